using System.Globalization;
using SharedBandwidth.CommandLine.Console;
using SharedBandwidth.CommandLine.Reports;
using SharedBandwidth.CommandLine.Words;
using SharedBandwidth.Planning.Demand;
using Spectre.Console;

using Table = SharedBandwidth.CommandLine.Console.Table;

namespace SharedBandwidth.CommandLine.Bandwidth;

/// <summary>Which bandwidth to buy and why, for people.</summary>
internal static class BandwidthText
{
    public static void Write(BandwidthReport report, IAnsiConsole console)
    {
        var page = Page.For(console);
        page.Wrapped(
            new Indent("", "  "), TextSpan.Bold($"{report.Project} / {report.Stack} in {PlaceWords.Of(report.Place)}"),
            TextSpan.Dim(" - bandwidth"));
        page.Blank();
        page.Wrapped(new Indent("", ""), TextSpan.Bold(Verdict.Of(report.Plan)));
        if (report.Measured?.Demand.Target is { } target)
        {
            page.Wrapped(new Indent("", ""), TextSpan.Bold(MeasuredSection.Headline(target, report.Plan.Bandwidth.PackageMbps)));
        }

        WriteDeclared(page, report);
        DemandChart.Write(page, report.Plan);
        if (report.WhatIf is { } whatIf)
        {
            WhatIfSection.Write(page, whatIf);
        }

        if (report.Measured is { } measured)
        {
            MeasuredSection.Write(page, measured);
        }

        if (report.Billing is { } billing)
        {
            BillingSection.Write(page, billing, report.BillingChange);
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

        page.Heading(TextSpan.Bold("Declared demand"), TextSpan.Dim(report.TimeZone is { } zone ? $", times of the zone {zone}" : ""));
        VerdictSection.WriteReasons(page, report.Plan);
        page.Wrapped(Indent.Body, $"The diversity factor is {diversityFactor.ToString("0.00", CultureInfo.InvariantCulture)}.");
        if (plan.PackageMbps is { } packageMbps)
        {
            page.Wrapped(Indent.Body,
                $"The package of {Format.Mbps(packageMbps)} follows from {Reason(plan.DecidedBy)}; its headroom is " +
                $"{Format.Mbps(packageMbps - plan.SharedMbps)}.");
        }

        foreach (var sentence in WhatIfSection.Cheapest(plan))
        {
            page.Wrapped(Indent.Body, sentence);
        }

        page.Blank();
        Table.Write(
            page,
            ["app", "own peak", "adds to the joint peak", "joint peak without it"],
            AppContribution.Of(plan)
                .Select(app => (string[])
                    [app.App, Format.Number(app.PeakMbps), Format.Number(app.AddsMbps), Format.Number(app.WithoutMbps)]));
    }

    private static string Reason(SizeReason reason) => reason switch
    {
        SizeReason.JointPeak => "the joint peak",
        SizeReason.Headroom => "the joint peak and the headroom asked for",
        SizeReason.ServiceMinimum => "the smallest package that is sold",
        _ => "the number declared",
    };
}
