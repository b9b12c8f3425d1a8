namespace Pulumi.AliCloud.Vpc;

[AliCloudResourceType(Token)]
public class CommonBandwithPackage : CustomResource
{
    private const string Token = "alicloud:vpc/commonBandwithPackage:CommonBandwithPackage";

    public CommonBandwithPackage(string name, CommonBandwithPackageArgs args, CustomResourceOptions? options = null)
        : base(Token, name, args ?? new CommonBandwithPackageArgs(), Utilities.MakeOptions(options, ""))
    {
    }
}
