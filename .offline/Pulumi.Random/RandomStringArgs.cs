namespace Pulumi.Random;

public sealed class RandomStringArgs : ResourceArgs
{
    public static new RandomStringArgs Empty => new();

    [Input("length", required: true)]
    public Input<int> Length { get; set; } = null!;

    [Input("special")]
    public Input<bool>? Special { get; set; }

    [Input("upper")]
    public Input<bool>? Upper { get; set; }
}
