namespace Pulumi.AliCloud.Ecs;

[AliCloudResourceType(Token)]
public class SecurityGroupRule : CustomResource
{
    private const string Token = "alicloud:ecs/securityGroupRule:SecurityGroupRule";

    public SecurityGroupRule(string name, SecurityGroupRuleArgs args, CustomResourceOptions? options = null)
        : base(Token, name, args ?? new SecurityGroupRuleArgs(), Utilities.MakeOptions(options, ""))
    {
    }
}
