using System.Collections.Immutable;
using SharedBandwidth.Planning.Values;

namespace SharedBandwidth.Planning.Exposure.Plan;

/// <summary>A published app: which address its ports are on, and one forward entry for each port.</summary>
public sealed record AppPlan
{
    public required string Key { get; init; }

    public required string Name { get; init; }

    /// <summary>null: it had no other name.</summary>
    public required FormerName? Former { get; init; }

    public required string AddressKey { get; init; }

    /// <summary>The backend's IPv4 address; null only beside an error.</summary>
    public required Knowable? PrivateIp { get; init; }

    /// <summary>The security group that is opened for its ports; null: none.</summary>
    public required string? SecurityGroupKey { get; init; }

    public required ImmutableArray<ForwardEntryPlan> ForwardEntries { get; init; }
}

/// <summary>A DNAT entry.</summary>
public sealed record ForwardEntryPlan
{
    public required string PortKey { get; init; }

    /// <summary>Logical and display name.</summary>
    public required string Name { get; init; }

    public required string DisplayName { get; init; }

    /// <summary>null: the port had no other key.</summary>
    public required string? FormerPortKey { get; init; }

    /// <summary>
    /// What the entry may be named in the state and by the service: with the former key of its app, of its port, or of both.
    /// </summary>
    public required ImmutableArray<FormerName> Former { get; init; }

    /// <summary>What an earlier update may have called it, and what it is to be called: by these it is known for ours.</summary>
    public IEnumerable<string> DisplayNames => Former.Select(former => former.DisplayName).Append(DisplayName);

    public required PortRange ExternalPort { get; init; }

    public required PortRange InternalPort { get; init; }

    public required Protocol Protocol { get; init; }

    /// <summary>What has to answer after a deployment; null: no more than the connection. No resource depends on it.</summary>
    public required PortCheck? Check { get; init; }
}
