using System.Collections.Immutable;

namespace Pulumi.AliCloud.Ecs;

[AliCloudResourceType(Token)]
public class Instance : CustomResource
{
    private const string Token = "alicloud:ecs/instance:Instance";

    public Instance(string name, InstanceArgs? args = null, CustomResourceOptions? options = null)
        : base(Token, name, args ?? new InstanceArgs(), Utilities.MakeOptions(options, "", "password"))
    {
    }

    [Output("description")]
    public Output<string> Description { get; private set; } = null!;

    [Output("imageId")]
    public Output<string> ImageId { get; private set; } = null!;

    [Output("instanceChargeType")]
    public Output<string> InstanceChargeType { get; private set; } = null!;

    [Output("instanceName")]
    public Output<string> InstanceName { get; private set; } = null!;

    [Output("instanceType")]
    public Output<string> InstanceType { get; private set; } = null!;

    [Output("password")]
    public Output<string?> Password { get; private set; } = null!;

    [Output("privateIp")]
    public Output<string> PrivateIp { get; private set; } = null!;

    [Output("securityGroups")]
    public Output<ImmutableArray<string>> SecurityGroups { get; private set; } = null!;

    [Output("systemDiskCategory")]
    public Output<string> SystemDiskCategory { get; private set; } = null!;

    [Output("tags")]
    public Output<ImmutableDictionary<string, string>?> Tags { get; private set; } = null!;

    [Output("userData")]
    public Output<string?> UserData { get; private set; } = null!;

    [Output("vswitchId")]
    public Output<string> VswitchId { get; private set; } = null!;
}
