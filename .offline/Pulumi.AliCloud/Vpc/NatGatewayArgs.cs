namespace Pulumi.AliCloud.Vpc;

public sealed class NatGatewayArgs : ResourceArgs
{
    public static new NatGatewayArgs Empty => new();

    [Input("deletionProtection")]
    public Input<bool>? DeletionProtection { get; set; }

    [Input("description")]
    public Input<string>? Description { get; set; }

    [Input("eipBindMode")]
    public Input<string>? EipBindMode { get; set; }

    [Input("icmpReplyEnabled")]
    public Input<bool>? IcmpReplyEnabled { get; set; }

    [Input("internetChargeType")]
    public Input<string>? InternetChargeType { get; set; }

    [Input("natGatewayName")]
    public Input<string>? NatGatewayName { get; set; }

    [Input("natType")]
    public Input<string>? NatType { get; set; }

    [Input("networkType")]
    public Input<string>? NetworkType { get; set; }

    [Input("paymentType")]
    public Input<string>? PaymentType { get; set; }

    [Input("period")]
    public Input<int>? Period { get; set; }

    [Input("specification")]
    public Input<string>? Specification { get; set; }

    [Input("tags")]
    private InputMap<string>? _tags;

    public InputMap<string> Tags
    {
        get => _tags ??= [];
        set => _tags = value;
    }

    [Input("vpcId", required: true)]
    public Input<string> VpcId { get; set; } = null!;

    [Input("vswitchId")]
    public Input<string>? VswitchId { get; set; }
}
