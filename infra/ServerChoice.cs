using System.Collections.Immutable;
using SharedBandwidth.Planning.Network;

namespace SharedBandwidth;

/// <summary>Where and of what the created servers are made.</summary>
/// <param name="ZoneId">A zone with enhanced NAT gateways.</param>
/// <param name="InstanceType">An instance type that the zone offers.</param>
/// <param name="ImageId">The servers' image.</param>
/// <param name="ChosenByLookup">Which of the three the configuration left open.</param>
public sealed record ServerChoice(string ZoneId, string InstanceType, string ImageId, ImmutableArray<string> ChosenByLookup)
{
    /// <summary>These values, with a note of those that the configuration left open.</summary>
    public static ServerChoice Of(CreateNetworkSpec create, string zoneId, string instanceType, string imageId)
    {
        (string Key, string? Given)[] settings =
            [("zoneId", create.ZoneId), ("instanceType", create.InstanceType), ("imageId", create.ImageId)];
        return new ServerChoice(zoneId, instanceType, imageId, [.. settings.Where(s => s.Given is null).Select(s => s.Key)]);
    }
}
