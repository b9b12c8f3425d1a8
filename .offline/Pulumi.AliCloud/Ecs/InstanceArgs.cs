namespace Pulumi.AliCloud.Ecs;

public sealed class InstanceArgs : ResourceArgs
{
    public static new InstanceArgs Empty => new();

    [Input("imageId")]
    public Input<string>? ImageId { get; set; }

    [Input("instanceChargeType")]
    public Input<string>? InstanceChargeType { get; set; }

    [Input("instanceName")]
    public Input<string>? InstanceName { get; set; }

    [Input("instanceType")]
    public Input<string>? InstanceType { get; set; }

    [Input("password")]
    private Input<string>? _password;

    public Input<string>? Password
    {
        get => _password;
        set => _password = Output.CreateSecret(value.ToOutput());
    }

    [Input("securityGroups")]
    private InputList<string>? _securityGroups;

    public InputList<string> SecurityGroups
    {
        get => _securityGroups ??= [];
        set => _securityGroups = value;
    }

    [Input("systemDiskCategory")]
    public Input<string>? SystemDiskCategory { get; set; }

    [Input("tags")]
    private InputMap<string>? _tags;

    public InputMap<string> Tags
    {
        get => _tags ??= [];
        set => _tags = value;
    }

    [Input("userData")]
    public Input<string>? UserData { get; set; }

    [Input("vswitchId")]
    public Input<string>? VswitchId { get; set; }
}
