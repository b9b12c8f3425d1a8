using System.Collections.Immutable;

namespace Pulumi.AliCloud.Vpc;

[AliCloudResourceType(Token)]
public class Switch : CustomResource
{
    private const string Token = "alicloud:vpc/switch:Switch";

    public Switch(string name, SwitchArgs? args = null, CustomResourceOptions? options = null)
        : base(Token, name, args ?? new SwitchArgs(), Utilities.MakeOptions(options, ""))
    {
    }

    [Output("cidrBlock")]
    public Output<string> CidrBlock { get; private set; } = null!;

    [Output("description")]
    public Output<string?> Description { get; private set; } = null!;

    [Output("tags")]
    public Output<ImmutableDictionary<string, string>?> Tags { get; private set; } = null!;

    [Output("vpcId")]
    public Output<string> VpcId { get; private set; } = null!;

    [Output("vswitchName")]
    public Output<string> VswitchName { get; private set; } = null!;

    [Output("zoneId")]
    public Output<string> ZoneId { get; private set; } = null!;
}
