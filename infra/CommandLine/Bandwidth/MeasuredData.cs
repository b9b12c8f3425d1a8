using System.Globalization;
using System.Text.Json.Serialization;
using SharedBandwidth.CommandLine.Reports;
using SharedBandwidth.CommandLine.Words;
using SharedBandwidth.Sizing.Measured;

namespace SharedBandwidth.CommandLine.Bandwidth;

/// <summary>What was measured. Times have the offset of the report's zone, to the second, as no general format writes them.</summary>
internal sealed record MeasuredData(
    string TimeZone,
    long Rows,
    int StepMinutes,
    TwoDecimals SpanDays,
    int Times,
    int TimesLeftOut,
    IReadOnlyList<string> Notes,
    IEnumerable<ProblemsData> Problems,
    IReadOnlyList<string> AppsWithoutSamples,
    IReadOnlyList<string> UnmeasuredDemand,
    IEnumerable<DayPeakData> SpecialDays,
    IEnumerable<DayPeakData> DaysThatStandOut)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public JointData? Joint { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public TargetData? Target { get; init; }

    public required IEnumerable<MeasuredAppData> Apps { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public BacktestData? Backtest { get; init; }

    public required IEnumerable<MeasuredHourData> Hours { get; init; }

    public required IEnumerable<ComparisonData> DeclaredAgainstMeasured { get; init; }

    public static MeasuredData Of(MeasuredReport report)
    {
        var samples = report.Samples;
        var isTogether = report.Demand is { Joint: not null, Target: not null };
        return new MeasuredData(
            report.Zone.Id,
            report.Rows,
            samples.StepMinutes,
            samples.SpanDays,
            samples.Times,
            report.Demand.Series.LeftOut,
            report.Notes,
            report.File.Problems.Select(problem => new ProblemsData(
                JsonOutput.Name(problem.Kind), problem.Count, problem.First.Select(row => new ProblemData(row.Line, row.Message)))),
            report.File.AppsWithoutSamples,
            report.Demand.Unmeasured,
            report.SpecialDays.Select(DayPeakData.Of),
            report.StandingOut?.Days.Select(DayPeakData.Of) ?? [])
        {
            Joint = isTogether ? JointData.Of(report, Time) : null,
            Target = isTogether ? TargetData.Of(report.Demand.Target!, report.Resizing) : null,
            Apps = report.Apps.Select(app => MeasuredAppData.Of(app.Measure, app.Series, Time)),
            Hours = report.Hours.Select(hour => new MeasuredHourData(hour.Hour, hour.PlannedMbps, hour.MeasuredMbps, hour.MinutesOver)),
            Backtest = report.Backtest is { } test ? BacktestData.Of(test, Time) : null,
            DeclaredAgainstMeasured = report.Comparisons.Select(app => ComparisonData.Of(app, Time)),
        };

        string Time(long unixSeconds) => report.Local(unixSeconds).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
    }
}

/// <summary>All rows with the same problem.</summary>
internal sealed record ProblemsData(string Kind, long Rows, IEnumerable<ProblemData> First);

/// <summary>A day and the most that was needed together on it.</summary>
internal sealed record DayPeakData(string Date, TwoDecimals PeakMbps)
{
    public static DayPeakData Of(DayPeak day) => new(Format.Date(day.Date), day.PeakMbps);
}

/// <summary>One row that is not as it should be.</summary>
internal sealed record ProblemData(long Line, string Message);

/// <summary>What all apps needed together.</summary>
internal sealed record JointData(
    string? Package,
    TwoDecimals? SeparateMbps,
    TwoDecimals PeakMbps,
    string PeakAt,
    TwoDecimals MeanMbps,
    TwoDecimals P50Mbps,
    TwoDecimals P95Mbps,
    TwoDecimals P99Mbps,
    TwoDecimals P995Mbps,
    IReadOnlyDictionary<string, TwoDecimals> AppsAtPeak)
{
    public static JointData Of(MeasuredReport report, Func<long, string> time)
    {
        var joint = report.Demand.Joint!;
        var (p50, p95, p99, p995) = joint.Percentiles;
        var apps = report.Demand.AppsAtPeak.ToDictionary(app => app.Key, app => (TwoDecimals)app.Value);
        return new JointData(
            report.Samples.Package?.App,
            report.Demand.SeparateMbps, joint.PeakMbps, time(joint.PeakUnixSeconds), joint.MeanMbps, p50, p95, p99, p995, apps);
    }
}

/// <summary>An hour of the day: what was planned for it, and the most that was measured in it; null: nothing was.</summary>
internal sealed record MeasuredHourData(
    int Hour,
    long PlannedMbps,
    TwoDecimals? MeasuredMbps,
    long MinutesOver);

/// <summary>The package that measured demand asks for.</summary>
internal sealed record TargetData(
    long? LowerMbps,
    long TargetMbps,
    long? UpperMbps,
    string DecidedBy,
    int HeadroomPercent,
    TwoDecimals Days)
{
    /// <summary>"keep", "enlarge" or "reduce"; absent where too little was measured, or the package's size is unknown.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Package { get; init; }

    public static TargetData Of(MeasuredTarget target, Resizing? resizing) => new(
        target.Bounds?.LowerMbps, target.TargetMbps, target.Bounds?.UpperMbps, JsonOutput.Name(target.DecidedBy), target.HeadroomPercent,
        target.Days)
    {
        Package = resizing is { } what ? JsonOutput.Name(what) : null,
    };
}

/// <summary>The figures of one app's own samples.</summary>
internal sealed record MeasuredAppData(
    string App,
    TwoDecimals PeakMbps,
    string PeakAt,
    TwoDecimals MeanMbps,
    TwoDecimals P50Mbps,
    TwoDecimals P95Mbps,
    TwoDecimals P99Mbps,
    TwoDecimals P995Mbps,
    TwoDecimals MissingPercent,
    int Gaps,
    IEnumerable<GapData> FirstGaps)
{
    public static MeasuredAppData Of(AppMeasure app, SampleSeries series, Func<long, string> time)
    {
        var (p50, p95, p99, p995) = app.Measure.Percentiles;
        return new MeasuredAppData(
            app.App,
            app.Measure.PeakMbps,
            time(app.Measure.PeakUnixSeconds),
            app.Measure.MeanMbps,
            p50,
            p95,
            p99,
            p995,
            app.MissingPercent,
            series.Gaps,
            series.FirstGaps.Select(gap => new GapData(time(gap.FromUnixSeconds), gap.Samples)));
    }
}

/// <summary>A run of times without a sample.</summary>
internal sealed record GapData(string At, int Samples);

/// <summary>What the planned package would have held back.</summary>
internal sealed record BacktestData(
    TwoDecimals PackageMbps,
    long MinutesMeasured,
    long MinutesOver,
    TwoDecimals OverPercent,
    TwoDecimals MaxExcessMbps,
    TwoDecimals MeanExcessMbps,
    IEnumerable<OverSpanData> Spans)
{
    public static BacktestData Of(Backtest test, Func<long, string> time) => new(
        test.PackageMbps,
        test.MinutesMeasured,
        test.MinutesOver,
        test.OverPercent,
        test.MaxExcessMbps,
        test.MeanExcessMbps,
        test.Spans.Select(span => new OverSpanData(
            time(span.FromUnixSeconds),
            time(span.ToUnixSeconds),
            span.MaxExcessMbps,
            time(span.MaxExcessUnixSeconds),
            span.MeanExcessMbps)));
}

/// <summary>A time at which the apps needed more than the package has.</summary>
internal sealed record OverSpanData(
    string From,
    string To,
    TwoDecimals MaxExcessMbps,
    string MaxExcessAt,
    TwoDecimals MeanExcessMbps);

/// <summary>One app's declared demand against its samples.</summary>
internal sealed record ComparisonData(
    string App,
    string Verdict,
    long MinutesMeasured,
    long MinutesOver,
    TwoDecimals MaxExcessMbps,
    string? MaxExcessAt,
    int MinutesPerDayTooHigh,
    IEnumerable<LevelData> Levels)
{
    public static ComparisonData Of(DemandComparison app, Func<long, string> time) => new(
        app.App,
        JsonOutput.Name(app.Verdict),
        app.MinutesMeasured,
        app.MinutesOver,
        app.LargestExcessMbps,
        app.LargestExcessUnixSeconds is { } at ? time(at) : null,
        app.MinutesPerDayTooHigh,
        app.Levels.Select(level => new LevelData(level.Window?.When, level.Mbps, level.MinutesPerDay, level.LargestMbps)));
}

/// <summary>One declared level against what was measured while it held; <paramref name="Window"/> is null for the base.</summary>
internal sealed record LevelData(
    string? Window,
    int Mbps,
    int MinutesPerDay,
    TwoDecimals? MaxMeasuredMbps);
