using System.Collections.Immutable;

namespace Pulumi.AliCloud.Vpc.Outputs;

[OutputType]
public sealed class GetCommonBandwidthPackagesPackageResult
{
    public readonly string Bandwidth;
    public readonly string BandwidthPackageName;
    public readonly string Id;
    public readonly string InternetChargeType;
    public readonly string Isp;
    public readonly ImmutableArray<GetCommonBandwidthPackagesPackagePublicIpAddressResult> PublicIpAddresses;

    [OutputConstructor]
    internal GetCommonBandwidthPackagesPackageResult(
        string bandwidth,
        string bandwidthPackageName,
        string id,
        string internetChargeType,
        string isp,
        ImmutableArray<GetCommonBandwidthPackagesPackagePublicIpAddressResult> publicIpAddresses)
    {
        Bandwidth = bandwidth;
        BandwidthPackageName = bandwidthPackageName;
        Id = id;
        InternetChargeType = internetChargeType;
        Isp = isp;
        PublicIpAddresses = publicIpAddresses;
    }
}
