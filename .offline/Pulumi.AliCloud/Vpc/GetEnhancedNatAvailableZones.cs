using System.Collections.Immutable;

namespace Pulumi.AliCloud.Vpc;

public static class GetEnhancedNatAvailableZones
{
    public static Task<GetEnhancedNatAvailableZonesResult> InvokeAsync(
        GetEnhancedNatAvailableZonesArgs? args = null, InvokeOptions? options = null) =>
        Deployment.Instance.InvokeAsync<GetEnhancedNatAvailableZonesResult>(
            "alicloud:vpc/getEnhancedNatAvailableZones:getEnhancedNatAvailableZones",
            args ?? new GetEnhancedNatAvailableZonesArgs(),
            options.WithDefaults());
}

public sealed class GetEnhancedNatAvailableZonesArgs : InvokeArgs
{
    public static new GetEnhancedNatAvailableZonesArgs Empty => new();
}

[OutputType]
public sealed class GetEnhancedNatAvailableZonesResult
{
    public readonly ImmutableArray<Outputs.GetEnhancedNatAvailableZonesZoneResult> Zones;

    [OutputConstructor]
    internal GetEnhancedNatAvailableZonesResult(ImmutableArray<Outputs.GetEnhancedNatAvailableZonesZoneResult> zones)
    {
        Zones = zones;
    }
}
