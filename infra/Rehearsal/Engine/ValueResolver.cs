using System.Collections;
using System.Collections.Immutable;
using SharedBandwidth.Rehearsal.Recording;

namespace SharedBandwidth.Rehearsal.Engine;

/// <summary>
/// Inputs with the values that are there when a resource is registered. The program was recorded with the model's answers; where a
/// resource has got another id or IP since, every input that uses it has to follow.
/// </summary>
internal static class ValueResolver
{
    /// <param name="resource">The resource to be registered.</param>
    /// <param name="recorded">The model's answer of each resource, by key.</param>
    /// <param name="current">The state of each resource, by key.</param>
    public static PropertyMap Resolve(RecordedResource resource, IReadOnlyDictionary<ResourceKey, RecordedResource> recorded, IReadOnlyDictionary<ResourceKey, ResourceState> current)
    {
        var inputs = resource.Inputs;
        foreach (var (name, dependencies) in resource.PropertyDependencies)
        {
            if (inputs.TryGetValue(name, out var value))
            {
                inputs = inputs.SetItem(name, dependencies.Aggregate(value, (v, key) => Replace(v, recorded[key].Outputs, current[key].Outputs)));
            }
        }

        return inputs;
    }

    private static object Replace(object value, PropertyMap recorded, PropertyMap current)
    {
        foreach (var (name, output) in recorded)
        {
            if (output is string before && current.GetValueOrDefault(name) is string after && before != after)
            {
                value = Replace(value, before, after);
            }
        }

        return value;
    }

    private static object Replace(object value, string before, string after) => value switch
    {
        string text => text == before ? after : text.Replace(before, after, StringComparison.Ordinal),
        IEnumerable<KeyValuePair<string, object>> map => map.ToImmutableDictionary(entry => entry.Key, entry => Replace(entry.Value, before, after)),
        IEnumerable list => list.Cast<object>().Select(item => Replace(item, before, after)).ToImmutableArray(),
        _ => value,
    };
}
