namespace Pulumi.Random;

[RandomResourceType(Token)]
public class RandomPassword : CustomResource
{
    private const string Token = "random:index/randomPassword:RandomPassword";

    public RandomPassword(string name, RandomPasswordArgs args, CustomResourceOptions? options = null)
        : base(Token, name, args ?? new RandomPasswordArgs(), Utilities.MakeOptions(options, "", "bcryptHash", "result"))
    {
    }

    [Output("result")]
    public Output<string> Result { get; private set; } = null!;
}
