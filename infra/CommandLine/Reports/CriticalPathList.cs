using SharedBandwidth.CommandLine.Console;
using SharedBandwidth.CommandLine.Words;
using SharedBandwidth.Simulation.Engine;

namespace SharedBandwidth.CommandLine.Reports;

/// <summary>The steps that decide how long an update takes.</summary>
internal static class CriticalPathList
{
    private const int MostNamed = 12;

    public static void Write(Page page, UpdateResult result)
    {
        var path = result.CriticalPath().Where(step => step.End > step.Start).ToList();
        if (path.Count == 0)
        {
            return;
        }

        page.Heading(TextSpan.Bold("Critical path"), TextSpan.Dim(": each step begins when the one before it ends"));
        foreach (var step in path.Count <= MostNamed ? path : path.Take(MostNamed - 1))
        {
            page.Wrapped(Indent.Item("- "), StepText.Name(step), TextSpan.Dim($"  {Format.Time(step.End - step.Start)}"));
        }

        if (path.Count > MostNamed)
        {
            var rest = path.Skip(MostNamed - 1).ToList();
            page.Wrapped(
                Indent.Item("- "), $"and {Format.Number(rest.Count)} more up to {StepText.Name(rest[^1])}",
                TextSpan.Dim($"  {Format.Time(rest[^1].End - rest[0].Start)}"));
        }
    }
}
