using System.Globalization;

namespace SharedBandwidth.CommandLine.Files;

/// <summary>Reads rates: digits and a decimal point, whatever the machine's language, perhaps with thousands apart.</summary>
internal static class RateText
{
    private const int GroupDigits = 3;

    /// <param name="text">The number, without blanks around it.</param>
    /// <param name="partsThousandsByComma">Whether "1,500" can only be 1500.</param>
    /// <param name="rate">The rate.</param>
    public static bool TryRead(ReadOnlySpan<char> text, bool partsThousandsByComma, out double rate) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out rate)
        || (HasThousands(text, partsThousandsByComma)
            && double.TryParse(
                string.Concat(text.ToString().Where(c => !IsSeparator(c, partsThousandsByComma))), NumberStyles.Float,
                CultureInfo.InvariantCulture, out rate));

    // Groups of three digits behind the first, all with the same separator: "1,5" is not 15.
    private static bool HasThousands(ReadOnlySpan<char> text, bool byComma)
    {
        var point = text.IndexOf('.');
        var whole = (point < 0 ? text : text[..point]).TrimStart("+-");
        var at = whole.IndexOfAnyExceptInRange('0', '9');
        if (at is < 1 or > GroupDigits || !IsSeparator(whole[at], byComma))
        {
            return false;
        }

        var separator = whole[at];
        for (; at < whole.Length; at += GroupDigits + 1)
        {
            if (whole[at] != separator || whole.Length < at + 1 + GroupDigits
                || whole.Slice(at + 1, GroupDigits).ContainsAnyExceptInRange('0', '9'))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsSeparator(char c, bool byComma) => c is ' ' or '\u00A0' or '\u202F' or '\'' || (c == ',' && byComma);
}
