using SharedBandwidth.CommandLine.Console;
using SharedBandwidth.CommandLine.Reports;
using SharedBandwidth.Simulation.Recording;
using Spectre.Console;

namespace SharedBandwidth.CommandLine.Preview;

/// <summary>A rehearsal as text for people, the verdict first. Colours and widths are the console's.</summary>
public static class PreviewText
{
    /// <summary>Everything but the errors, for which there is <see cref="ErrorList"/>.</summary>
    public static void Write(ProgramRun run, IAnsiConsole console)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(console);

        var page = Page.For(console);
        TitleLine.Write(page, run);

        var exposure = run.Plan.Exposure;
        VerdictSection.Write(page, run);
        if (!run.HasErrors || exposure.Bandwidth.SharedMbps > 0)
        {
            DemandChart.Write(page, exposure);
        }

        EndpointList.Write(page, run);
        ResourceTree.Write(page, run.Resources);
        AssumptionList.Write(page, run.Assumptions);
        FindingsSection.Write(page, run);
        page.WriteTo(console);
    }
}
