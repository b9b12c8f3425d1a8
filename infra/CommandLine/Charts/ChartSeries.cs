using SharedBandwidth.Planning.Demand;

namespace SharedBandwidth.CommandLine.Charts;

/// <summary>One colour of the chart: an app, or all the apps that get no colour of their own.</summary>
/// <param name="Index">Its place in the stack, from the bottom.</param>
/// <param name="App">The app; null for the others.</param>
/// <param name="OtherApps">How many apps the others are.</param>
internal sealed record ChartSeries(int Index, AppDemand? App, int OtherApps)
{
    /// <summary>The apps with the largest peaks first, ties by key; the rest together.</summary>
    public static ChartSeries[] Of(BandwidthPlan plan, int mostApps)
    {
        var largest = plan.Demands
            .OrderByDescending(demand => demand.PeakMbps)
            .ThenBy(demand => demand.App, StringComparer.Ordinal)
            .Take(mostApps)
            .Select((demand, index) => new ChartSeries(index, demand, 0))
            .ToList();
        var others = plan.Demands.Length - largest.Count;
        return others > 0 ? [.. largest, new ChartSeries(largest.Count, null, others)] : [.. largest];
    }

    /// <summary>Up to where each series reaches at a minute of the plan, in Mbit/s.</summary>
    public static long[] Stack(ChartSeries[] series, BandwidthPlan plan, int minute)
    {
        var stackedMbps = new long[series.Length];
        var sum = 0L;
        foreach (var one in series)
        {
            sum = one.App is { } app ? sum + app.MbpsAt(minute) : plan.JointMbpsByMinute[minute];
            stackedMbps[one.Index] = sum;
        }

        return stackedMbps;
    }
}
