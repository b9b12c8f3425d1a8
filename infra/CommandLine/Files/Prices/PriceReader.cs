using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using SharedBandwidth.Planning.Findings;
using SharedBandwidth.Sizing.Billing;

namespace SharedBandwidth.CommandLine.Files;

/// <summary>Reads single values of a price file; what is wrong becomes a problem.</summary>
internal sealed class PriceReader
{
    // What the YAML reader makes of a date, as Pulumi's does.
    private const string AfterYamlDate = " 00:00:00 +0000 UTC";

    private readonly ImmutableArray<PriceProblem>.Builder _problems = ImmutableArray.CreateBuilder<PriceProblem>();

    public ImmutableArray<PriceProblem> Problems => _problems.ToImmutable();

    public void Add(string path, FormattableString message) =>
        _problems.Add(new PriceProblem(path, message.ToString(CultureInfo.InvariantCulture)));

    public void CheckKeys(string path, JsonObject mapping, string[] known)
    {
        foreach (var key in mapping.Select(entry => entry.Key).Where(key => !known.Contains(key)))
        {
            Add(path.Length == 0 ? key : $"{path}.{key}",
                $"The key '{key}' is not known here; use {Sentence.And(known)}.{DidYouMean.For(key, known)}");
        }
    }

    /// <summary>A text that must be there.</summary>
    public string? Text(JsonObject mapping, string key)
    {
        if (mapping[key] is JsonValue value && value.GetValueKind() == JsonValueKind.String
            && value.GetValue<string>().Trim() is { Length: > 0 } text)
        {
            return text;
        }

        Add(key, $"The price file needs a {key}, such as {key}: CNY; {Found(mapping, key)}.");
        return null;
    }

    /// <summary>One of some texts, or null when it is absent.</summary>
    public string? OneOf(JsonObject mapping, string key, string[] allowed)
    {
        var text = mapping[key]?.ToString();
        var match = allowed.FirstOrDefault(a => string.Equals(a, text, StringComparison.OrdinalIgnoreCase));
        if (text is not null && match is null)
        {
            Add(key, $"'{text}' is not known here; use {Sentence.Or(allowed)}.{DidYouMean.For(text, allowed)}");
        }

        return match;
    }

    /// <summary>Keys with values that must be there.</summary>
    public JsonObject? Mapping(JsonObject mapping, string key, string path)
    {
        if (mapping[key] is JsonObject found)
        {
            return found;
        }

        Add(path, $"The price file needs keys with values under {path}; {Found(mapping, key)}.");
        return null;
    }

    /// <summary>A number within its bounds, both included, or null when it is absent or wrong.</summary>
    public decimal? Number(JsonObject mapping, string key, string path, decimal smallest, decimal largest)
    {
        if (mapping[key] is null)
        {
            return null;
        }

        if (mapping[key] is JsonValue value && ToDecimal(value) is { } number && number >= smallest && number <= largest)
        {
            return number;
        }

        if (mapping[key] is JsonValue text && text.GetValueKind() == JsonValueKind.String && ToDecimal(text.GetValue<string>()) is not null)
        {
            Add(path, $"\"{text}\" is a text, and a number from {smallest} to {largest} is needed; write it without quotes.");
            return null;
        }

        Add(path, $"A number from {smallest} to {largest} is needed, without currency or thousands separator; {Found(mapping, key)}.");
        return null;
    }

    /// <summary>
    /// A price, such as <c>{ perDay: 0.5, source: https://..., date: 2026-11-25 }</c>, with an amount under exactly one of some keys; null
    /// when it is absent or wrong.
    /// </summary>
    public UnitPrice? Price(
        JsonObject mapping, string key, string path, IReadOnlyList<KeyValuePair<string, PriceUnit>> units, decimal largest)
    {
        if (!mapping.ContainsKey(key))
        {
            return null;
        }

        string[] names = [.. units.Select(unit => unit.Key)];
        if (mapping[key] is not JsonObject price)
        {
            var others = string.Concat(names.Skip(1).Select(name => $", or {name}"));
            Add(path, $"The price must say what it is paid for, and {Found(mapping, key)}; write {path}: {{ {names[0]}: ... }}{others}.");
            return null;
        }

        CheckKeys(path, price, [.. names, "source", "date"]);
        var source = Source(price, path);
        string[] given = [.. names.Where(price.ContainsKey)];
        if (given.Length != 1)
        {
            Add(path, $"{(given.Length == 0 ? "No price" : "More than one price")} is given; write one of {Sentence.Or(names)}.");
            return null;
        }

        if (price[given[0]] is null)
        {
            Add($"{path}.{given[0]}", $"The price has no value; write a number, or leave {path} out.");
            return null;
        }

        return Number(price, given[0], $"{path}.{given[0]}", 0, largest) is { } amount
            ? new UnitPrice(amount, units.Single(unit => unit.Key == given[0]).Value) { Source = source }
            : null;
    }

    private PriceSource? Source(JsonObject price, string path)
    {
        var text = price["source"]?.ToString().Trim();
        var date = price["date"]?.ToString().Replace(AfterYamlDate, "", StringComparison.Ordinal);
        DateOnly? day = null;
        if (date is not null)
        {
            if (DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read))
            {
                day = read;
            }
            else
            {
                Add($"{path}.date", $"'{date}' is not a date; write it as in 2026-11-25.");
            }

            if (string.IsNullOrEmpty(text))
            {
                Add(
                    $"{path}.source",
                    $"The price has a date and no source; write the page or contract that it is from, or leave date out.");
            }
        }

        return string.IsNullOrEmpty(text) ? null : new PriceSource(text, day);
    }

    // Through its text, whatever kind of number the YAML reader made of it: 1.11 stays 1.11.
    private static decimal? ToDecimal(JsonValue value) =>
        value.GetValueKind() == JsonValueKind.Number ? ToDecimal(value.ToJsonString()) : null;

    private static decimal? ToDecimal(string text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string Found(JsonObject mapping, string key) => mapping[key] switch
    {
        null => mapping.ContainsKey(key) ? "nothing is there" : "it is not there",
        JsonObject => "keys with values are there",
        JsonArray => "a list is there",
        var value => $"'{value}' is there",
    };
}
