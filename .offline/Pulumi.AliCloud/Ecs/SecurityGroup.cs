namespace Pulumi.AliCloud.Ecs;

[AliCloudResourceType(Token)]
public class SecurityGroup : CustomResource
{
    private const string Token = "alicloud:ecs/securityGroup:SecurityGroup";

    public SecurityGroup(string name, SecurityGroupArgs? args = null, CustomResourceOptions? options = null)
        : base(Token, name, args ?? new SecurityGroupArgs(), Utilities.MakeOptions(options, ""))
    {
    }
}
