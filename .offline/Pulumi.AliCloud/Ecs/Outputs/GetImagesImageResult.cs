namespace Pulumi.AliCloud.Ecs.Outputs;

[OutputType]
public sealed class GetImagesImageResult
{
    public readonly string Id;
    public readonly string Name;

    [OutputConstructor]
    internal GetImagesImageResult(string id, string name)
    {
        Id = id;
        Name = name;
    }
}
