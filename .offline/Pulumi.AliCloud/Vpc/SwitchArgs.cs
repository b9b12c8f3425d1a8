namespace Pulumi.AliCloud.Vpc;

public sealed class SwitchArgs : ResourceArgs
{
    public static new SwitchArgs Empty => new();

    [Input("cidrBlock")]
    public Input<string>? CidrBlock { get; set; }

    [Input("tags")]
    private InputMap<string>? _tags;

    public InputMap<string> Tags
    {
        get => _tags ??= [];
        set => _tags = value;
    }

    [Input("vpcId")]
    public Input<string>? VpcId { get; set; }

    [Input("vswitchName")]
    public Input<string>? VswitchName { get; set; }

    [Input("zoneId")]
    public Input<string>? ZoneId { get; set; }
}
