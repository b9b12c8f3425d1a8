namespace Pulumi.AliCloud.Ecs;

[AliCloudResourceType(Token)]
public class EipAssociation : CustomResource
{
    private const string Token = "alicloud:ecs/eipAssociation:EipAssociation";

    public EipAssociation(string name, EipAssociationArgs args, CustomResourceOptions? options = null)
        : base(Token, name, args ?? new EipAssociationArgs(), Utilities.MakeOptions(options, ""))
    {
    }

    [Output("allocationId")]
    public Output<string> AllocationId { get; private set; } = null!;

    [Output("instanceId")]
    public Output<string> InstanceId { get; private set; } = null!;

    [Output("instanceType")]
    public Output<string> InstanceType { get; private set; } = null!;
}
