using System.Collections.Immutable;
using SharedBandwidth.Planning.Demand;
using SharedBandwidth.Sizing.Measured;

namespace SharedBandwidth.Sizing.Suggestion;

/// <summary>A demand to write into the configuration, made from samples.</summary>
/// <param name="Demand">The base and the windows, which are disjoint.</param>
/// <param name="SlackMbps">How far above the largest samples it may lie.</param>
/// <param name="UnmeasuredMinutes">
/// Minutes without any sample, of the day or, where weekdays differ, of the week: the demand says something about them, and nothing is
/// known.
/// </param>
public sealed record SuggestedDemand(AppDemand Demand, int SlackMbps, int UnmeasuredMinutes);

/// <summary>
/// Suggests the base and the fewest windows that cover an app's samples. The day is cut into cells; a cell's value is the largest sample
/// of any of its minutes on any day, rounded up to whole Mbit/s. <see cref="DayCover"/> says what covers them. So no sample lies above
/// the suggested demand, and the demand is nowhere more than the slack above its cell's value.
/// <para>
/// Where two weeks or more were measured, and a cell of two weekdays differs by more than the slack, the same holds for the cells of each
/// weekday instead, by <see cref="WeekCover"/>.
/// </para>
/// </summary>
public static class WindowSuggestion
{
    /// <summary>All windows begin and end at multiples of it.</summary>
    public const int GranularityMinutes = 5;

    // One Monday does not say what Mondays are like.
    private const int FewestDaysForWeekdays = 14;

    /// <param name="samples">What was measured.</param>
    /// <param name="zone">The time zone in which the windows are meant.</param>
    /// <param name="slackMbps">
    /// How far above an app's largest samples its demand may lie, from its largest sample in Mbit/s: less slack, more windows. 0 or more.
    /// </param>
    /// <returns>One suggestion for every app that has samples, ordered by key.</returns>
    public static ImmutableArray<SuggestedDemand> For(SampleSet samples, TimeZoneInfo zone, Func<double, int> slackMbps)
    {
        var localMinutes = UnixTime.LocalMinutes(samples, zone);
        return
        [
            .. samples.Series.Where(series => series.Present > 0).Select(series =>
                For(series.App, LargestByMinute(series, localMinutes, samples.StepMinutes), samples.SpanDays, slackMbps)),
        ];
    }

    private static SuggestedDemand For(string app, float[] largest, double spanDays, Func<double, int> slackOf)
    {
        var slackMbps = slackOf(largest.Max());
        int?[][] days = [.. largest.Chunk(DayMinute.PerDay).Select(day => Cells(day))];
        var unmeasured = largest.Index().Where(minute => minute.Item < 0).Select(minute => minute.Index);
        if (spanDays >= FewestDaysForWeekdays && Differ(days, slackMbps))
        {
            var week = WeekCover.Fewest(days, slackMbps);
            var windows = week.Windows.Select(
                w => new DemandWindow(w.FromCell * GranularityMinutes, w.ToCell * GranularityMinutes, w.Mbps) { Days = w.Days });
            return new SuggestedDemand(new AppDemand(app, week.BaseMbps, [.. windows]), slackMbps, unmeasured.Count());
        }

        var cover = DayCover.Fewest([.. Enumerable.Range(0, days[0].Length).Select(cell => days.Max(day => day[cell]))], slackMbps);
        var unmeasuredOfDay = unmeasured.CountBy(minute => minute % DayMinute.PerDay).Count(minute => minute.Value == days.Length);
        return new SuggestedDemand(
            new AppDemand(
                app, cover.BaseMbps,
                [.. cover.Windows.Select(w => new DemandWindow(w.FromCell * GranularityMinutes, w.ToCell * GranularityMinutes, w.Mbps))]),
            slackMbps,
            unmeasuredOfDay);
    }

    private static bool Differ(int?[][] days, int slackMbps) =>
        Enumerable.Range(0, days[0].Length).Any(cell => days.Max(day => day[cell]) - days.Min(day => day[cell]) > slackMbps);

    private static int?[] Cells(float[] largestOfDay) =>
        [.. largestOfDay.Chunk(GranularityMinutes).Select(cell => cell.Max())
            .Select(mbps => mbps < 0 ? (int?)null : (int)Math.Ceiling(mbps))];

    // By the minute of the week; -1 where no week has a sample.
    private static float[] LargestByMinute(SampleSeries series, int[] localMinutes, int stepMinutes)
    {
        var largest = new float[DayMinute.PerWeek];
        Array.Fill(largest, -1);
        var mbps = series.Mbps.AsSpan();
        for (var i = 0; i < mbps.Length; i++)
        {
            if (float.IsNaN(mbps[i]))
            {
                continue;
            }

            for (var k = 0; k < stepMinutes; k++)
            {
                ref var minute = ref largest[(localMinutes[i] + k) % DayMinute.PerWeek];
                minute = Math.Max(minute, mbps[i]);
            }
        }

        return largest;
    }
}
