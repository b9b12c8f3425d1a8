namespace Pulumi.AliCloud.Vpc;

[AliCloudResourceType(Token)]
public class ForwardEntry : CustomResource
{
    private const string Token = "alicloud:vpc/forwardEntry:ForwardEntry";

    public ForwardEntry(string name, ForwardEntryArgs args, CustomResourceOptions? options = null)
        : base(Token, name, args ?? new ForwardEntryArgs(), Utilities.MakeOptions(options, ""))
    {
    }
}
