using System.Collections.Immutable;
using System.Text.Json;
using SharedBandwidth.Planning.Findings;
using SharedBandwidth.Planning.Values;

namespace SharedBandwidth.Configuration;

/// <summary>
/// Reads one object of the configuration strictly: a value of another type, and a key that nothing asked for, become findings
/// with the path in the file.
/// </summary>
internal sealed class ObjectReader
{
    private readonly string _path;
    private readonly Dictionary<string, JsonElement> _values;
    private readonly Reading _reading;
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);

    /// <param name="path">Where the object is; empty: at the top.</param>
    /// <param name="values">Its keys and values.</param>
    /// <param name="reading">Takes what is found.</param>
    public ObjectReader(string path, IEnumerable<KeyValuePair<string, JsonElement>> values, Reading reading)
    {
        _path = path;
        _values = new Dictionary<string, JsonElement>(values, StringComparer.Ordinal);
        _reading = reading;
    }

    public bool IsEmpty => _values.Count == 0;

    /// <summary>The keys that were asked for so far, there or not.</summary>
    public IReadOnlyCollection<string> Keys => _asked;

    public string? Text(string key) => Ask(key) is { } value ? Text(PathOf(key), value) : null;

    /// <summary>An identifier or an address, which in a rehearsal may be encrypted.</summary>
    public Knowable? Known(string key) => Ask(key) is { } value ? Known(PathOf(key), value) : null;

    /// <summary>A text or a whole number, as text: ports are written either way.</summary>
    public string? TextOrNumber(string key) => Ask(key) is { } value ? TextOrNumber(PathOf(key), value) : null;

    public int? Number(string key) => Ask(key) is { } value ? Number(PathOf(key), value) : null;

    public bool? Flag(string key)
    {
        if (Ask(key) is not { } value)
        {
            return null;
        }

        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return value.GetBoolean();
        }

        Wrong(PathOf(key), value, "true or false", "write one of the two, without quotes");
        return null;
    }

    /// <summary>A text, or an object: the other one is null.</summary>
    public (string? Text, T? Object) TextOrObject<T>(string key, Func<ObjectReader, T?> read)
        where T : class =>
        Ask(key) is { ValueKind: JsonValueKind.String } text ? (text.GetString(), null) : (null, Object(key, read));

    public T? Object<T>(string key, Func<ObjectReader, T?> read)
        where T : class =>
        Ask(key) is { } value ? Object(PathOf(key), value, read) : null;

    /// <summary>A map with keys of the user's own; values that cannot be read are left out.</summary>
    public IEnumerable<KeyValuePair<string, T>> Map<T>(string key, Func<string, JsonElement, T?> read)
        where T : class
    {
        if (Ask(key) is not { } map)
        {
            yield break;
        }

        if (map.ValueKind != JsonValueKind.Object || IsEncrypted(map))
        {
            Wrong(PathOf(key), map, "keys with values", "indent them under it");
            yield break;
        }

        foreach (var property in map.EnumerateObject())
        {
            if (read($"{PathOf(key)}.{property.Name}", property.Value) is { } value)
            {
                yield return KeyValuePair.Create(property.Name, value);
            }
        }
    }

    public IEnumerable<KeyValuePair<string, T>> MapOfObjects<T>(string key, Func<ObjectReader, T> read)
        where T : class =>
        Map(key, (path, value) => Object(path, value, read));

    public IEnumerable<T> ListOfObjects<T>(string key, Func<ObjectReader, T?> read)
        where T : class =>
        List(key, (path, item) => Object(path, item, read));

    private IEnumerable<T> List<T>(string key, Func<string, JsonElement, T?> read)
        where T : class
    {
        if (Ask(key) is not { } list)
        {
            yield break;
        }

        if (list.ValueKind != JsonValueKind.Array)
        {
            Wrong(PathOf(key), list, "a list", "start each item with '- '");
            yield break;
        }

        var index = 0;
        foreach (var item in list.EnumerateArray())
        {
            if (read($"{PathOf(key)}[{index++}]", item) is { } value)
            {
                yield return value;
            }
        }
    }

    public IEnumerable<string> Texts(string key) => List(key, Text);

    /// <summary>A list of texts, or one text without the list.</summary>
    public ImmutableArray<string>? TextOrTexts(string key) => Ask(key) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Array } => [.. Texts(key)],
        { } one => Text(PathOf(key), one) is { } text ? [text] : [],
    };

    /// <summary>A value that must be there; its absence becomes a finding.</summary>
    public T? Required<T>(string key, T? value, string example)
    {
        if (value is null && !_values.ContainsKey(key))
        {
            _reading.Add(FindingCodes.MissingValue, PathOf(key), $"{key} is missing; write, for example, {key}: {example}.");
        }

        return value;
    }

    public T? Object<T>(string path, JsonElement value, Func<ObjectReader, T?> read)
        where T : class
    {
        if (value.ValueKind != JsonValueKind.Object || IsEncrypted(value))
        {
            Wrong(path, value, "keys with values", "indent them under it");
            return null;
        }

        var reader = new ObjectReader(path, value.EnumerateObject().Select(p => KeyValuePair.Create(p.Name, p.Value)), _reading);
        var result = read(reader);
        reader.ReportUnknownKeys();
        return result;
    }

    public Knowable? Known(string path, JsonElement value)
    {
        if (IsEncrypted(value))
        {
            _reading.EncryptedPaths.Add(path);
            return Knowable.Later(path);
        }

        return Text(path, value);
    }

    public string? Text(string path, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.String)
        {
            return value.GetString();
        }

        // A list is not cured by quotes.
        Wrong(
            path, value, "a text", value.ValueKind is JsonValueKind.Array or JsonValueKind.Object ? "write one value" : "put it in quotes");
        return null;
    }

    public string? TextOrNumber(string path, JsonElement value)
    {
        if (value.ValueKind is JsonValueKind.String or JsonValueKind.Number)
        {
            return value.ToString();
        }

        Wrong(path, value, "a number or a text", "write one of the two");
        return null;
    }

    /// <summary>
    /// A text, a number or a boolean, as text: tags are often written without quotes. What is encrypted is a text that says so.
    /// </summary>
    public string? TextOrScalar(string path, JsonElement value)
    {
        if (value.ValueKind is JsonValueKind.String or JsonValueKind.Number)
        {
            return value.ToString();
        }

        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return value.GetBoolean() ? "true" : "false";
        }

        if (IsEncrypted(value))
        {
            return SharedBandwidthStack.EncryptedText(path);
        }

        Wrong(path, value, "a text", "write one value");
        return null;
    }

    public void ReportUnknownKeys()
    {
        foreach (var key in _values.Keys.Where(key => !_asked.Contains(key)).Order(StringComparer.Ordinal))
        {
            var known = _asked.Order(StringComparer.Ordinal).ToArray();
            _reading.Add(FindingCodes.UnknownKey, PathOf(key),
                $"There is no key '{Sentence.Shorten(key)}' here; the keys are {Sentence.And(known)}.{DidYouMean.For(key, known)}");
            if (DidYouMean.Nearest(key, known) is { } meant && (!_values.TryGetValue(meant, out var value) || IsEmptyMap(value)))
            {
                _reading.Unread.Add(PathOf(meant));
            }
        }
    }

    // Such as the project's defaults, which stand for what a misspelled key was meant to say.
    private static bool IsEmptyMap(JsonElement value) => value.ValueKind == JsonValueKind.Object && value.GetPropertyCount() == 0;

    private JsonElement? Ask(string key)
    {
        _asked.Add(key);
        return _values.TryGetValue(key, out var value) ? value : null;
    }

    private int? Number(string path, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Number)
        {
            var text = value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
            var isInQuotes = text.Length > 0 && text.All(char.IsAsciiDigit);
            Wrong(path, value, "a whole number", isInQuotes ? "write it without quotes" : "write digits alone");
            return null;
        }

        if (value.TryGetInt32(out var number))
        {
            return number;
        }

        if (value.TryGetDouble(out var large) && large == Math.Truncate(large))
        {
            if (Math.Abs(large) <= int.MaxValue)
            {
                return (int)large;
            }

            _reading.Refuse(FindingCodes.OutOfRange, path, $"{Sentence.Shorten(value.GetRawText())} is beyond all bounds; check the unit.");
        }
        else
        {
            _reading.Refuse(FindingCodes.WrongType, path, $"{Sentence.Shorten(value.GetRawText())} is not a whole number; round it.");
        }

        return null;
    }

    // As Pulumi's file has what it encrypted. The engine hands over what is in it, so only a rehearsal meets it.
    private static bool IsEncrypted(JsonElement value) =>
        value.ValueKind == JsonValueKind.Object
        && value.EnumerateObject().ToArray() is [{ Name: "secure", Value.ValueKind: JsonValueKind.String }];

    private void Wrong(string path, JsonElement found, string needed, string remedy)
    {
        if (IsEncrypted(found))
        {
            _reading.Refuse(
                FindingCodes.Encrypted,
                path,
                "This is kept encrypted, and the rehearsal has no key to it; only ids, private IPs and tags can be rehearsed without " +
                "their values, and 'pulumi preview' reads everything.");
            return;
        }

        var what = found.ValueKind switch
        {
            JsonValueKind.Null or JsonValueKind.Undefined => "Nothing is written here",
            JsonValueKind.String => $"\"{Sentence.Shorten(found.GetString()!)}\" is a text",
            JsonValueKind.Number => $"{Sentence.Shorten(found.GetRawText())} is a number",
            JsonValueKind.True or JsonValueKind.False => $"{found.GetRawText()} is a boolean",
            JsonValueKind.Array => "A list is written here",
            _ => "Keys with values are written here",
        };
        _reading.Refuse(FindingCodes.WrongType, path, $"{what}, and {needed} {(needed.EndsWith('s') ? "are" : "is")} needed; {remedy}.");
    }

    private string PathOf(string key) => _path.Length == 0 ? Sentence.Shorten(key) : $"{_path}.{Sentence.Shorten(key)}";
}
