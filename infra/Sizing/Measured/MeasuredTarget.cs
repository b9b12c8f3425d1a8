using SharedBandwidth.Planning.Demand;

namespace SharedBandwidth.Sizing.Measured;

/// <summary>What decided the size that measured demand asks for.</summary>
public enum TargetReason
{
    /// <summary>The 99.5th percentile of the joint demand.</summary>
    Percentile995,

    /// <summary>The joint peak: with fewer than 200 samples, or many at the peak, the 99.5th percentile is no lower.</summary>
    JointPeak,

    /// <summary>The percentile and the headroom asked for.</summary>
    Headroom,

    /// <summary>The smallest package that can be bought.</summary>
    ServiceMinimum,
}

/// <summary>
/// The package that measured demand asks for, and between what it may lie, all rounded up to whole Mbit/s.
/// <para>Lower: the 95th percentile, exceeded for 36 hours of 30 days.</para>
/// <para>Target: the 99.5th percentile (exceeded for 3.6 hours of 30 days) and the headroom.</para>
/// <para>
/// Upper: the joint peak times (1 + 1 / days of history), as a short history has seen few of the peaks to come: twice the peak
/// after a day, 14 % more after a week, 3 % after a month. Days are those of the times used, so gaps widen it too. Never below
/// the target, which a large headroom can lift above it.
/// </para>
/// None of them is below the smallest package that can be bought. Less than a day says nothing of other hours, and gives no bounds.
/// </summary>
/// <param name="Bounds">Between what it may lie; null with less than a day of history.</param>
/// <param name="TargetMbps">What to buy.</param>
/// <param name="DecidedBy">What the target follows from.</param>
/// <param name="HeadroomPercent">What was asked for.</param>
/// <param name="Days">The history behind it: days' worth of times at which every app has a sample.</param>
public sealed record MeasuredTarget(
    TargetBounds? Bounds, long TargetMbps, TargetReason DecidedBy, int HeadroomPercent, double Days)
{
    /// <summary>What is to be done with a package of some size; null without bounds.</summary>
    public Resizing? Of(long packageMbps) => Bounds is not { } bounds ? null
        : packageMbps < bounds.LowerMbps ? Resizing.Enlarge
        : packageMbps > bounds.UpperMbps ? Resizing.Reduce
        : Resizing.Keep;

    internal static MeasuredTarget Of(Measure joint, double days, int headroomPercent)
    {
        var percentileMbps = joint.Percentiles.P995Mbps;
        var wantedMbps = RoundUp(percentileMbps * (100 + headroomPercent) / 100);
        var targetMbps = Math.Max(wantedMbps, BandwidthPlanner.ServiceMinimumMbps);
        var reason = wantedMbps < BandwidthPlanner.ServiceMinimumMbps ? TargetReason.ServiceMinimum
            : headroomPercent > 0 ? TargetReason.Headroom
            : percentileMbps < joint.PeakMbps ? TargetReason.Percentile995
            : TargetReason.JointPeak;
        return new MeasuredTarget(
            days < 1 ? null : new TargetBounds(
                Math.Max(RoundUp(joint.Percentiles.P95Mbps), BandwidthPlanner.ServiceMinimumMbps),
                Math.Max(RoundUp(joint.PeakMbps * (1 + (1 / days))), targetMbps)),
            targetMbps,
            reason,
            headroomPercent,
            days);
    }

    // A sum of single-precision rates may lie a hair above the whole number it stands for.
    private static long RoundUp(double mbps) => (long)Math.Ceiling(Math.Round(mbps, 3));
}

/// <summary>Between what a <see cref="MeasuredTarget"/> may lie.</summary>
/// <param name="LowerMbps">The least that may do.</param>
/// <param name="UpperMbps">The most that may be needed.</param>
public sealed record TargetBounds(long LowerMbps, long UpperMbps);

/// <summary>What measured demand asks to do with the package that there is.</summary>
public enum Resizing
{
    /// <summary>It is between the bounds.</summary>
    Keep,

    /// <summary>It is below the lower bound.</summary>
    Enlarge,

    /// <summary>It is above the upper bound.</summary>
    Reduce,
}
