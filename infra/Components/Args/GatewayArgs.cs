using Pulumi;

namespace SharedBandwidth.Components;

/// <summary>The enhanced NAT gateway: an existing one by <see cref="Id"/>, or the settings of the one to create.</summary>
public sealed class GatewayArgs : ResourceArgs
{
    /// <summary>An existing gateway, <c>ngw-...</c>. Absent: one is created.</summary>
    [Input("id")]
    public Input<string>? Id { get; set; }

    /// <summary>Display name, 2 to 128 characters. Absent: the name prefix.</summary>
    [Input("name")]
    public string? Name { get; set; }

    /// <summary>Description in the console, 2 to 256 characters. Absent: none.</summary>
    [Input("description")]
    public string? Description { get; set; }

    /// <summary>
    /// <c>PayAsYouGo</c> or <c>Subscription</c> (no longer sold). Absent: <c>PayAsYouGo</c>. A change recreates the gateway.
    /// </summary>
    [Input("paymentType")]
    public string? PaymentType { get; set; }

    /// <summary>Months of a subscription: 1 to 9, 12, 24 or 36.</summary>
    [Input("periodMonths")]
    public int? PeriodMonths { get; set; }

    /// <summary><c>PayByLcu</c> or <c>PayBySpec</c> (no longer sold). Absent: <c>PayByLcu</c>. A change recreates the gateway.</summary>
    [Input("internetChargeType")]
    public string? InternetChargeType { get; set; }

    /// <summary><c>Small</c>, <c>Middle</c>, <c>Large</c> or <c>XLarge.1</c>; only with <c>PayBySpec</c>.</summary>
    [Input("specification")]
    public string? Specification { get; set; }

    /// <summary><c>MULTI_BINDED</c> or <c>NAT</c>. Absent: the service's default, <c>MULTI_BINDED</c>.</summary>
    [Input("eipBindMode")]
    public string? EipBindMode { get; set; }

    /// <summary>Whether the gateway answers ping. Absent: the service's default, true.</summary>
    [Input("icmpReplyEnabled")]
    public bool? IcmpReplyEnabled { get; set; }
}
