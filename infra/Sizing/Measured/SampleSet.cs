using System.Collections.Immutable;

namespace SharedBandwidth.Sizing.Measured;

/// <summary>
/// Measured rates of some apps over one grid of times. A sample at a time stands for the step that begins then. Never empty: at
/// least one app has at least one sample.
/// </summary>
public sealed class SampleSet
{
    internal SampleSet(long startUnixSeconds, int stepSeconds, int length, ImmutableArray<SampleSeries> series)
    {
        StartUnixSeconds = startUnixSeconds;
        StepSeconds = stepSeconds;
        Length = length;
        Series = series;
    }

    /// <summary>The first time, in seconds since 1970 UTC.</summary>
    public long StartUnixSeconds { get; }

    /// <summary>60 or 300.</summary>
    public int StepSeconds { get; }

    /// <summary>How many times the grid has.</summary>
    public int Length { get; }

    /// <summary>The apps that have a sample, ordered by key.</summary>
    public ImmutableArray<SampleSeries> Series { get; }

    public int StepMinutes => StepSeconds / 60;

    /// <summary>Days from the first sample to the last, gaps included.</summary>
    public double SpanDays => (double)Length * StepSeconds / (24 * 60 * 60);

    public long UnixSecondsAt(int index) => StartUnixSeconds + ((long)index * StepSeconds);
}

/// <summary>What came of reading rows.</summary>
/// <param name="Samples">null when no row could be used.</param>
/// <param name="Rows">All rows, the unusable ones included.</param>
/// <param name="Problems">What is wrong with rows, by kind.</param>
/// <param name="AppsWithoutSamples">Apps that were asked about and have no usable row, ordered by key.</param>
public sealed record SampleSetResult(
    SampleSet? Samples, long Rows, ImmutableArray<RowProblems> Problems, ImmutableArray<string> AppsWithoutSamples);
