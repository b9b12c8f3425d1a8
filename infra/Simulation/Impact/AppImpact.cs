using System.Collections.Immutable;

namespace SharedBandwidth.Simulation.Impact;

/// <summary>The degree to which an app's users feel a change; the worst of its ports counts.</summary>
public enum ImpactKind
{
    /// <summary>Nothing of it is touched.</summary>
    Untouched,

    /// <summary>Something of it changes; whoever used it before and afterwards notices nothing.</summary>
    Reconfigured,

    /// <summary>Reached all the time, for a while with an address's own bandwidth instead of the package's.</summary>
    Throttled,

    /// <summary>Not reached for a while.</summary>
    Interrupted,
    Added,
    Removed,

    /// <summary>It was to be added, and is not there when the update breaks off.</summary>
    NotAdded,
}

/// <summary>The effect of a change on one app.</summary>
public sealed record AppImpact
{
    public required string App { get; init; }

    /// <summary>The key that the app had before; null: the same, or there was none.</summary>
    public string? FormerApp { get; init; }

    public required ImpactKind Kind { get; init; }

    /// <summary>The longest time without one of its ports; null: it is not reached any more when the update ends.</summary>
    public required TimeSpan? Interruption { get; init; }

    /// <summary>The longest time at an address's own bandwidth.</summary>
    public required TimeSpan Throttled { get; init; }

    /// <summary>Ports whose public address or port differs, in the order of their keys.</summary>
    public required ImmutableArray<EndpointChange> Endpoints { get; init; }

    public bool ChangesAddress => Endpoints.Any(endpoint => endpoint.ChangesAddress);
}

/// <summary>A port's public endpoint before and after.</summary>
/// <param name="Port">The port's key.</param>
/// <param name="Before">Such as <c>198.18.0.1:80</c>; null: there was none.</param>
/// <param name="After">null: there is none any more.</param>
/// <param name="ChangesAddress">Whether the IP differs, so that DNS and clients must follow.</param>
public sealed record EndpointChange(string Port, string? Before, string? After, bool ChangesAddress);
