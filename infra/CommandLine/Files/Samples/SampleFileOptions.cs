using System.Collections.Immutable;
using SharedBandwidth.Sizing.Measured;

namespace SharedBandwidth.CommandLine.Files;

/// <summary>What the user says about a file of samples.</summary>
public sealed record SampleFileOptions
{
    /// <summary>The unit of rates whose header names none; null: the header must, or be CloudMonitor's.</summary>
    public RateUnit? Unit { get; init; }

    /// <summary>What is asked about; null: every app that occurs.</summary>
    public SampleNames? Names { get; init; }

    /// <summary>One of <see cref="StepFinder.AllowedMinutes"/>; null: seen from the rows.</summary>
    public int? StepMinutes { get; init; }

    /// <summary>The zone of times without an offset; null: each must have one.</summary>
    public TimeZoneInfo? Zone { get; init; }
}

/// <summary>What came of reading a file of samples.</summary>
/// <param name="Result">null when the file as a whole cannot be used.</param>
/// <param name="Refusal">Why it cannot be used, in one sentence; null when there are samples.</param>
public sealed record SampleFileResult(SampleSetResult? Result, string? Refusal)
{
    public SampleSet? Samples => Result?.Samples;

    /// <summary>How many rows there are but for empty ones; where each app has a column, one holds a sample of each.</summary>
    public long Rows { get; init; }

    /// <summary>What was taken for what where it does not go without saying; one sentence each.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    /// <summary>What a row's place is counted in, such as "line".</summary>
    public string PlaceWord { get; init; } = "line";

    internal static SampleFileResult Refused(string refusal) => new(null, refusal);
}
