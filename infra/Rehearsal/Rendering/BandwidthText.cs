using System.Globalization;
using SharedBandwidth.Planning.Demand;
using Spectre.Console;

namespace SharedBandwidth.Rehearsal.Rendering;

/// <summary>Which bandwidth to buy and why, for people.</summary>
internal static class BandwidthText
{
    public static void Write(BandwidthReport report, IAnsiConsole console)
    {
        var page = Page.For(console);
        page.Wrapped(new Indent("", "  "), Piece.Bold($"{report.Project} / {report.Stack}"), Piece.Dim(" - bandwidth"));
        page.Blank();
        page.Wrapped(new Indent("", ""), Piece.Bold(Verdict.Of(report.Plan)));
        WriteDeclared(page, report);
        DemandChart.Write(page, report.Plan);
        if (report.Measured is { } measured)
        {
            MeasuredSection.Write(page, measured);
        }

        if (report.Billing is { } billing)
        {
            BillingSection.Write(page, billing);
        }

        page.WriteTo(console);
    }

    private static void WriteDeclared(Page page, BandwidthReport report)
    {
        var plan = report.Plan.Bandwidth;
        if (plan.DiversityFactor is not { } diversityFactor)
        {
            return;
        }

        page.Heading(Piece.Bold("Declared demand"), Piece.Dim(report.TimeZone is { } zone ? $", times of the zone {zone}" : ""));
        VerdictSection.WriteReasons(page, report.Plan);
        page.Wrapped(Indent.Body, $"The diversity factor is {diversityFactor.ToString("0.00", CultureInfo.InvariantCulture)}.");
        if (plan.PackageMbps is { } packageMbps)
        {
            page.Wrapped(Indent.Body, $"The package of {Quantity.Mbps(packageMbps)} follows from {Reason(plan.DecidedBy)}; its headroom is {Quantity.Mbps(packageMbps - plan.SharedMbps)}.");
        }

        page.Blank();
        Grid.Write(
            page,
            ["app", "own peak", "adds to the joint peak", "joint peak without it"],
            AppContribution.Of(plan).Select(app => (string[])[app.App, Quantity.Number(app.PeakMbps), Quantity.Number(app.AddsMbps), Quantity.Number(app.WithoutMbps)]));
    }

    private static string Reason(SizeReason reason) => reason switch
    {
        SizeReason.JointPeak => "the joint peak",
        SizeReason.Headroom => "the joint peak and the headroom asked for",
        SizeReason.ServiceMinimum => "the smallest package that is sold",
        _ => "the number declared",
    };
}
