using System.Text;
using System.Text.RegularExpressions;
using SharedBandwidth.Planning.Exposure.Plan;

namespace SharedBandwidth.CommandLine.Charts;

/// <summary>The picture of the demand as the bytes of a file.</summary>
internal static class Picture
{
    private const int Width = 1200;
    private const int Height = 600;
    private const string Svg = ".svg";
    private const string Png = ".png";

    private static readonly Regex _positionList = new("( [xy]=\"[^\"]*), \"");

    /// <summary>Whether there is a kind of picture for a file name's ending, such as <c>.svg</c>.</summary>
    public static bool IsKnown(string extension) =>
        extension.Equals(Svg, StringComparison.OrdinalIgnoreCase) || extension.Equals(Png, StringComparison.OrdinalIgnoreCase);

    /// <param name="extension">One that is known.</param>
    /// <param name="titleLines">What stands above the picture, line by line.</param>
    /// <param name="exposure">A plan with demand.</param>
    /// <param name="timeZone">The zone in which the hours are meant; null when it is not known.</param>
    /// <exception cref="DllNotFoundException">The graphics library has no part for this machine; perhaps inside another
    /// exception.</exception>
    public static byte[] Draw(string extension, IEnumerable<string> titleLines, ExposurePlan exposure, string? timeZone)
    {
        using var plot = DemandPicture.Draw(titleLines, exposure, timeZone);
        return extension.Equals(Svg, StringComparison.OrdinalIgnoreCase)
            ? Encoding.UTF8.GetBytes(Tidy(plot.GetSvgXml(Width, Height)))
            : plot.GetImageBytes(Width, Height, ScottPlot.ImageFormat.Png);
    }

    // The library ends lists of positions with a comma, which some browsers refuse, names no font to take where there is no such one, and
    // lets the picture not grow with the page.
    private static string Tidy(string svg) => _positionList.Replace(svg, "$1\"")
        .Replace(
            $"width=\"{Width}\" height=\"{Height}\">", $"width=\"{Width}\" height=\"{Height}\" viewBox=\"0 0 {Width} {Height}\">",
            StringComparison.Ordinal)
        .Replace(
            $"font-family=\"{PictureFont.Family}\"", $"font-family=\"{PictureFont.Family}, Verdana, sans-serif\"",
            StringComparison.Ordinal);
}
