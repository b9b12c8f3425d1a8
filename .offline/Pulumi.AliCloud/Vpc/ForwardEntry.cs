namespace Pulumi.AliCloud.Vpc;

[AliCloudResourceType(Token)]
public class ForwardEntry : CustomResource
{
    private const string Token = "alicloud:vpc/forwardEntry:ForwardEntry";

    public ForwardEntry(string name, ForwardEntryArgs args, CustomResourceOptions? options = null)
        : base(Token, name, args ?? new ForwardEntryArgs(), Utilities.MakeOptions(options, ""))
    {
    }

    [Output("externalIp")]
    public Output<string> ExternalIp { get; private set; } = null!;

    [Output("externalPort")]
    public Output<string> ExternalPort { get; private set; } = null!;

    [Output("forwardEntryId")]
    public Output<string> ForwardEntryId { get; private set; } = null!;

    [Output("forwardEntryName")]
    public Output<string> ForwardEntryName { get; private set; } = null!;

    [Output("forwardTableId")]
    public Output<string> ForwardTableId { get; private set; } = null!;

    [Output("internalIp")]
    public Output<string> InternalIp { get; private set; } = null!;

    [Output("internalPort")]
    public Output<string> InternalPort { get; private set; } = null!;

    [Output("ipProtocol")]
    public Output<string> IpProtocol { get; private set; } = null!;
}
