using SharedBandwidth.CommandLine.Charts;
using SharedBandwidth.CommandLine.Words;

namespace SharedBandwidth.CommandLine.Console;

/// <summary>What the chart's colours or characters stand for, and the levels that it does not show.</summary>
internal static class ChartLegend
{
    private static readonly string _gap = $"{Format.FixedSpace}{Format.FixedSpace} ";

    public static void Write(Page page, ChartSeries[] series, ChartLevel[] unmarkedLevels)
    {
        var pieces = new List<TextSpan>();
        foreach (var one in series)
        {
            pieces.Add(TextSpan.Of(one.Fill(page).ToString(), one.Style()));
            pieces.Add($"{Format.FixedSpace}{Text(one)}{_gap}");
        }

        foreach (var level in unmarkedLevels)
        {
            pieces.Add($"{level.Name.Replace(' ', Format.FixedSpace)}:{Format.FixedSpace}{level.Mbps}{_gap}");
        }

        page.Wrapped(Indent.Body, [.. pieces]);
    }

    private static string Text(ChartSeries series) => series.App is { } app
        ? $"{app.App}{Format.FixedSpace}(peak{Format.FixedSpace}{app.PeakMbps})"
        : Format.Count(series.OtherApps, "other");
}
