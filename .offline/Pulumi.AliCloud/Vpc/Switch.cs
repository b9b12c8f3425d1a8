namespace Pulumi.AliCloud.Vpc;

[AliCloudResourceType(Token)]
public class Switch : CustomResource
{
    private const string Token = "alicloud:vpc/switch:Switch";

    public Switch(string name, SwitchArgs? args = null, CustomResourceOptions? options = null)
        : base(Token, name, args ?? new SwitchArgs(), Utilities.MakeOptions(options, ""))
    {
    }
}
