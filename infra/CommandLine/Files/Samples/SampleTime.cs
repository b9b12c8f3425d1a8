using System.Globalization;

namespace SharedBandwidth.CommandLine.Files;

/// <summary>
/// Reads the time of a sample: seconds since 1970, or ISO 8601 with an offset such as <c>2026-03-01T13:05:00+08:00</c>. By hand,
/// as a file may have millions and the general parser takes ten times as long.
/// </summary>
internal static class SampleTime
{
    public const string Allowed = "use seconds since 1970, or ISO 8601 with an offset, such as 2026-03-01T13:05:00+08:00";

    /// <summary>Reads a time; otherwise says why not.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, out long unixSeconds, out string problem)
    {
        problem = "";
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out unixSeconds))
        {
            return true;
        }

        if (!TryReadMinute(text, out var minute))
        {
            problem = $"'{Shown(text)}' is not a time; {Allowed}.";
            return false;
        }

        var rest = text[16..];
        if (!TryTakeSeconds(ref rest, out var seconds))
        {
            problem = $"'{Shown(text)}' is not at a whole second; {Allowed}.";
            return false;
        }

        if (rest.IsEmpty)
        {
            problem = $"'{Shown(text)}' has no offset, so it could be any of a day's hours; write Z or, for example, +08:00 behind it.";
            return false;
        }

        if (!TryReadOffset(rest, out var offsetMinutes))
        {
            problem = $"'{Shown(text)}' ends in '{Shown(rest)}', which is not an offset; write Z or, for example, +08:00.";
            return false;
        }

        unixSeconds = new DateTimeOffset(minute, TimeSpan.Zero).ToUnixTimeSeconds() + seconds - (offsetMinutes * 60L);
        return true;
    }

    private static bool TryReadMinute(ReadOnlySpan<char> text, out DateTime minute)
    {
        minute = default;
        if (text.Length < 16 || text[4] != '-' || text[7] != '-' || text[10] is not ('T' or 't' or ' ') || text[13] != ':')
        {
            return false;
        }

        var (year, month, day) = (Digits(text[..4]), Digits(text[5..7]), Digits(text[8..10]));
        var (hour, min) = (Digits(text[11..13]), Digits(text[14..16]));
        if (year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month) || hour is < 0 or > 23
            || min is < 0 or > 59)
        {
            return false;
        }

        minute = new DateTime(year, month, day, hour, min, 0, DateTimeKind.Utc);
        return true;
    }

    // ":ss", and a fraction that is nothing.
    private static bool TryTakeSeconds(ref ReadOnlySpan<char> rest, out int seconds)
    {
        seconds = 0;
        if (rest.IsEmpty || rest[0] != ':')
        {
            return true;
        }

        seconds = rest.Length < 3 ? -1 : Digits(rest[1..3]);
        if (seconds is < 0 or > 59)
        {
            return false;
        }

        rest = rest[3..];
        if (!rest.IsEmpty && rest[0] == '.')
        {
            rest = rest[1..].TrimStart('0');
        }

        return rest.IsEmpty || !char.IsAsciiDigit(rest[0]);
    }

    // "Z", "+08:00", "+0800" or "+08", perhaps behind a space.
    private static bool TryReadOffset(ReadOnlySpan<char> text, out int minutes)
    {
        minutes = 0;
        text = text.TrimStart(' ');
        if (text is "Z" or "z")
        {
            return true;
        }

        if (text.Length is not (3 or 5 or 6) || text[0] is not ('+' or '-') || (text.Length == 6 && text[3] != ':'))
        {
            return false;
        }

        var (hour, minute) = (Digits(text[1..3]), text.Length == 3 ? 0 : Digits(text[^2..]));
        minutes = text[0] == '-' ? -((hour * 60) + minute) : (hour * 60) + minute;
        return hour is >= 0 and <= 14 && minute is >= 0 and <= 59;
    }

    // -1 when a character is not a digit.
    private static int Digits(ReadOnlySpan<char> text)
    {
        var number = 0;
        foreach (var c in text)
        {
            if (!char.IsAsciiDigit(c))
            {
                return -1;
            }

            number = (number * 10) + (c - '0');
        }

        return number;
    }

    private static string Shown(ReadOnlySpan<char> text) => text.Length <= 40 ? text.ToString() : $"{text[..40]}...";
}
