namespace SharedBandwidth.Planning.Demand;

/// <summary>An interval of the day, half-open, in which an app's demand does not change.</summary>
internal readonly record struct DemandStep(int FromMinute, int ToMinute, int Mbps);
