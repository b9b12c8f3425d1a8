using System.Collections;
using System.Collections.Immutable;
using SharedBandwidth.Simulation.Recording;

namespace SharedBandwidth.Simulation.Engine;

/// <summary>
/// Inputs with the values that are there when a resource is registered. The program was recorded with the model's answers; where a
/// resource has got another id or IP since, every input that uses it has to follow.
/// </summary>
public static class ValueResolver
{
    /// <param name="resource">The resource to be registered.</param>
    /// <param name="recorded">The model's answer of each resource, by key.</param>
    /// <param name="current">The state of each resource, by key.</param>
    public static PropertyMap Resolve(
        RecordedResource resource,
        IReadOnlyDictionary<ResourceKey, RecordedResource> recorded,
        IReadOnlyDictionary<ResourceKey, ResourceState> current)
    {
        var inputs = resource.Inputs;
        foreach (var (name, dependencies) in resource.PropertyDependencies)
        {
            if (inputs.TryGetValue(name, out var value))
            {
                (string Before, string After)[] changed =
                    [.. dependencies.SelectMany(key => Changed(recorded[key].Outputs, current[key].Outputs)).Distinct()];
                inputs = changed.Length == 0 ? inputs : inputs.SetItem(name, Replace(value, changed));
            }
        }

        return inputs;
    }

    private static IEnumerable<(string Before, string After)> Changed(PropertyMap recorded, PropertyMap current) =>
        from output in recorded
        where output.Value is string before && current.GetValueOrDefault(output.Key) is string after && before != after
        select ((string)output.Value, (string)current[output.Key]);

    private static object Replace(object value, (string Before, string After)[] changed) => value switch
    {
        string text => Replace(text, changed),
        IEnumerable<KeyValuePair<string, object>> map => map.ToImmutableDictionary(
            entry => entry.Key,
            entry => Replace(entry.Value, changed)),
        IEnumerable list => list.Cast<object>().Select(item => Replace(item, changed)).ToImmutableArray(),
        _ => value,
    };

    // Most inputs are an output and nothing else; one output may begin as another does.
    private static string Replace(string text, (string Before, string After)[] changed) =>
        Array.FindIndex(changed, change => change.Before == text) is >= 0 and var whole
        ? changed[whole].After
        : changed.Aggregate(text, (rest, change) => rest.Replace(change.Before, change.After, StringComparison.Ordinal));
}
