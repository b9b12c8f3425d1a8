using System.Collections.Immutable;

namespace Pulumi.AliCloud.Vpc;

public static class GetNatGateways
{
    public static Task<GetNatGatewaysResult> InvokeAsync(
        GetNatGatewaysArgs? args = null, InvokeOptions? options = null) =>
        Deployment.Instance.InvokeAsync<GetNatGatewaysResult>(
            "alicloud:vpc/getNatGateways:getNatGateways",
            args ?? new GetNatGatewaysArgs(),
            options.WithDefaults());
}

public sealed class GetNatGatewaysArgs : InvokeArgs
{
    public static new GetNatGatewaysArgs Empty => new();

    [Input("enableDetails")]
    public bool? EnableDetails { get; set; }

    [Input("ids")]
    private List<string>? _ids;

    public List<string> Ids
    {
        get => _ids ??= [];
        set => _ids = value;
    }

    [Input("nameRegex")]
    public string? NameRegex { get; set; }

    [Input("vpcId")]
    public string? VpcId { get; set; }
}

[OutputType]
public sealed class GetNatGatewaysResult
{
    public readonly ImmutableArray<Outputs.GetNatGatewaysGatewayResult> Gateways;

    [OutputConstructor]
    internal GetNatGatewaysResult(ImmutableArray<Outputs.GetNatGatewaysGatewayResult> gateways)
    {
        Gateways = gateways;
    }
}
