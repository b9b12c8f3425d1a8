using System.Collections.Immutable;

namespace SharedBandwidth.Planning.Exposure.Spec;

/// <summary>Internet access for private servers (SNAT), on an address of its own in the same package.</summary>
public sealed record OutboundSpec
{
    /// <summary>vSwitch ids by key; a null id is known only while deploying.</summary>
    public ImmutableSortedDictionary<string, string?> Vswitches { get; init; } = Keyed.Empty<string?>();

    /// <summary>The address that outbound connections show.</summary>
    public AddressSpec Address { get; init; } = new();
}
