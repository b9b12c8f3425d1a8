using System.CommandLine;
using System.Globalization;

namespace SharedBandwidth.CommandLine;

/// <summary>An option whose value is a whole number; what is none is refused in this tool's words, not the parser's.</summary>
internal static class WholeNumberOption
{
    /// <param name="name">The option, such as <c>--port</c>.</param>
    /// <param name="helpName">What stands for the number in the help.</param>
    /// <param name="description">What the help says.</param>
    /// <param name="remedy">What to change where it is no number, without a full stop.</param>
    public static Option<int?> Create(string name, string helpName, string description, string remedy) => new(name)
    {
        Description = description,
        HelpName = helpName,
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            {
                return number;
            }

            result.AddError($"{name} {text}: this is not a whole number; {remedy}.");
            return null;
        },
    };
}
