namespace Pulumi.AliCloud.Vpc;

[AliCloudResourceType(Token)]
public class NatGateway : CustomResource
{
    private const string Token = "alicloud:vpc/natGateway:NatGateway";

    public NatGateway(string name, NatGatewayArgs args, CustomResourceOptions? options = null)
        : base(Token, name, args ?? new NatGatewayArgs(), Utilities.MakeOptions(options, ""))
    {
    }

    private NatGateway(string name, Input<string> id, NatGatewayState? state, CustomResourceOptions? options)
        : base(Token, name, state, Utilities.MakeOptions(options, id))
    {
    }

    [Output("deletionProtection")]
    public Output<bool> DeletionProtection { get; private set; } = null!;

    [Output("forwardTableIds")]
    public Output<string> ForwardTableIds { get; private set; } = null!;

    [Output("period")]
    public Output<int?> Period { get; private set; } = null!;

    [Output("snatTableIds")]
    public Output<string> SnatTableIds { get; private set; } = null!;

    [Output("vpcId")]
    public Output<string> VpcId { get; private set; } = null!;

    public static NatGateway Get(string name, Input<string> id, NatGatewayState? state = null, CustomResourceOptions? options = null) =>
        new(name, id, state, options);
}
