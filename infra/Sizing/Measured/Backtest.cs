using System.Collections.Immutable;

namespace SharedBandwidth.Sizing.Measured;

/// <summary>
/// A time at which the apps together needed more than a package has; half-open. <see cref="MaxExcessUnixSeconds"/> is when the
/// largest excess was measured first.
/// </summary>
public readonly record struct OverSpan(
    long FromUnixSeconds, long ToUnixSeconds, double MaxExcessMbps, double MeanExcessMbps, long MaxExcessUnixSeconds)
{
    public int Minutes => (int)((ToUnixSeconds - FromUnixSeconds) / 60);
}

/// <summary>
/// What a package of some size would have held back in the time measured. Times that are left out count neither way, and end a
/// span: nothing is known about them.
/// </summary>
public sealed record Backtest
{
    public required double PackageMbps { get; init; }

    /// <summary>Minutes that were measured for every app.</summary>
    public required long MinutesMeasured { get; init; }

    /// <summary>Minutes of those at which more than the package was needed.</summary>
    public required long MinutesOver { get; init; }

    public required double MaxExcessMbps { get; init; }

    /// <summary>The mean over the minutes over; 0 when there are none.</summary>
    public required double MeanExcessMbps { get; init; }

    /// <summary>The times over, in order; neighbouring ones are one span.</summary>
    public required ImmutableArray<OverSpan> Spans { get; init; }

    public double OverPercent => MinutesMeasured == 0 ? 0 : 100.0 * MinutesOver / MinutesMeasured;

    /// <summary>The spans with the largest excess first, ties in order of time.</summary>
    public IEnumerable<OverSpan> WorstFirst => Spans.OrderByDescending(span => span.MaxExcessMbps).ThenBy(span => span.FromUnixSeconds);

    public static Backtest Of(JointSeries joint, double packageMbps)
    {
        var spans = ImmutableArray.CreateBuilder<OverSpan>();
        var (over, sum, max) = (0L, 0.0, 0.0);
        var mbps = joint.Mbps.AsSpan();
        for (var i = 0; i < mbps.Length; i++)
        {
            // Also false for a time that is left out.
            if (!(mbps[i] > packageMbps))
            {
                continue;
            }

            var (from, spanSum, maxAt) = (i, 0.0, i);
            for (; i < mbps.Length && mbps[i] > packageMbps; i++)
            {
                spanSum += mbps[i] - packageMbps;
                maxAt = mbps[i] > mbps[maxAt] ? i : maxAt;
            }

            var samples = joint.Samples;
            var maxExcess = mbps[maxAt] - packageMbps;
            spans.Add(new OverSpan(
                samples.UnixSecondsAt(from), samples.UnixSecondsAt(i), maxExcess, spanSum / (i - from), samples.UnixSecondsAt(maxAt)));
            over += i - from;
            sum += spanSum;
            max = Math.Max(max, maxExcess);
        }

        return new Backtest
        {
            PackageMbps = packageMbps,
            MinutesMeasured = (long)joint.Used * joint.Samples.StepMinutes,
            MinutesOver = over * joint.Samples.StepMinutes,
            MaxExcessMbps = max,
            MeanExcessMbps = over == 0 ? 0 : sum / over,
            Spans = spans.ToImmutable(),
        };
    }
}
