using System.Collections.Immutable;
using SharedBandwidth.Sizing.Measured;

namespace SharedBandwidth.Sizing.Billing;

/// <summary>Samples as bills see them: means over some minutes, by day.</summary>
internal static class UsageMeans
{
    /// <summary>The local days with at least one sample, in order, and of each the means that have one.</summary>
    public static ImmutableArray<UsageDay> ByDay(JointSeries joint, int minutesPerMean, TimeZoneInfo zone)
    {
        var seconds = minutesPerMean * 60;
        var days = new SortedDictionary<int, ImmutableArray<double>.Builder>();
        var mbps = joint.Mbps.AsSpan();
        for (var i = 0; i < mbps.Length;)
        {
            var block = joint.Samples.UnixSecondsAt(i) / seconds;
            var (sum, count) = (0.0, 0);
            for (; i < mbps.Length && joint.Samples.UnixSecondsAt(i) / seconds == block; i++)
            {
                (sum, count) = double.IsNaN(mbps[i]) ? (sum, count) : (sum + mbps[i], count + 1);
            }

            if (count > 0)
            {
                For(days, UnixTime.Local(block * seconds, zone).Day).Add(sum / count);
            }
        }

        return [.. days.Select(day => new UsageDay(UnixTime.Date(day.Key), day.Value.ToImmutable()))];
    }

    private static ImmutableArray<double>.Builder For(SortedDictionary<int, ImmutableArray<double>.Builder> days, int day)
    {
        if (!days.TryGetValue(day, out var means))
        {
            means = ImmutableArray.CreateBuilder<double>(Enhanced95.SamplesPerDay);
            days.Add(day, means);
        }

        return means;
    }
}
