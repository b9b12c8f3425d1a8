using System.Collections;
using System.Collections.Immutable;
using System.Globalization;
using Spectre.Console;

namespace SharedBandwidth.CommandLine.Console;

/// <summary>
/// Where the tool was started, and where it writes: colours on a terminal only, plain text through a pipe and with NO_COLOR
/// (https://no-color.org).
/// </summary>
internal sealed class Terminal
{
    // What a pipe gets unless COLUMNS says otherwise, and the least that it gets.
    private const int PlainWidth = 100;
    private const int LeastWidth = 40;

    /// <summary>Standard input as bytes; empty unless given.</summary>
    public Stream InputStream { get; init; } = Stream.Null;

    /// <summary>The stream of answers as bytes, for data; never used beside <see cref="Output"/> in one command.</summary>
    public required Stream OutputStream { get; init; }

    /// <summary>The stream of answers as text.</summary>
    public required TextWriter Output { get; init; }

    /// <summary>The stream of errors.</summary>
    public required TextWriter Error { get; init; }

    public bool IsOutputRedirected { get; init; } = true;

    public bool IsErrorRedirected { get; init; } = true;

    /// <summary>The environment: it says how to write, and a command that is started inherits it; empty unless given.</summary>
    public ImmutableDictionary<string, string> Variables { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The process's own streams and variables.</summary>
    public static Terminal OfProcess() => new()
    {
        InputStream = System.Console.OpenStandardInput(),
        OutputStream = System.Console.OpenStandardOutput(),
        Output = System.Console.Out,
        Error = System.Console.Error,
        IsOutputRedirected = System.Console.IsOutputRedirected,
        IsErrorRedirected = System.Console.IsErrorRedirected,
        // Windows looks a name up in any case, and can have one in two.
        Variables = ImmutableDictionary
            .Create<string, string>(OperatingSystem.IsWindows() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal)
            .SetItems(Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
                .Select(variable => KeyValuePair.Create((string)variable.Key, (string)variable.Value!))),
    };

    /// <summary>A variable's value; null when it is not set, or empty.</summary>
    public string? Variable(string name) => Variables.TryGetValue(name, out var value) && value.Length > 0 ? value : null;

    public IAnsiConsole OutputConsole() => Create(Output, IsOutputRedirected);

    public IAnsiConsole ErrorConsole() => Create(Error, IsErrorRedirected);

    /// <summary>A bar on the stream of errors; null through a pipe, where nobody looks at it.</summary>
    /// <param name="what">What goes on, such as "Reading month.csv".</param>
    public ProgressBar? Progress(string what) => IsErrorRedirected ? null : new ProgressBar(Error, what, ErrorConsole().Profile.Width);

    /// <summary>One sentence on the stream of errors, beside the answer; what would steer a terminal does not reach it.</summary>
    public void Say(string sentence) => Error.WriteLine(TextSpan.Dim(sentence).Text);

    private IAnsiConsole Create(TextWriter writer, bool isRedirected)
    {
        var plain = isRedirected || Variable("NO_COLOR") is not null;
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = plain ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = plain ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Interactive = InteractionSupport.No,
            // They turn colours on again where they recognise a CI server, also through a pipe.
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
            Out = new AnsiConsoleOutput(writer),
        });
        if (isRedirected)
        {
            console.Profile.Width =
                int.TryParse(Variable("COLUMNS"), NumberStyles.None, CultureInfo.InvariantCulture, out var columns) && columns >= LeastWidth
                    ? columns
                    : PlainWidth;
        }

        return console;
    }
}
