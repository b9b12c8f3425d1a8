using SharedBandwidth.Simulation.Engine;
using SharedBandwidth.Simulation.Recording;

namespace SharedBandwidth.Simulation.Impact;

/// <summary>A port of an app as users reach it, and the resources that it needs.</summary>
/// <param name="App">The app's key.</param>
/// <param name="Port">The port's key.</param>
/// <param name="Entry">Its forward entry.</param>
public sealed record PublishedPort(string App, string Port, RecordedResource Entry)
{
    /// <summary>Every port, in the order of the program. Keys are read from names: the exposure's, the app's and the port's follow each other.</summary>
    public static IEnumerable<PublishedPort> Of(IReadOnlyCollection<RecordedResource> resources)
    {
        var parents = resources.Where(resource => resource.Key.Type == TypeTokens.ExposedApp).ToDictionary(resource => resource.Key);
        foreach (var entry in resources.Where(resource => resource.Key.Type == TypeTokens.ForwardEntry))
        {
            if (entry.Parent is { } key && parents.TryGetValue(key, out var app) && app.Parent is { } exposure)
            {
                yield return new PublishedPort(app.Key.Name[(exposure.Name.Length + 1)..], entry.Key.Name[(app.Key.Name.Length + 1)..], entry);
            }
        }
    }

    /// <summary>
    /// What the port works through: its entry and everything that the entry depends on, directly or not, without what the gateway and the package
    /// depend on themselves; other entries that it merely waits for are not among it.
    /// </summary>
    public IReadOnlySet<ResourceKey> Needs(TargetGraph graph)
    {
        var needs = new HashSet<ResourceKey>();
        var queue = new Queue<ResourceKey>([Entry.Key]);
        while (queue.TryDequeue(out var key))
        {
            if (!needs.Add(key) || key.Type is TypeTokens.NatGateway or TypeTokens.Package || !graph.ByKey.TryGetValue(key, out var resource))
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
