using System.Collections.Immutable;

namespace SharedBandwidth.Planning.Demand;

/// <summary>A time at which all apps together need the most, made up of the same apps throughout.</summary>
/// <param name="FromMinute">First minute, 0 to 1439.</param>
/// <param name="ToMinute">First minute after it, 1 to 1440; smaller than <paramref name="FromMinute"/> when it runs past midnight.</param>
/// <param name="Apps">The apps that need anything then, by key, with their Mbit/s.</param>
public sealed record JointPeak(int FromMinute, int ToMinute, ImmutableSortedDictionary<string, int> Apps)
{
    public string From => DayMinute.Format(FromMinute);

    public string To => DayMinute.Format(ToMinute);
}
