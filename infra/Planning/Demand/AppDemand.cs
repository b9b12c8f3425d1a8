using System.Collections.Immutable;

namespace SharedBandwidth.Planning.Demand;

/// <summary>What one app needs over the day.</summary>
/// <param name="App">The app's key.</param>
/// <param name="BaseMbps">Mbit/s needed outside every window.</param>
/// <param name="Windows">Times that need something else; where several overlap, the largest counts.</param>
public sealed record AppDemand(string App, int BaseMbps, ImmutableArray<DemandWindow> Windows)
{
    /// <summary>Whether every day is the same.</summary>
    public bool IsDaily => Windows.All(window => window.Days == Weekdays.All);

    /// <summary>The most the app needs at any minute: what it would have to buy on its own.</summary>
    public int PeakMbps => Steps(IsDaily ? DayMinute.PerDay : DayMinute.PerWeek).Max(step => step.Mbps);

    /// <param name="minute">A minute since Monday 00:00; for an app that needs the same every day, the minute of any day will do.</param>
    public int MbpsAt(int minute)
    {
        var inWindow = -1;
        foreach (var window in Windows)
        {
            if (window.Mbps > inWindow && window.Contains(minute))
            {
                inWindow = window.Mbps;
            }
        }

        return inWindow >= 0 ? inWindow : BaseMbps;
    }

    /// <summary>A day or a week as intervals of one level each, in order, together covering every minute once.</summary>
    internal IEnumerable<DemandStep> Steps(int periodMinutes)
    {
        // One edge stays 0: the period starts there.
        var days = periodMinutes / DayMinute.PerDay;
        var edges = new int[(2 * Windows.Length * days) + 1];
        for (var i = 0; i < Windows.Length; i++)
        {
            for (var day = 0; day < days; day++)
            {
                edges[(2 * days * i) + (2 * day)] = (day * DayMinute.PerDay) + Windows[i].FromMinute;
                edges[(2 * days * i) + (2 * day) + 1] = ((day * DayMinute.PerDay) + Windows[i].ToMinute) % periodMinutes;
            }
        }

        Array.Sort(edges);

        var steps = new List<DemandStep>(edges.Length);
        for (var i = 0; i < edges.Length; i++)
        {
            var to = i + 1 < edges.Length ? edges[i + 1] : periodMinutes;
            if (edges[i] < to)
            {
                steps.Add(new DemandStep(edges[i], to, MbpsAt(edges[i])));
            }
        }

        return steps;
    }
}
