using SharedBandwidth.Planning.Demand;

namespace SharedBandwidth.CommandLine.Console;

/// <summary>The chart's horizontal axis: one column for every 60, 30, 15 or 10 minutes, as the width allows.</summary>
/// <param name="MinutesPerColumn">How much of the day a column shows.</param>
/// <param name="HoursPerLabel">From one label to the next.</param>
internal sealed record DayAxis(int MinutesPerColumn, int HoursPerLabel)
{
    private static readonly DayAxis[] _widestFirst = [new(10, 1), new(15, 2), new(30, 3), new(60, 6)];

    public int Columns => DayMinute.PerDay / MinutesPerColumn;

    public int ColumnsPerLabel => 60 / MinutesPerColumn * HoursPerLabel;

    /// <summary>The last label, "24", starts after the last column.</summary>
    public int Width => Columns + 2;

    public static DayAxis For(int width) => Array.Find(_widestFirst, axis => axis.Width <= width) ?? _widestFirst[^1];
}
