using System.Collections.Immutable;
using SharedBandwidth.Planning.Demand;

namespace SharedBandwidth.Sizing.Measured;

/// <summary>An hour of the local day, over all days together: what was planned for it and what was measured in it.</summary>
/// <param name="Hour">0 to 23.</param>
/// <param name="PlannedMbps">The most that the apps' declared demand comes to in this hour, of all days of the week.</param>
/// <param name="MeasuredMbps">The most that was measured of all together in it; null: nothing was.</param>
/// <param name="MinutesOver">Minutes at which more was measured than was planned for that minute of that day.</param>
public sealed record MeasuredHour(int Hour, long PlannedMbps, double? MeasuredMbps, long MinutesOver)
{
    private const int MinutesPerHour = 60;

    /// <param name="joint">What was measured of all together.</param>
    /// <param name="plan">What is declared.</param>
    /// <param name="zone">The time zone in which it is declared.</param>
    /// <returns>All hours in order; empty where nothing is declared.</returns>
    public static ImmutableArray<MeasuredHour> Of(JointSeries joint, BandwidthPlan plan, TimeZoneInfo zone)
    {
        if (plan.Demands.IsEmpty)
        {
            return [];
        }

        var planned = plan.JointMbpsByMinute;
        var largest = new double?[DayMinute.PerDay / MinutesPerHour];
        var minutesOver = new long[largest.Length];
        var localMinutes = UnixTime.LocalMinutes(joint.Samples, zone);
        for (var i = 0; i < localMinutes.Length; i++)
        {
            var mbps = joint.Mbps[i];
            for (var k = 0; k < joint.Samples.StepMinutes && !double.IsNaN(mbps); k++)
            {
                var minute = localMinutes[i] + k;
                var hour = HourOf(minute);
                largest[hour] = Math.Max(largest[hour] ?? 0, mbps);
                minutesOver[hour] += mbps > planned[minute % planned.Length] ? 1 : 0;
            }
        }

        var plannedOf = planned.Select((mbps, minute) => (mbps, Hour: HourOf(minute))).GroupBy(at => at.Hour, at => at.mbps)
            .ToDictionary(hour => hour.Key, hour => hour.Max());
        return [.. largest.Select((mbps, hour) => new MeasuredHour(hour, plannedOf[hour], mbps, minutesOver[hour]))];
    }

    private static int HourOf(int minute) => minute % DayMinute.PerDay / MinutesPerHour;
}
