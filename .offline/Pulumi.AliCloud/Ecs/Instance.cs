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

    [Output("privateIp")]
    public Output<string> PrivateIp { get; private set; } = null!;

    [Output("securityGroups")]
    public Output<ImmutableArray<string>> SecurityGroups { get; private set; } = null!;

    [Output("tags")]
    public Output<ImmutableDictionary<string, string>?> Tags { get; private set; } = null!;
}
