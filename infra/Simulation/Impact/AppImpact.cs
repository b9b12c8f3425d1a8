using System.Collections.Immutable;
using SharedBandwidth.Cloud;
using SharedBandwidth.Planning.Values;

namespace SharedBandwidth.Simulation.Impact;

/// <summary>The degree to which an app's users feel a change; the worst of its ports counts.</summary>
public enum ImpactKind
{
    /// <summary>Nothing of it is touched.</summary>
    Untouched,

    /// <summary>
    /// Something of it changes; whoever used it before and afterwards notices nothing, but where <see cref="AppImpact.Closed"/> says so.
    /// </summary>
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

    /// <summary>What the stack's rules let in to its ports before, and do not any more; other rules may do so.</summary>
    public ImmutableArray<Opening> Closed { get; init; } = [];

    /// <summary>What the stack's rules let in to its ports, and did not before; other rules may have done so.</summary>
    public ImmutableArray<Opening> Opened { get; init; } = [];

    public bool ChangesAddress => Endpoints.Any(endpoint => endpoint.ChangesAddress);
}

/// <summary>What a security group lets in by one rule.</summary>
/// <param name="SecurityGroup">Its id.</param>
/// <param name="Protocol"><c>tcp</c>, <c>udp</c> or <c>all</c>.</param>
/// <param name="PortRange"><c>80/80</c>, or <c>-1/-1</c> for all.</param>
/// <param name="Source">Who may connect, as a network.</param>
public sealed record Opening(string SecurityGroup, string Protocol, string PortRange, string Source)
{
    /// <summary>What a rule with these inputs opens.</summary>
    public static Opening Of(ImmutableSortedDictionary<string, object> rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return new(Text("securityGroupId"), Text("ipProtocol"), Text("portRange"), Text("cidrIp"));

        string Text(string name) => rule.GetValueOrDefault(name) as string ?? "";
    }

    /// <summary>Whether everybody whom another opening of the same ports lets in may connect by this one too.</summary>
    public bool LetsInAllOf(Opening other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return SecurityGroup == other.SecurityGroup
            && (Source == other.Source
                || (Ipv4.NetworkOrAddress(Source) is { } mine && Ipv4.NetworkOrAddress(other.Source) is { } its
                    && mine.PrefixLength <= its.PrefixLength && mine.Contains(its.BaseAddress)));
    }

    /// <summary>Whether the private ports of a mapping are among what it opens.</summary>
    public bool LetsIn(ForwardTuple mapping)
    {
        ArgumentNullException.ThrowIfNull(mapping);
        return Protocol == "all"
            || (Protocol == mapping.Protocol
                && PortRange == (mapping.InternalPort.Contains('/', StringComparison.Ordinal)
                    ? mapping.InternalPort
                    : $"{mapping.InternalPort}/{mapping.InternalPort}"));
    }
}

/// <summary>A port's public endpoint before and after.</summary>
/// <param name="Port">The port's key.</param>
/// <param name="Before">Such as <c>198.18.0.1:80</c>; null: there was none.</param>
/// <param name="After">null: there is none any more.</param>
/// <param name="ChangesAddress">Whether the IP differs, so that DNS and clients must follow.</param>
public sealed record EndpointChange(string Port, string? Before, string? After, bool ChangesAddress);
