namespace Pulumi.Random;

[RandomResourceType(Token)]
public class RandomString : CustomResource
{
    private const string Token = "random:index/randomString:RandomString";

    public RandomString(string name, RandomStringArgs args, CustomResourceOptions? options = null)
        : base(Token, name, args ?? new RandomStringArgs(), Utilities.MakeOptions(options, ""))
    {
    }

    [Output("result")]
    public Output<string> Result { get; private set; } = null!;
}
