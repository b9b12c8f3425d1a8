namespace Pulumi.AliCloud.Ecs;

[AliCloudResourceType(Token)]
public class EipAssociation : CustomResource
{
    private const string Token = "alicloud:ecs/eipAssociation:EipAssociation";

    public EipAssociation(string name, EipAssociationArgs args, CustomResourceOptions? options = null)
        : base(Token, name, args ?? new EipAssociationArgs(), Utilities.MakeOptions(options, ""))
    {
    }
}
