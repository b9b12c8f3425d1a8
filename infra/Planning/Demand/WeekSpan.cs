namespace SharedBandwidth.Planning.Demand;

/// <summary>A time of the day, half-open, and the days on which it occurs.</summary>
internal sealed record WeekSpan(int FromMinute, int ToMinute, Weekdays Days, int FirstMinute)
{
    public string When => Describe(FromMinute, ToMinute, Days);

    public static string Describe(int fromMinute, int toMinute, Weekdays days)
    {
        var times = $"{DayMinute.Format(fromMinute)} to {DayMinute.Format(toMinute)}";
        return days == Weekdays.All ? times : $"{times} on {WeekdaysText.Format(days)}";
    }

    /// <summary>
    /// Spans of one day become one span of every day; of a week, those at the same time of the day and with the same
    /// <paramref name="kind"/> become one span of several days. None of the given spans may cross a midnight.
    /// </summary>
    public static IEnumerable<WeekSpan> Group(IEnumerable<(int From, int To)> spans, bool isDaily, Func<int, string> kind) => spans
        .Select(span => (FromMinute: span.From % DayMinute.PerDay, ToMinute: ((span.To - 1) % DayMinute.PerDay) + 1, First: span.From))
        .GroupBy(span => (span.FromMinute, span.ToMinute, Kind: kind(span.First)))
        .Select(group => new WeekSpan(
            group.Key.FromMinute,
            group.Key.ToMinute,
            isDaily ? Weekdays.All : group.Aggregate(Weekdays.None, (days, span) => days | WeekdaysText.Of(span.First / DayMinute.PerDay)),
            group.First().First));
}
