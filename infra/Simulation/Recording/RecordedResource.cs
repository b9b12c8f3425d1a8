using System.Collections.Immutable;

namespace SharedBandwidth.Simulation.Recording;

/// <summary>A resource as the program registered it.</summary>
public sealed record RecordedResource
{
    public required ResourceKey Key { get; init; }

    /// <summary>null for the stack's own children.</summary>
    public required ResourceKey? Parent { get; init; }

    /// <summary>Of a forward entry, the keys of the app and the port that it publishes; null for everything else.</summary>
    public PublishedKeys? Publishes { get; init; }

    /// <summary>
    /// Of a forward entry, the stack's security group rules that let its traffic in; null where that is not known, and for everything else.
    /// </summary>
    public ImmutableArray<ResourceKey>? OpenedBy { get; init; }

    /// <summary>The existing object that is read instead of created; null: created.</summary>
    public required string? ReadId { get; init; }

    /// <summary>
    /// Inputs under the provider's names; texts, numbers (double), booleans, lists and maps of those. What only the service knows is
    /// the model's value; secrets are hidden.
    /// </summary>
    public required ImmutableSortedDictionary<string, object> Inputs { get; init; }

    /// <summary>The model's answer: the id and what the service computes.</summary>
    public ImmutableSortedDictionary<string, object> Outputs { get; init; } = ImmutableSortedDictionary<string, object>.Empty;

    /// <summary>Resources whose outputs an input uses, ordered, by the input's name; only inputs that use any.</summary>
    public ImmutableSortedDictionary<string, ImmutableArray<ResourceKey>> PropertyDependencies { get; init; } =
        ImmutableSortedDictionary<string, ImmutableArray<ResourceKey>>.Empty;

    /// <summary>Resources that the program names in <c>DependsOn</c>, ordered.</summary>
    public ImmutableArray<ResourceKey> NamedDependencies { get; init; } = [];

    /// <summary>Resources that must exist first: those whose outputs are used, and those named explicitly. Ordered by key.</summary>
    public ImmutableArray<ResourceKey> DependsOn =>
    [
        .. PropertyDependencies.Values.SelectMany(keys => keys)
            .Concat(NamedDependencies)
            .Distinct()
            .OrderBy(key => key.ToString(), StringComparer.Ordinal),
    ];

    public required RecordedOptions Options { get; init; }

    /// <summary>Whether this is a component, which exists in Pulumi only.</summary>
    public required bool IsComponent { get; init; }
}

/// <summary>The port of an app that a forward entry publishes.</summary>
/// <param name="App">The app's key.</param>
/// <param name="Port">The port's key.</param>
public sealed record PublishedKeys(string App, string Port);
