using System.Collections.Immutable;
using SharedBandwidth.Planning.Demand;

namespace SharedBandwidth.Tests.Planning.Demand;

/// <summary>The same answers, found by walking through every minute of the day.</summary>
internal static class BruteForce
{
    public static IEnumerable<int> Minutes => Enumerable.Range(0, 1440);

    /// <summary>What an app needs at each minute.</summary>
    public static int[] Day(AppDemand demand)
    {
        var inWindow = new int?[1440];
        foreach (var window in demand.Windows)
        {
            foreach (var minute in MinutesOf(window.FromMinute, window.ToMinute))
            {
                inWindow[minute] = Math.Max(inWindow[minute] ?? 0, window.Mbps);
            }
        }

        return [.. inWindow.Select(mbps => mbps ?? demand.BaseMbps)];
    }

    /// <summary>What all apps need together at each minute.</summary>
    public static long[] JointDay(ImmutableArray<AppDemand> demands)
    {
        var joint = new long[1440];
        foreach (var day in demands.Select(Day))
        {
            foreach (var minute in Minutes)
            {
                joint[minute] += day[minute];
            }
        }

        return joint;
    }

    /// <summary>The minutes from one to another, past midnight if need be.</summary>
    public static IEnumerable<int> MinutesOf(int from, int to)
    {
        var minute = from;
        do
        {
            yield return minute;
            minute = (minute + 1) % 1440;
        }
        while (minute != to % 1440);
    }
}
