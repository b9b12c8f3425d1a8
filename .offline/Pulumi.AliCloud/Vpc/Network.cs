namespace Pulumi.AliCloud.Vpc;

[AliCloudResourceType(Token)]
public class Network : CustomResource
{
    private const string Token = "alicloud:vpc/network:Network";

    public Network(string name, NetworkArgs? args = null, CustomResourceOptions? options = null)
        : base(Token, name, args ?? new NetworkArgs(), Utilities.MakeOptions(options, ""))
    {
    }

    [Output("vpcName")]
    public Output<string> VpcName { get; private set; } = null!;
}
