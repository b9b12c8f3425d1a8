using System.Collections.Immutable;

namespace Pulumi.AliCloud.Vpc;

public static class GetSwitches
{
    public static Task<GetSwitchesResult> InvokeAsync(
        GetSwitchesArgs? args = null, InvokeOptions? options = null) =>
        Deployment.Instance.InvokeAsync<GetSwitchesResult>(
            "alicloud:vpc/getSwitches:getSwitches",
            args ?? new GetSwitchesArgs(),
            options.WithDefaults());
}

public sealed class GetSwitchesArgs : InvokeArgs
{
    public static new GetSwitchesArgs Empty => new();

    [Input("ids")]
    private List<string>? _ids;

    public List<string> Ids
    {
        get => _ids ??= [];
        set => _ids = value;
    }

    [Input("vpcId")]
    public string? VpcId { get; set; }
}

[OutputType]
public sealed class GetSwitchesResult
{
    public readonly ImmutableArray<Outputs.GetSwitchesVswitchResult> Vswitches;

    [OutputConstructor]
    internal GetSwitchesResult(ImmutableArray<Outputs.GetSwitchesVswitchResult> vswitches)
    {
        Vswitches = vswitches;
    }
}
