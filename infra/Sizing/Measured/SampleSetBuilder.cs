using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;

namespace SharedBandwidth.Sizing.Measured;

/// <summary>
/// Collects samples in any order. The first usable row sets the second of the minute at which samples are taken; how many minutes they
/// are apart is seen from them, see <see cref="StepFinder"/>. Nothing is filled in. Samples are averaged only where several of an app
/// lie in one step, because a longer step was asked for than they have.
/// </summary>
public sealed class SampleSetBuilder
{
    /// <summary>Rows farther than this from the first one are not used: a misread year would stretch the grid over centuries.</summary>
    public const int LongestSpanDays = 400;

    /// <summary>How many apps are taken when none are named: a file whose columns are swapped has one per row.</summary>
    public const int MostApps = 1000;

    /// <summary>10^15 bit/s. More is not a rate of an app, but a number in another unit.</summary>
    public const int LargestMbps = 1_000_000_000;

    private const int SlotSeconds = 60;

    private readonly RowProblemLog _problems;
    private readonly AppDirectory _apps;
    private readonly int? _stepMinutes;
    private long _originUnixSeconds;
    private bool _hasOrigin;
    private long _rows;

    /// <param name="problems">Takes the problems found here, beside those of whoever reads the rows.</param>
    /// <param name="names">What is asked about; null: every app that occurs.</param>
    /// <param name="stepMinutes">One of <see cref="StepFinder.AllowedMinutes"/>; null: seen from the rows.</param>
    public SampleSetBuilder(RowProblemLog problems, SampleNames? names = null, int? stepMinutes = null)
    {
        if (stepMinutes is { } minutes && !StepFinder.AllowedMinutes.Contains(minutes))
        {
            throw new ArgumentOutOfRangeException(nameof(stepMinutes), stepMinutes, "A step divides an hour into whole minutes.");
        }

        _problems = problems;
        _apps = new AppDirectory(names);
        _stepMinutes = stepMinutes;
    }

    /// <summary>Takes one row. Of several problems, the one that stands first in <see cref="RowProblemKind"/> is counted.</summary>
    public void Add(long unixSeconds, ReadOnlySpan<char> app, double mbps, long line)
    {
        _rows++;
        if (mbps < 0)
        {
            _problems.Count(RowProblemKind.NegativeRate)?.Add(
                new RowProblem(line, string.Create(CultureInfo.InvariantCulture, $"{app} has {mbps} Mbit/s; a rate is 0 or more.")));
        }
        else if (!(mbps <= LargestMbps))
        {
            _problems.Count(RowProblemKind.ImpossibleRate)?.Add(new RowProblem(line, ImpossibleRate(app, mbps)));
        }
        else if (_apps.Find(app) is { } samples)
        {
            Add(samples, unixSeconds, (float)mbps, line);
        }
        else
        {
            _problems.Count(RowProblemKind.UnknownApp)?.Add(new RowProblem(line, _apps.Unknown(app.ToString())));
        }
    }

    /// <summary>Counts a row that could not be read far enough to be added.</summary>
    public void CountUnreadable() => _rows++;

    /// <summary>Builds the set, once; the builder cannot be used afterwards.</summary>
    public SampleSetResult Build()
    {
        AppSamples[] apps = [.. _apps.AppsWithSamples];
        var all = _apps.Package is { IsEmpty: false } found ? [.. apps, found] : apps;
        if (all is [])
        {
            return new SampleSetResult(null, _rows, _problems.ToProblems(), _apps.Known);
        }

        var step = StepFinder.Find(all, _originUnixSeconds / SlotSeconds, _stepMinutes);
        if (step.Problem is not null)
        {
            return new SampleSetResult(null, _rows, _problems.ToProblems(), []) { StepProblem = step.Problem };
        }

        // Slots are minutes.
        var length = ((all.Max(samples => samples.LastSlot) - step.FirstSlot) / step.Minutes) + 1;
        var start = _originUnixSeconds + ((long)step.FirstSlot * SlotSeconds);
        ImmutableArray<SampleSeries> series = [.. apps.Select(Series)];
        return new SampleSetResult(
            new SampleSet(start, step.Minutes * SlotSeconds, length, series, all.Length > apps.Length ? Series(all[^1]) : null),
            _rows,
            _problems.ToProblems(),
            [.. _apps.Known.Except(series.Select(s => s.App))]);

        SampleSeries Series(AppSamples samples) => new(
            samples.App,
            ImmutableCollectionsMarshal.AsImmutableArray(samples.TakeSeries(step.FirstSlot, step.Minutes, length)),
            start,
            step.Minutes * SlotSeconds);
    }

    private void Add(AppSamples samples, long unixSeconds, float mbps, long line)
    {
        if (!UnixTime.IsPlausible(unixSeconds))
        {
            _problems.Count(RowProblemKind.UnreadableTime)?.Add(new RowProblem(line, UnixTime.Implausible(unixSeconds)));
            return;
        }

        if (!_hasOrigin)
        {
            (_originUnixSeconds, _hasOrigin) = (unixSeconds, true);
        }

        const long LongestSpanSeconds = LongestSpanDays * 24L * 60 * 60;
        if (Math.Abs(unixSeconds - _originUnixSeconds) > LongestSpanSeconds)
        {
            _problems.Count(RowProblemKind.TooFarAway)?.Add(new RowProblem(line,
                $"{UnixTime.Format(unixSeconds)} is more than {LongestSpanDays} days from the first sample, " +
                $"{UnixTime.Format(_originUnixSeconds)}."));
            return;
        }

        var distance = (int)(unixSeconds - _originUnixSeconds);
        if (distance % SlotSeconds != 0)
        {
            _problems.Count(RowProblemKind.OffGrid)?.Add(new RowProblem(line,
                $"{samples.App} has a sample at {UnixTime.Format(unixSeconds)}, which is not a whole number of minutes from the first " +
                $"sample, {UnixTime.Format(_originUnixSeconds)}."));
            return;
        }

        if (!samples.Set(distance / SlotSeconds, mbps))
        {
            _problems.Count(RowProblemKind.Duplicate)?.Add(new RowProblem(line,
                $"{samples.App} has a second sample at {UnixTime.Format(unixSeconds)}; the larger one counts, as of two directions."));
        }
    }

    private static string ImpossibleRate(ReadOnlySpan<char> app, double mbps) => string.Create(
        CultureInfo.InvariantCulture,
        $"{app} has the rate {mbps} Mbit/s; a number up to {LargestMbps} is needed. Is the unit right?");
}
