using System.Collections.Immutable;
using SharedBandwidth.Simulation.Recording;

namespace SharedBandwidth.Simulation.Engine;

/// <summary>A resource as Pulumi keeps it in a stack's state.</summary>
public sealed record ResourceState
{
    /// <summary>What the program registered when it was made or looked at last.</summary>
    public required RecordedResource Recorded { get; init; }

    /// <summary>The inputs with the values of then.</summary>
    public required PropertyMap Inputs { get; init; }

    /// <summary>The id and what the service computed.</summary>
    public required PropertyMap Outputs { get; init; }

    /// <summary>Whether it was created, but a call after the creation failed.</summary>
    public bool IsIncomplete { get; init; }

    /// <summary>
    /// Whether a change of it was done only when a hook had it tried again: the engine keeps the failure (<c>initErrors</c> in step.go),
    /// and the next update does a change without a difference.
    /// </summary>
    public bool KeepsFailure { get; init; }

    /// <summary>Whether it was replaced, and is still to be deleted.</summary>
    public bool IsPendingDelete { get; init; }

    /// <summary>Whether the state says <c>retainOnDelete</c>: it leaves the state and stays in the account.</summary>
    public bool RetainsOnDelete { get; init; }

    /// <summary>Whether somebody marked it, so that the next update replaces it (<c>pulumi state taint</c>).</summary>
    public bool IsTainted { get; init; }

    /// <summary>What an exported state says of its inputs; null: it was made in a rehearsal.</summary>
    public ExportedInputs? Exported { get; init; }

    public ResourceKey Key => Recorded.Key;

    public string Id => (string)Outputs["id"];

    /// <summary>Whether it is read only: never created, changed or deleted.</summary>
    public bool IsExternal => Recorded.ReadId is not null;
}

/// <summary>What an exported state says of a resource's inputs beside their values.</summary>
/// <param name="Encrypted">Names of those that are kept encrypted, wholly or in part; <see cref="Recorder.Hidden"/> stands for
/// them.</param>
/// <param name="FilledIn">Names of those that the provider filled in, because the program did not set them (<c>__defaults</c>).</param>
public sealed record ExportedInputs(ImmutableHashSet<string> Encrypted, ImmutableHashSet<string> FilledIn);

/// <summary>The state of a stack: its resources without the components, each after those that it depends on.</summary>
public sealed record StackState(ImmutableArray<ResourceState> Resources)
{
    public static readonly StackState Empty = new([]);

    /// <summary>By key, without what was replaced and is still to be deleted.</summary>
    public Dictionary<ResourceKey, ResourceState> Live() =>
        Resources.Where(resource => !resource.IsPendingDelete).ToDictionary(resource => resource.Key);
}
