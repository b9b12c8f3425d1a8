using System.Collections.Immutable;

namespace SharedBandwidth.Planning.Demand;

/// <summary>What one app needs over the day.</summary>
/// <param name="App">The app's key.</param>
/// <param name="BaseMbps">Mbit/s needed outside every window.</param>
/// <param name="Windows">Times that need something else; where several overlap, the largest counts.</param>
public sealed record AppDemand(string App, int BaseMbps, ImmutableArray<DemandWindow> Windows)
{
    /// <summary>The most the app needs at any minute: what it would have to buy on its own.</summary>
    public int PeakMbps => Steps().Max(step => step.Mbps);

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

    /// <summary>The day as intervals of one level each, in order, together covering every minute once.</summary>
    internal IEnumerable<DemandStep> Steps()
    {
        // One edge stays 0: the day starts there.
        var edges = new int[(2 * Windows.Length) + 1];
        for (var i = 0; i < Windows.Length; i++)
        {
            edges[2 * i] = Windows[i].FromMinute;
            edges[(2 * i) + 1] = Windows[i].ToMinute % DayMinute.PerDay;
        }

        Array.Sort(edges);

        var steps = new List<DemandStep>(edges.Length);
        for (var i = 0; i < edges.Length; i++)
        {
            var to = i + 1 < edges.Length ? edges[i + 1] : DayMinute.PerDay;
            if (edges[i] < to)
            {
                steps.Add(new DemandStep(edges[i], to, MbpsAt(edges[i])));
            }
        }

        return steps;
    }
}
