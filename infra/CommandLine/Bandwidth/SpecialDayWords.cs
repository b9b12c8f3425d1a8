using SharedBandwidth.CommandLine.Words;
using SharedBandwidth.Planning.Findings;
using SharedBandwidth.Sizing.Measured;

namespace SharedBandwidth.CommandLine.Bandwidth;

/// <summary>Days that are unlike the rest, in sentences, and what windows cannot say of them.</summary>
internal static class SpecialDayWords
{
    private const string Windows = "Windows repeat every day or week and cannot say a date";

    private const int MostDays = 4;

    public static IEnumerable<string> Of(MeasuredReport report)
    {
        if (!report.SpecialDays.IsEmpty)
        {
            yield return $"{Sentence.AndAtMost(report.SpecialDays.Select(Peak), MostDays)} " +
                $"{(report.SpecialDays.Length == 1 ? "is" : "are")} left out of demand, and not of backtest and bill. {Windows}: for " +
                "such a day raise bandwidth.mbps, and lower it afterwards.";
        }

        if (report.StandingOut is { } found)
        {
            yield return $"{Sentence.AndAtMost(found.Days.Select(Peak), MostDays)} {(found.Days.Length == 1 ? "stands" : "stand")} out: " +
                $"no other day needed more than {Format.Mbps(found.OthersPeakMbps)}. {Windows}; a demand that covers such a day covers " +
                $"every one of its weekday. {Options(found)} tells {(found.Days.Length == 1 ? "it" : "them")} from the rest.";
        }
    }

    /// <summary>"--special-day 2026-11-11".</summary>
    public static string Options(StandingOut found) =>
        string.Join(' ', found.Days.Select(day => $"--special-day {Format.Date(day.Date)}").Order());

    private static string Peak(DayPeak day) => $"{Format.Date(day.Date)} ({Format.Mbps(day.PeakMbps)})";
}
