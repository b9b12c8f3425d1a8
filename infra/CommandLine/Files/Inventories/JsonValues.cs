using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace SharedBandwidth.CommandLine.Files.Inventories;

/// <summary>Values of JSON of which nothing can be sure but that it is JSON.</summary>
internal static class JsonValues
{
    /// <summary>A member; null: there is none, or this is no object.</summary>
    public static JsonElement? Member(this JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out var member) ? member : null;

    /// <summary>A text, or a number or boolean as one; empty: there is none.</summary>
    public static string TextOf(this JsonElement value, string name) => value.Member(name) is { } member ? Text(member) : "";

    public static int? NumberOf(this JsonElement value, string name) =>
        int.TryParse(value.TextOf(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    public static bool? FlagOf(this JsonElement value, string name) => bool.TryParse(value.TextOf(name), out var flag) ? flag : null;

    /// <summary>The objects of a list; empty: there is none.</summary>
    public static IEnumerable<JsonElement> ListOf(this JsonElement value, string name) =>
        value.Member(name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : [];

    /// <summary>The texts of a map; empty: there is none.</summary>
    public static ImmutableSortedDictionary<string, string> MapOf(this JsonElement value, string name) =>
        value.Member(name) is { ValueKind: JsonValueKind.Object } map
            ? map.EnumerateObject().DistinctBy(member => member.Name).ToImmutableSortedDictionary(member => member.Name, member => Text(member.Value), StringComparer.Ordinal)
            : ImmutableSortedDictionary<string, string>.Empty;

    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => "",
    };
}
