namespace Pulumi.Random;

[RandomResourceType(Token)]
public class RandomPassword : CustomResource
{
    private const string Token = "random:index/randomPassword:RandomPassword";

    public RandomPassword(string name, RandomPasswordArgs args, CustomResourceOptions? options = null)
        : base(Token, name, args ?? new RandomPasswordArgs(), Utilities.MakeOptions(options, "", "bcryptHash", "result"))
    {
    }

    [Output("length")]
    public Output<int> Length { get; private set; } = null!;

    [Output("minLower")]
    public Output<int> MinLower { get; private set; } = null!;

    [Output("minNumeric")]
    public Output<int> MinNumeric { get; private set; } = null!;

    [Output("minSpecial")]
    public Output<int> MinSpecial { get; private set; } = null!;

    [Output("minUpper")]
    public Output<int> MinUpper { get; private set; } = null!;

    [Output("overrideSpecial")]
    public Output<string?> OverrideSpecial { get; private set; } = null!;

    [Output("result")]
    public Output<string> Result { get; private set; } = null!;

    [Output("special")]
    public Output<bool> Special { get; private set; } = null!;
}
