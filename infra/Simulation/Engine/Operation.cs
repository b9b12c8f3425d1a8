using System.Collections.Immutable;
using SharedBandwidth.Cloud;
using SharedBandwidth.Simulation.Recording;

namespace SharedBandwidth.Simulation.Engine;

/// <summary>A step that is still to be done.</summary>
public sealed record Operation(StepKind Kind, ResourceKey Key)
{
    public ResourceKey? FormerKey { get; init; }

    public ImmutableArray<PropertyChange> Changes { get; init; } = [];

    public string? KeptBecause { get; init; }

    /// <summary>Why Pulumi itself refuses it; null: it does not.</summary>
    public Refusal? Refused { get; init; }

    /// <summary>What it takes, with the waits in between.</summary>
    public Func<IEnumerable<TimeSpan>> Routine { get; init; } = static () => [];

    /// <summary>Takes the outcome into the state; null: it was done.</summary>
    public required Action<StepFailure?> Apply { get; init; }
}
