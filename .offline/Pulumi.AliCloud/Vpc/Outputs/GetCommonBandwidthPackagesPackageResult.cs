namespace Pulumi.AliCloud.Vpc.Outputs;

[OutputType]
public sealed class GetCommonBandwidthPackagesPackageResult
{
    public readonly string Bandwidth;
    public readonly string Id;
    public readonly string InternetChargeType;
    public readonly string Isp;

    [OutputConstructor]
    internal GetCommonBandwidthPackagesPackageResult(
        string bandwidth,
        string id,
        string internetChargeType,
        string isp)
    {
        Bandwidth = bandwidth;
        Id = id;
        InternetChargeType = internetChargeType;
        Isp = isp;
    }
}
