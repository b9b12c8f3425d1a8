namespace SharedBandwidth.Planning.Demand;

/// <summary>Weekdays as the configuration writes them: "mon", or a range such as "mon-fri", which may run over Sunday.</summary>
public static class WeekdaysText
{
    public const int DaysPerWeek = 7;

    private static readonly string[] _names = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

    /// <summary>Reads a day or a range; null for anything else.</summary>
    public static Weekdays? Parse(string text)
    {
        var ends = text.Split('-', 2);
        var first = Array.IndexOf(_names, ends[0].ToLowerInvariant());
        var last = Array.IndexOf(_names, ends[^1].ToLowerInvariant());
        if (first < 0 || last < 0)
        {
            return null;
        }

        var days = Weekdays.None;
        for (var i = 0; i <= (last - first + DaysPerWeek) % DaysPerWeek; i++)
        {
            days |= Of(first + i);
        }

        return days;
    }

    /// <summary>The days in runs, such as "mon-fri" or "mon, wed"; "every day" for all.</summary>
    public static string Format(Weekdays days) => days == Weekdays.All ? "every day" : string.Join(", ", Runs(days));

    /// <summary>The days as the configuration lists them: "mon-fri", "sun".</summary>
    public static IEnumerable<string> Runs(Weekdays days)
    {
        for (var first = 0; first < DaysPerWeek; first++)
        {
            var last = first;
            while (last < DaysPerWeek && days.HasFlag(Of(last)))
            {
                last++;
            }

            if (last > first)
            {
                yield return last - first == 1 ? _names[first] : $"{_names[first]}-{_names[last - 1]}";
                first = last;
            }
        }
    }

    /// <summary>Each day's name, for data.</summary>
    public static IEnumerable<string> Names(Weekdays days) => _names.Where((_, day) => days.HasFlag(Of(day)));

    /// <summary>The day that is <paramref name="day"/> days after a Monday.</summary>
    public static Weekdays Of(int day) => (Weekdays)(1 << (day % DaysPerWeek));
}
