namespace Pulumi.AliCloud.Ecs.Outputs;

[OutputType]
public sealed class GetInstanceTypesInstanceTypeResult
{
    public readonly string Id;

    [OutputConstructor]
    internal GetInstanceTypesInstanceTypeResult(string id)
    {
        Id = id;
    }
}
