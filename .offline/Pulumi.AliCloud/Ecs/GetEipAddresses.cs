using System.Collections.Immutable;

namespace Pulumi.AliCloud.Ecs;

public static class GetEipAddresses
{
    public static Task<GetEipAddressesResult> InvokeAsync(
        GetEipAddressesArgs? args = null, InvokeOptions? options = null) =>
        Deployment.Instance.InvokeAsync<GetEipAddressesResult>(
            "alicloud:ecs/getEipAddresses:getEipAddresses",
            args ?? new GetEipAddressesArgs(),
            options.WithDefaults());
}

public sealed class GetEipAddressesArgs : InvokeArgs
{
    public static new GetEipAddressesArgs Empty => new();

    [Input("associatedInstanceId")]
    public string? AssociatedInstanceId { get; set; }

    [Input("associatedInstanceType")]
    public string? AssociatedInstanceType { get; set; }

    [Input("ids")]
    private List<string>? _ids;

    public List<string> Ids
    {
        get => _ids ??= [];
        set => _ids = value;
    }

    [Input("nameRegex")]
    public string? NameRegex { get; set; }
}

[OutputType]
public sealed class GetEipAddressesResult
{
    public readonly ImmutableArray<Outputs.GetEipAddressesAddressResult> Addresses;

    [OutputConstructor]
    internal GetEipAddressesResult(ImmutableArray<Outputs.GetEipAddressesAddressResult> addresses)
    {
        Addresses = addresses;
    }
}
