using SharedBandwidth.CommandLine.Charts;
using SharedBandwidth.CommandLine.Words;
using SharedBandwidth.Planning.Demand;
using SharedBandwidth.Planning.Exposure.Plan;

namespace SharedBandwidth.CommandLine.Console;

/// <summary>The demand over 24 hours, stacked by app, against the package's size.</summary>
internal sealed class DemandChart
{
    private const int AxisWidth = 2;

    private readonly Page _page;
    private readonly ChartSeries[] _series;
    private readonly MbpsAxis _mbps;
    private readonly DayAxis _day;
    private readonly DemandColumns _columns;
    private readonly Dictionary<int, ChartLevel> _levels;

    private DemandChart(Page page, ExposurePlan exposure)
    {
        var plan = exposure.Bandwidth;
        ChartLevel[] levels = [.. ChartLevel.Of(exposure)];
        var fitting = levels.Where(level => level.Fits(plan)).ToList();

        _page = page;
        _series = ChartSeries.Of(plan, SeriesLook.MostApps);
        _mbps = new MbpsAxis(fitting.Select(level => level.Mbps).Append(plan.SharedMbps).Max());
        _day = DayAxis.For(page.Width - Indent.Body.First.Length - _mbps.LabelWidth - AxisWidth);
        _columns = new DemandColumns(plan, _series, _day, _mbps);

        // Where two levels meet, the package's is drawn; the legend has the other, and what bars leave no room to name.
        _levels = fitting.GroupBy(level => _mbps.RowsOf(level.Mbps)).ToDictionary(group => group.Key, group => group.First());
        Unmarked =
            [.. levels.Except(_levels.Where(level => LevelLine.HoldsName(level.Value, Free(level.Key))).Select(level => level.Value))];
    }

    private ChartLevel[] Unmarked { get; }

    public static void Write(Page page, ExposurePlan exposure)
    {
        var plan = exposure.Bandwidth;
        // Less than nothing is what a file with errors can ask for.
        if (plan.SharedMbps <= 0)
        {
            page.Heading(TextSpan.Bold("Demand over the day"), plan.Demands.IsEmpty ? ": no app states any." : ": no app needs anything.");
            return;
        }

        var chart = new DemandChart(page, exposure);
        page.Heading(
            TextSpan.Bold(plan.IsDaily ? "Demand over the day" : $"Demand on the busiest days ({WeekdaysText.Format(plan.BusiestDays)})"),
            TextSpan.Dim($", in Mbit/s (highest of every {chart._day.MinutesPerColumn} minutes)"));
        chart.Draw();
        ChartLegend.Write(page, chart._series, chart.Unmarked);
    }

    private void Draw()
    {
        DrawLevel(_mbps.Rows);
        for (var row = _mbps.Rows - 1; row >= 0; row--)
        {
            var label = _levels.ContainsKey(row + 1) ? "" : _mbps.Label(row + 1);
            Line(label, label.Length > 0 ? '┤' : '│', Cells(column => _columns.SeriesAt(column, row)));
            DrawLevel(row);
        }

        var ticks = Enumerable.Range(0, _day.Columns + 1).Where(column => column % _day.ColumnsPerLabel == 0).ToList();
        Line(
            "0", '└',
            [TextSpan.Dim(string.Concat(Enumerable.Range(0, _day.Columns + 1).Select(column => ticks.Contains(column) ? '┴' : '─')))]);
        Line("", ' ', [string.Concat(ticks.Select(column => $"{column * _day.MinutesPerColumn / 60:00}".PadRight(_day.ColumnsPerLabel)))]);
    }

    // Bars that rise above a level hide it there.
    private bool[] Free(int rows) =>
        [.. Enumerable.Range(0, _columns.Count).Select(column => _columns.SeriesAt(column, rows) == DemandColumns.Empty)];

    private void DrawLevel(int rows)
    {
        if (_levels.TryGetValue(rows, out var level))
        {
            var line = LevelLine.Of(level, Free(rows));
            Line(
                Format.Number(level.Mbps), '┼',
                Cells(column => _columns.SeriesAt(column, rows), column => TextSpan.Of(line[column].ToString(), level.Style())));
        }
    }

    private void Line(string label, char axis, IEnumerable<TextSpan> cells) =>
        _page.Line([Indent.Body.First, label.PadLeft(_mbps.LabelWidth), TextSpan.Dim($" {axis}"), .. cells]);

    private IEnumerable<TextSpan> Cells(Func<int, int> seriesAt, Func<int, TextSpan>? background = null)
    {
        for (var column = 0; column < _columns.Count; column++)
        {
            var series = seriesAt(column);
            yield return series != DemandColumns.Empty
                ? TextSpan.Of(_series[series].Fill(_page).ToString(), _series[series].Style())
                : background?.Invoke(column) ?? " ";
        }
    }
}
