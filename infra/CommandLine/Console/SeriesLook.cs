using SharedBandwidth.CommandLine.Charts;
using Spectre.Console;

namespace SharedBandwidth.CommandLine.Console;

/// <summary>How the series and levels of a chart look on a terminal.</summary>
internal static class SeriesLook
{
    /// <summary>As many apps as the terminal has colours and characters for.</summary>
    public const int MostApps = 6;

    // Where colours do not tell the apps apart, characters do; neighbours differ in density.
    private const string Fills = "█░#▒+o·";

    public static char Fill(this ChartSeries series, Page page) => page.HasManyColours ? '█' : Fills[IndexOf(series)];

    public static Style Style(this ChartSeries series) => Styles.Series[IndexOf(series)];

    /// <summary>What a level's line is made of.</summary>
    public static char Dash(this ChartLevel level) => level.Kind == LevelKind.Package ? '─' : '╌';

    /// <summary>The style of a level's line and of its name.</summary>
    public static Style Style(this ChartLevel level) => level.Kind == LevelKind.Package ? Styles.Bold : Styles.Dim;

    private static int IndexOf(ChartSeries series) => series.App is null ? MostApps : series.Index;
}
