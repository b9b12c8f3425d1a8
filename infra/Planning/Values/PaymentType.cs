using System.Collections.Immutable;

namespace SharedBandwidth.Planning.Values;

/// <summary>When a gateway is paid for (CreateNatGateway).</summary>
public sealed record PaymentType : Term<PaymentType>, ITerm<PaymentType>
{
    /// <summary>Afterwards.</summary>
    public static readonly PaymentType PayAsYouGo = new("PayAsYouGo");

    /// <summary>In advance; no longer sold for gateways.</summary>
    public static readonly PaymentType Subscription = new("Subscription");

    private PaymentType(string text)
        : base(text)
    {
    }

    /// <inheritdoc/>
    public static ImmutableArray<PaymentType> All { get; } = [PayAsYouGo, Subscription];
}
