namespace Pulumi.AliCloud.Ecs;

public sealed class SecurityGroupArgs : ResourceArgs
{
    public static new SecurityGroupArgs Empty => new();

    [Input("securityGroupName")]
    public Input<string>? SecurityGroupName { get; set; }

    [Input("tags")]
    private InputMap<string>? _tags;

    public InputMap<string> Tags
    {
        get => _tags ??= [];
        set => _tags = value;
    }

    [Input("vpcId")]
    public Input<string>? VpcId { get; set; }
}
