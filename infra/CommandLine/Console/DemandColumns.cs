using SharedBandwidth.CommandLine.Charts;
using SharedBandwidth.Planning.Demand;

namespace SharedBandwidth.CommandLine.Console;

/// <summary>What is where in the chart of the busiest day: how many rows each series reaches up to in each column.</summary>
internal sealed class DemandColumns
{
    /// <summary>Where no series is.</summary>
    public const int Empty = -1;

    private readonly int[][] _tops;

    public DemandColumns(BandwidthPlan plan, ChartSeries[] series, DayAxis day, MbpsAxis mbps)
    {
        _tops = [.. Enumerable.Range(0, day.Columns)
            .Select(column => Tops(plan, series, mbps, HighestMinute(
                plan, plan.BusiestDayStart + (column * day.MinutesPerColumn), day.MinutesPerColumn)))];
    }

    public int Count => _tops.Length;

    /// <summary>Which series fills a cell, by its column and its row from the bottom.</summary>
    public int SeriesAt(int column, int row) => Array.FindIndex(_tops[column], top => top > row);

    private static int HighestMinute(BandwidthPlan plan, int from, int minutes) =>
        Enumerable.Range(from, minutes).MaxBy(minute => plan.JointMbpsByMinute[minute]);

    private static int[] Tops(BandwidthPlan plan, ChartSeries[] series, MbpsAxis axis, int minute)
    {
        var jointMbps = plan.JointMbpsByMinute[minute];
        int[] tops = [.. ChartSeries.Stack(series, plan, minute).Select(axis.RowsOf)];

        // Rounding must hide neither that there is demand nor that it is more than the package has.
        var leastRows = plan.PackageMbps is { } packageMbps && jointMbps > packageMbps
            ? axis.RowsOf(packageMbps) + 1
            : Math.Min(jointMbps, 1);
        tops[^1] = Math.Max(tops[^1], (int)leastRows);
        return tops;
    }
}
