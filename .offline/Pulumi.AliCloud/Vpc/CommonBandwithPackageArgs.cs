namespace Pulumi.AliCloud.Vpc;

public sealed class CommonBandwithPackageArgs : ResourceArgs
{
    public static new CommonBandwithPackageArgs Empty => new();

    [Input("bandwidth", required: true)]
    public Input<string> Bandwidth { get; set; } = null!;

    [Input("bandwidthPackageName")]
    public Input<string>? BandwidthPackageName { get; set; }

    [Input("deletionProtection")]
    public Input<bool>? DeletionProtection { get; set; }

    [Input("description")]
    public Input<string>? Description { get; set; }

    [Input("internetChargeType")]
    public Input<string>? InternetChargeType { get; set; }

    [Input("isp")]
    public Input<string>? Isp { get; set; }

    [Input("ratio")]
    public Input<int>? Ratio { get; set; }

    [Input("resourceGroupId")]
    public Input<string>? ResourceGroupId { get; set; }

    [Input("tags")]
    private InputMap<string>? _tags;

    public InputMap<string> Tags
    {
        get => _tags ??= [];
        set => _tags = value;
    }
}
