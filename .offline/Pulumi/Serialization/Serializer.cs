using System.Collections;
using System.Collections.Immutable;

namespace Pulumi.Serialization;

internal static class Serializer
{
    /// <summary>Collects in <paramref name="origins"/> the resources the value comes from; null when nobody asks.</summary>
    public static async ValueTask<Serialized> SerializeAsync(object? value, HashSet<Resource>? origins = null)
    {
        switch (value)
        {
            case null or bool or double or string:
                return new Serialized(value);
            case int number:
                return new Serialized((double)number);
            case InputArgs args:
                return await SerializeMapAsync(args.ReadInputs(), origins).ConfigureAwait(false);
            case IInput input:
                return await SerializeOutputAsync(input.Elements, origins).ConfigureAwait(false);
            case IOutput output:
                return await SerializeOutputAsync(output, origins).ConfigureAwait(false);
            case Resource resource:
                return await SerializeResourceAsync(resource, origins).ConfigureAwait(false);
            case IDictionary dictionary:
                return await SerializeMapAsync(PropertySerializer.Entries(dictionary), origins).ConfigureAwait(false);
            case IList list:
                return await SerializeListAsync(list, origins).ConfigureAwait(false);
            case Enum choice when choice.GetTypeCode() == TypeCode.Int32:
                return new Serialized((double)(int)value);
            case ValueTuple:
                return new Serialized(null);
            case Task:
                throw new UnsupportedValueException("Tasks are not allowed inside ResourceArgs. Please wrap your Task in an Output.");
            default:
                return await SerializeMapAsync(OutputTypes.ReadFields(value), origins).ConfigureAwait(false);
        }
    }

    private static async ValueTask<Serialized> SerializeOutputAsync(IOutput output, HashSet<Resource>? origins)
    {
        var data = await output.GetDataAsync().ConfigureAwait(false);
        origins?.UnionWith(data.Resources);
        var content = data.IsKnown ? await SerializeAsync(data.Value, origins).ConfigureAwait(false) : new Serialized(null, IsKnown: false);
        return content with { IsSecret = content.IsSecret || data.IsSecret };
    }

    // The real engine passes a reference and the other side makes a new object from it; here the object itself goes along.
    private static async ValueTask<Serialized> SerializeResourceAsync(Resource resource, HashSet<Resource>? origins)
    {
        await resource.Urn.Data.ConfigureAwait(false);
        if (resource is CustomResource custom)
        {
            origins?.Add(custom);
            await custom.Id.Data.ConfigureAwait(false);
        }

        return new Serialized(resource);
    }

    private static async ValueTask<Serialized> SerializeListAsync(IList list, HashSet<Resource>? origins)
    {
        if (IsDefaultImmutableArray(list))
        {
            return new Serialized(ImmutableArray<object?>.Empty);
        }

        var (isKnown, isSecret) = (true, false);
        var items = ImmutableArray.CreateBuilder<object?>(list.Count);
        foreach (var item in list)
        {
            var content = await SerializeAsync(item, origins).ConfigureAwait(false);
            items.Add(content.Value);
            isKnown &= content.IsKnown;
            isSecret |= content.IsSecret;
        }

        return new Serialized(items.MoveToImmutable(), isKnown, isSecret);
    }

    private static async ValueTask<Serialized> SerializeMapAsync(
        IEnumerable<KeyValuePair<string, object?>> entries, HashSet<Resource>? origins)
    {
        var (isKnown, isSecret) = (true, false);
        var map = ImmutableDictionary.CreateBuilder<string, object>();
        foreach (var (key, value) in entries)
        {
            var content = await SerializeAsync(value, origins).ConfigureAwait(false);
            isKnown &= content.IsKnown;
            isSecret |= content.IsSecret;

            // Nested keys that start with two underscores are reserved on the wire and dropped.
            if (content.Value is not null && !key.StartsWith("__", StringComparison.Ordinal))
            {
                map[key] = content.Value;
            }
        }

        return new Serialized(map.ToImmutable(), isKnown, isSecret);
    }

    // A default ImmutableArray throws on every use but comparison.
    private static bool IsDefaultImmutableArray(IList list)
    {
        var type = list.GetType();
        return type.IsConstructedGenericType
            && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>)
            && list.Equals(Activator.CreateInstance(type));
    }
}
