using System.Globalization;
using SharedBandwidth.Sizing.Billing;

namespace SharedBandwidth.CommandLine.Words;

/// <summary>Numbers with their units, which stay together when a line is wrapped.</summary>
internal static class Format
{
    /// <summary>Printed as a space, but no place to wrap a line.</summary>
    public const char FixedSpace = '\u00A0';

    /// <summary>"2026-11-11".</summary>
    public static string Date(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Number(double number) => WithoutMinusZero(number.ToString("0.#", CultureInfo.InvariantCulture));

    public static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>At most two decimals.</summary>
    public static string Hundredths(decimal number) => WithoutMinusZero(number.ToString("0.##", CultureInfo.InvariantCulture));

    /// <summary>Two decimals: an amount of a currency that is named beside it.</summary>
    public static string Amount(Money money) => WithoutMinusZero(money.Amount.ToString("0.00", CultureInfo.InvariantCulture));

    /// <summary>"33336.60 CNY".</summary>
    public static string Of(Money money) => $"{Amount(money)} {money.Currency}";

    /// <summary>The same text for data, in which nothing is wrapped.</summary>
    public static string Plain(string text) => text.Replace(FixedSpace, ' ');

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
    public static string Count(long count, string noun) => Count(count, noun, $"{noun}s");

    /// <summary>"1 retry", "2 retries".</summary>
    public static string Count(long count, string noun, string plural) => $"{Number(count)}{FixedSpace}{(count == 1 ? noun : plural)}";

    /// <summary>"once", "2 times".</summary>
    public static string Times(int count) => count == 1 ? "once" : $"{Number(count)}{FixedSpace}times";

    /// <summary>"12.5 s", "2 min 5 s", "1 h 3 min": from a minute on without parts of a second.</summary>
    public static string Time(TimeSpan time) => time switch
    {
        { TotalSeconds: < 60 } => $"{Number(time.TotalSeconds)}{FixedSpace}s",
        { TotalMinutes: < 60 } => Join((long)time.TotalSeconds / 60, "min", (long)time.TotalSeconds % 60, "s"),
        _ => Join((long)time.TotalMinutes / 60, "h", (long)time.TotalMinutes % 60, "min"),
    };

    /// <summary>"9 hours", "1 hour 5 minutes", "20 minutes".</summary>
    public static string HoursAndMinutes(int minutes) => (minutes / 60, minutes % 60) switch
    {
        (0, var rest) => Count(rest, "minute"),
        (var hours, 0) => Count(hours, "hour"),
        var (hours, rest) => $"{Count(hours, "hour")} {Count(rest, "minute")}",
    };

    // What is rounded to nothing has no sign.
    private static string WithoutMinusZero(string number) =>
        number.StartsWith('-') && number.All(c => c is '-' or '0' or '.') ? number[1..] : number;

    private static string Join(long large, string largeUnit, long small, string smallUnit) =>
        $"{Number(large)}{FixedSpace}{largeUnit}{(small == 0 ? "" : $"{FixedSpace}{Number(small)}{FixedSpace}{smallUnit}")}";
}
