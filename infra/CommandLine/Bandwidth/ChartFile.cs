using System.Runtime.InteropServices;
using SharedBandwidth.CommandLine.Charts;
using SharedBandwidth.CommandLine.Console;
using SharedBandwidth.CommandLine.Files;
using SharedBandwidth.CommandLine.Words;

namespace SharedBandwidth.CommandLine.Bandwidth;

/// <summary>Writes the picture of the demand as the file's name says, whole or not at all.</summary>
internal static class ChartFile
{
    private const int TitleWidth = 76;

    /// <summary>Whether the name ends in a kind of picture that can be written.</summary>
    public static bool IsKnown(string path) => Picture.IsKnown(Path.GetExtension(path));

    /// <exception cref="UsageError">There is nothing to draw, or the file cannot be written.</exception>
    public static void Write(string path, BandwidthReport report)
    {
        if (report.Plan.Bandwidth.SharedMbps == 0)
        {
            throw new UsageError(
                "--chart has nothing to draw: no app needs anything by its demand; add a demand to the apps, or leave --chart out.");
        }

        AtomicFile.Write("--chart", path, Draw(report, path));
    }

    private static byte[] Draw(BandwidthReport report, string path)
    {
        var title = WordWrap.Break([$"{report.Project} / {report.Stack}: {Verdict.Of(report.Plan)}"], TitleWidth, TitleWidth);
        var lines = title.Select(line => string.Concat(line.Select(span => span.Text)));
        try
        {
            return Picture.Draw(Path.GetExtension(path), lines, report.Plan, report.TimeZone);
        }
        catch (Exception exception) when (exception.GetBaseException() is DllNotFoundException)
        {
            throw new UsageError(
                $"--chart cannot draw on this machine ({RuntimeInformation.RuntimeIdentifier}): "
                + "the graphics library SkiaSharp is not there for it; leave --chart out.");
        }
    }
}
