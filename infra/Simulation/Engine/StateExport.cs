using System.Collections.Immutable;
using SharedBandwidth.Simulation.Recording;

namespace SharedBandwidth.Simulation.Engine;

/// <summary>The deployed state of a stack as <c>pulumi stack export</c> writes it, without the components and the providers.</summary>
public sealed record StateExport
{
    /// <summary>Region of the provider that the state names; null: it names none.</summary>
    public required string? Region { get; init; }

    /// <summary>The provider's profile of credentials; null: it has none.</summary>
    public required string? Profile { get; init; }

    /// <summary>
    /// Providers that the state names, such as <c>alicloud</c> with its version, ordered; a provider may be there in several.
    /// </summary>
    public required ImmutableArray<(string Name, string Version)> Providers { get; init; }

    /// <summary>In the order of the state: each after those that it depends on.</summary>
    public required ImmutableArray<ExportedResource> Resources { get; init; }

    /// <summary>What an update was doing when it was killed.</summary>
    public required ImmutableArray<PendingOperation> PendingOperations { get; init; }

    /// <summary>Whether Pulumi itself noted that the state does not fit together.</summary>
    public required bool IsBroken { get; init; }
}

/// <summary>An operation whose end the state does not know.</summary>
/// <param name="Key">The resource.</param>
/// <param name="Word">What was being done, in Pulumi's word: <c>creating</c>, <c>updating</c>, <c>deleting</c>, <c>reading</c>.</param>
public sealed record PendingOperation(ResourceKey Key, string Word);

/// <summary>One resource of an exported state.</summary>
public sealed record ExportedResource
{
    /// <summary>Key, parent, inputs, dependencies and options as they are in the state; outputs without those that are no text.</summary>
    public required RecordedResource Recorded { get; init; }

    /// <summary>The types of the components that it is in and its own, from the outermost, joined by <c>$</c> as in its URN.</summary>
    public required string QualifiedType { get; init; }

    public required string Id { get; init; }

    public required ExportedInputs Inputs { get; init; }

    /// <summary>Whether it was replaced, and is still to be deleted.</summary>
    public required bool IsPendingDelete { get; init; }

    /// <summary>Whether it was deleted for its replacement, which did not come: it is not in the account.</summary>
    public required bool IsPendingReplacement { get; init; }

    /// <summary>Whether a failure was kept (<c>initErrors</c>).</summary>
    public required bool KeepsFailure { get; init; }

    public required bool IsTainted { get; init; }

    public required bool RetainsOnDelete { get; init; }
}
