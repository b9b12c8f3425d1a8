using System.Collections.Immutable;

namespace SharedBandwidth.Planning.Demand;

/// <summary>Which bandwidth to buy, and the figures behind it. All in Mbit/s, 1 Mbit/s being 10^6 bit/s.</summary>
public sealed record BandwidthPlan
{
    /// <summary>The apps whose demand is known, ordered by key.</summary>
    public required ImmutableArray<AppDemand> Demands { get; init; }

    /// <summary>Demand of all apps together, one value per minute of the day (1440).</summary>
    public required ImmutableArray<long> JointMbpsByMinute { get; init; }

    /// <summary>The sum of the apps' own peaks: what to buy without sharing.</summary>
    public required long SeparateMbps { get; init; }

    /// <summary>The joint peak: the most that all apps need at the same minute.</summary>
    public required long SharedMbps { get; init; }

    /// <summary>The package's size; null when neither demand nor a declared number gives one, or when it exists and its size is not declared.</summary>
    public required long? PackageMbps { get; init; }

    public required SizeReason DecidedBy { get; init; }

    /// <summary>The joint demand's mean over the day.</summary>
    public required double MeanMbps { get; init; }

    /// <summary>When the joint peak occurs, in order of the day; empty without demand.</summary>
    public required ImmutableArray<JointPeak> Peaks { get; init; }

    /// <summary>How much less the package is than buying separately, in percent; negative when it is more.</summary>
    public double SavedPercent =>
        PackageMbps is { } package && SeparateMbps > 0 ? 100.0 * (SeparateMbps - package) / SeparateMbps : 0;

    /// <summary>Mean demand in percent of the package.</summary>
    public double UtilisationPercent => PackageMbps is > 0 and { } package ? 100.0 * MeanMbps / package : 0;

    /// <summary>The times of the day, half-open and in order, at which the apps together need more than <paramref name="mbps"/>.</summary>
    public IEnumerable<(string From, string To)> TimesOver(long mbps)
    {
        for (var minute = 0; minute < JointMbpsByMinute.Length; minute++)
        {
            var from = minute;
            while (minute < JointMbpsByMinute.Length && JointMbpsByMinute[minute] > mbps)
            {
                minute++;
            }

            if (minute > from)
            {
                yield return (DayMinute.Format(from), DayMinute.Format(minute));
            }
        }
    }
}
