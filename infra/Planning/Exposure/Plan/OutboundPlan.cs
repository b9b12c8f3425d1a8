using System.Collections.Immutable;
using SharedBandwidth.Planning.Values;

namespace SharedBandwidth.Planning.Exposure.Plan;

/// <summary>Internet access for vSwitches.</summary>
public sealed record OutboundPlan
{
    /// <summary>
    /// Key of an address of its own, and of its demand; no app's address may have it beside this, because their resource names would be
    /// equal.
    /// </summary>
    public const string Key = "outbound";

    /// <summary>Key of the address that connections show: <see cref="Key"/>, or that of an app's address.</summary>
    public required string AddressKey { get; init; }

    /// <summary>An address of its own; null: it shares one.</summary>
    public required AddressPlan? Address { get; init; }

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

    /// <summary>What an earlier update may have called it, and what it is to be called: by these it is known for ours.</summary>
    public IEnumerable<string> DisplayNames => Former.Select(former => former.DisplayName).Append(DisplayName);

    /// <summary>null only beside an error.</summary>
    public required Knowable? VswitchId { get; init; }
}
