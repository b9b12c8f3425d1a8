using System.Globalization;
using SharedBandwidth.Rehearsal.Rendering;
using Spectre.Console;

namespace SharedBandwidth.Rehearsal;

/// <summary>The two streams to write to: colours on a terminal only, plain text through a pipe and with NO_COLOR (https://no-color.org).</summary>
internal static class Terminal
{
    // What a pipe gets unless COLUMNS says otherwise.
    private const int PlainWidth = 100;

    public static IAnsiConsole Output() => Create(Console.Out, Console.IsOutputRedirected);

    public static IAnsiConsole Error() => Create(Console.Error, Console.IsErrorRedirected);

    /// <summary>A bar on the stream of errors; null through a pipe, where nobody looks at it.</summary>
    /// <param name="what">What goes on, such as "Reading month.csv".</param>
    public static ProgressBar? Progress(string what) => Console.IsErrorRedirected ? null : new ProgressBar(Console.Error, what, Error().Profile.Width);

    private static IAnsiConsole Create(TextWriter writer, bool isRedirected)
    {
        var plain = isRedirected || !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
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
            console.Profile.Width = int.TryParse(Environment.GetEnvironmentVariable("COLUMNS"), NumberStyles.None, CultureInfo.InvariantCulture, out var columns) && columns >= 40
                ? columns
                : PlainWidth;
        }

        return console;
    }
}
