namespace Pulumi.AliCloud.Vpc.Outputs;

[OutputType]
public sealed class GetEnhancedNatAvailableZonesZoneResult
{
    public readonly string ZoneId;

    [OutputConstructor]
    internal GetEnhancedNatAvailableZonesZoneResult(string zoneId)
    {
        ZoneId = zoneId;
    }
}
