using System.Collections.Immutable;

namespace SharedBandwidth.Planning.Values;

/// <summary>How a NAT gateway is paid for (CreateNatGateway).</summary>
public sealed record GatewayChargeType : Term<GatewayChargeType>, ITerm<GatewayChargeType>
{
    /// <summary>By use.</summary>
    public static readonly GatewayChargeType PayByLcu = new("PayByLcu");

    /// <summary>By its specification; no longer sold.</summary>
    public static readonly GatewayChargeType PayBySpec = new("PayBySpec");

    private GatewayChargeType(string text)
        : base(text)
    {
    }

    /// <inheritdoc/>
    public static ImmutableArray<GatewayChargeType> All { get; } = [PayByLcu, PayBySpec];
}
