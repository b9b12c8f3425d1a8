namespace Pulumi.AliCloud.Vpc;

public sealed class CommonBandwithPackageAttachmentArgs : ResourceArgs
{
    public static new CommonBandwithPackageAttachmentArgs Empty => new();

    [Input("bandwidthPackageId", required: true)]
    public Input<string> BandwidthPackageId { get; set; } = null!;

    [Input("instanceId", required: true)]
    public Input<string> InstanceId { get; set; } = null!;
}
