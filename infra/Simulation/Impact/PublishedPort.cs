using SharedBandwidth.Cloud;
using SharedBandwidth.Simulation.Engine;
using SharedBandwidth.Simulation.Provider;
using SharedBandwidth.Simulation.Recording;

namespace SharedBandwidth.Simulation.Impact;

/// <summary>A port of an app as users reach it, and the resources that it needs.</summary>
/// <param name="App">The app's key.</param>
/// <param name="Port">The port's key.</param>
/// <param name="Entry">Its forward entry.</param>
public sealed record PublishedPort(string App, string Port, RecordedResource Entry)
{
    /// <summary>Every port, in the order of the program.</summary>
    public static IEnumerable<PublishedPort> Of(IEnumerable<RecordedResource> resources) =>
        from resource in resources
        let keys = resource.Publishes
        where keys is not null
        select new PublishedPort(keys.App, keys.Port, resource);

    /// <summary>What a forward entry with these inputs maps.</summary>
    public static ForwardTuple MappingOf(PropertyMap inputs) => ForwardTuple.Of(Requests.CreateForwardEntry(inputs));

    /// <summary>Its entry among others, under its key of today or one from before; null: it is not among them.</summary>
    public T? In<T>(IReadOnlyDictionary<ResourceKey, T> entries, TargetGraph graph)
        where T : class =>
        graph.FormerKeysOf(Entry).Prepend(Entry.Key).Select(entries.GetValueOrDefault).FirstOrDefault(found => found is not null);

    /// <summary>The mapping that the port is to have, with the IPs that are there; null: what it is made of is not there.</summary>
    public ForwardTuple? Wanted(TargetGraph graph, IReadOnlyDictionary<ResourceKey, ResourceState> there) =>
        Entry.PropertyDependencies.Values.SelectMany(keys => keys).All(there.ContainsKey)
            ? MappingOf(ValueResolver.Resolve(Entry, graph.ByKey, there))
            : null;

    /// <summary>
    /// What the port works through: its entry and everything that the entry depends on, directly or not, without what the gateway and the
    /// package depend on themselves; other entries that it merely waits for are not among it.
    /// </summary>
    public IReadOnlySet<ResourceKey> Needs(TargetGraph graph)
    {
        var needs = new HashSet<ResourceKey>();
        var queue = new Queue<ResourceKey>([Entry.Key]);
        while (queue.TryDequeue(out var key))
        {
            if (!needs.Add(key)
                || key.Type is TypeTokens.NatGateway or TypeTokens.Package
                || !graph.ByKey.TryGetValue(key, out var resource))
            {
                continue;
            }

            foreach (var dependency in graph.DependenciesOf(resource).Where(d => d.Type != TypeTokens.ForwardEntry))
            {
                queue.Enqueue(dependency);
            }
        }

        return needs;
    }
}
