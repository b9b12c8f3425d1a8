namespace Pulumi.AliCloud.Vpc;

[AliCloudResourceType(Token)]
public class SnatEntry : CustomResource
{
    private const string Token = "alicloud:vpc/snatEntry:SnatEntry";

    public SnatEntry(string name, SnatEntryArgs args, CustomResourceOptions? options = null)
        : base(Token, name, args ?? new SnatEntryArgs(), Utilities.MakeOptions(options, ""))
    {
    }

    [Output("snatEntryId")]
    public Output<string> SnatEntryId { get; private set; } = null!;

    [Output("snatEntryName")]
    public Output<string?> SnatEntryName { get; private set; } = null!;

    [Output("snatIp")]
    public Output<string> SnatIp { get; private set; } = null!;

    [Output("snatTableId")]
    public Output<string> SnatTableId { get; private set; } = null!;

    [Output("sourceVswitchId")]
    public Output<string> SourceVswitchId { get; private set; } = null!;
}
