namespace Pulumi.AliCloud.Ecs.Outputs;

[OutputType]
public sealed class GetInstancesInstanceResult
{
    public readonly string Eip;
    public readonly string Id;
    public readonly string PrivateIp;

    [OutputConstructor]
    internal GetInstancesInstanceResult(string eip, string id, string privateIp)
    {
        Eip = eip;
        Id = id;
        PrivateIp = privateIp;
    }
}
