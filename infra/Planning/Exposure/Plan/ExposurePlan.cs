using System.Collections.Immutable;
using SharedBandwidth.Planning.Demand;
using SharedBandwidth.Planning.Values;

namespace SharedBandwidth.Planning.Exposure.Plan;

/// <summary>
/// The answer of planning: every name, tuple and number of the exposure, with nothing left to decide. Everything is ordered by key.
/// </summary>
public sealed record ExposurePlan
{
    /// <summary>Logical name of the component, the gateway and the package.</summary>
    public required string Name { get; init; }

    /// <summary>Where the account was opened.</summary>
    public required AccountSite AccountSite { get; init; }

    public required GatewayPlan Gateway { get; init; }

    public required PackagePlan Package { get; init; }

    public required BandwidthPlan Bandwidth { get; init; }

    /// <summary>The apps' addresses; the outbound address is apart.</summary>
    public required ImmutableArray<AddressPlan> Addresses { get; init; }

    public required ImmutableArray<AppPlan> Apps { get; init; }

    public required ImmutableArray<SecurityGroupRulePlan> SecurityGroupRules { get; init; }

    /// <summary>null: the private servers get no internet access.</summary>
    public required OutboundPlan? Outbound { get; init; }

    public required ImmutableSortedDictionary<string, string> Tags { get; init; }

    /// <summary>How long the provider may try to write one forward or SNAT entry.</summary>
    public required TimeSpan EntryTimeout { get; init; }

    public required bool Protect { get; init; }

    public required bool DeletionProtection { get; init; }

    /// <summary>Every address on the gateway and in the package.</summary>
    public IEnumerable<AddressPlan> AllAddresses => Outbound?.Address is { } own ? Addresses.Append(own) : Addresses;
}
