using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;

namespace SharedBandwidth.Sizing.Measured;

/// <summary>
/// Collects samples in any order. The first usable row sets the second of the minute at which samples are taken; whether they are
/// one or five minutes apart is told, or seen from the rows: five when more than half of them lie five minutes apart. Nothing is
/// filled in or averaged: a row is a sample, or it is counted as a problem.
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
    private const int SlotsPerFiveMinutes = 5;

    private readonly RowProblemLog _problems;
    private readonly AppDirectory _apps;
    private readonly int? _stepSeconds;
    private readonly SlotClass[] _classes = [new(), new(), new(), new(), new()];
    private long _originUnixSeconds;
    private bool _hasOrigin;
    private long _rows;

    /// <param name="problems">Takes the problems found here, beside those of whoever reads the rows.</param>
    /// <param name="knownApps">The apps asked about; null: every app that occurs.</param>
    /// <param name="stepSeconds">60 or 300; null: seen from the rows.</param>
    public SampleSetBuilder(RowProblemLog problems, IEnumerable<string>? knownApps = null, int? stepSeconds = null)
    {
        if (stepSeconds is not (null or 60 or 300))
        {
            throw new ArgumentOutOfRangeException(nameof(stepSeconds), stepSeconds, "Samples are taken every 60 or every 300 seconds.");
        }

        _problems = problems;
        _apps = new AppDirectory(knownApps);
        _stepSeconds = stepSeconds;
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
        var total = _classes.Sum(c => c.Count);
        if (total == 0)
        {
            return new SampleSetResult(null, _rows, _problems.ToProblems(), _apps.Known);
        }

        var main = _classes.MaxBy(c => c.Count)!;
        var stepSeconds = _stepSeconds ?? (main.Count * 2 > total && main.SmallestSlot != main.LargestSlot ? 300 : 60);
        var (first, last) = (_classes.Min(c => c.SmallestSlot), _classes.Max(c => c.LargestSlot));
        if (stepSeconds == 300)
        {
            (first, last) = (main.SmallestSlot, main.LargestSlot);
            foreach (var other in _classes.Where(c => c != main && c.Count > 0))
            {
                _problems.AddLate(RowProblemKind.OffGrid, other.Count, other.First);
            }
        }

        var stepSlots = stepSeconds / SlotSeconds;
        var start = _originUnixSeconds + ((long)first * SlotSeconds);
        var length = ((last - first) / stepSlots) + 1;
        var series = ImmutableArray.CreateBuilder<SampleSeries>();
        foreach (var samples in _apps.WithSamples)
        {
            var one = new SampleSeries(
                samples.App, ImmutableCollectionsMarshal.AsImmutableArray(samples.TakeSeries(first, stepSlots, length)), start,
                stepSeconds);
            if (one.Present > 0)
            {
                series.Add(one);
            }
        }

        return new SampleSetResult(
            new SampleSet(start, stepSeconds, length, series.ToImmutable()),
            _rows,
            _problems.ToProblems(),
            [.. _apps.Known.Except(series.Select(s => s.App))]);
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

        var slot = distance / SlotSeconds;
        var isEarlier = slot < samples.LastSlot;
        if (!samples.TrySet(slot, mbps))
        {
            _problems.Count(RowProblemKind.Duplicate)?.Add(
                new RowProblem(line, $"{samples.App} has a second sample at {UnixTime.Format(unixSeconds)}; the first one counts."));
            return;
        }

        if (isEarlier)
        {
            _problems.Count(RowProblemKind.OutOfOrder)?.Add(
                new RowProblem(line, $"{samples.App} at {UnixTime.Format(unixSeconds)} comes after a later time."));
        }

        var remainder = slot % SlotsPerFiveMinutes;
        _classes[remainder < 0 ? remainder + SlotsPerFiveMinutes : remainder].Add(slot, line, samples.App, unixSeconds);
    }

    private static string ImpossibleRate(ReadOnlySpan<char> app, double mbps) => string.Create(
        CultureInfo.InvariantCulture,
        $"{app} has the rate {mbps} Mbit/s; a number up to {LargestMbps} is needed. Is the unit right?");
}
