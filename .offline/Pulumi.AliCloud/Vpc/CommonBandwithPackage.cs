using System.Collections.Immutable;

namespace Pulumi.AliCloud.Vpc;

[AliCloudResourceType(Token)]
public class CommonBandwithPackage : CustomResource
{
    private const string Token = "alicloud:vpc/commonBandwithPackage:CommonBandwithPackage";

    public CommonBandwithPackage(string name, CommonBandwithPackageArgs args, CustomResourceOptions? options = null)
        : base(Token, name, args ?? new CommonBandwithPackageArgs(), Utilities.MakeOptions(options, ""))
    {
    }

    [Output("bandwidth")]
    public Output<string> Bandwidth { get; private set; } = null!;

    [Output("bandwidthPackageName")]
    public Output<string> BandwidthPackageName { get; private set; } = null!;

    [Output("deletionProtection")]
    public Output<bool?> DeletionProtection { get; private set; } = null!;

    [Output("description")]
    public Output<string?> Description { get; private set; } = null!;

    [Output("internetChargeType")]
    public Output<string?> InternetChargeType { get; private set; } = null!;

    [Output("isp")]
    public Output<string> Isp { get; private set; } = null!;

    [Output("ratio")]
    public Output<int> Ratio { get; private set; } = null!;

    [Output("resourceGroupId")]
    public Output<string> ResourceGroupId { get; private set; } = null!;

    [Output("tags")]
    public Output<ImmutableDictionary<string, string>?> Tags { get; private set; } = null!;
}
