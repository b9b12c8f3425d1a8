using System.Globalization;
using SharedBandwidth.Planning.Findings;
using SharedBandwidth.Planning.Values;

namespace SharedBandwidth.Planning.Exposure.Reading;

/// <summary>Turns single values of a specification into checked ones; what is wrong becomes a finding.</summary>
public static class ValueReader
{
    private const int LongestKey = 40;

    /// <summary>One of a term's words, whatever the letters' case; the default when it is absent or wrong.</summary>
    public static T OneOf<T>(FindingList findings, string path, string? text)
        where T : Term<T>, ITerm<T> => OptionalOneOf<T>(findings, path, text) ?? T.All[0];

    /// <summary>One of a term's words, whatever the letters' case; null when it is absent or wrong.</summary>
    public static T? OptionalOneOf<T>(FindingList findings, string path, string? text)
        where T : Term<T>, ITerm<T>
    {
        var term = text is null ? null : Term<T>.Parse(text);
        if (text is not null && term is null)
        {
            findings.Add(
                FindingCodes.NotAllowedValue,
                path,
                $"'{text}' is not known here; use {Sentence.Or(Term<T>.Texts)}.{DidYouMean.For(text, Term<T>.Texts)}");
        }

        return term;
    }

    /// <summary>Whether a number is within its bounds, both included; null is.</summary>
    public static bool InRange(FindingList findings, string path, int? value, int smallest, int largest, string unit)
    {
        if (value is null || (value >= smallest && value <= largest))
        {
            return true;
        }

        var numbers = string.Create(
            CultureInfo.InvariantCulture, $"{value} is outside the range; use a whole number from {smallest} to {largest}{unit}");
        findings.Add(FindingCodes.OutOfRange, path, numbers + ".");
        return false;
    }

    /// <summary>An identifier of the service, such as <c>vpc-...</c>; null passes.</summary>
    public static void Id(FindingList findings, string path, string? value, string prefix)
    {
        if (value is null)
        {
            return;
        }

        var rest = value.StartsWith(prefix, StringComparison.Ordinal) ? value[prefix.Length..] : "";
        if (rest.Length == 0 || !rest.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c)))
        {
            findings.Add(
                FindingCodes.MalformedValue,
                path,
                $"'{value}' is not an identifier of the service; write {prefix} and lower-case letters and digits, as the console shows " +
                "it.");
        }
    }

    /// <summary>A key that becomes part of resource names.</summary>
    /// <returns>Whether it can.</returns>
    public static bool Key(FindingList findings, string path, string key)
    {
        var fits = IsKey(key);
        if (!fits)
        {
            var shown = key.Length <= LongestKey ? $"'{key}'" : $"A key of {key.Length} characters";
            findings.Add(
                FindingCodes.BadName,
                path,
                $"{shown} cannot be part of a resource name; use up to {LongestKey} letters, digits, '-' and '_', with a letter or digit " +
                "first.");
        }

        return fits;
    }

    /// <summary>The key that something had before; null when it had no other, or when what is written cannot have been its key.</summary>
    /// <param name="findings">Takes what is wrong.</param>
    /// <param name="path">Where the configuration describes the thing, such as <c>apps.web</c>.</param>
    /// <param name="key">Its key now.</param>
    /// <param name="formerKey">What is written as its key from before.</param>
    public static string? FormerKey(FindingList findings, string path, string key, string? formerKey)
    {
        if (formerKey is null || !Key(findings, FormerKeyOf(path), formerKey))
        {
            return null;
        }

        if (formerKey == key)
        {
            findings.Add(
                FindingCodes.NoEffect,
                FormerKeyOf(path),
                $"'{key}' is the key now, and so it cannot be the one from before; name that one, or remove formerKey.");
            return null;
        }

        return formerKey;
    }

    public static string FormerKeyOf(string path) => $"{path}.formerKey";

    /// <summary>
    /// A display name of up to 128 characters, with a letter first (https://www.alibabacloud.com/help/en/nat-gateway/api-createnatgateway).
    /// </summary>
    /// <param name="findings">Takes what is wrong.</param>
    /// <param name="path">Where it is written.</param>
    /// <param name="name">The name.</param>
    /// <param name="shortest">How many characters the service wants at least.</param>
    /// <returns>The name; null: none is given, or an empty one, which the provider does not send.</returns>
    public static string? DisplayName(FindingList findings, string path, string? name, int shortest = 2)
    {
        if (string.IsNullOrEmpty(name))
        {
            return null;
        }

        if (name.Length < shortest || name.Length > 128 || !char.IsLetter(name[0])
            || !name.All(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.'))
        {
            var shown = name.Length <= 128 ? $"'{name}'" : $"A name of {name.Length} characters";
            findings.Add(
                FindingCodes.BadName,
                path,
                $"{shown} cannot be a display name; use {shortest} to 128 letters, digits, '.', '-' and '_', with a letter first.");
        }

        return name;
    }

    /// <summary>A description of 2 to 256 characters that does not look like a link.</summary>
    /// <returns>The description; null: none is given, or an empty one, which the provider does not send.</returns>
    public static string? Description(FindingList findings, string path, string? description)
    {
        if (string.IsNullOrEmpty(description))
        {
            return null;
        }

        if (description.Length is < 2 or > 256)
        {
            findings.Add(
                FindingCodes.MalformedValue,
                path,
                $"A description of {description.Length} characters is not accepted; write 2 to 256 characters.");
        }
        else if (description.StartsWith("http://", StringComparison.Ordinal)
            || description.StartsWith("https://", StringComparison.Ordinal))
        {
            findings.Add(
                FindingCodes.MalformedValue,
                path,
                $"'{description}' starts like a link, which the service refuses in a description; start it with a word.");
        }

        return description;
    }

    private static bool IsKey(string key) => key.Length is > 0 and <= LongestKey
        && char.IsAsciiLetterOrDigit(key[0])
        && key.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
}
