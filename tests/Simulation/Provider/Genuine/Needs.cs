using SharedBandwidth.Simulation.Recording;

namespace SharedBandwidth.Tests.Simulation.Provider.Genuine;

/// <summary>Which resources need which others, directly or through others, before or after an update.</summary>
internal sealed class Needs(params IReadOnlyCollection<RecordedResource>[] programs)
{
    private readonly ILookup<ResourceKey, ResourceKey> _direct = programs
        .SelectMany(program => program)
        .SelectMany(resource => resource.DependsOn.Select(needed => (resource.Key, Needed: needed)))
        .ToLookup(pair => pair.Key, pair => pair.Needed);

    private readonly Dictionary<ResourceKey, HashSet<ResourceKey>> _all = [];

    /// <summary>Whether one of them needs the other, or both are one.</summary>
    public bool AreRelated(ResourceKey one, ResourceKey other) => one == other || Of(one).Contains(other) || Of(other).Contains(one);

    private HashSet<ResourceKey> Of(ResourceKey key)
    {
        if (!_all.TryGetValue(key, out var needed))
        {
            _all[key] = needed = [.. _direct[key]];
            needed.UnionWith(_direct[key].SelectMany(Of).ToList());
        }

        return needed;
    }
}
