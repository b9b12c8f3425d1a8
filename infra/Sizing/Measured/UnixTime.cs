using System.Globalization;
using SharedBandwidth.Planning.Demand;

namespace SharedBandwidth.Sizing.Measured;

/// <summary>Seconds since 1970 UTC, as text and as local time.</summary>
public static class UnixTime
{
    private const long SecondsPerDay = 24 * 60 * 60;

    /// <summary>The year 2200. Today's milliseconds read as seconds lie far behind it.</summary>
    private const long End = 7_258_118_400;

    /// <summary>Whether a number can be the time of a measurement: from 1970 to 2199.</summary>
    public static bool IsPlausible(long unixSeconds) => unixSeconds is >= 0 and < End;

    /// <summary>"2026-03-01 13:05Z"; with seconds when there are any.</summary>
    public static string Format(long unixSeconds)
    {
        var time = DateTimeOffset.FromUnixTimeSeconds(unixSeconds);
        return time.ToString(time.Second == 0 ? "yyyy-MM-dd HH:mm'Z'" : "yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);
    }

    /// <summary>The local day (days since 1970-01-01) and minute of the day, 0 to 1439.</summary>
    public static (int Day, int Minute) Local(long unixSeconds, TimeZoneInfo zone)
    {
        var local = unixSeconds + (long)zone.GetUtcOffset(DateTimeOffset.FromUnixTimeSeconds(unixSeconds)).TotalSeconds;
        var day = Math.DivRem(local, SecondsPerDay, out var second);
        if (second < 0)
        {
            day--;
            second += SecondsPerDay;
        }

        return ((int)day, (int)(second / 60));
    }

    /// <summary>The date of a local day.</summary>
    public static DateOnly Date(int day) => DateOnly.FromDateTime(DateTime.UnixEpoch).AddDays(day);

    internal static string Implausible(long unixSeconds) => string.Create(
        CultureInfo.InvariantCulture, $"{unixSeconds} is not a time between 1970 and 2199 in seconds since 1970.");

    /// <summary>The local minute of the week, from Monday 00:00, of every time of a grid.</summary>
    internal static int[] LocalMinutes(SampleSet samples, TimeZoneInfo zone)
    {
        var minutes = new int[samples.Length];
        for (var i = 0; i < minutes.Length; i++)
        {
            var (day, minute) = Local(samples.UnixSecondsAt(i), zone);
            minutes[i] = (MondayIsZero(day) * DayMinute.PerDay) + minute;
        }

        return minutes;
    }

    // 1970-01-01 was a Thursday.
    private static int MondayIsZero(int day) =>
        (((day + 3) % WeekdaysText.DaysPerWeek) + WeekdaysText.DaysPerWeek) % WeekdaysText.DaysPerWeek;
}
