namespace Pulumi.Random;

public sealed class RandomPasswordArgs : ResourceArgs
{
    public static new RandomPasswordArgs Empty => new();

    [Input("length", required: true)]
    public Input<int> Length { get; set; } = null!;

    [Input("minLower")]
    public Input<int>? MinLower { get; set; }

    [Input("minNumeric")]
    public Input<int>? MinNumeric { get; set; }

    [Input("minSpecial")]
    public Input<int>? MinSpecial { get; set; }

    [Input("minUpper")]
    public Input<int>? MinUpper { get; set; }

    [Input("overrideSpecial")]
    public Input<string>? OverrideSpecial { get; set; }
}
