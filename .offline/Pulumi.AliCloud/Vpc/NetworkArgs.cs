namespace Pulumi.AliCloud.Vpc;

public sealed class NetworkArgs : ResourceArgs
{
    public static new NetworkArgs Empty => new();

    [Input("cidrBlock")]
    public Input<string>? CidrBlock { get; set; }

    [Input("description")]
    public Input<string>? Description { get; set; }

    [Input("tags")]
    private InputMap<string>? _tags;

    public InputMap<string> Tags
    {
        get => _tags ??= [];
        set => _tags = value;
    }

    [Input("vpcName")]
    public Input<string>? VpcName { get; set; }
}
