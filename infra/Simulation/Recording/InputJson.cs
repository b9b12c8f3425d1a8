using System.Collections;
using System.Collections.Immutable;
using System.Text.Json;

namespace SharedBandwidth.Simulation.Recording;

/// <summary>A recorded input's value as JSON: texts, numbers, truth values, lists and maps, which are written in ordinal order.</summary>
public static class InputJson
{
    public static void Write(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case string text:
                json.WriteStringValue(text);
                break;
            case bool flag:
                json.WriteBooleanValue(flag);
                break;
            case double number:
                json.WriteNumberValue(number);
                break;
            case IEnumerable<KeyValuePair<string, object>> map:
                json.WriteStartObject();
                foreach (var (key, item) in map.OrderBy(entry => entry.Key, StringComparer.Ordinal))
                {
                    json.WritePropertyName(key);
                    Write(json, item);
                }

                json.WriteEndObject();
                break;
            case IEnumerable list:
                json.WriteStartArray();
                foreach (var item in list)
                {
                    Write(json, item);
                }

                json.WriteEndArray();
                break;
            default:
                json.WriteNullValue();
                break;
        }
    }

    /// <exception cref="JsonException">Something in it is null, which no input is.</exception>
    public static object Read(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Number => value.GetDouble(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Array => value.EnumerateArray().Select(Read).ToImmutableArray(),
        JsonValueKind.Object => value.EnumerateObject().ToImmutableDictionary(entry => entry.Name, entry => Read(entry.Value)),
        _ => throw new JsonException("A plan has no empty values."),
    };
}
