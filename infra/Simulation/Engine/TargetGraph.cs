using SharedBandwidth.Simulation.Recording;

namespace SharedBandwidth.Simulation.Engine;

/// <summary>The resources that a program registers, as the engine sees them: what each waits for, and which names it had before.</summary>
public sealed class TargetGraph
{
    private readonly Dictionary<ResourceKey, RecordedResource> _byKey;
    private readonly ILookup<ResourceKey?, RecordedResource> _children;

    public TargetGraph(IReadOnlyCollection<RecordedResource> resources)
    {
        _byKey = resources.ToDictionary(resource => resource.Key);
        _children = resources.ToLookup(resource => resource.Parent);
        Resources = [.. resources.Where(resource => !resource.IsComponent)];
    }

    /// <summary>Without the components.</summary>
    public IReadOnlyList<RecordedResource> Resources { get; }

    public IReadOnlyDictionary<ResourceKey, RecordedResource> ByKey => _byKey;

    /// <summary>Resources that must be there first; a component stands for everything in it.</summary>
    public IEnumerable<ResourceKey> DependenciesOf(RecordedResource resource) =>
        resource.DependsOn.SelectMany(WithoutComponents).Distinct();

    /// <summary>
    /// The types of the components that a resource is in and its own, from the outermost, joined by <c>$</c> as in its URN.
    /// </summary>
    public string QualifiedTypeOf(RecordedResource resource) =>
        resource.Parent is { } parent && _byKey.TryGetValue(parent, out var component)
            ? $"{QualifiedTypeOf(component)}${resource.Key.Type}"
            : resource.Key.Type;

    /// <summary>
    /// Names that the resource may have had: its own aliases, and where its name begins with its parent's, the same with each of the
    /// parent's former names (https://www.pulumi.com/docs/iac/concepts/options/aliases/).
    /// </summary>
    public IEnumerable<ResourceKey> FormerKeysOf(RecordedResource resource) =>
        FormerNamesOf(resource).Distinct().Select(name => resource.Key with { Name = name });

    private IEnumerable<string> FormerNamesOf(RecordedResource resource)
    {
        var parent = resource.Parent is { } key ? _byKey.GetValueOrDefault(key) : null;
        string[] inherited = parent is null ? [] : [.. FormerNamesOf(parent)];
        foreach (var name in resource.Options.FormerNames.Append(resource.Key.Name))
        {
            if (name != resource.Key.Name)
            {
                yield return name;
            }

            foreach (var former in inherited.Where(_ => name.StartsWith(parent!.Key.Name, StringComparison.Ordinal)))
            {
                yield return former + name[parent!.Key.Name.Length..];
            }
        }
    }

    private IEnumerable<ResourceKey> WithoutComponents(ResourceKey key) =>
        _byKey.GetValueOrDefault(key) is { IsComponent: true } ? _children[key].SelectMany(child => WithoutComponents(child.Key)) : [key];
}
