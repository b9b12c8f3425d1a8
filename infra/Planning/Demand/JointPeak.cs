using System.Collections.Immutable;

namespace SharedBandwidth.Planning.Demand;

/// <summary>A time at which all apps together need the most, made up of the same apps throughout.</summary>
/// <param name="FromMinute">First minute, 0 to 1439.</param>
/// <param name="ToMinute">
/// First minute after it, 1 to 1440; smaller than <paramref name="FromMinute"/> when it runs past midnight, which it does only when
/// every day is the same.
/// </param>
/// <param name="Apps">The apps that need anything then, by key, with their Mbit/s.</param>
public sealed record JointPeak(int FromMinute, int ToMinute, ImmutableSortedDictionary<string, int> Apps)
{
    /// <summary>The days on which it occurs.</summary>
    public Weekdays Days { get; init; } = Weekdays.All;

    public string From => DayMinute.Format(FromMinute);

    public string To => DayMinute.Format(ToMinute);

    /// <summary>When it occurs, such as "13:00 to 18:00" or "13:00 to 18:00 on mon-fri".</summary>
    public string When => WeekSpan.Describe(FromMinute, ToMinute, Days);
}
