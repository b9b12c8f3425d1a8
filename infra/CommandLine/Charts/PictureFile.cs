using System.Runtime.InteropServices;
using System.Text;
using System.Text.RegularExpressions;
using SharedBandwidth.CommandLine.Bandwidth;
using SharedBandwidth.CommandLine.Files;
using SharedBandwidth.CommandLine.Reports;

namespace SharedBandwidth.CommandLine.Charts;

/// <summary>Writes the picture of the demand as the file's name says, whole or not at all.</summary>
internal static partial class PictureFile
{
    private const int Width = 1200;
    private const int Height = 600;

    private static readonly string[] _extensions = [".svg", ".png"];

    /// <summary>Whether the name ends in a kind of picture that can be written.</summary>
    public static bool IsKnown(string path) => _extensions.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);

    /// <exception cref="UsageError">There is nothing to draw, or the file cannot be written.</exception>
    public static void Write(string path, BandwidthReport report)
    {
        if (report.Plan.Bandwidth.SharedMbps == 0)
        {
            throw new UsageError("--chart has nothing to draw: no app needs anything by its demand; add a demand to the apps, or leave --chart out.");
        }

        AtomicFile.Write("--chart", path, Draw(report, path));
    }

    private static byte[] Draw(BandwidthReport report, string path)
    {
        var title = $"{report.Project} / {report.Stack}: {Verdict.Of(report.Plan)}";
        try
        {
            using var plot = DemandPicture.Draw(title, report.Plan, report.TimeZone);
            return Path.GetExtension(path).Equals(".svg", StringComparison.OrdinalIgnoreCase)
                ? Encoding.UTF8.GetBytes(Tidy(plot.GetSvgXml(Width, Height)))
                : plot.GetImageBytes(Width, Height, ScottPlot.ImageFormat.Png);
        }
        catch (Exception exception) when (exception.GetBaseException() is DllNotFoundException)
        {
            throw new UsageError($"--chart cannot draw on this machine ({RuntimeInformation.RuntimeIdentifier}): the graphics library SkiaSharp is not there for it; leave --chart out.");
        }
    }

    // The library ends lists of positions with a comma, which some browsers refuse, and names no font to take where there is no such one.
    private static string Tidy(string svg) => PositionList().Replace(svg, "$1\"")
        .Replace($"font-family=\"{PictureFont.Family}\"", $"font-family=\"{PictureFont.Family}, Verdana, sans-serif\"", StringComparison.Ordinal);

    [GeneratedRegex("( [xy]=\"[^\"]*), \"")]
    private static partial Regex PositionList();
}
