using System.Collections.Immutable;
using SharedBandwidth.Planning.Demand;

namespace SharedBandwidth.Sizing.Suggestion;

/// <summary>A window over cells of the day: half-open, past the last cell when it ends before it starts.</summary>
/// <param name="FromCell">First cell.</param>
/// <param name="ToCell">First cell after it.</param>
/// <param name="Mbps">Its level.</param>
/// <param name="Days">The days on which it starts.</param>
public readonly record struct WeekWindow(int FromCell, int ToCell, int Mbps, Weekdays Days)
{
    /// <summary>The highest level that is within the slack of all its cells.</summary>
    internal long HighestMbps { get; init; }
}

/// <summary>
/// Few windows, and a base, that cover a week within a slack, when no daily windows do.
/// <para>
/// The rule: every cell of every weekday lies in one window or at the base, and its level is at least the cell's value and at most the
/// slack above it. Every value is tried as the base. For each, the days are parted into groups that share all their windows, none of
/// which runs past midnight, with the fewest windows that there can be, and of equally few the lowest sum of levels. That becomes fewer
/// still: windows of different groups at the same time become one where a level fits both, and so do two that meet at midnight.
/// </para>
/// Of bases with equally few windows the one with the lowest sum of levels is taken, then the lowest.
/// </summary>
public sealed record WeekCover(int BaseMbps, ImmutableArray<WeekWindow> Windows)
{
    private const int AllDays = (int)Weekdays.All;

    /// <param name="mbpsByDay">The profile from Monday on, one value per cell, at least one cell, as many on every day; null: not
    /// measured.</param>
    /// <param name="slackMbps">0 or more.</param>
    public static WeekCover Fewest(int?[][] mbpsByDay, int slackMbps)
    {
        DayGroup?[] groups = [null, .. Enumerable.Range(1, AllDays).Select(days => DayGroup.Of((Weekdays)days, mbpsByDay, slackMbps))];
        DayGroup[] single = [.. Enumerable.Range(0, WeekdaysText.DaysPerWeek).Select(day => groups[1 << day]!)];
        var cells = mbpsByDay[0].Length;
        var best = new WeekCover(0, []);
        var bestCost = new Cost(int.MaxValue, long.MaxValue);
        foreach (var baseMbps in mbpsByDay.SelectMany(day => day.OfType<int>()).Distinct().Order())
        {
            // Days that share windows need at least those of each of them, and of a day's windows only two can be the same one: before and
            // after midnight.
            if (single.Max(day => day.CountWindows(baseMbps)) - 1 > bestCost.Windows)
            {
                continue;
            }

            var windows = JoinAtMidnight(MergeDays(Part(groups, baseMbps, cells).SelectMany(group => group.Windows(baseMbps))), cells);
            var cost = Cost.Of(windows, baseMbps, cells).Plus(new Cost(0, (long)WeekdaysText.DaysPerWeek * cells * baseMbps));
            if (cost.CompareTo(bestCost) < 0)
            {
                (best, bestCost) = (new WeekCover(baseMbps, [.. windows.OrderBy(w => w.FromCell).ThenBy(w => w.Days)]), cost);
            }
        }

        return best;
    }

    // Of every set of days: the cheapest way to part it, by that of the set without the part that holds its first day.
    private static List<DayGroup> Part(DayGroup?[] groups, int baseMbps, int cells)
    {
        Cost?[] ofGroup = [.. groups.Select(group => group is null ? (Cost?)null : Cost.Of(group.Windows(baseMbps), baseMbps, cells))];
        var ofSet = new Cost[AllDays + 1];
        var part = new int[AllDays + 1];
        for (var set = 1; set <= AllDays; set++)
        {
            ofSet[set] = new Cost(int.MaxValue, long.MaxValue);
            for (var group = set; group > 0; group = (group - 1) & set)
            {
                if ((group & set & -set) != 0 && ofGroup[group] is { } cost && ofSet[set & ~group].Plus(cost) is var sum
                    && sum.CompareTo(ofSet[set]) < 0)
                {
                    (ofSet[set], part[set]) = (sum, group);
                }
            }
        }

        var parts = new List<DayGroup>();
        for (var set = AllDays; set > 0; set &= ~part[set])
        {
            parts.Add(groups[part[set]]!);
        }

        return parts;
    }

    private static List<WeekWindow> MergeDays(IEnumerable<WeekWindow> windows)
    {
        var merged = new List<WeekWindow>();
        foreach (var window in windows.OrderBy(w => (w.FromCell, w.ToCell, w.Mbps)))
        {
            // Ordered, so that one at the same time can only be the one before: lower levels come first, and fit the next one or none.
            if (merged.Count > 0 && merged[^1] is var other && (other.FromCell, other.ToCell) == (window.FromCell, window.ToCell)
                && HaveCommonLevel(other, window))
            {
                merged[^1] = WithCommonLevel(other with { Days = other.Days | window.Days }, window);
            }
            else
            {
                merged.Add(window);
            }
        }

        return merged;
    }

    private static List<WeekWindow> JoinAtMidnight(List<WeekWindow> windows, int cells)
    {
        foreach (var evening in windows.Where(w => w.ToCell == cells).ToList())
        {
            // A window of the whole day and more cannot be written.
            var morning = windows.FindIndex(
                w => w.FromCell == 0 && w.ToCell < evening.FromCell && w.Days == NextDays(evening.Days) && HaveCommonLevel(w, evening));
            if (morning >= 0)
            {
                windows[windows.IndexOf(evening)] = WithCommonLevel(evening with { ToCell = windows[morning].ToCell }, windows[morning]);
                windows.RemoveAt(morning);
            }
        }

        return windows;
    }

    private static bool HaveCommonLevel(WeekWindow one, WeekWindow other) =>
        Math.Max(one.Mbps, other.Mbps) <= Math.Min(one.HighestMbps, other.HighestMbps);

    private static WeekWindow WithCommonLevel(WeekWindow window, WeekWindow other) =>
        window with { Mbps = Math.Max(window.Mbps, other.Mbps), HighestMbps = Math.Min(window.HighestMbps, other.HighestMbps) };

    private static Weekdays NextDays(Weekdays days) =>
        (Weekdays)((((int)days << 1) | ((int)days >> (WeekdaysText.DaysPerWeek - 1))) & AllDays);

    /// <summary>How many windows, and by how much they raise the sum of all cells' levels.</summary>
    private readonly record struct Cost(int Windows, long SumMbps) : IComparable<Cost>
    {
        public static Cost Of(IEnumerable<WeekWindow> windows, int baseMbps, int cells)
        {
            var cost = new Cost(0, 0);
            foreach (var w in windows)
            {
                var length = w.ToCell - w.FromCell + (w.ToCell > w.FromCell ? 0 : cells);
                cost = cost.Plus(new Cost(1, int.PopCount((int)w.Days) * length * ((long)w.Mbps - baseMbps)));
            }

            return cost;
        }

        public Cost Plus(Cost other) => new(Windows + other.Windows, SumMbps + other.SumMbps);

        public int CompareTo(Cost other) => (Windows, SumMbps).CompareTo((other.Windows, other.SumMbps));
    }
}
