namespace Pulumi.AliCloud.Vpc;

[AliCloudResourceType(Token)]
public class CommonBandwithPackageAttachment : CustomResource
{
    private const string Token = "alicloud:vpc/commonBandwithPackageAttachment:CommonBandwithPackageAttachment";

    public CommonBandwithPackageAttachment(string name, CommonBandwithPackageAttachmentArgs args, CustomResourceOptions? options = null)
        : base(Token, name, args ?? new CommonBandwithPackageAttachmentArgs(), Utilities.MakeOptions(options, ""))
    {
    }
}
