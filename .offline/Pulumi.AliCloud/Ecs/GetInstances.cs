using System.Collections.Immutable;

namespace Pulumi.AliCloud.Ecs;

public static class GetInstances
{
    public static Task<GetInstancesResult> InvokeAsync(
        GetInstancesArgs? args = null, InvokeOptions? options = null) =>
        Deployment.Instance.InvokeAsync<GetInstancesResult>(
            "alicloud:ecs/getInstances:getInstances",
            args ?? new GetInstancesArgs(),
            options.WithDefaults());
}

public sealed class GetInstancesArgs : InvokeArgs
{
    public static new GetInstancesArgs Empty => new();

    [Input("vpcId")]
    public string? VpcId { get; set; }
}

[OutputType]
public sealed class GetInstancesResult
{
    public readonly ImmutableArray<Outputs.GetInstancesInstanceResult> Instances;

    [OutputConstructor]
    internal GetInstancesResult(ImmutableArray<Outputs.GetInstancesInstanceResult> instances)
    {
        Instances = instances;
    }
}
