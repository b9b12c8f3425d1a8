using System.Globalization;
using SharedBandwidth.Planning.Billing;
using SharedBandwidth.Planning.Demand;
using SharedBandwidth.Planning.Exposure.Plan;
using Spectre.Console;

namespace SharedBandwidth.Rehearsal.Rendering;

/// <summary>Which bandwidth to buy and why, for people.</summary>
internal static class BandwidthText
{
    public static void Write(string stack, ExposurePlan plan, MeasuredReport? measured, BillingComparison? billing, IAnsiConsole console)
    {
        var page = Page.For(console);
        page.Wrapped(new Indent("", "  "), Piece.Bold(stack), Piece.Dim(" - bandwidth"));
        page.Blank();
        page.Wrapped(new Indent("", ""), Piece.Bold(Verdict.Of(plan)));
        WriteDeclared(page, plan.Bandwidth);
        DemandChart.Write(page, plan);
        if (measured is not null)
        {
            MeasuredSection.Write(page, measured);
        }

        if (billing is not null)
        {
            BillingSection.Write(page, billing);
        }

        page.WriteTo(console);
    }

    private static void WriteDeclared(Page page, BandwidthPlan plan)
    {
        if (plan.Peaks.IsEmpty)
        {
            return;
        }

        page.Heading(Piece.Bold("Declared demand"));
        page.Wrapped(Indent.Body, $"Bought separately {Quantity.Mbps(plan.SeparateMbps)}, together {Quantity.Mbps(plan.SharedMbps)}: diversity factor {((double)plan.SeparateMbps / plan.SharedMbps).ToString("0.00", CultureInfo.InvariantCulture)}.");
        if (plan.PackageMbps is { } packageMbps)
        {
            page.Wrapped(Indent.Body, $"The package of {Quantity.Mbps(packageMbps)} follows from {Reason(plan.DecidedBy)}; headroom {Quantity.Mbps(packageMbps - plan.SharedMbps)}, used {Quantity.Percent(plan.UtilisationPercent)} on average.");
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
