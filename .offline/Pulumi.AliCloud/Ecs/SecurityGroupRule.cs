namespace Pulumi.AliCloud.Ecs;

[AliCloudResourceType(Token)]
public class SecurityGroupRule : CustomResource
{
    private const string Token = "alicloud:ecs/securityGroupRule:SecurityGroupRule";

    public SecurityGroupRule(string name, SecurityGroupRuleArgs args, CustomResourceOptions? options = null)
        : base(Token, name, args ?? new SecurityGroupRuleArgs(), Utilities.MakeOptions(options, ""))
    {
    }

    [Output("cidrIp")]
    public Output<string?> CidrIp { get; private set; } = null!;

    [Output("description")]
    public Output<string?> Description { get; private set; } = null!;

    [Output("ipProtocol")]
    public Output<string> IpProtocol { get; private set; } = null!;

    [Output("nicType")]
    public Output<string> NicType { get; private set; } = null!;

    [Output("policy")]
    public Output<string?> Policy { get; private set; } = null!;

    [Output("portRange")]
    public Output<string?> PortRange { get; private set; } = null!;

    [Output("priority")]
    public Output<int?> Priority { get; private set; } = null!;

    [Output("securityGroupId")]
    public Output<string> SecurityGroupId { get; private set; } = null!;

    [Output("type")]
    public Output<string> Type { get; private set; } = null!;
}
