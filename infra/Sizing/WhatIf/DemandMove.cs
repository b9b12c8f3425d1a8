using SharedBandwidth.Planning.Demand;

namespace SharedBandwidth.Sizing.WhatIf;

/// <summary>An app's whole demand at another time of the day: its windows keep their lengths and levels.</summary>
public static class DemandMove
{
    private const int HalfDay = DayMinute.PerDay / 2;

    /// <summary>
    /// When the app's highest window begins, of equally high ones the first; null when no window is above the base, so that there is
    /// nothing to move.
    /// </summary>
    public static int? PeakStart(AppDemand demand) =>
        demand.Windows.Where(window => window.Mbps > demand.BaseMbps && !IsWholeDay(window))
            .OrderByDescending(window => window.Mbps).ThenBy(window => window.FromMinute)
            .Select(window => (int?)window.FromMinute)
            .FirstOrDefault();

    /// <summary>By how many minutes a peak moves to begin at another minute of the day: the shorter way round, 12 hours forwards.</summary>
    public static int Minutes(int fromMinute, int toMinute)
    {
        var forwards = ((toMinute - fromMinute) % DayMinute.PerDay + DayMinute.PerDay) % DayMinute.PerDay;
        return forwards <= HalfDay ? forwards : forwards - DayMinute.PerDay;
    }

    /// <summary>The demand so many minutes later, or earlier where negative; at most half a day. Windows of whole days stay.</summary>
    public static AppDemand By(AppDemand demand, int minutes) =>
        demand with { Windows = [.. demand.Windows.Select(window => IsWholeDay(window) ? window : By(window, minutes))] };

    internal static bool IsWholeDay(DemandWindow window) => Length(window) == DayMinute.PerDay;

    private static DemandWindow By(DemandWindow window, int minutes)
    {
        var from = window.FromMinute + minutes;
        var days = from < 0 ? Other(window.Days, WeekdaysText.DaysPerWeek - 1)
            : from >= DayMinute.PerDay ? Other(window.Days, 1)
            : window.Days;
        from = (from + DayMinute.PerDay) % DayMinute.PerDay;
        var to = (from + Length(window)) % DayMinute.PerDay;
        return window with { FromMinute = from, ToMinute = to == 0 ? DayMinute.PerDay : to, Days = days };
    }

    private static int Length(DemandWindow window) =>
        window.ToMinute - window.FromMinute + (window.ToMinute > window.FromMinute ? 0 : DayMinute.PerDay);

    // The same days so many days later.
    private static Weekdays Other(Weekdays days, int later) => Enumerable.Range(0, WeekdaysText.DaysPerWeek)
        .Where(day => days.HasFlag(WeekdaysText.Of(day)))
        .Aggregate(Weekdays.None, (moved, day) => moved | WeekdaysText.Of((day + later) % WeekdaysText.DaysPerWeek));
}

/// <summary>A move of one app's demand that lowers the joint peak.</summary>
/// <param name="App">The app.</param>
/// <param name="FromMinute">When its peak begins, 0 to 1439.</param>
/// <param name="ToMinute">When it would begin.</param>
/// <param name="ByMinutes">How far it would move; negative: earlier.</param>
/// <param name="SharedMbps">The joint peak then.</param>
public sealed record CheapestMove(string App, int FromMinute, int ToMinute, int ByMinutes, long SharedMbps)
{
    private const int StepMinutes = 30;

    /// <summary>
    /// The shortest move, in half hours, that lowers the joint peak by at least half of what the best move of any one app does; of equally
    /// short ones that which lowers it most, then the first by key. null: no move of one app lowers it.
    /// </summary>
    public static CheapestMove? Of(BandwidthPlan plan)
    {
        var lowering = plan.Demands.SelectMany(demand => Moves(demand, plan)).Where(move => move.SharedMbps < plan.SharedMbps).ToArray();
        if (lowering is [])
        {
            return null;
        }

        var best = plan.SharedMbps - lowering.Min(move => move.SharedMbps);
        return lowering.Where(move => (plan.SharedMbps - move.SharedMbps) * 2 >= best)
            .OrderBy(move => Math.Abs(move.ByMinutes)).ThenBy(move => move.SharedMbps).ThenBy(move => move.App, StringComparer.Ordinal)
            .First();
    }

    private static IEnumerable<CheapestMove> Moves(AppDemand demand, BandwidthPlan plan)
    {
        // Windows of whole days do not move, and the rest of the demand is then not the same at another time.
        if (DemandMove.PeakStart(demand) is not { } from
            || demand.Windows.Any(window => DemandMove.IsWholeDay(window) && window.Days != Weekdays.All))
        {
            yield break;
        }

        var joint = plan.JointMbpsByMinute;
        int[] own = [.. Enumerable.Range(0, joint.Length).Select(demand.MbpsAt)];
        long[] others = [.. joint.Select((mbps, minute) => mbps - own[minute])];

        // Wherever its peak is, the app adds this much to what the others need.
        if (others.Max() + own.Min() >= plan.SharedMbps)
        {
            yield break;
        }

        // The largest sum begins where the app or the others begin to need something else.
        var (count, ownSteps, othersSteps) = (own.Length, Steps(own), Steps(others));
        for (var to = from % StepMinutes; to < DayMinute.PerDay; to += StepMinutes)
        {
            var by = DemandMove.Minutes(from, to);
            yield return new CheapestMove(demand.App, from, to, by, Math.Max(
                ownSteps.Max(minute => own[minute] + others[(minute + by + count) % count]),
                othersSteps.Select(minute => others[minute] + own[(minute - by + count) % count]).DefaultIfEmpty().Max()));
        }
    }

    // The minutes whose value is not that of the minute before, round the period.
    private static int[] Steps<T>(T[] values)
        where T : IEquatable<T> =>
        [.. Enumerable.Range(0, values.Length).Where(minute => !values[minute].Equals(values[(minute == 0 ? values.Length : minute) - 1]))];
}
