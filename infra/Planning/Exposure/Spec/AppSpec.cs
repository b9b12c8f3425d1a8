using System.Collections.Immutable;
using SharedBandwidth.Planning.Values;

namespace SharedBandwidth.Planning.Exposure.Spec;

/// <summary>A private backend to publish.</summary>
public sealed record AppSpec
{
    /// <summary>The key that the app, and an address of its own, had before; null: it had no other.</summary>
    public string? FormerKey { get; init; }

    /// <summary>IPv4 address inside the VPC; null is an error, unless a created network gives the app a server.</summary>
    public Knowable? PrivateIp { get; init; }

    /// <summary>Key of the address to use; null: an address of the app's own, with the app's key.</summary>
    public string? Address { get; init; }

    /// <summary>Key of the security group to open for the app's ports; null: no rule is made.</summary>
    public string? SecurityGroup { get; init; }

    public ImmutableSortedDictionary<string, PortSpec> Ports { get; init; } = Keyed.Empty<PortSpec>();

    /// <summary>null: the app does not count when the package is sized.</summary>
    public DemandSpec? Demand { get; init; }
}
