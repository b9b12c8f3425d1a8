using System.Globalization;

namespace SharedBandwidth.Planning.Demand;

/// <summary>Minutes of the day as the configuration writes them: "HH:mm", from "00:00" to "24:00".</summary>
public static class DayMinute
{
    public const int PerDay = 24 * 60;

    public const int PerWeek = 7 * PerDay;

    /// <summary>Reads "HH:mm" into minutes since midnight, 0 to 1440; false for anything else.</summary>
    public static bool TryParse(string text, out int minute)
    {
        minute = 0;
        if (text.Length != 5 || text[2] != ':'
            || !int.TryParse(text.AsSpan(0, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var hours)
            || !int.TryParse(text.AsSpan(3, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var minutes)
            || minutes > 59)
        {
            return false;
        }

        minute = (hours * 60) + minutes;
        return minute <= PerDay;
    }

    public static string Format(int minute) =>
        string.Create(CultureInfo.InvariantCulture, $"{minute / 60:00}:{minute % 60:00}");
}
