namespace Pulumi.AliCloud.Vpc;

public sealed class NatGatewayState : ResourceArgs
{
    public static new NatGatewayState Empty => new();

    [Input("vpcId")]
    public Input<string>? VpcId { get; set; }
}
