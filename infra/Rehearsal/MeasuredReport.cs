using System.Collections.Immutable;
using SharedBandwidth.Planning;
using SharedBandwidth.Planning.Exposure.Plan;
using SharedBandwidth.Planning.Measured;
using SharedBandwidth.Rehearsal.Projects;
using SharedBandwidth.Rehearsal.Samples;

namespace SharedBandwidth.Rehearsal;

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

    /// <summary>How the planned package would have done; null when its size is unknown.</summary>
    public required Backtest? Backtest { get; init; }

    public required ImmutableArray<SuggestedDemand> Suggestions { get; init; }

    /// <exception cref="UnusableException">The file or an option cannot be used.</exception>
    public static MeasuredReport Read(BandwidthQuestion question, StackSpec spec, ExposurePlan plan)
    {
        var unit = question.Unit is null
            ? (RateUnit?)null
            : RateUnit.Parse(question.Unit) ?? throw new UnusableException($"--unit '{question.Unit}' is not known; write {RateUnit.Known}.");
        if (question.SlackMbps < 0)
        {
            throw new UnusableException($"--slack {question.SlackMbps} is below zero; write how many Mbit/s a window may be too high, 0 or more.");
        }

        var options = new SampleFileOptions { Unit = unit, Apps = [.. plan.Apps.Select(app => app.Key)] };
        var read = SampleFile.Read(question.SamplesFile!, options);
        if (read.Result is not { Samples: { } samples } file)
        {
            throw new UnusableException(read.Refusal ?? $"{Path.GetFileName(question.SamplesFile)} has no usable row; check the apps' names and the columns.");
        }

        // A rate below zero is no slip of one row: it says that the column is not what it is taken for.
        if (file.Problems.FirstOrDefault(problem => problem.Kind == RowProblemKind.NegativeRate) is { } negative)
        {
            throw new UnusableException($"{Path.GetFileName(question.SamplesFile)}, line {negative.First[0].Line}: {negative.First[0].Message}");
        }

        var zone = TimeZoneInfo.FindSystemTimeZoneById(spec.TimeZone ?? "UTC");
        var demand = MeasuredDemand.Of(samples, spec.Exposure.Bandwidth.HeadroomPercent ?? 0);
        return new MeasuredReport
        {
            File = file,
            Zone = zone,
            Demand = demand,
            Comparisons = DeclaredAgainstMeasured.Compare(samples, plan.Bandwidth.Demands, zone),
            Backtest = plan.Bandwidth.PackageMbps is { } packageMbps ? Planning.Measured.Backtest.Of(demand.Series, packageMbps) : null,
            Suggestions = WindowSuggestion.For(samples, zone, peakMbps => question.SlackMbps ?? (int)Math.Ceiling(peakMbps * SlackPercent / 100)),
        };
    }
}
