namespace Pulumi.AliCloud.Vpc;

public sealed class SnatEntryArgs : ResourceArgs
{
    public static new SnatEntryArgs Empty => new();

    [Input("snatEntryName")]
    public Input<string>? SnatEntryName { get; set; }

    [Input("snatIp", required: true)]
    public Input<string> SnatIp { get; set; } = null!;

    [Input("snatTableId", required: true)]
    public Input<string> SnatTableId { get; set; } = null!;

    [Input("sourceVswitchId")]
    public Input<string>? SourceVswitchId { get; set; }
}
