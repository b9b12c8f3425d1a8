namespace Pulumi.AliCloud.Ecs;

public sealed class EipAssociationArgs : ResourceArgs
{
    public static new EipAssociationArgs Empty => new();

    [Input("allocationId", required: true)]
    public Input<string> AllocationId { get; set; } = null!;

    [Input("instanceId", required: true)]
    public Input<string> InstanceId { get; set; } = null!;

    [Input("instanceType")]
    public Input<string>? InstanceType { get; set; }
}
