using System.Collections.Immutable;
using SharedBandwidth.CommandLine.Console;
using SharedBandwidth.CommandLine.Files;
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

    /// <summary>The zone in which the windows are meant; UTC when the stack names none.</summary>
    public required TimeZoneInfo Zone { get; init; }

    public required MeasuredDemand Demand { get; init; }

    public required ImmutableArray<DemandComparison> Comparisons { get; init; }

    /// <summary>
    /// How the planned package would have done; null when its size is unknown, or when there is no time at which every app has a sample.
    /// </summary>
    public required Backtest? Backtest { get; init; }

    /// <summary>The figures of each app's own samples, and the samples, ordered by key.</summary>
    public IEnumerable<(AppMeasure Measure, SampleSeries Series)> Apps => Demand.Apps.Zip(Samples.Series);

    private SampleSet Samples => File.Samples!;

    /// <summary>A time in the report's zone.</summary>
    public DateTimeOffset Local(long unixSeconds) => TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeSeconds(unixSeconds), Zone);

    /// <exception cref="UsageError">The file cannot be used.</exception>
    public static MeasuredReport Read(BandwidthQuestion question, StackSpec spec, ExposurePlan plan, Terminal terminal)
    {
        var name = Path.GetFileName(question.SamplesFile!);
        var options = new SampleFileOptions
        {
            Unit = question.Unit,
            StepSeconds = question.StepSeconds,
            Apps = [.. plan.Apps.Select(app => app.Key), .. plan.Outbound is null ? [] : (string[])[OutboundPlan.Key]],
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
            throw new UsageError($"{name}, line {negative.First[0].Line}: {negative.First[0].Message}");
        }

        var zone = TimeZoneInfo.FindSystemTimeZoneById(spec.TimeZone ?? "UTC");
        var demand = MeasuredDemand.Of(samples, spec.Exposure.Bandwidth.HeadroomPercent ?? 0);
        return new MeasuredReport
        {
            File = file,
            Zone = zone,
            Demand = demand,
            Comparisons = DeclaredAgainstMeasured.Compare(samples, plan.Bandwidth.Demands, zone),
            Backtest = demand.Joint is not null && plan.Bandwidth.PackageMbps is { } packageMbps
                ? Sizing.Measured.Backtest.Of(demand.Series, packageMbps)
                : null,
        };
    }

    /// <summary>The demand that covers the samples.</summary>
    /// <param name="slackMbps">By how much a window may be too high; null: by a tenth of the app's peak.</param>
    public ImmutableArray<SuggestedDemand> Suggest(int? slackMbps) =>
        WindowSuggestion.For(Samples, Zone, peakMbps => slackMbps ?? (int)Math.Ceiling(peakMbps * SlackPercent / 100));
}
