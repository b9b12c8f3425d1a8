using System.Collections.Immutable;
using SharedBandwidth.Sizing.Measured;

namespace SharedBandwidth.Sizing.Billing;

/// <summary>Samples as bills see them: by day, and within it by the minutes that a mean is of.</summary>
internal static class MeasuredDays
{
    /// <summary>The local days with at least one sample, in order.</summary>
    public static ImmutableArray<UsageDay> Of(JointSeries joint, int minutesPerMean, TimeZoneInfo zone)
    {
        var seconds = minutesPerMean * 60;
        var days = new SortedDictionary<int, ImmutableArray<ImmutableArray<double>>.Builder>();
        var mbps = joint.Mbps.AsSpan();
        var rates = ImmutableArray.CreateBuilder<double>();
        for (var i = 0; i < mbps.Length;)
        {
            // Some zones are half an hour from the hours of UTC: the day is that of the first sample, and not of the block.
            var first = joint.Samples.UnixSecondsAt(i);
            for (; i < mbps.Length && joint.Samples.UnixSecondsAt(i) / seconds == first / seconds; i++)
            {
                if (!double.IsNaN(mbps[i]))
                {
                    rates.Add(mbps[i]);
                }
            }

            if (rates.Count > 0)
            {
                For(days, UnixTime.Local(first, zone).Day).Add(rates.DrainToImmutable());
            }
        }

        return [.. days.Select(day => new UsageDay(UnixTime.Date(day.Key), day.Value.ToImmutable()))];
    }

    private static ImmutableArray<ImmutableArray<double>>.Builder For(
        SortedDictionary<int, ImmutableArray<ImmutableArray<double>>.Builder> days, int day)
    {
        if (!days.TryGetValue(day, out var means))
        {
            means = ImmutableArray.CreateBuilder<ImmutableArray<double>>(Enhanced95.SamplesPerDay);
            days.Add(day, means);
        }

        return means;
    }
}
