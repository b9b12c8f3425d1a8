using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace SharedBandwidth.Plugin.Schema;

/// <summary>Turns C# documentation into Markdown that a reader of any language understands.</summary>
/// <param name="home">Full name of the type that the text belongs to: its own members are named without it.</param>
internal sealed class Markdown(string home)
{
    private static readonly Regex _spaces = new(@"\s+");

    private static readonly Regex _special = new(@"[\\`*<\[]");

    /// <summary>The text of an element, its paragraphs parted by an empty line.</summary>
    /// <exception cref="NotSupportedException">There is an element that this does not know.</exception>
    public string Of(XElement element)
    {
        ArgumentNullException.ThrowIfNull(element);
        var blocks = new List<string>();
        var line = "";
        foreach (var node in element.Nodes())
        {
            if (node is XElement { Name.LocalName: "para" or "code" } block)
            {
                Flush();
                blocks.Add(block.Name.LocalName == "para" ? Of(block) : $"```\n{Outdented(block.Value)}\n```");
            }
            else
            {
                line += Inline(node);
            }
        }

        Flush();
        return string.Join("\n\n", blocks.Where(block => block.Length > 0));

        void Flush()
        {
            blocks.Add(_spaces.Replace(line, " ").Trim());
            line = "";
        }
    }

    private string Inline(XNode node) => node switch
    {
        XText text => _special.Replace(text.Value, @"\$0"),
        XElement { Name.LocalName: "c" } code => Code(code.Value),
        XElement { Name.LocalName: "paramref" or "typeparamref" } name => Code(CamelCase(name.Attribute("name")!.Value)),
        XElement { Name.LocalName: "see" } see => See(see),
        XElement element => throw new NotSupportedException(
            $"The documentation of {home} has <{element.Name.LocalName}>, which is not turned into Markdown; use para, code, c, paramref " +
            "or see."),
        _ => "",
    };

    private string See(XElement see)
    {
        if (see.Attribute("langword") is { } word)
        {
            return Code(word.Value);
        }

        if (see.Attribute("href") is { } link)
        {
            return see.Value.Length == 0 ? $"<{link.Value}>" : $"[{see.Value}]({link.Value})";
        }

        var id = see.Attribute("cref")!.Value;
        return see.Value.Length == 0 ? Code(NameOf(id[0], id[2..].Split('(')[0])) : see.Value;
    }

    // Members are properties in other languages, so they get a property's case; types keep theirs.
    private string NameOf(char kind, string fullName)
    {
        var dot = fullName.LastIndexOf('.');
        if (kind == 'T')
        {
            return fullName[(dot + 1)..];
        }

        var (type, member) = (fullName[..dot], CamelCase(fullName[(dot + 1)..]));
        return type == home ? member : $"{type[(type.LastIndexOf('.') + 1)..]}.{member}";
    }

    private static string Code(string text) => $"`{text}`";

    private static string CamelCase(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    private static string Outdented(string text)
    {
        string[] lines = [.. text.ReplaceLineEndings("\n").Trim('\n').TrimEnd().Split('\n')];
        var margin = lines.Where(line => line.Trim().Length > 0).Select(line => line.Length - line.TrimStart().Length)
            .DefaultIfEmpty().Min();
        return string.Join('\n', lines.Select(line => line.Length < margin ? "" : line[margin..]));
    }
}
