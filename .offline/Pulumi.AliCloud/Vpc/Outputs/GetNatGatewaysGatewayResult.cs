using System.Collections.Immutable;

namespace Pulumi.AliCloud.Vpc.Outputs;

[OutputType]
public sealed class GetNatGatewaysGatewayResult
{
    public readonly ImmutableArray<string> ForwardTableIds;
    public readonly string Id;
    public readonly ImmutableArray<string> IpLists;
    public readonly string NatGatewayName;
    public readonly string Status;
    public readonly ImmutableArray<string> SnatTableIds;
    public readonly string VpcId;
    public readonly string VswitchId;

    [OutputConstructor]
    internal GetNatGatewaysGatewayResult(
        ImmutableArray<string> forwardTableIds,
        string id,
        ImmutableArray<string> ipLists,
        string natGatewayName,
        string status,
        ImmutableArray<string> snatTableIds,
        string vpcId,
        string vswitchId)
    {
        ForwardTableIds = forwardTableIds;
        Id = id;
        IpLists = ipLists;
        NatGatewayName = natGatewayName;
        Status = status;
        SnatTableIds = snatTableIds;
        VpcId = vpcId;
        VswitchId = vswitchId;
    }
}
