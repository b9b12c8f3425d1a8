using System.Globalization;

namespace SharedBandwidth.CommandLine.Words;

/// <summary>Numbers with their units, which stay together when a line is wrapped.</summary>
internal static class Format
{
    /// <summary>Printed as a space, but no place to wrap a line.</summary>
    public const char FixedSpace = '\u00A0';

    public static string Number(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);

    public static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    public static string Mbps(long mbps) => $"{Number(mbps)}{FixedSpace}Mbit/s";

    public static string Mbps(double mbps) => $"{Number(mbps)}{FixedSpace}Mbit/s";

    /// <summary>At most one decimal; what is not quite nothing or not quite all is not rounded to it.</summary>
    public static string Percent(double percent) => percent switch
    {
        > 0 and < 0.1 => $"under{FixedSpace}0.1{FixedSpace}%",
        > 99.9 and < 100 => $"over{FixedSpace}99.9{FixedSpace}%",
        _ => $"{Number(percent)}{FixedSpace}%",
    };

    /// <summary>"1 day", "1.5 days".</summary>
    public static string Days(double days) => $"{Number(days)}{FixedSpace}day{(Number(days) == "1" ? "" : "s")}";

    /// <summary>"1 app", "2 apps".</summary>
    public static string Count(int count, string noun) => Count(count, noun, $"{noun}s");

    /// <summary>"1 retry", "2 retries".</summary>
    public static string Count(int count, string noun, string plural) => $"{Number(count)}{FixedSpace}{(count == 1 ? noun : plural)}";

    /// <summary>"once", "2 times".</summary>
    public static string Times(int count) => count == 1 ? "once" : $"{Number(count)}{FixedSpace}times";

    /// <summary>"12.5 s", "2 min 5 s", "1 h 3 min": from a minute on without parts of a second.</summary>
    public static string Time(TimeSpan time) => time switch
    {
        { TotalSeconds: < 60 } => $"{Number(time.TotalSeconds)}{FixedSpace}s",
        { TotalMinutes: < 60 } => Join((long)time.TotalSeconds / 60, "min", (long)time.TotalSeconds % 60, "s"),
        _ => Join((long)time.TotalMinutes / 60, "h", (long)time.TotalMinutes % 60, "min"),
    };

    private static string Join(long large, string largeUnit, long small, string smallUnit) =>
        $"{Number(large)}{FixedSpace}{largeUnit}{(small == 0 ? "" : $"{FixedSpace}{Number(small)}{FixedSpace}{smallUnit}")}";
}
