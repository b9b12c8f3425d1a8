using System.Collections.Immutable;

namespace SharedBandwidth.Planning.Values;

/// <summary>How EIPs are bound to a gateway (CreateNatGateway).</summary>
public sealed record EipBindMode : Term<EipBindMode>, ITerm<EipBindMode>
{
    /// <summary>Several EIPs, each with a private IP of the gateway's vSwitch.</summary>
    public static readonly EipBindMode MultiBinded = new("MULTI_BINDED");

    /// <summary>Compatible with IPv4 gateways.</summary>
    public static readonly EipBindMode Nat = new("NAT");

    private EipBindMode(string text)
        : base(text)
    {
    }

    /// <inheritdoc/>
    public static ImmutableArray<EipBindMode> All { get; } = [MultiBinded, Nat];
}
