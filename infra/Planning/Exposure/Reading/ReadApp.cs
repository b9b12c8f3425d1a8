using System.Collections.Immutable;
using SharedBandwidth.Planning.Demand;
using SharedBandwidth.Planning.Exposure.Plan;
using SharedBandwidth.Planning.Values;

namespace SharedBandwidth.Planning.Exposure.Reading;

/// <summary>An app whose texts were read; what could not be read is left out here and stands among the findings.</summary>
/// <param name="Key">The app's key.</param>
/// <param name="FormerKey">The key that it had before, if any.</param>
/// <param name="AddressKey">The address its ports are on: the app's own key unless it names another.</param>
/// <param name="PrivateIp">null only beside an error.</param>
/// <param name="SecurityGroup">Key of the security group to open, if any.</param>
/// <param name="Ports">Its ports, ordered by key.</param>
/// <param name="Demand">null when the app states none.</param>
internal sealed record ReadApp(
    string Key, string? FormerKey, string AddressKey, Knowable? PrivateIp,
    string? SecurityGroup, ImmutableArray<ReadPort> Ports, AppDemand? Demand)
{
    public string Path => $"apps.{Key}";

    /// <summary>What identifies the backend; before deploying, an unknown private IP is the app's alone.</summary>
    public string Backend => PrivateIp?.Text ?? $"the server of {Key}";
}

internal sealed record ReadPort(
    string AppKey, string Key, string? FormerKey, PortRange External, PortRange Internal, Protocol Protocol,
    string? DisplayName, PortCheck? Check)
{
    public string Path => $"apps.{AppKey}.ports.{Key}";

    /// <summary>An entry that maps a whole address (IP mapping).</summary>
    public bool MapsWholeAddress => Protocol == Protocol.Any;
}
