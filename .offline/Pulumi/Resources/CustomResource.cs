using Pulumi.Serialization;

namespace Pulumi;

public class CustomResource(string type, string name, ResourceArgs? args, CustomResourceOptions? options = null)
    : Resource(type, name, args ?? ResourceArgs.Empty, options ?? new CustomResourceOptions())
{
    [Output(PendingOutputs.Id)]
    public Output<string> Id { get; private protected set; } = null!;
}
