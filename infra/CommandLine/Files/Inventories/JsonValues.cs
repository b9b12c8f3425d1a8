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
    /// <exception cref="JsonException">The text is not Unicode; without a line, which nobody knows then.</exception>
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
            ? map.EnumerateObject().DistinctBy(Name).ToImmutableSortedDictionary(Name, member => Text(member.Value), StringComparer.Ordinal)
            : ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>The texts among the items of a list; empty: there is none.</summary>
    public static IEnumerable<string> TextsOf(this JsonElement value, string name) =>
        value.ListOf(name).Where(item => item.ValueKind == JsonValueKind.String).Select(Text);

    private static string Name(JsonProperty member) => Unicode(() => member.Name);

    // A reader passes over what is no Unicode; whoever asks for the text is told.
    private static string Unicode(Func<string> text)
    {
        try
        {
            return text();
        }
        catch (InvalidOperationException exception)
        {
            throw new JsonException("A text is not Unicode.", exception);
        }
    }

    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => Unicode(() => value.GetString()!),
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => "",
    };
}
