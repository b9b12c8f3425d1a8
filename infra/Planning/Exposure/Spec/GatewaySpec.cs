using SharedBandwidth.Planning.Values;

namespace SharedBandwidth.Planning.Exposure.Spec;

/// <summary>The enhanced NAT gateway: an existing one by <see cref="Id"/>, or the settings of the one to create.</summary>
public sealed record GatewaySpec
{
    /// <summary>An existing gateway, <c>ngw-...</c>; null: one is created.</summary>
    public Knowable? Id { get; init; }

    /// <summary>Display name, 2 to 128 characters; null: the name prefix.</summary>
    public string? Name { get; init; }

    /// <summary>2 to 256 characters.</summary>
    public string? Description { get; init; }

    /// <summary><c>PayAsYouGo</c> or <c>Subscription</c> (no longer sold); null: <c>PayAsYouGo</c>.</summary>
    public string? PaymentType { get; init; }

    /// <summary>Months of a subscription: 1 to 9, 12, 24 or 36.</summary>
    public int? PeriodMonths { get; init; }

    /// <summary><c>PayByLcu</c> or <c>PayBySpec</c> (no longer sold); null: <c>PayByLcu</c>.</summary>
    public string? InternetChargeType { get; init; }

    /// <summary><c>Small</c>, <c>Middle</c>, <c>Large</c> or <c>XLarge.1</c>; only with <c>PayBySpec</c>.</summary>
    public string? Specification { get; init; }

    /// <summary><c>MULTI_BINDED</c> or <c>NAT</c>; null: the service's own default, <c>MULTI_BINDED</c>.</summary>
    public string? EipBindMode { get; init; }

    /// <summary>Whether the gateway answers ping; null: the service's own default, true.</summary>
    public bool? IcmpReplyEnabled { get; init; }
}
