using System.Collections.Immutable;

namespace Pulumi.AliCloud.Ecs;

public static class GetInstanceTypes
{
    public static Task<GetInstanceTypesResult> InvokeAsync(
        GetInstanceTypesArgs? args = null, InvokeOptions? options = null) =>
        Deployment.Instance.InvokeAsync<GetInstanceTypesResult>(
            "alicloud:ecs/getInstanceTypes:getInstanceTypes",
            args ?? new GetInstanceTypesArgs(),
            options.WithDefaults());
}

public sealed class GetInstanceTypesArgs : InvokeArgs
{
    public static new GetInstanceTypesArgs Empty => new();

    [Input("availabilityZone")]
    public string? AvailabilityZone { get; set; }

    [Input("cpuCoreCount")]
    public int? CpuCoreCount { get; set; }

    [Input("memorySize")]
    public double? MemorySize { get; set; }
}

[OutputType]
public sealed class GetInstanceTypesResult
{
    public readonly ImmutableArray<Outputs.GetInstanceTypesInstanceTypeResult> InstanceTypes;

    [OutputConstructor]
    internal GetInstanceTypesResult(ImmutableArray<Outputs.GetInstanceTypesInstanceTypeResult> instanceTypes)
    {
        InstanceTypes = instanceTypes;
    }
}
