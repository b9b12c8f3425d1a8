using System.Collections.Immutable;

namespace SharedBandwidth.Sizing.Measured;

/// <summary>
/// Measured rates of some apps over one grid of times. A sample at a time stands for the step that begins then. Never empty: at
/// least one app or the package has at least one sample.
/// </summary>
public sealed class SampleSet
{
    internal SampleSet(long startUnixSeconds, int stepSeconds, int length, ImmutableArray<SampleSeries> series, SampleSeries? package)
    {
        StartUnixSeconds = startUnixSeconds;
        StepSeconds = stepSeconds;
        Length = length;
        Times = length;
        Series = series;
        Package = package;
    }

    /// <summary>The first time, in seconds since 1970 UTC.</summary>
    public long StartUnixSeconds { get; }

    /// <summary>How far the times are apart: minutes that divide an hour. A sample is the mean of the step that it begins.</summary>
    public int StepSeconds { get; }

    /// <summary>How many times the grid has.</summary>
    public int Length { get; }

    /// <summary>How many of them are asked about: all but those of days that were set apart, which are no gaps.</summary>
    public int Times { get; private init; }

    /// <summary>The apps that have a sample, ordered by key.</summary>
    public ImmutableArray<SampleSeries> Series { get; }

    /// <summary>The package's own samples, which are of all that draws from it; null when there are none.</summary>
    public SampleSeries? Package { get; }

    public int StepMinutes => StepSeconds / 60;

    /// <summary>Days from the first sample to the last, gaps included.</summary>
    public double SpanDays => (double)Length * StepSeconds / (24 * 60 * 60);

    /// <summary>
    /// The same times, without what was measured on some local days, which are set apart; an app or a package that has nothing left stays,
    /// all gaps.
    /// </summary>
    public SampleSet Without(IReadOnlySet<DateOnly> dates, TimeZoneInfo zone)
    {
        var isLeft = new bool[Length];
        for (var i = 0; i < Length; i++)
        {
            isLeft[i] = !dates.Contains(UnixTime.Date(UnixTime.Local(UnixSecondsAt(i), zone).Day));
        }

        return new SampleSet(StartUnixSeconds, StepSeconds, Length, [.. Series.Select(Left)], Package is null ? null : Left(Package))
        {
            Times = isLeft.Count(left => left),
        };

        SampleSeries Left(SampleSeries series) => new(
            series.App, [.. series.Mbps.Select((mbps, i) => isLeft[i] ? mbps : float.NaN)], StartUnixSeconds, StepSeconds, isLeft);
    }

    /// <summary>The samples of some apps alone, without the package's own; null: one of them has none.</summary>
    public SampleSet? OfApps(IReadOnlyCollection<string> apps)
    {
        ImmutableArray<SampleSeries> left = [.. Series.Where(series => apps.Contains(series.App))];
        return left.Length > 0 && left.Length == apps.Count
            ? new SampleSet(StartUnixSeconds, StepSeconds, Length, left, package: null) { Times = Times }
            : null;
    }

    /// <summary>The same without some apps; null: nothing is left.</summary>
    public SampleSet? WithoutApps(IReadOnlySet<string> apps)
    {
        ImmutableArray<SampleSeries> left = [.. Series.Where(series => !apps.Contains(series.App))];
        return left.IsEmpty && Package is null
            ? null
            : new SampleSet(StartUnixSeconds, StepSeconds, Length, left, Package) { Times = Times };
    }

    public long UnixSecondsAt(int index) => StartUnixSeconds + ((long)index * StepSeconds);
}

/// <summary>What came of reading rows.</summary>
/// <param name="Samples">null when no row could be used.</param>
/// <param name="Rows">All rows that were added, the unusable ones included: one for each app where a file's row holds several.</param>
/// <param name="Problems">What is wrong with rows, by kind.</param>
/// <param name="AppsWithoutSamples">Apps that were asked about and have no usable row, ordered by key.</param>
public sealed record SampleSetResult(
    SampleSet? Samples, long Rows, ImmutableArray<RowProblems> Problems, ImmutableArray<string> AppsWithoutSamples)
{
    /// <summary>Why there are no samples although rows could be used; otherwise null.</summary>
    public StepProblem? StepProblem { get; init; }
}
