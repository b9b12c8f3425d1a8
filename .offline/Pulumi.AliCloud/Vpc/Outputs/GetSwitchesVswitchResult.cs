namespace Pulumi.AliCloud.Vpc.Outputs;

[OutputType]
public sealed class GetSwitchesVswitchResult
{
    public readonly int AvailableIpAddressCount;
    public readonly string CidrBlock;
    public readonly string Id;
    public readonly string VpcId;
    public readonly string ZoneId;

    [OutputConstructor]
    internal GetSwitchesVswitchResult(int availableIpAddressCount, string cidrBlock, string id, string vpcId, string zoneId)
    {
        AvailableIpAddressCount = availableIpAddressCount;
        CidrBlock = cidrBlock;
        Id = id;
        VpcId = vpcId;
        ZoneId = zoneId;
    }
}
