using System.Collections.Immutable;
using Pulumi;
using Pulumi.Utilities;
using SharedBandwidth.Simulation.Recording;

namespace SharedBandwidth.Tests;

/// <summary>Records the names from before under which the program lets Pulumi find resources.</summary>
internal sealed class AliasRecorder
{
    private readonly List<(ResourceKey Key, ImmutableArray<Input<Alias>> Aliases)> _registrations = [];

    /// <summary>To be put among the stack's transformations; changes nothing.</summary>
    public ResourceTransformationResult? Observe(ResourceTransformationArgs registration)
    {
        _registrations.Add((new ResourceKey(registration.Resource.GetResourceType(), registration.Resource.GetResourceName()),
            [.. registration.Options.Aliases]));
        return null;
    }

    /// <summary>By resource, for those that have any; to be called when the program has ended.</summary>
    public async Task<IReadOnlyDictionary<ResourceKey, ImmutableArray<string>>> ToNamesAsync()
    {
        var names = new Dictionary<ResourceKey, ImmutableArray<string>>();
        foreach (var (key, aliases) in _registrations.Where(registration => !registration.Aliases.IsEmpty))
        {
            names.Add(key, [.. await Task.WhenAll(aliases.Select(NameAsync))]);
        }

        return names;
    }

    private static async Task<string> NameAsync(Input<Alias> input)
    {
        var alias = await OutputUtilities.GetValueAsync<Alias>(input);
        return await OutputUtilities.GetValueAsync<string>(alias.Name!);
    }
}
