namespace SharedBandwidth.Rehearsal.Rendering;

/// <summary>What the chart's colours or characters stand for, and the levels that it does not show.</summary>
internal static class ChartLegend
{
    private static readonly string _gap = $"{Quantity.FixedSpace}{Quantity.FixedSpace} ";

    public static void Write(Page page, ChartSeries[] series, ChartLevel[] unmarkedLevels)
    {
        var pieces = new List<Piece>();
        foreach (var one in series)
        {
            pieces.Add(Piece.Of(one.Fill(page).ToString(), one.Style));
            pieces.Add($"{Quantity.FixedSpace}{Text(one)}{_gap}");
        }

        foreach (var level in unmarkedLevels)
        {
            pieces.Add($"{level.Name.Replace(' ', Quantity.FixedSpace)}:{Quantity.FixedSpace}{level.Mbps}{_gap}");
        }

        page.Wrapped(Indent.Body, [.. pieces]);
    }

    private static string Text(ChartSeries series) => series.App is { } app
        ? $"{app.App}{Quantity.FixedSpace}(peak{Quantity.FixedSpace}{app.PeakMbps})"
        : Quantity.Count(series.OtherApps, "other");
}
