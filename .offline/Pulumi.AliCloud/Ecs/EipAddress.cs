namespace Pulumi.AliCloud.Ecs;

[AliCloudResourceType(Token)]
public class EipAddress : CustomResource
{
    private const string Token = "alicloud:ecs/eipAddress:EipAddress";

    public EipAddress(string name, EipAddressArgs? args = null, CustomResourceOptions? options = null)
        : base(Token, name, args ?? new EipAddressArgs(), Utilities.MakeOptions(options, ""))
    {
    }

    private EipAddress(string name, Input<string> id, EipAddressState? state, CustomResourceOptions? options)
        : base(Token, name, state, Utilities.MakeOptions(options, id))
    {
    }

    [Output("ipAddress")]
    public Output<string> IpAddress { get; private set; } = null!;

    [Output("status")]
    public Output<string> Status { get; private set; } = null!;

    public static EipAddress Get(string name, Input<string> id, EipAddressState? state = null, CustomResourceOptions? options = null) =>
        new(name, id, state, options);
}
