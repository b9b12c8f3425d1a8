using System.Collections;
using System.Collections.Immutable;
using SharedBandwidth.Simulation.Provider;
using SharedBandwidth.Simulation.Recording;

namespace SharedBandwidth.Simulation.Engine;

/// <summary>A resource's inputs of before and of now: what differs, what of it forces a replacement, and what nobody can see.</summary>
public static class InputComparison
{
    /// <summary>What differs; what the service or the provider filled in, and the program does not set, is no difference.</summary>
    public static ImmutableArray<PropertyChange> Differences(
        ResourceType type, RecordedOptions options, ResourceState old, PropertyMap after)
    {
        var before = old.Inputs;
        var changes = before.Keys.Union(after.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Where(name => after.ContainsKey(name) || !(type.Computed.Contains(name) || old.Exported?.FilledIn.Contains(name) == true))
            .Select(name =>
                new PropertyChange(name, before.GetValueOrDefault(name), after.GetValueOrDefault(name), Replaces(type, options, name)))
            .Where(change =>
                !ReferenceEquals(change.Before, change.After)
                && AttributeText.Of(change.Before ?? type.ServiceDefaults.GetValueOrDefault(change.Name))
                    != AttributeText.Of(change.After));
        return old.IsTainted ? [.. changes, new PropertyChange("taint", true, null, ForcesReplacement: true)] : [.. changes];
    }

    public static bool Replaces(ResourceType type, RecordedOptions options, string input) =>
        type.Replacing.Contains(input) || options.ReplaceOnChanges.Contains(input);

    /// <summary>
    /// The inputs, of which those that nobody can compare stay as they were, and the names of these. What is encrypted in an exported state
    /// is known to change only where it is not set any more, or where what it is made from is made anew; and it is known to stay where what
    /// it is made from stays.
    /// </summary>
    /// <param name="resource">What the program registers.</param>
    /// <param name="old">What was there before.</param>
    /// <param name="inputs">The inputs with the values of now.</param>
    /// <param name="current">The state of each resource, by key.</param>
    public static (PropertyMap Inputs, ImmutableArray<string> NotCompared) WithoutEncrypted(
        RecordedResource resource, ResourceState old, PropertyMap inputs, IReadOnlyDictionary<ResourceKey, ResourceState> current)
    {
        if (old.Exported is not { } exported)
        {
            return (inputs, []);
        }

        // What is made in this update has not been exported.
        var hidden = inputs
            .Where(input => old.Inputs.ContainsKey(input.Key) && (exported.Encrypted.Contains(input.Key) || IsHidden(input.Value)))
            .Select(input => input.Key)
            .Where(name => !UsedBy(resource, name).Any(key => current[key].Exported is null))
            .ToList();
        var notCompared = hidden.Where(name => !exported.Encrypted.Contains(name)
            || UsedBy(resource, name).IsEmpty
            || !UsedBy(resource, name).SequenceEqual(UsedBy(old.Recorded, name)));
        return (hidden.Aggregate(inputs, (kept, name) => kept.SetItem(name, old.Inputs[name])), [.. notCompared]);
    }

    private static bool IsHidden(object value) => value switch
    {
        string text => text == Recorder.Hidden || SharedBandwidthStack.IsEncryptedText(text),
        IEnumerable<KeyValuePair<string, object>> map => map.Any(entry => IsHidden(entry.Value)),
        IEnumerable list => list.Cast<object>().Any(IsHidden),
        _ => false,
    };

    private static ImmutableArray<ResourceKey> UsedBy(RecordedResource resource, string input) =>
        resource.PropertyDependencies.GetValueOrDefault(input, []);
}
