namespace Pulumi.AliCloud.Ecs;

public sealed class SecurityGroupRuleArgs : ResourceArgs
{
    public static new SecurityGroupRuleArgs Empty => new();

    [Input("cidrIp")]
    public Input<string>? CidrIp { get; set; }

    [Input("ipProtocol", required: true)]
    public Input<string> IpProtocol { get; set; } = null!;

    [Input("nicType")]
    public Input<string>? NicType { get; set; }

    [Input("policy")]
    public Input<string>? Policy { get; set; }

    [Input("portRange")]
    public Input<string>? PortRange { get; set; }

    [Input("priority")]
    public Input<int>? Priority { get; set; }

    [Input("securityGroupId", required: true)]
    public Input<string> SecurityGroupId { get; set; } = null!;

    [Input("type", required: true)]
    public Input<string> Type { get; set; } = null!;
}
