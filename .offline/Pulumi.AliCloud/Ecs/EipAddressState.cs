namespace Pulumi.AliCloud.Ecs;

public sealed class EipAddressState : ResourceArgs
{
    public static new EipAddressState Empty => new();

    [Input("addressName")]
    public Input<string>? AddressName { get; set; }

    [Input("allocationId")]
    public Input<string>? AllocationId { get; set; }

    [Input("bandwidth")]
    public Input<string>? Bandwidth { get; set; }

    [Input("deletionProtection")]
    public Input<bool>? DeletionProtection { get; set; }

    [Input("description")]
    public Input<string>? Description { get; set; }

    [Input("internetChargeType")]
    public Input<string>? InternetChargeType { get; set; }

    [Input("ipAddress")]
    public Input<string>? IpAddress { get; set; }

    [Input("isp")]
    public Input<string>? Isp { get; set; }

    [Input("paymentType")]
    public Input<string>? PaymentType { get; set; }

    [Input("resourceGroupId")]
    public Input<string>? ResourceGroupId { get; set; }

    [Input("status")]
    public Input<string>? Status { get; set; }

    [Input("tags")]
    private InputMap<string>? _tags;

    public InputMap<string> Tags
    {
        get => _tags ??= [];
        set => _tags = value;
    }
}
