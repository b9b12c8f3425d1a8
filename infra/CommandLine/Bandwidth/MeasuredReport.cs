using System.Collections.Immutable;
using SharedBandwidth.CommandLine.Console;
using SharedBandwidth.CommandLine.Files;
using SharedBandwidth.CommandLine.Words;
using SharedBandwidth.Planning;
using SharedBandwidth.Planning.Exposure.Plan;
using SharedBandwidth.Sizing.Measured;
using SharedBandwidth.Sizing.Suggestion;

namespace SharedBandwidth.CommandLine.Bandwidth;

/// <summary>What a file of samples says about a stack's apps.</summary>
internal sealed record MeasuredReport
{
    // A tenth of a peak is less than demand differs from day to day.
    private const int SlackPercent = 10;

    public required SampleSetResult File { get; init; }

    /// <summary>The rows of the file; where each app has a column, one holds a sample of each.</summary>
    public required long Rows { get; init; }

    /// <summary>What of the file was taken for what where it does not go without saying; one sentence each.</summary>
    public required ImmutableArray<string> Notes { get; init; }

    /// <summary>What a row's place in the file is counted in, such as "line".</summary>
    public required string PlaceWord { get; init; }

    /// <summary>The zone in which the windows are meant; UTC when the stack names none.</summary>
    public required TimeZoneInfo Zone { get; init; }

    /// <summary>The samples without those of special days; figures of demand are theirs.</summary>
    public required SampleSet Samples { get; init; }

    /// <summary>All samples, special days too.</summary>
    public SampleSet AllSamples => File.Samples!;

    public required MeasuredDemand Demand { get; init; }

    /// <summary>
    /// What all needed together at all times, special days too; what is billed. null: an app with demand has no samples, so that nobody
    /// knows.
    /// </summary>
    public required JointSeries? AllDays { get; init; }

    /// <summary>The special days that were named, in order.</summary>
    public required ImmutableArray<DayPeak> SpecialDays { get; init; }

    /// <summary>The other days that are unlike the rest; null: none.</summary>
    public required StandingOut? StandingOut { get; init; }

    public required ImmutableArray<DemandComparison> Comparisons { get; init; }

    /// <summary>
    /// How the planned package would have done on all days; null when its size is unknown, when there is no time at which every app has a
    /// sample, or when an app with demand has none at all.
    /// </summary>
    public required Backtest? Backtest { get; init; }

    /// <summary>
    /// What was planned for each hour of the day, and what was measured in it; empty where no demand is declared or nothing was measured
    /// together.
    /// </summary>
    public required ImmutableArray<MeasuredHour> Hours { get; init; }

    /// <summary>What to do with the planned package; null where too little was measured, or its size is unknown.</summary>
    public required Resizing? Resizing { get; init; }

    /// <summary>The figures of each app's own samples, and the samples, ordered by key.</summary>
    public IEnumerable<(AppMeasure Measure, SampleSeries Series)> Apps =>
        Demand.Apps.Select(app => (app, Samples.Series.Single(series => series.App == app.App)));

    /// <summary>Rows, or fields of them, that are about the stack's apps, or may be.</summary>
    public long OwnRows => File.Rows - RowsOf(problem => problem.Kind == RowProblemKind.UnknownApp);

    /// <summary>Those of them that could not be used.</summary>
    public long DroppedRows => RowsOf(problem => problem.Kind.LosesSamples());

    /// <summary>A time in the report's zone.</summary>
    public DateTimeOffset Local(long unixSeconds) => TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeSeconds(unixSeconds), Zone);

    /// <exception cref="UsageError">The file cannot be used.</exception>
    public static MeasuredReport Read(BandwidthQuestion question, StackSpec spec, ExposurePlan plan, Terminal terminal)
    {
        var name = Path.GetFileName(question.SamplesFile!);
        var options = new SampleFileOptions
        {
            Unit = question.Unit,
            StepMinutes = question.StepMinutes,
            Names = MeasuredNames.Of(plan, question.Instances),
            Zone = spec.TimeZone is { } named ? TimeZoneInfo.FindSystemTimeZoneById(named) : null,
        };
        using var progress = terminal.Progress($"Reading {name}");
        var read = SampleFile.Read(question.SamplesFile!, options, progress is null ? null : progress.Show);
        if (read.Result is not { Samples: { } samples } file)
        {
            throw new UsageError(read.Refusal!);
        }

        // A rate below zero is not a slip of one row: it says that the column is not what it is taken for.
        if (file.Problems.FirstOrDefault(problem => problem.Kind == RowProblemKind.NegativeRate) is { } negative)
        {
            throw new UsageError($"{name}, {read.PlaceWord} {negative.First[0].Line}: {negative.First[0].Message}");
        }

        var zone = options.Zone ?? TimeZoneInfo.Utc;
        var specialDays = Special(samples, question.SpecialDays, zone);
        var ordinary = specialDays.IsEmpty ? samples : samples.Without(question.SpecialDays, zone);
        var demand = MeasuredDemand.Of(ordinary, spec.Exposure.Bandwidth.HeadroomPercent ?? 0, plan.Bandwidth.Demands);
        var allDays = demand.Unmeasured.IsEmpty ? JointSeries.Of(samples) : null;
        return new MeasuredReport
        {
            File = file,
            Rows = read.Rows,
            Notes = read.Notes,
            PlaceWord = read.PlaceWord,
            Zone = zone,
            Samples = ordinary,
            Demand = demand,
            AllDays = allDays,
            SpecialDays = specialDays,
            StandingOut = demand.Unmeasured.IsEmpty ? StandingOut.Of(demand.Series, zone) : null,
            Comparisons = DeclaredAgainstMeasured.Compare(ordinary, plan.Bandwidth.Demands, zone),
            Hours = demand.Joint is null ? [] : MeasuredHour.Of(demand.Series, plan.Bandwidth, zone),
            Resizing = plan.Bandwidth.PackageMbps is { } plannedMbps ? demand.Target?.Of(plannedMbps) : null,
            Backtest = allDays is { Used: > 0 } && plan.Bandwidth.PackageMbps is { } packageMbps ? Backtest.Of(allDays, packageMbps) : null,
        };
    }

    /// <summary>The demand that covers the samples of ordinary days.</summary>
    /// <param name="slackMbps">By how much a window may be too high; null: by a tenth of the app's peak.</param>
    public ImmutableArray<SuggestedDemand> Suggest(int? slackMbps) =>
        WindowSuggestion.For(Samples, Zone, peakMbps => slackMbps ?? (int)Math.Ceiling(peakMbps * SlackPercent / 100));

    private static ImmutableArray<DayPeak> Special(SampleSet samples, ImmutableSortedSet<DateOnly> dates, TimeZoneInfo zone)
    {
        DayPeak[] days = dates.IsEmpty ? [] : [.. StandingOut.Peaks(JointSeries.Of(samples), zone)];
        string[] problems =
        [
            .. dates.Where(date => days.All(day => day.Date != date)).Select(date =>
                $"--special-day {Format.Date(date)}: there are no samples of that day at which every app has one" +
                (days is [] ? "." : $"; they are from {Format.Date(days[0].Date)} to {Format.Date(days[^1].Date)}.")),
        ];
        return problems switch
        {
            not [] => throw new UsageError([.. problems]),
            _ when days.Length > 0 && days.All(day => dates.Contains(day.Date)) =>
                throw new UsageError("--special-day names every day that was measured, and leaves none to size by; leave one out."),
            _ => [.. days.Where(day => dates.Contains(day.Date))],
        };
    }

    private long RowsOf(Func<RowProblems, bool> kind) => File.Problems.Where(kind).Sum(problem => problem.Count);
}
