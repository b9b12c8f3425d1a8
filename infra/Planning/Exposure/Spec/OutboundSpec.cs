using System.Collections.Immutable;
using SharedBandwidth.Planning.Values;

namespace SharedBandwidth.Planning.Exposure.Spec;

/// <summary>Internet access for private servers (SNAT), on an address in the same package.</summary>
public sealed record OutboundSpec
{
    /// <summary>The vSwitches that get access, by key.</summary>
    public ImmutableSortedDictionary<string, OutboundVswitchSpec> Vswitches { get; init; } = Keyed.Empty<OutboundVswitchSpec>();

    /// <summary>The address that outbound connections show, unless they share one.</summary>
    public AddressSpec Address { get; init; } = new();

    /// <summary>Key of an app's address that outbound connections show too; null: an address of their own.</summary>
    public string? AddressKey { get; init; }

    /// <summary>null: outbound traffic does not count when the package is sized.</summary>
    public DemandSpec? Demand { get; init; }
}

/// <summary>A vSwitch that gets internet access.</summary>
public sealed record OutboundVswitchSpec
{
    /// <summary><c>vsw-...</c>; null is an error.</summary>
    public Knowable? Id { get; init; }

    /// <summary>
    /// The key that the vSwitch had before; null: it had no other. Needed only where the id is not known when planning: otherwise the
    /// entry is named after it.
    /// </summary>
    public string? FormerKey { get; init; }
}
