using SharedBandwidth.CommandLine.Console;
using SharedBandwidth.CommandLine.Words;
using SharedBandwidth.Simulation.Recording;

namespace SharedBandwidth.CommandLine.Reports;

/// <summary>The first lines of everything that is rehearsed: where, and that it is a rehearsal.</summary>
internal static class TitleLine
{
    public static void Write(Page page, ProgramRun run)
    {
        page.Wrapped(new Indent("", "  "), TextSpan.Bold($"{run.Project} / {run.Stack} in {PlaceWords.Of(run.Plan.Place)}"));
        page.Wrapped(new Indent("", "  "), TextSpan.Dim("Rehearsal: no account is asked, nothing is changed."));
    }
}
