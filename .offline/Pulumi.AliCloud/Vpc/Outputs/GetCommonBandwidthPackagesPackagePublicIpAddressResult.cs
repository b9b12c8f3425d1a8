namespace Pulumi.AliCloud.Vpc.Outputs;

[OutputType]
public sealed class GetCommonBandwidthPackagesPackagePublicIpAddressResult
{
    public readonly string AllocationId;

    [OutputConstructor]
    internal GetCommonBandwidthPackagesPackagePublicIpAddressResult(string allocationId)
    {
        AllocationId = allocationId;
    }
}
