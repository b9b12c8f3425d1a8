using System.Collections.Immutable;

namespace SharedBandwidth.Planning.Values;

/// <summary>How an EIP outside a package is paid for (AllocateEipAddress).</summary>
public sealed record EipChargeType : Term<EipChargeType>, ITerm<EipChargeType>
{
    /// <summary>The default: the only one that both account sites sell for pay-as-you-go EIPs.</summary>
    public static readonly EipChargeType PayByTraffic = new("PayByTraffic");

    /// <summary>The EIP's bandwidth, used or not; sold on the China site.</summary>
    public static readonly EipChargeType PayByBandwidth = new("PayByBandwidth");

    private EipChargeType(string text)
        : base(text)
    {
    }

    /// <summary>The most Mbit/s that a pay-as-you-go EIP can be bought with (the provider's documentation of EIPs, 2026).</summary>
    public int LargestMbps => this == PayByTraffic ? 200 : 500;

    /// <inheritdoc/>
    public static ImmutableArray<EipChargeType> All { get; } = [PayByTraffic, PayByBandwidth];
}
