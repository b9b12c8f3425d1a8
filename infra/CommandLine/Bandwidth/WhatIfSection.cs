using SharedBandwidth.CommandLine.Console;
using SharedBandwidth.CommandLine.Reports;
using SharedBandwidth.CommandLine.Words;
using SharedBandwidth.Planning.Demand;
using SharedBandwidth.Planning.Findings;
using SharedBandwidth.Sizing.WhatIf;

namespace SharedBandwidth.CommandLine.Bandwidth;

/// <summary>What would be otherwise, for people.</summary>
internal static class WhatIfSection
{
    private const int MostTimes = 5;

    public static void Write(Page page, WhatIfReport report)
    {
        page.Heading(TextSpan.Bold("What if"), $": {Sentence.And(Supposed(report.Supposed))}");
        WriteSize(page, report);
        if (report.Backtest is { } test)
        {
            var minutes = Format.Count(test.MinutesMeasured, "measured minute");
            page.Wrapped(Indent.Body, test.MinutesOver == 0
                ? $"In {minutes} it would never have been too small."
                : $"In {minutes} it would have been too small for {Format.Number(test.MinutesOver)} " +
                    $"({Format.Percent(test.OverPercent)}), by {Format.Mbps(test.MaxExcessMbps)} at most.");
        }

        if (report.Change is { } change)
        {
            page.Wrapped(Indent.Body, BillingWords.Of(change));
        }
    }

    /// <summary>The move that is worth a try, or nothing.</summary>
    public static IEnumerable<string> Cheapest(BandwidthPlan plan)
    {
        // A declared size does not follow the demand.
        if (plan.DecidedBy is (SizeReason.JointPeak or SizeReason.Headroom) && CheapestMove.Of(plan) is { } move)
        {
            var to = DayMinute.Format(move.ToMinute);
            yield return $"The shortest move in half hours that does at least half of what the best one does: {move.App}'s peak at {to} " +
                $"instead of {DayMinute.Format(move.FromMinute)} brings the joint peak from {Format.Number(plan.SharedMbps)} to " +
                $"{Format.Mbps(move.SharedMbps)}; see --move {move.App}:{to}.";
        }
    }

    private static IEnumerable<string> Supposed(Supposition supposed)
    {
        if (supposed.PackageMbps is { } mbps)
        {
            yield return $"a package of {Format.Mbps(mbps)}";
        }

        if (!supposed.Without.IsEmpty)
        {
            yield return $"without {Sentence.And(supposed.Without)}";
        }

        foreach (var (app, minute) in supposed.PeakStarts)
        {
            yield return $"{app}'s peak at {DayMinute.Format(minute)}";
        }
    }

    private static void WriteSize(Page page, WhatIfReport report)
    {
        var (before, after) = (report.Before, report.After);
        page.Wrapped(
            Indent.Body,
            $"{FromTo("The joint peak", before.SharedMbps, after.SharedMbps)}; " +
            $"{FromTo("the package", before.PackageMbps, after.PackageMbps)}.");
        if (after.PackageMbps is not { } packageMbps)
        {
            return;
        }

        page.Wrapped(Indent.Body, report.Over.IsEmpty
            ? "By declared demand it is never too small."
            : $"By declared demand it is too small for {Format.Number(after.MinutesOver(packageMbps))} of " +
                $"{Format.Number(after.JointMbpsByMinute.Length)} minutes of the {(after.IsDaily ? "day" : "week")}, by " +
                $"{Format.Mbps(after.SharedMbps - packageMbps)} at most. Every app that draws from it then may be throttled:");
        foreach (var over in report.Over.Take(MostTimes))
        {
            page.Wrapped(Indent.Item("- "), VerdictSection.OverText(over));
        }

        if (report.Over.Length > MostTimes)
        {
            page.Wrapped(Indent.Item("- "), $"and at {Format.Count(report.Over.Length - MostTimes, "more time")}");
        }
    }

    private static string FromTo(string what, long? before, long? after) => before == after
        ? $"{what} stays at {Mbps(after)}"
        : $"{what} goes from {Mbps(before)} to {Mbps(after)}";

    private static string Mbps(long? mbps) => mbps is { } known ? Format.Mbps(known) : "an unknown size";
}
