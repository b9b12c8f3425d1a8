using System.Collections.Immutable;
using SharedBandwidth.Sizing.Measured;

namespace SharedBandwidth.Sizing.Billing;

/// <summary>Samples as bills see them: means over five minutes, by day.</summary>
internal static class FiveMinuteMeans
{
    private const int Seconds = 5 * 60;

    /// <summary>The local days with at least one sample, in order, and of each the five-minute means that have one.</summary>
    public static ImmutableArray<UsageDay> ByDay(JointSeries joint, TimeZoneInfo zone)
    {
        var days = new SortedDictionary<int, ImmutableArray<double>.Builder>();
        var mbps = joint.Mbps.AsSpan();
        for (var i = 0; i < mbps.Length;)
        {
            var block = joint.Samples.UnixSecondsAt(i) / Seconds;
            var (sum, count) = (0.0, 0);
            for (; i < mbps.Length && joint.Samples.UnixSecondsAt(i) / Seconds == block; i++)
            {
                (sum, count) = double.IsNaN(mbps[i]) ? (sum, count) : (sum + mbps[i], count + 1);
            }

            if (count > 0)
            {
                For(days, UnixTime.Local(block * Seconds, zone).Day).Add(sum / count);
            }
        }

        return [.. days.Select(day => new UsageDay(DateOnly.FromDateTime(DateTime.UnixEpoch.AddDays(day.Key)), day.Value.ToImmutable()))];
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
