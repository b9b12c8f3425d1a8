using SharedBandwidth.CommandLine.Preview;
using SharedBandwidth.CommandLine.Reports;
using SharedBandwidth.Simulation.Recording;
using Spectre.Console;

namespace SharedBandwidth.Tests.CommandLine;

/// <summary>What a console of a given width and colours gets.</summary>
internal static class Rendered
{
    public static string Plain(ProgramRun run, int width = 80) =>
        Of(width, ColorSystemSupport.NoColors, console => PreviewText.Write(run, console));

    public static string PlainErrors(ProgramRun run, int width = 80) =>
        Of(width, ColorSystemSupport.NoColors, console => ErrorList.Write(run.Findings, "Pulumi.prod.yaml", console));

    public static string Coloured(ProgramRun run, ColorSystemSupport colours) =>
        Of(80, colours, console => PreviewText.Write(run, console));

    /// <summary>The section that starts with this heading, without the empty line after it.</summary>
    public static string Section(string text, string heading) =>
        text.Split("\n\n").First(section => section.StartsWith(heading, StringComparison.Ordinal)).TrimEnd('\n');

    public static string Of(int width, ColorSystemSupport colours, Action<IAnsiConsole> write)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.Yes,
            ColorSystem = colours,
            Out = new AnsiConsoleOutput(writer),
            // Otherwise a build server's variables would change the result.
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
        });
        console.Profile.Width = width;
        write(console);
        return writer.ToString();
    }
}
