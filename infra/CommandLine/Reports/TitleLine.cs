using SharedBandwidth.CommandLine.Console;
using SharedBandwidth.Simulation.Recording;

namespace SharedBandwidth.CommandLine.Reports;

/// <summary>The first line of everything that is rehearsed.</summary>
internal static class TitleLine
{
    public static void Write(Page page, ProgramRun run) =>
        page.Wrapped(
            new Indent("", "  "), TextSpan.Bold($"{run.Project} / {run.Stack}"),
            TextSpan.Dim(" - rehearsal: no account is asked, nothing is changed"));
}
