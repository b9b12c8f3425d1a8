using System.Collections.Immutable;
using SharedBandwidth.Planning.Values;

namespace SharedBandwidth.Planning.Exposure.Plan;

/// <summary>Internet access for vSwitches, on an address of its own.</summary>
public sealed record OutboundPlan
{
    /// <summary>The address's key; no app's address may have it beside this, because their resource names would be equal.</summary>
    public const string AddressKey = "outbound";

    public required AddressPlan Address { get; init; }

    public required ImmutableArray<SnatEntryPlan> SnatEntries { get; init; }
}

/// <summary>A SNAT entry for one vSwitch.</summary>
public sealed record SnatEntryPlan
{
    public required string VswitchKey { get; init; }

    /// <summary>After the vSwitch's id where that is known, because the service takes a vSwitch in one entry only.</summary>
    public required string Name { get; init; }

    /// <summary>What it may be named in the state: with the vSwitch's key, or with its former one.</summary>
    public required ImmutableArray<FormerName> Former { get; init; }

    public required string DisplayName { get; init; }

    /// <summary>null only beside an error.</summary>
    public required Knowable? VswitchId { get; init; }
}
