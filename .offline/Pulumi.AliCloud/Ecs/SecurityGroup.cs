using System.Collections.Immutable;

namespace Pulumi.AliCloud.Ecs;

[AliCloudResourceType(Token)]
public class SecurityGroup : CustomResource
{
    private const string Token = "alicloud:ecs/securityGroup:SecurityGroup";

    public SecurityGroup(string name, SecurityGroupArgs? args = null, CustomResourceOptions? options = null)
        : base(Token, name, args ?? new SecurityGroupArgs(), Utilities.MakeOptions(options, ""))
    {
    }

    [Output("description")]
    public Output<string?> Description { get; private set; } = null!;

    [Output("securityGroupName")]
    public Output<string> SecurityGroupName { get; private set; } = null!;

    [Output("tags")]
    public Output<ImmutableDictionary<string, string>?> Tags { get; private set; } = null!;

    [Output("vpcId")]
    public Output<string> VpcId { get; private set; } = null!;
}
