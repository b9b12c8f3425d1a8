namespace Pulumi.AliCloud.Vpc;

public sealed class ForwardEntryArgs : ResourceArgs
{
    public static new ForwardEntryArgs Empty => new();

    [Input("externalIp", required: true)]
    public Input<string> ExternalIp { get; set; } = null!;

    [Input("externalPort", required: true)]
    public Input<string> ExternalPort { get; set; } = null!;

    [Input("forwardEntryName")]
    public Input<string>? ForwardEntryName { get; set; }

    [Input("forwardTableId", required: true)]
    public Input<string> ForwardTableId { get; set; } = null!;

    [Input("internalIp", required: true)]
    public Input<string> InternalIp { get; set; } = null!;

    [Input("internalPort", required: true)]
    public Input<string> InternalPort { get; set; } = null!;

    [Input("ipProtocol", required: true)]
    public Input<string> IpProtocol { get; set; } = null!;
}
