using System.Collections.Immutable;

namespace SharedBandwidth.Simulation.Recording;

/// <summary>A resource's options as the program wrote them, before anything is inherited; null and empty where it wrote none.</summary>
public sealed record RecordedOptions
{
    public bool? Protect { get; init; }

    public bool? DeleteBeforeReplace { get; init; }

    public ImmutableArray<string> IgnoreChanges { get; init; } = [];

    /// <summary>Logical names that the resource had before (<c>Aliases</c>), its children's follow from it.</summary>
    public ImmutableArray<string> FormerNames { get; init; } = [];
}
