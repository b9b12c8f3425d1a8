using System.Globalization;

namespace SharedBandwidth.Sizing.Billing;

/// <summary>Numbers and times inside sentences.</summary>
internal static class Text
{
    public static string Number(decimal number) => number.ToString("0.##", CultureInfo.InvariantCulture);

    public static string Number(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>"1st", "12th", "431st".</summary>
    public static string Ordinal(int number) => string.Create(CultureInfo.InvariantCulture, $"{number}{(number % 100 is >= 11 and <= 13 ? "th" : (number % 10) switch { 1 => "st", 2 => "nd", 3 => "rd", _ => "th" })}");

    /// <summary>"9 hours", "1 hour 5 minutes", "20 minutes".</summary>
    public static string Duration(int minutes)
    {
        var hours = Count(minutes / 60, "hour");
        var rest = Count(minutes % 60, "minute");
        return minutes < 60 ? rest : minutes % 60 == 0 ? hours : $"{hours} {rest}";
    }

    private static string Count(int count, string noun) => string.Create(CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 ? "" : "s")}");
}
