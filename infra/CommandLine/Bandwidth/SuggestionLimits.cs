using System.Collections.Immutable;
using System.Globalization;
using SharedBandwidth.CommandLine.Files;
using SharedBandwidth.CommandLine.Words;
using SharedBandwidth.Planning.Findings;
using SharedBandwidth.Sizing.Measured;

namespace SharedBandwidth.CommandLine.Bandwidth;

/// <summary>What a suggested demand does not know, said beside it; and when too little is known to suggest one.</summary>
internal static class SuggestionLimits
{
    // What cannot be read is often what is unusual: a peak with a separator in its thousands, a time when all was slow.
    private const int MostDroppedPercent = 1;

    private const int FiveMinutes = 5;

    /// <summary>Sentences without their full stop.</summary>
    /// <exception cref="UsageError">Too many rows could not be used, or there are no samples of apps.</exception>
    public static ImmutableArray<string> Of(MeasuredReport report)
    {
        if (report.Samples.Series.IsEmpty)
        {
            throw new UsageError(
                "--suggest-config writes the demand of apps, and the samples are the package's own; give samples of the apps or their " +
                "EIPs.");
        }

        if (report.DroppedRows * 100 > report.OwnRows * MostDroppedPercent)
        {
            var worst = report.File.Problems.Where(problem => problem.Kind.LosesSamples()).MaxBy(problem => problem.Count)!;
            throw new UsageError(
                $"{Dropped(report)}, and above {MostDroppedPercent} % nothing is suggested, because such rows are often the peaks; " +
                $"correct them, the first is {report.PlaceWord} {Number(worst.First[0].Line)}: {worst.First[0].Message}");
        }

        return [.. Sentences(report).Select(Format.Plain)];
    }

    private static IEnumerable<string> Sentences(MeasuredReport report)
    {
        if (report.DroppedRows > 0)
        {
            yield return Dropped(report);
        }

        foreach (var unknown in report.File.Problems.Where(problem => problem.Kind == RowProblemKind.UnknownApp))
        {
            yield return $"{Format.Count(unknown.Count, "row")} of no app of this stack {(unknown.Count == 1 ? "was" : "were")} " +
                $"left out, the first is {report.PlaceWord} {Number(unknown.First[0].Line)}";
        }

        if (report.Samples.StepMinutes > FiveMinutes)
        {
            yield return $"Each sample is the mean of {Format.HoursAndMinutes(report.Samples.StepMinutes)}: shorter peaks lie above what " +
                "covers them";
        }

        if (!report.SpecialDays.IsEmpty)
        {
            yield return $"Left out: {Sentence.And(report.SpecialDays.Select(day => Format.Date(day.Date)))}, as windows cannot say a date";
        }

        if (report.StandingOut is { } found)
        {
            yield return $"A day that stands out is stretched over every week; leave it out with {SpecialDayWords.Options(found)}";
        }
    }

    private static string Dropped(MeasuredReport report)
    {
        var kinds = report.File.Problems.Where(problem => problem.Kind.LosesSamples())
            .Select(problem => $"{Number(problem.Count)} {RowProblemWords.Of(problem.Kind)}");
        return $"{Number(report.DroppedRows)} of {Number(report.OwnRows)} rows could not be used ({Sentence.And(kinds)})";
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
