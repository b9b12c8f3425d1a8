using System.Collections.Immutable;
using SharedBandwidth.Planning.Values;

namespace SharedBandwidth.Planning.Exposure.Spec;

/// <summary>Internet access for private servers (SNAT), on an address of its own in the same package.</summary>
public sealed record OutboundSpec
{
    /// <summary>vSwitch ids by key; a null id is an error.</summary>
    public ImmutableSortedDictionary<string, Knowable?> Vswitches { get; init; } = Keyed.Empty<Knowable?>();

    /// <summary>The address that outbound connections show.</summary>
    public AddressSpec Address { get; init; } = new();
}
