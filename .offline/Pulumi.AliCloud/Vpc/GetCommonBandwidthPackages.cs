using System.Collections.Immutable;

namespace Pulumi.AliCloud.Vpc;

public static class GetCommonBandwidthPackages
{
    public static Task<GetCommonBandwidthPackagesResult> InvokeAsync(
        GetCommonBandwidthPackagesArgs? args = null, InvokeOptions? options = null) =>
        Deployment.Instance.InvokeAsync<GetCommonBandwidthPackagesResult>(
            "alicloud:vpc/getCommonBandwidthPackages:getCommonBandwidthPackages",
            args ?? new GetCommonBandwidthPackagesArgs(),
            options.WithDefaults());
}

public sealed class GetCommonBandwidthPackagesArgs : InvokeArgs
{
    public static new GetCommonBandwidthPackagesArgs Empty => new();

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
public sealed class GetCommonBandwidthPackagesResult
{
    public readonly ImmutableArray<Outputs.GetCommonBandwidthPackagesPackageResult> Packages;

    [OutputConstructor]
    internal GetCommonBandwidthPackagesResult(ImmutableArray<Outputs.GetCommonBandwidthPackagesPackageResult> packages)
    {
        Packages = packages;
    }
}
