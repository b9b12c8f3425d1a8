namespace SharedBandwidth.Planning.Demand;

/// <summary>
/// A time in which an app needs <see cref="Mbps"/> instead of its base. Half-open: the minute <see cref="ToMinute"/> is
/// no longer in it, so that windows which touch do not add up. When it ends before it starts, it runs past midnight.
/// </summary>
/// <param name="FromMinute">First minute, 0 to 1439.</param>
/// <param name="ToMinute">First minute after it, 0 to 1440; never equal to <paramref name="FromMinute"/>.</param>
/// <param name="Mbps">Mbit/s needed, 1 Mbit/s being 10^6 bit/s.</param>
public readonly record struct DemandWindow(int FromMinute, int ToMinute, int Mbps)
{
    /// <summary>The days on which it starts.</summary>
    public Weekdays Days { get; init; } = Weekdays.All;

    /// <summary>When it is, such as "13:00 to 18:00" or "22:00 to 02:00 on mon-fri".</summary>
    public string When => WeekSpan.Describe(FromMinute, ToMinute, Days);

    /// <param name="minute">A minute since Monday 00:00; for a window of every day, the minute of any day will do.</param>
    public bool Contains(int minute)
    {
        var ofDay = minute % DayMinute.PerDay;
        return FromMinute < ToMinute
            ? ofDay >= FromMinute && ofDay < ToMinute && StartsOn(minute)
            : (ofDay >= FromMinute && StartsOn(minute)) || (ofDay < ToMinute && StartsOn(minute + DayMinute.PerWeek - DayMinute.PerDay));
    }

    private bool StartsOn(int minute) => Days == Weekdays.All || Days.HasFlag(WeekdaysText.Of(minute / DayMinute.PerDay));
}
