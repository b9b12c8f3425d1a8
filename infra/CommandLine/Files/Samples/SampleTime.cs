using System.Globalization;
using SharedBandwidth.Sizing.Measured;

namespace SharedBandwidth.CommandLine.Files;

/// <summary>
/// Reads the time of a sample: a number since 1970, in seconds, milliseconds, microseconds or nanoseconds, which are told apart by their
/// size; or ISO 8601 such as <c>2026-03-01T13:05:00+08:00</c>, whose offset may be missing where the zone is known. By hand, as a file may
/// have millions and the general parser takes ten times as long.
/// </summary>
/// <param name="zone">The zone of times without an offset; null: an offset must be there.</param>
internal sealed class SampleTime(TimeZoneInfo? zone)
{
    public const string Allowed = "use seconds since 1970, or ISO 8601 with an offset, such as 2026-03-01T13:05:00+08:00";

    // Milliseconds, microseconds, nanoseconds.
    private const int FinerUnits = 3;

    /// <summary>Reads a time; otherwise says why not.</summary>
    public bool TryRead(ReadOnlySpan<char> text, out long unixSeconds, out string problem)
    {
        problem = "";
        return (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out unixSeconds)
                && UnixTime.IsPlausible(unixSeconds))
            || TryReadNumber(text, out unixSeconds) || TryReadText(text, out unixSeconds, out problem);
    }

    private bool TryReadText(ReadOnlySpan<char> text, out long unixSeconds, out string problem)
    {
        (unixSeconds, problem) = (0, "");
        if (!TryReadMinute(text, out var minute, out var rest))
        {
            problem = $"'{Shown(text)}' is not a time; {Allowed}.";
            return false;
        }

        if (!TryTakeSeconds(ref rest, out var seconds))
        {
            problem = $"'{Shown(text)}' is not at a whole second; {Allowed}.";
            return false;
        }

        int offsetMinutes;
        if (rest.IsEmpty)
        {
            if (OffsetInZone(minute) is not { } inZone)
            {
                problem = zone is null
                    ? $"'{Shown(text)}' has no offset, so it could be any of a day's hours; write Z or, for example, +08:00 behind it, " +
                        "or name the stack's timeZone."
                    : $"'{Shown(text)}' has no offset, and the clocks of {zone.Id} show it never or twice; write, for example, +08:00 " +
                        "behind it.";
                return false;
            }

            offsetMinutes = inZone;
        }
        else if (!TryReadOffset(rest, out offsetMinutes))
        {
            problem = $"'{Shown(text)}' ends in '{Shown(rest)}', which is not an offset; write Z or, for example, +08:00.";
            return false;
        }

        unixSeconds = new DateTimeOffset(minute, TimeSpan.Zero).ToUnixTimeSeconds() + seconds - (offsetMinutes * 60L);
        if (!UnixTime.IsPlausible(unixSeconds))
        {
            problem = $"'{Shown(text)}' is not a time from 1970 to 2199 in UTC; correct it, or leave the row out.";
            return false;
        }

        return true;
    }

    // A fraction of a second is how some tools write whole ones, or how late a clock was.
    private static bool TryReadNumber(ReadOnlySpan<char> text, out long unixSeconds)
    {
        if (!long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out unixSeconds))
        {
            const NumberStyles Styles = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
            if (!decimal.TryParse(text, Styles, CultureInfo.InvariantCulture, out var number)
                || number is <= long.MinValue or >= long.MaxValue)
            {
                return false;
            }

            unixSeconds = (long)Math.Round(number);
        }

        for (var finer = 0; finer < FinerUnits && unixSeconds > 0 && !UnixTime.IsPlausible(unixSeconds); finer++)
        {
            unixSeconds /= 1000;
        }

        return true;
    }

    // Minutes east of UTC; null: no zone is known, or the local time is not one moment.
    private int? OffsetInZone(DateTime minute)
    {
        var local = DateTime.SpecifyKind(minute, DateTimeKind.Unspecified);
        return zone is null || zone.IsInvalidTime(local) || zone.IsAmbiguousTime(local) ? null : (int)zone.GetUtcOffset(local).TotalMinutes;
    }

    // "2026-03-01T13:05"; also with "/" in the date, and without the zeros in front that spreadsheets leave out.
    private static bool TryReadMinute(ReadOnlySpan<char> text, out DateTime minute, out ReadOnlySpan<char> rest)
    {
        minute = default;
        rest = text;
        if (text.Length < 5 || text[4] is not ('-' or '/') || !TryTake(ref rest, 4, 4, text[4], out var year)
            || !TryTake(ref rest, 1, 2, text[4], out var month) || !TryTakeDay(ref rest, out var day)
            || !TryTake(ref rest, 1, 2, ':', out var hour) || !TryTake(ref rest, 2, 2, null, out var min)
            || year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month) || hour > 23 || min > 59)
        {
            return false;
        }

        minute = new DateTime(year, month, day, hour, min, 0, DateTimeKind.Utc);
        return true;
    }

    private static bool TryTakeDay(ref ReadOnlySpan<char> rest, out int day)
    {
        var end = rest.IndexOfAny('T', 't', ' ');
        return TryTake(ref rest, 1, 2, end < 0 ? 'T' : rest[end], out day);
    }

    // So many digits, and what stands behind them.
    private static bool TryTake(ref ReadOnlySpan<char> rest, int fewest, int most, char? behind, out int number)
    {
        var length = 0;
        while (length < rest.Length && length < most && char.IsAsciiDigit(rest[length]))
        {
            length++;
        }

        number = Digits(rest[..length]);
        if (length < fewest || (behind is { } c && (length == rest.Length || rest[length] != c)))
        {
            return false;
        }

        rest = rest[(behind is null ? length : length + 1)..];
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
