using SharedBandwidth.Planning.Demand;

namespace SharedBandwidth.Sizing.Suggestion;

/// <summary>
/// Days of the week that are to have the same windows, none of them past midnight: between which bounds each cell's level can lie, and
/// how long windows can be.
/// </summary>
internal sealed class DayGroup
{
    // Of each cell: the largest value of its days, and the slack above the smallest. Without a value, any level will do.
    private readonly int[] _lowest;
    private readonly long[] _highest;
    private readonly int[] _longest;

    private DayGroup(Weekdays days, int[] lowest, long[] highest)
    {
        Days = days;
        _lowest = lowest;
        _highest = highest;
        _longest = [.. Enumerable.Range(0, lowest.Length).Select(MeasureLongest)];
    }

    public Weekdays Days { get; }

    private int Cells => _lowest.Length;

    /// <summary>null when some cell of these days differs by more than the slack.</summary>
    public static DayGroup? Of(Weekdays days, int?[][] mbpsByDay, int slackMbps)
    {
        var lowest = new int[mbpsByDay[0].Length];
        var highest = new long[lowest.Length];
        Array.Fill(highest, long.MaxValue);
        for (var day = 0; day < WeekdaysText.DaysPerWeek; day++)
        {
            for (var cell = 0; cell < lowest.Length && days.HasFlag(WeekdaysText.Of(day)); cell++)
            {
                if (mbpsByDay[day][cell] is { } mbps)
                {
                    lowest[cell] = Math.Max(lowest[cell], mbps);
                    highest[cell] = Math.Min(highest[cell], (long)mbps + slackMbps);
                }
            }
        }

        return lowest.Zip(highest).All(cell => cell.First <= cell.Second) ? new DayGroup(days, lowest, highest) : null;
    }

    /// <summary>
    /// The fewest windows beside a base, in order. From a day's start, it is never worse to leave a cell at the base than to put it into
    /// a window, nor to end a window late rather than early.
    /// </summary>
    public IEnumerable<WeekWindow> Windows(int baseMbps)
    {
        for (var from = 0; from < Cells; from++)
        {
            if (FitsBase(from, baseMbps))
            {
                continue;
            }

            var to = from + _longest[from];
            var window = Window(from, to);

            // Cells at the window's end that the base covers too stay at the base where that is lower.
            while (window.Mbps > baseMbps && FitsBase(to - 1, baseMbps))
            {
                to--;
            }

            yield return to == window.ToCell ? window : Window(from, to);
            from = to - 1;
        }
    }

    /// <summary>How many windows <see cref="Windows"/> has; told faster.</summary>
    public int CountWindows(int baseMbps)
    {
        var count = 0;
        for (var cell = 0; cell < Cells;)
        {
            if (FitsBase(cell, baseMbps))
            {
                cell++;
            }
            else
            {
                count++;
                cell += _longest[cell];
            }
        }

        return count;
    }

    private bool FitsBase(int cell, int baseMbps) => _lowest[cell] <= baseMbps && baseMbps <= _highest[cell];

    private WeekWindow Window(int from, int to)
    {
        var (lowest, highest) = (_lowest[from], _highest[from]);
        for (var cell = from + 1; cell < to; cell++)
        {
            (lowest, highest) = (Math.Max(lowest, _lowest[cell]), Math.Min(highest, _highest[cell]));
        }

        return new WeekWindow(from, to, lowest, Days) { HighestMbps = highest };
    }

    private int MeasureLongest(int from)
    {
        var (lowest, highest) = (_lowest[from], _highest[from]);
        var to = from;
        while (to < Cells && (lowest = Math.Max(lowest, _lowest[to])) <= (highest = Math.Min(highest, _highest[to])))
        {
            to++;
        }

        return to - from;
    }
}
