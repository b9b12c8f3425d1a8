using System.Collections.Immutable;

namespace SharedBandwidth.Sizing.Measured;

/// <summary>A local day and the most that was needed together on it.</summary>
public readonly record struct DayPeak(DateOnly Date, double PeakMbps);

/// <summary>
/// Days that are unlike the rest: a sale on 11 November, a holiday, the end of a month. Demand windows repeat every day or week, so a
/// demand that covers such a day covers every one of its weekday.
/// </summary>
/// <param name="Days">The days that stand out, the highest first.</param>
/// <param name="OthersPeakMbps">The highest peak of all other days.</param>
public sealed record StandingOut(ImmutableArray<DayPeak> Days, double OthersPeakMbps)
{
    // A peak that comes with its weekday comes twice in this time.
    private const int FewestDays = 14;

    // What is common does not stand out.
    private const int MostPercent = 10;

    private const double HigherBy = 1.25;

    /// <summary>
    /// The days, at most a tenth of all, whose peaks lie a quarter or more above those of all others; null: there are none, or less than
    /// two weeks were measured.
    /// </summary>
    public static StandingOut? Of(JointSeries joint, TimeZoneInfo zone)
    {
        DayPeak[] days = [.. Peaks(joint, zone).OrderByDescending(day => day.PeakMbps)];
        if (days.Length < FewestDays)
        {
            return null;
        }

        for (var count = days.Length * MostPercent / 100; count > 0; count--)
        {
            if (days[count - 1].PeakMbps >= HigherBy * days[count].PeakMbps && days[count - 1].PeakMbps > 0)
            {
                return new StandingOut([.. days[..count]], days[count].PeakMbps);
            }
        }

        return null;
    }

    /// <summary>The local days with samples, in order.</summary>
    public static IEnumerable<DayPeak> Peaks(JointSeries joint, TimeZoneInfo zone)
    {
        var peaks = new SortedDictionary<int, double>();
        for (var i = 0; i < joint.Mbps.Length; i++)
        {
            if (!double.IsNaN(joint.Mbps[i]))
            {
                var day = UnixTime.Local(joint.Samples.UnixSecondsAt(i), zone).Day;
                peaks[day] = Math.Max(peaks.GetValueOrDefault(day), joint.Mbps[i]);
            }
        }

        return peaks.Select(day => new DayPeak(UnixTime.Date(day.Key), day.Value));
    }
}
