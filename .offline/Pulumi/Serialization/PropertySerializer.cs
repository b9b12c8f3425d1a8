using System.Collections;
using System.Collections.Immutable;

namespace Pulumi.Serialization;

/// <summary>Serializes each property on its own: one that is unknown or secret says nothing about the others.</summary>
internal static class PropertySerializer
{
    public static async ValueTask<List<SerializedProperty>> SerializeAsync(
        IEnumerable<KeyValuePair<string, object?>> properties, HashSet<Resource>? origins = null)
    {
        var result = new List<SerializedProperty>();
        foreach (var (name, value) in properties)
        {
            try
            {
                AddUnlessNull(result, name, await Serializer.SerializeAsync(value, origins).ConfigureAwait(false));
            }
            catch (Exception exception) when (exception is UnsupportedValueException or ArgumentNullException)
            {
                // Only these are faults of the property. A failed output goes on as it is: it is one failure, however
                // many properties were waiting for it.
                throw new InvalidOperationException($"error serializing property \"{name}\": {exception.Message}", exception);
            }
        }

        return result;
    }

    /// <summary>What a mock may answer with: a map with string keys, or an object whose members have names for Pulumi.</summary>
    public static async ValueTask<List<SerializedProperty>> SerializeStateAsync(object? state)
    {
        var result = new List<SerializedProperty>();
        foreach (var (name, value) in Members(state))
        {
            AddUnlessNull(result, name, await Serializer.SerializeAsync(value).ConfigureAwait(false));
        }

        return result;
    }

    /// <summary>What mocks see of properties: known values only, secrets in the clear.</summary>
    public static ImmutableDictionary<string, object> ForMocks(IEnumerable<SerializedProperty> properties) => properties
        .Where(property => property.Content.IsKnown)
        .ToImmutableDictionary(property => property.Name, property => property.Content.Value!);

    public static IEnumerable<KeyValuePair<string, object?>> Entries(IDictionary dictionary)
    {
        foreach (DictionaryEntry entry in dictionary)
        {
            yield return entry.Key is string key
                ? new KeyValuePair<string, object?>(key, entry.Value)
                : throw new UnsupportedValueException("Dictionaries are only supported with string keys.");
        }
    }

    private static IEnumerable<KeyValuePair<string, object?>> Members(object? state) => state switch
    {
        null => throw new InvalidOperationException("A mock returned null as state; return a dictionary, which may be empty."),
        IDictionary<string, object?> dictionary => dictionary,
        IDictionary dictionary => Entries(dictionary),
        InputArgs args => args.ReadInputs(),
        _ => OutputTypes.ReadFields(state),
    };

    private static void AddUnlessNull(List<SerializedProperty> properties, string name, Serialized content)
    {
        if (content is not { IsKnown: true, Value: null })
        {
            properties.Add(new SerializedProperty(name, content));
        }
    }
}
