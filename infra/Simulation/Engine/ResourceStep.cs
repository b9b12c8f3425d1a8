using System.Collections.Immutable;
using SharedBandwidth.Cloud;
using SharedBandwidth.Simulation.Recording;

namespace SharedBandwidth.Simulation.Engine;

/// <summary>The kinds of step that an update does with a resource.</summary>
public enum StepKind
{
    /// <summary>Nothing: it is as it should be.</summary>
    Same,
    Read,
    Create,
    Update,

    /// <summary>A new one is made in the place of an old one, which is deleted before or afterwards.</summary>
    Replace,

    /// <summary>The old one of a replacement goes.</summary>
    DeleteReplaced,
    Delete,

    /// <summary>It leaves the state and stays in the account.</summary>
    Forget,
}

/// <summary>An input that differs.</summary>
/// <param name="Name">Under the provider's name.</param>
/// <param name="Before">null: it was not set.</param>
/// <param name="After">null: it is not set any more.</param>
/// <param name="ForcesReplacement">Whether the resource cannot be changed in this in place.</param>
public sealed record PropertyChange(string Name, object? Before, object? After, bool ForcesReplacement);

/// <summary>A step and, when it was executed, how it went.</summary>
public sealed record ResourceStep
{
    public required StepKind Kind { get; init; }

    public required ResourceKey Key { get; init; }

    /// <summary>The key that the resource had before; null: the same, or there was none.</summary>
    public ResourceKey? FormerKey { get; init; }

    /// <summary>Why it is updated or replaced.</summary>
    public ImmutableArray<PropertyChange> Changes { get; init; } = [];

    /// <summary>Inputs, or the id, that could not be compared because one of the two is encrypted; they are taken for the same.</summary>
    public ImmutableArray<string> NotCompared { get; init; } = [];

    /// <summary>Why a deletion deletes nothing; null otherwise.</summary>
    public string? KeptBecause { get; init; }

    public TimeSpan Start { get; init; }

    public TimeSpan End { get; init; }

    /// <summary>How often a call was refused and tried again.</summary>
    public int Retries { get; init; }

    /// <summary>How often it failed and a hook had it tried again; Pulumi prints a warning for each.</summary>
    public int HookRetries { get; init; }

    /// <summary>null: it was done.</summary>
    public StepFailure? Failure { get; init; }

    /// <summary>The step whose end this one had to wait for last; null: it could begin at once.</summary>
    public ResourceStep? After { get; init; }
}

/// <summary>The reason why a step was not done, or not to its end.</summary>
/// <param name="Action">The call that failed; null: Pulumi itself refuses.</param>
/// <param name="Refusal">The answer.</param>
public sealed record StepFailure(string? Action, Refusal Refusal);
