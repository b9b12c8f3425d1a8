namespace Pulumi.AliCloud.Vpc;

[AliCloudResourceType(Token)]
public class SnatEntry : CustomResource
{
    private const string Token = "alicloud:vpc/snatEntry:SnatEntry";

    public SnatEntry(string name, SnatEntryArgs args, CustomResourceOptions? options = null)
        : base(Token, name, args ?? new SnatEntryArgs(), Utilities.MakeOptions(options, ""))
    {
    }
}
