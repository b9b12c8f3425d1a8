using System.Collections.Immutable;
using System.Globalization;
using SharedBandwidth.CommandLine.Console;
using SharedBandwidth.CommandLine.Words;
using SharedBandwidth.Planning.Demand;
using SharedBandwidth.Planning.Findings;
using SharedBandwidth.Sizing.Measured;

using Table = SharedBandwidth.CommandLine.Console.Table;

namespace SharedBandwidth.CommandLine.Bandwidth;

/// <summary>What was measured, and how the declared demand and the package stand to it.</summary>
internal static class MeasuredSection
{
    private const int MostSpans = 5;

    /// <summary>The measured number beside the declared one.</summary>
    public static string Headline(MeasuredTarget target, long? packageMbps) =>
        $"Measured demand asks for {Format.Mbps(target.TargetMbps)}" + (target.TargetMbps - packageMbps) switch
        {
            null => ".",
            0 => ", as much.",
            > 0 and long more => $", {Format.Mbps(more)} more.",
            long less => $", {Format.Mbps(-less)} less.",
        };

    public static void Write(Page page, MeasuredReport report)
    {
        var samples = report.Samples;
        page.Heading(TextSpan.Bold("Measured demand"), TextSpan.Dim($", times of the zone {report.Zone.Id}"));
        page.Wrapped(Indent.Body,
            $"{Format.Count(report.Rows, "row")} of {Sentence.And(Measured(samples))} every {samples.StepMinutes} min over " +
            $"{Span(samples.SpanDays)}. {Gaps(report)}");
        foreach (var note in report.Notes)
        {
            page.Wrapped(Indent.Item("- "), note);
        }

        WriteStep(page, samples.StepMinutes);
        WriteProblems(page, report);
        foreach (var sentence in SpecialDayWords.Of(report))
        {
            page.Wrapped(Indent.Body, sentence);
        }

        WriteJoint(page, report);
        WriteApps(page, report);
        WriteHours(page, report);
        WriteBacktest(page, report);
        WriteComparisons(page, report);
    }

    // What five-minute samples average away is what bills do not see either.
    private static void WriteStep(Page page, int stepMinutes)
    {
        if (stepMinutes > 5)
        {
            page.Wrapped(Indent.Body,
                $"Each sample is the mean of {Format.HoursAndMinutes(stepMinutes)}: what was higher for a shorter time is not in it, so " +
                "true peaks lie above those below.");
        }
    }

    private static void WriteJoint(Page page, MeasuredReport report)
    {
        if (report.Demand is not { Joint: { } joint, Target: { } target })
        {
            page.Wrapped(Indent.Body, report.Demand.Unmeasured.IsEmpty
                ? "There is no time at which all these apps have a sample, so nothing can be said of them together."
                : TextSpan.Of(Unmeasured(report.Demand.Unmeasured), Styles.Warning));
            return;
        }

        var apps = report.Demand.AppsAtPeak.OrderByDescending(app => app.Value)
            .Select(app => $"{app.Key}{Format.FixedSpace}{Format.Number(app.Value)}");
        var of = report.Samples.Package is { } package ? $" of {package.App}'s own samples" : "";
        var parts = report.Demand.AppsAtPeak.IsEmpty ? "" : $" ({Sentence.AndAtMost(apps, 4)})";
        var separate = report.Demand.SeparateMbps is { } separateMbps ? $"; bought separately {Format.Mbps(separateMbps)}" : "";
        page.Wrapped(Indent.Body,
            $"Joint peak{of} {Format.Mbps(joint.PeakMbps)} at {Time(joint.PeakUnixSeconds, report)}{parts}{separate}.");
        var (p50, p95, p99, p995) = joint.Percentiles;
        page.Wrapped(Indent.Body,
            $"Percentiles: 50th {Format.Mbps(p50)}, 95th {Format.Mbps(p95)}, 99th {Format.Mbps(p99)}, 99.5th {Format.Mbps(p995)}.");
        page.Wrapped(Indent.Body, TextSpan.Bold($"Target {Format.Mbps(target.TargetMbps)}"),
            target.Bounds is { } bounds
                ? $", at least {Format.Mbps(bounds.LowerMbps)}, at most {Format.Mbps(bounds.UpperMbps)}, from {Reason(target)}, with " +
                    $"{Format.Days(target.Days)} of samples behind it."
                : $" from {Reason(target)}; {Span(target.Days)} of samples are too few for bounds, which need a day.");
        WriteResizing(page, report, target);
    }

    private static string Unmeasured(ImmutableArray<string> apps)
    {
        var (need, have) = apps.Length == 1 ? ("needs something by its", "has") : ("need something by their", "have");
        return $"{Sentence.And(apps)} {need} declared demand and {have} no samples, so nothing is said of all together: no target, no " +
            "backtest, and a bill is that of the declared demand.";
    }

    private static void WriteResizing(Page page, MeasuredReport report, MeasuredTarget target)
    {
        const string How = "set bandwidth.mbps, or correct the apps' demand";
        if (report.Resizing is { } resizing && report.Backtest is { } test)
        {
            var packageMbps = Format.Mbps(test.PackageMbps);
            page.Wrapped(Indent.Body, resizing switch
            {
                Resizing.Enlarge => $"The package of {packageMbps} is too small: enlarge it to {Format.Mbps(target.TargetMbps)} ({How}).",
                Resizing.Reduce =>
                    $"The package of {packageMbps} is larger than any need that can be expected: reduce it to " +
                    $"{Format.Mbps(target.TargetMbps)} ({How}).",
                _ => $"The package of {packageMbps} lies between these bounds: it need not be resized.",
            });
        }
    }

    private static string Span(double days) =>
        days < 1 ? Format.HoursAndMinutes((int)Math.Round(days * DayMinute.PerDay)) : Format.Days(days);

    private static IEnumerable<string> Measured(SampleSet samples)
    {
        if (!samples.Series.IsEmpty)
        {
            yield return Format.Count(samples.Series.Length, "app");
        }

        if (samples.Package is not null)
        {
            yield return "the package";
        }
    }

    private static void WriteApps(Page page, MeasuredReport report)
    {
        if (report.Demand.Apps.IsEmpty)
        {
            return;
        }

        page.Blank();
        Table.Write(
            page,
            ["app", "peak", "95th", "mean", "missing", "gaps", "first gap"],
            report.Apps.Select(app => (string[])
            [
                app.Series.App,
                Format.Number(app.Measure.Measure.PeakMbps),
                Format.Number(app.Measure.Measure.Percentiles.P95Mbps),
                Format.Number(app.Measure.Measure.MeanMbps),
                Format.Percent(app.Measure.MissingPercent),
                Format.Number(app.Series.Gaps),
                app.Series.FirstGaps is [var gap, ..] ? Time(gap.FromUnixSeconds, report) : "-",
            ]));
    }

    private static string Gaps(MeasuredReport report) => report.Demand.Series.LeftOut switch
    {
        0 => "There is no gap.",
        var leftOut => $"At {Format.Number(leftOut)} of {Format.Count(report.Samples.Times, "time")} some app has a gap; they are " +
            "left out of what is said of all together.",
    };

    private static void WriteProblems(Page page, MeasuredReport report)
    {
        foreach (var problem in report.File.Problems)
        {
            page.Wrapped(
                Indent.Item("- "),
                TextSpan.Of(
                    $"{Format.Count(problem.Count, "row")}: {RowProblemWords.Of(problem.Kind)}{Used(problem.Kind)}", Styles.Warning));
            foreach (var row in problem.Kind == RowProblemKind.Duplicate ? [] : problem.First.AsSpan())
            {
                page.Wrapped(Indent.Item("    "), $"{report.PlaceWord} {row.Line}: {row.Message}");
            }
        }

        if (!report.File.AppsWithoutSamples.IsEmpty && !report.Demand.Apps.IsEmpty)
        {
            page.Wrapped(Indent.Item("- "), TextSpan.Of($"No samples of {Sentence.And(report.File.AppsWithoutSamples)}.", Styles.Warning));
        }
    }

    // Neighbouring hours with the same planned demand are one row.
    private static void WriteHours(Page page, MeasuredReport report)
    {
        if (report.Hours.IsEmpty)
        {
            return;
        }

        var rows = new List<List<MeasuredHour>>();
        foreach (var hour in report.Hours)
        {
            if (rows is [.., var last] && last[0].PlannedMbps == hour.PlannedMbps)
            {
                last.Add(hour);
            }
            else
            {
                rows.Add([hour]);
            }
        }

        page.Heading(TextSpan.Bold("Planned against measured, all together"), TextSpan.Dim(", in Mbit/s; the most of each time"));
        Table.Write(
            page,
            ["time", "planned", "measured", "measured - planned", "minutes over"],
            rows.Select(row => (hours: row, mbps: row.Max(hour => hour.MeasuredMbps))).Select(row => (string[])
            [
                $"{DayMinute.Format(row.hours[0].Hour * 60)} to {DayMinute.Format((row.hours[^1].Hour + 1) * 60)}",
                Format.Number(row.hours[0].PlannedMbps),
                row.mbps is { } most ? Format.Number(most) : "-",
                row.mbps is { } measured
                    ? $"{(measured > row.hours[0].PlannedMbps ? "+" : "")}{Format.Number(measured - row.hours[0].PlannedMbps)}"
                    : "-",
                Format.Number(row.hours.Sum(hour => hour.MinutesOver)),
            ]));
    }

    private static string Used(RowProblemKind kind) => kind == RowProblemKind.Duplicate ? ", the larger counts" : "";

    private static void WriteBacktest(Page page, MeasuredReport report)
    {
        if (report.Backtest is not { } test)
        {
            return;
        }

        page.Heading(TextSpan.Bold("Backtest"), $": with a package of {Format.Mbps(test.PackageMbps)}");
        page.Wrapped(Indent.Body, test.MinutesOver == 0
            ? $"It would never have been too small in {Format.Count(test.MinutesMeasured, "minute")}."
            : $"It would have been too small for {Format.Number(test.MinutesOver)} of {Format.Count(test.MinutesMeasured, "minute")} " +
                $"({Format.Percent(test.OverPercent)}), by {Format.Mbps(test.MaxExcessMbps)} at most and " +
                $"{Format.Mbps(test.MeanExcessMbps)} on average.");
        foreach (var span in test.WorstFirst.Take(MostSpans))
        {
            page.Wrapped(Indent.Item("- "),
                $"{Time(span.FromUnixSeconds, report)}, {Format.Count(span.Minutes, "minute")}, by up to " +
                $"{Format.Mbps(span.MaxExcessMbps)}");
        }

        if (test.Spans.Length > MostSpans)
        {
            page.Wrapped(Indent.Item("- "), $"and {Format.Count(test.Spans.Length - MostSpans, "more time")}");
        }
    }

    private static void WriteComparisons(Page page, MeasuredReport report)
    {
        if (report.Demand.Apps.IsEmpty)
        {
            page.Heading(TextSpan.Bold("Declared against measured"));
            page.Wrapped(Indent.Body, "The samples are the package's own, so they say nothing of single apps.");
            return;
        }

        page.Heading(TextSpan.Bold("Declared against measured"));
        Table.Write(
            page,
            ["app", "declared is", "minutes over", "by at most", "when"],
            report.Comparisons.Select(app => (string[])
            [
                app.App,
                Word(app.Verdict),
                Format.Number(app.MinutesOver),
                app.MinutesOver == 0 ? "-" : Format.Number(app.LargestExcessMbps),
                app.LargestExcessUnixSeconds is { } at ? Time(at, report) : "-",
            ]));
        foreach (var (app, level) in report.Comparisons.SelectMany(app => app.LevelsTooHigh.Select(level => (app.App, level))))
        {
            page.Wrapped(Indent.Item("- "),
                $"{app} declares {Format.Mbps(level.Mbps)} " +
                $"{(level.Window is { } window ? $"from {window.When}" : "outside every window")}, when at most " +
                $"{Format.Mbps(level.LargestMbps!.Value)} were measured.");
        }
    }

    private static string Reason(MeasuredTarget target) => target.DecidedBy switch
    {
        TargetReason.Percentile995 => "the 99.5th percentile",
        TargetReason.JointPeak => "the joint peak",
        TargetReason.Headroom => $"the 99.5th percentile and {target.HeadroomPercent} % of headroom",
        _ => "the smallest package that is sold",
    };

    private static string Word(DemandVerdict verdict) => verdict switch
    {
        DemandVerdict.Fits => "right",
        DemandVerdict.TooLow => "too low",
        DemandVerdict.TooHigh => "too high",
        DemandVerdict.TooLowAndTooHigh => "too low and too high",
        DemandVerdict.NotDeclared => "missing",
        _ => "not measured",
    };

    private static string Time(long unixSeconds, MeasuredReport report) =>
        report.Local(unixSeconds).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
