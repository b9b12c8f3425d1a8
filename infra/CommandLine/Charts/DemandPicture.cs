using System.Collections.Immutable;
using ScottPlot;
using SharedBandwidth.CommandLine.Words;
using SharedBandwidth.Planning.Demand;
using SharedBandwidth.Planning.Exposure.Plan;

namespace SharedBandwidth.CommandLine.Charts;

/// <summary>
/// The demand over the day, or over the week where days differ, stacked by app, against the package's size and what would be bought
/// separately. Dark on an opaque white ground, so that it looks the same on a light page and on a dark one.
/// </summary>
internal sealed class DemandPicture
{
    private const int MostApps = 9;
    private const int LongestName = 26;
    private const int MinutesPerHour = 60;
    private const int HoursPerDay = DayMinute.PerDay / MinutesPerHour;

    // Above this, a level would press the demand down to the ground, and stands in the legend alone.
    private const int MostTimesThePeak = 3;

    private static readonly Color _ink = Color.FromHex("#1F2328");
    private static readonly Color _faint = _ink.WithAlpha(0.14);
    private static readonly Color _otherApps = Color.FromHex("#BAB0AC");

    // Neighbours differ in lightness too, for those who do not tell all hues apart.
    private static readonly ImmutableArray<Color> _apps =
    [
        .. Color.FromHex(["#4E79A7", "#F28E2B", "#59A14F", "#B07AA1", "#E15759", "#76B7B2", "#9C755F", "#EDC948", "#FF9DA7"]),
    ];

    private readonly Plot _plot;
    private readonly BandwidthPlan _plan;
    private readonly ChartSeries[] _series;
    private readonly ChartLevel[] _levels;

    private DemandPicture(Plot plot, ExposurePlan exposure)
    {
        _plot = plot;
        _plan = exposure.Bandwidth;
        _series = ChartSeries.Of(_plan, MostApps);
        _levels = [.. ChartLevel.Of(exposure)];
    }

    private int PeriodHours => _plan.JointMbpsByMinute.Length / MinutesPerHour;

    /// <param name="titleLines">What stands above the picture, line by line.</param>
    /// <param name="exposure">A plan with demand.</param>
    /// <param name="timeZone">The zone in which the hours are meant; null when it is not known.</param>
    public static Plot Draw(IEnumerable<string> titleLines, ExposurePlan exposure, string? timeZone)
    {
        PictureFont.Register();
        var plot = new Plot();
        var picture = new DemandPicture(plot, exposure);
        picture.DrawDemand();
        picture.DrawAxes(timeZone);
        picture.DrawLevels();
        picture.DrawLegend();
        picture.DrawTitle(titleLines);
        return plot;
    }

    // From the whole stack down to the app at the bottom, each over the one before: where areas only touched, the ground would shine
    // through.
    private void DrawDemand()
    {
        var steps = Steps();
        foreach (var one in _series.Reverse())
        {
            List<Coordinates> outline = [new(0, 0)];
            foreach (var (from, to, stackedMbps) in steps)
            {
                outline.Add(new((double)from / MinutesPerHour, stackedMbps[one.Index]));
                outline.Add(new((double)to / MinutesPerHour, stackedMbps[one.Index]));
            }

            outline.Add(new(PeriodHours, 0));
            var area = _plot.Add.Polygon([.. outline]);
            area.FillColor = ColorOf(one);
            area.LineWidth = 0;
        }
    }

    private List<(int From, int To, long[] StackedMbps)> Steps()
    {
        var steps = new List<(int From, int To, long[] StackedMbps)>();
        for (var minute = 0; minute < _plan.JointMbpsByMinute.Length; minute++)
        {
            var stackedMbps = ChartSeries.Stack(_series, _plan, minute);
            if (steps.Count > 0 && steps[^1].StackedMbps.SequenceEqual(stackedMbps))
            {
                steps[^1] = steps[^1] with { To = minute + 1 };
            }
            else
            {
                steps.Add((minute, minute + 1, stackedMbps));
            }
        }

        return steps;
    }

    private void DrawLevels()
    {
        foreach (var level in _levels.Where(IsShown))
        {
            _plot.Add.HorizontalLine(level.Mbps, LineWidth(level), _ink, Pattern(level));
        }
    }

    private void DrawAxes(string? timeZone)
    {
        var highestMbps = _levels.Where(IsShown).Select(level => level.Mbps).Append(_plan.SharedMbps).Max();
        var step = MbpsAxis.NiceStep(highestMbps);
        Tick[] heights = [.. Enumerable.Range(0, (int)(highestMbps / step) + 1).Select(i => new Tick(i * step, Format.Number(i * step)))];

        var hoursPerTick = _plan.IsDaily ? HoursPerDay / 8 : HoursPerDay / 2;
        Tick[] times = [.. Enumerable.Range(0, (PeriodHours / hoursPerTick) + 1).Select(i => i * hoursPerTick)
            .Select(hour => new Tick(hour, TimeText(hour)))];
        _plot.Axes.SetLimits(0, PeriodHours, 0, highestMbps * 1.04);
        _plot.Axes.Left.Label.Text = "Mbit/s";
        _plot.Axes.Left.Label.OffsetX = 8;
        _plot.Axes.Left.MinimumSize = 96;
        _plot.Axes.Left.TickGenerator = new ScottPlot.TickGenerators.NumericManual(heights);
        _plot.Axes.Bottom.Label.Text = (_plan.IsDaily ? "hour of the day" : "hour and day of the week")
            + (timeZone is null ? "" : $", {timeZone}");
        _plot.Axes.Bottom.TickGenerator = new ScottPlot.TickGenerators.NumericManual(times);
        _plot.Axes.Right.FrameLineStyle.Width = 0;
        _plot.Axes.Top.FrameLineStyle.Width = 0;
        _plot.Axes.Color(_ink);

        // The library's own grid would lie below the areas, where it is not seen.
        _plot.HideGrid();
        foreach (var time in times[1..^1].Where(time => _plan.IsDaily || time.Position % HoursPerDay == 0))
        {
            _plot.Add.VerticalLine(time.Position, 1, _faint);
        }

        foreach (var height in heights.Skip(1))
        {
            _plot.Add.HorizontalLine(height.Position, 1, _faint);
        }
    }

    // A week's days carry their name below noon, where the two nights part them.
    private string TimeText(int hour) => (hour % HoursPerDay) switch
    {
        _ when _plan.IsDaily => $"{hour:00}",
        HoursPerDay / 2 => $"12\n{WeekdaysText.Format(WeekdaysText.Of(hour / HoursPerDay))}",
        _ => "00",
    };

    private void DrawLegend()
    {
        var items = _levels
            .OrderByDescending(level => level.Mbps)
            .Select(level => new LegendItem
            {
                LabelText = $"{level.Name} {Format.Number(level.Mbps)} Mbit/s{(IsShown(level) ? "" : ", above the picture")}",
                LineColor = IsShown(level) ? _ink : Colors.Transparent,
                LineWidth = LineWidth(level),
                LinePattern = Pattern(level),
            })
            .Concat(_series.Reverse().Select(one => new LegendItem { LabelText = Name(one), FillColor = ColorOf(one) }));
        _plot.Legend.ManualItems.AddRange(items);
        _plot.Legend.SymbolWidth = 36;
        _plot.Legend.OutlineWidth = 0;
        _plot.Legend.ShadowColor = Colors.Transparent;
        _plot.Legend.FontColor = _ink;
        _plot.ShowLegend(Edge.Right).Alignment = Alignment.UpperLeft;
    }

    private void DrawTitle(IEnumerable<string> lines)
    {
        _plot.Title(string.Join('\n', lines));
        _plot.Axes.Title.Label.Bold = false;
        _plot.FigureBackground.Color = Colors.White;
        _plot.DataBackground.Color = Colors.White;
        _plot.Font.Set(PictureFont.Family);
    }

    private bool IsShown(ChartLevel level) => level.Mbps <= MostTimesThePeak * _plan.SharedMbps;

    private static bool IsPackage(ChartLevel level) => level.Kind == LevelKind.Package;

    private static float LineWidth(ChartLevel level) => IsPackage(level) ? 3 : 2;

    private static LinePattern Pattern(ChartLevel level) => IsPackage(level) ? LinePattern.Solid : LinePattern.Dashed;

    private static Color ColorOf(ChartSeries series) => series.App is null ? _otherApps : _apps[series.Index];

    private static string Name(ChartSeries series)
    {
        if (series.App is not { } app)
        {
            return $"{Format.Count(series.OtherApps, "other")} together";
        }

        var name = app.App.Length <= LongestName ? app.App : $"{app.App[..(LongestName - 1)]}…";
        return $"{name}, peak {Format.Number(app.PeakMbps)}";
    }
}
