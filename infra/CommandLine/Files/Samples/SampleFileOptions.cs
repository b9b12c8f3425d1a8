using System.Collections.Immutable;
using SharedBandwidth.Sizing.Measured;

namespace SharedBandwidth.CommandLine.Files;

/// <summary>What the user says about a file of samples.</summary>
public sealed record SampleFileOptions
{
    /// <summary>The unit of rates whose header names none; null: the header must.</summary>
    public RateUnit? Unit { get; init; }

    /// <summary>The apps asked about; null: every app that occurs.</summary>
    public ImmutableArray<string>? Apps { get; init; }

    /// <summary>60 or 300; null: seen from the rows.</summary>
    public int? StepSeconds { get; init; }
}

/// <summary>What came of reading a file of samples.</summary>
/// <param name="Result">null when the file as a whole cannot be used.</param>
/// <param name="Refusal">Why it cannot be used, in one sentence; null when there are samples.</param>
public sealed record SampleFileResult(SampleSetResult? Result, string? Refusal)
{
    public SampleSet? Samples => Result?.Samples;

    internal static SampleFileResult Refused(string refusal) => new(null, refusal);
}
