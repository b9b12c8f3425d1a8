using System.Collections.Immutable;
using SharedBandwidth.Cloud;
using SharedBandwidth.Planning.Exposure.Writes;
using SharedBandwidth.Simulation.Recording;

namespace SharedBandwidth.Simulation.Engine;

/// <summary>A step that is still to be done.</summary>
public sealed record Operation(StepKind Kind, ResourceKey Key)
{
    public ResourceKey? FormerKey { get; init; }

    public ImmutableArray<PropertyChange> Changes { get; init; } = [];

    public ImmutableArray<string> NotCompared { get; init; } = [];

    public string? KeptBecause { get; init; }

    /// <summary>Why Pulumi itself refuses it; null: it does not.</summary>
    public Refusal? Refused { get; init; }

    /// <summary>What it takes, with the waits in between; may be begun anew.</summary>
    public Func<IEnumerable<TimeSpan>> Routine { get; init; } = static () => [];

    /// <summary>What the program's hooks are called for; null: for nothing.</summary>
    public HookedWrite? Hooked { get; init; }

    /// <summary>Takes the outcome into the state.</summary>
    public required Action<Outcome> Apply { get; init; }
}

/// <summary>The end of an operation.</summary>
/// <param name="Failure">null: it was done.</param>
/// <param name="HookRetries">How often a hook had it tried again.</param>
public readonly record struct Outcome(StepFailure? Failure, int HookRetries);

/// <summary>A write that hooks are bound to.</summary>
/// <param name="Hooks">Their names.</param>
/// <param name="Operation">Which of the three.</param>
/// <param name="Inputs">With the values of now; of a deletion, of before.</param>
public sealed record HookedWrite(RecordedHooks Hooks, WriteOperation Operation, PropertyMap Inputs);
