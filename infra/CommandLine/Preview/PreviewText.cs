using SharedBandwidth.CommandLine.Console;
using SharedBandwidth.CommandLine.Reports;
using SharedBandwidth.Planning.Findings;
using SharedBandwidth.Simulation.Recording;
using Spectre.Console;

namespace SharedBandwidth.CommandLine.Preview;

/// <summary>A rehearsal as text for people, the verdict first. Colours and widths are the console's.</summary>
public static class PreviewText
{
    /// <summary>Everything but the errors, for which there is <see cref="WriteErrors"/>.</summary>
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

    /// <summary>The errors alone; nothing when there are none.</summary>
    /// <param name="findings">All findings.</param>
    /// <param name="fileName">The file that the errors are in, such as <c>Pulumi.prod.yaml</c>.</param>
    /// <param name="console">Where to write, usually to the stream of errors.</param>
    public static void WriteErrors(IReadOnlyCollection<Finding> findings, string fileName, IAnsiConsole console)
    {
        ArgumentNullException.ThrowIfNull(console);
        List<Finding> errors = [.. findings.Where(finding => finding.Severity == Severity.Error)];
        if (errors.Count > 0)
        {
            var page = Page.For(console);
            FindingsSection.WriteErrors(page, errors, fileName);
            page.WriteTo(console);
        }
    }
}
