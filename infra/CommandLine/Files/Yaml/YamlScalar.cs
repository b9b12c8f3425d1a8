using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace SharedBandwidth.CommandLine.Files.Yaml;

/// <summary>
/// A scalar as Pulumi's reader takes it: go-yaml's version 3, whose core schema keeps the octal numbers of YAML 1.1
/// (https://github.com/go-yaml/yaml/blob/v3/resolve.go).
/// </summary>
/// <param name="Value">null, a boolean, a <c>long</c>, a <c>ulong</c>, a <c>double</c> or a text.</param>
internal readonly record struct YamlScalar(object? Value)
{
    private const string TagPrefix = "tag:yaml.org,2002:";

    private static readonly Regex _timeForm = new(
        @"^(?<year>[0-9]{4})-(?<month>[0-9]{1,2})-(?<day>[0-9]{1,2})" +
        @"(([Tt](?<hour>[0-9]{1,2}):(?<minute>[0-9]{1,2}):(?<second>[0-9]{1,2})(?<fraction>\.[0-9]+)?(?<offset>Z|[-+][0-9]{2}:[0-9]{2}))" +
        @"|( (?<hour>[0-9]{1,2}):(?<minute>[0-9]{1,2}):(?<second>[0-9]{1,2})(?<fraction>\.[0-9]+)?))?\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    /// <summary>Whether a time was written, which became a text in another form.</summary>
    public bool IsTime { get; private init; }

    /// <summary>Why the value cannot be used, after the scalar itself; null: it can.</summary>
    public string? Fault { get; private init; }

    /// <summary>Reads one scalar.</summary>
    /// <param name="text">Its text, without quotes.</param>
    /// <param name="isPlain">Whether it stands without quotes.</param>
    /// <param name="tag">Its tag, such as <c>tag:yaml.org,2002:int</c>; empty: none.</param>
    /// <returns>null: the text is not what the tag says, or the tag is not known.</returns>
    public static YamlScalar? Read(string text, bool isPlain, string tag)
    {
        if (tag.Length == 0)
        {
            return isPlain ? Plain(text, mayBeTime: true) : new YamlScalar(text);
        }

        var kind = tag.StartsWith(TagPrefix, StringComparison.Ordinal) ? tag[TagPrefix.Length..] : tag;
        return kind switch
        {
            "str" or "!" => new YamlScalar(text),
            "binary" => Binary(text),
            "int" when Plain(text, mayBeTime: false) is { Value: long or ulong } whole => whole,
            "float" when Plain(text, mayBeTime: false) is { Value: long or ulong or double } number =>
                new YamlScalar(Convert.ToDouble(number.Value, CultureInfo.InvariantCulture)),
            "bool" when Plain(text, mayBeTime: false) is { Value: bool } flag => flag,
            "null" when Plain(text, mayBeTime: false) is { Value: null } nothing => nothing,
            "timestamp" when Time(text) is { } time => time,
            _ => null,
        };
    }

    /// <summary>As the program gets it inside an object: numbers pass through JSON, which keeps 53 bits of them.</summary>
    /// <returns>null, also for YAML's null.</returns>
    public JsonNode? ToJson() => Value switch
    {
        null => null,
        bool flag => JsonValue.Create(flag),
        long number when Math.Abs((decimal)number) <= 1L << 53 => JsonValue.Create(number),
        string text => JsonValue.Create(text),
        var number => Json(Convert.ToDouble(number, CultureInfo.InvariantCulture)),
    };

    /// <summary>As the program gets it at the top of the configuration.</summary>
    public string ToText() => Value switch
    {
        null => "",
        bool flag => flag ? "true" : "false",
        double number => Shortest(number),
        var value => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    /// <summary>What is to be said where the value is not the one that people read; null: nothing.</summary>
    /// <param name="written">The scalar's text.</param>
    /// <param name="atTop">Whether it stands at the top of the configuration, where whole numbers keep all digits.</param>
    public string? Remark(string written, bool atTop)
    {
        var got = atTop ? ToText() : ToJson()?.ToJsonString();
        return Value switch
        {
            _ when IsTime =>
                $"{written} is a time to Pulumi, and the program gets the text \"{Value}\"; put it in quotes to keep it as it is.",
            long or ulong when IsOctal(written) =>
                $"{written} is an octal number to Pulumi, which is {got}; write {written.TrimStart('0')} for the number, or " +
                $"\"{written}\" for the text.",
            long or ulong or double when IsWhole(written) && IsRounded(written, got!) =>
                $"{written} has more digits than a number keeps, and the program gets {got}; put it in quotes to keep it as it is.",
            double when EndsInZero(written) =>
                $"{written} is a number to Pulumi, and the program gets {got}; write {got} for the number, or \"{written}\" for the text.",
            _ => null,
        };
    }

    private static bool IsOctal(string written) =>
        written is ['0', _, ..] && !written.AsSpan().ContainsAnyExceptInRange('0', '7');

    private static bool IsWhole(string written) =>
        (written is ['-' or '+', .. var unsigned] ? unsigned : written).All(char.IsAsciiDigit);

    // Behind a decimal point, as in the numbers of versions.
    private static bool EndsInZero(string written) =>
        written is [.., '0'] && written.Contains('.', StringComparison.Ordinal) && !written.AsSpan().ContainsAny('e', 'E', '_');

    private static bool IsRounded(string written, string got) =>
        !decimal.TryParse(got, NumberStyles.Float, CultureInfo.InvariantCulture, out var kept)
        || new BigInteger(kept) != BigInteger.Parse(written, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);

    private static YamlScalar Plain(string text, bool mayBeTime) => text switch
    {
        "" or "~" or "null" or "Null" or "NULL" => new YamlScalar(null),
        "true" or "True" or "TRUE" => new YamlScalar(true),
        "false" or "False" or "FALSE" => new YamlScalar(false),
        ".nan" or ".NaN" or ".NAN" or ".inf" or ".Inf" or ".INF" or "+.inf" or "+.Inf" or "+.INF" or "-.inf" or "-.Inf" or "-.INF" =>
            Faulty("is not a finite number; write one, or put it in quotes for a text"),
        ['.', ..] => new YamlScalar(Decimal(text) ?? (object)text),
        [(>= '0' and <= '9') or '+' or '-', ..] => (mayBeTime ? Time(text) : null) ?? Number(text),
        _ => new YamlScalar(text),
    };

    private static YamlScalar Number(string text)
    {
        var plain = text.Replace("_", "", StringComparison.Ordinal);
        return Whole(plain) ?? new YamlScalar(Decimal(plain) ?? (object)text);
    }

    private static YamlScalar Faulty(string fault) => new(null) { Fault = fault };

    // A sign, and digits to the base that a prefix names: 0x, 0b, 0o, or an octal's leading zero.
    private static YamlScalar? Whole(string text)
    {
        var isNegative = text.StartsWith('-');
        var unsigned = text.StartsWith('-') || text.StartsWith('+') ? text[1..] : text;
        var (digits, radix) = unsigned switch
        {
            ['0', 'x' or 'X', .. var hex] => (hex, 16),
            ['0', 'b' or 'B', .. var binary] => (binary, 2),
            ['0', 'o' or 'O', .. var octal] => (octal, 8),
            ['0', _, ..] => (unsigned[1..], 8),
            _ => (unsigned, 10),
        };
        UInt128 value = 0;
        foreach (var c in digits)
        {
            var digit = char.IsAsciiHexDigit(c) ? Convert.ToInt32(c.ToString(), 16) : radix;
            value = (value * (UInt128)radix) + (UInt128)digit;
            if (digit >= radix || value > ulong.MaxValue)
            {
                return null;
            }
        }

        var signed = isNegative ? -(Int128)value : (Int128)value;
        return digits.Length == 0 || signed < long.MinValue ? null
            : signed <= long.MaxValue ? new YamlScalar((long)signed)
            : text.StartsWith('+') ? null
            : new YamlScalar((ulong)value);
    }

    // Only the forms that go-yaml takes: one or two digits everywhere but in the year, and with 'T' an offset or Z.
    private static YamlScalar? Time(string text)
    {
        // The form is only made where there may be one: most files have no times.
        if (text is not [_, _, _, _, '-', ..] || _timeForm.Match(text) is not { Success: true } match)
        {
            return null;
        }

        int Part(string name) =>
            match.Groups[name] is { Success: true, Value: var value } ? int.Parse(value, CultureInfo.InvariantCulture) : 0;
        var (year, month, day) = (Part("year"), Part("month"), Part("day"));
        if (year == 0 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)
            || Part("hour") > 23 || Part("minute") > 59 || Part("second") > 59)
        {
            return null;
        }

        var fraction = match.Groups["fraction"].Value.TrimEnd('0');
        var time = string.Create(
            CultureInfo.InvariantCulture,
            $"{year:0000}-{month:00}-{day:00} " +
            $"{Part("hour"):00}:{Part("minute"):00}:{Part("second"):00}{(fraction is "" or "." ? "" : fraction)}");
        return match.Groups["offset"].Value is "" or "Z"
            ? new YamlScalar($"{time} +0000 UTC") { IsTime = true }
            // The name of the reader's own time zone may follow: no text is the right one everywhere.
            : Faulty("is a time with an offset, which Pulumi writes out otherwise from machine to machine; put it in quotes");
    }

    private static YamlScalar? Binary(string text)
    {
        try
        {
            return new YamlScalar(Encoding.UTF8.GetString(Convert.FromBase64String(text)));
        }
        catch (FormatException)
        {
            return null;
        }
    }

    // null: it is something else, or more than a number can be.
    private static double? Decimal(string text) => double.TryParse(
        text,
        NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent,
        CultureInfo.InvariantCulture,
        out var number) && double.IsFinite(number) ? number : null;

    // In digits as far as JSON's writer in Go does so.
    private static JsonValue Json(double number) => Math.Abs(number) is 0 or (>= 1e-6 and < 1e21)
        ? JsonValue.Create(
            decimal.Parse(number.ToString("R", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture))
        : JsonValue.Create(number);

    // Go's 'g' with the fewest digits: an exponent from a million on, and below a ten-thousandth.
    private static string Shortest(double number)
    {
        var scientific = number.ToString("E16", CultureInfo.InvariantCulture);
        var exponent = int.Parse(scientific[(scientific.IndexOf('E', StringComparison.Ordinal) + 1)..], CultureInfo.InvariantCulture);
        if (number == 0 || exponent is >= -4 and < 6)
        {
            return Json(number).ToJsonString();
        }

        var digits = string.Concat(number.ToString("R", CultureInfo.InvariantCulture).Split('E')[0].Where(char.IsAsciiDigit)).Trim('0');
        var mantissa = digits.Length == 1 ? digits : $"{digits[0]}.{digits[1..]}";
        return string.Create(
            CultureInfo.InvariantCulture, $"{(number < 0 ? "-" : "")}{mantissa}e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent):00}");
    }
}
