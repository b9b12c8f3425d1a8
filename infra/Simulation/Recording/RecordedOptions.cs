using System.Collections.Immutable;

namespace SharedBandwidth.Simulation.Recording;

/// <summary>A resource's options as the program wrote them, before anything is inherited; null and empty where it wrote none.</summary>
public sealed record RecordedOptions
{
    public bool? Protect { get; init; }

    public bool? DeleteBeforeReplace { get; init; }

    public ImmutableArray<string> IgnoreChanges { get; init; } = [];

    /// <summary>Inputs whose change replaces the resource, whatever the provider says.</summary>
    public ImmutableArray<string> ReplaceOnChanges { get; init; } = [];

    /// <summary>Logical names that the resource had before (<c>Aliases</c>), its children's follow from it.</summary>
    public ImmutableArray<string> FormerNames { get; init; } = [];

    /// <summary>How long the provider may try; null: as long as it does by itself.</summary>
    public RecordedTimeouts? Timeouts { get; init; }

    /// <summary>null: none is bound to it.</summary>
    public RecordedHooks? Hooks { get; init; }
}

/// <summary>The <c>CustomTimeouts</c> of a resource; null: the provider's own.</summary>
public sealed record RecordedTimeouts(TimeSpan? Create, TimeSpan? Update, TimeSpan? Delete);

/// <summary>Names of the hooks that a resource is bound to.</summary>
/// <param name="BeforeCreate">Called before it is created.</param>
/// <param name="BeforeUpdate">Called before it is changed.</param>
/// <param name="OnError">Asked whether to try again what failed.</param>
public sealed record RecordedHooks(
    ImmutableArray<string> BeforeCreate, ImmutableArray<string> BeforeUpdate, ImmutableArray<string> OnError)
{
    public IEnumerable<string> All => BeforeCreate.Concat(BeforeUpdate).Concat(OnError).Distinct();
}
