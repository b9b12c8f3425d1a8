using System.Collections.Immutable;

namespace SharedBandwidth;

/// <summary>Where and of what the created servers are made.</summary>
/// <param name="ZoneId">A zone with enhanced NAT gateways.</param>
/// <param name="InstanceType">An instance type that the zone offers.</param>
/// <param name="ImageId">The servers' image.</param>
/// <param name="ChosenByLookup">Which of the three the configuration left open.</param>
internal sealed record ServerChoice(string ZoneId, string InstanceType, string ImageId, ImmutableArray<string> ChosenByLookup);
