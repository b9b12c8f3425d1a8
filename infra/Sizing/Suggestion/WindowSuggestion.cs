using System.Collections.Immutable;
using SharedBandwidth.Planning.Demand;
using SharedBandwidth.Sizing.Measured;

namespace SharedBandwidth.Sizing.Suggestion;

/// <summary>A demand to write into the configuration, made from samples.</summary>
/// <param name="Demand">The base and the windows, which are disjoint.</param>
/// <param name="SlackMbps">How far above the largest samples it may lie.</param>
/// <param name="GranularityMinutes">All windows begin and end at multiples of it.</param>
/// <param name="UnmeasuredMinutes">
/// Minutes without any sample, of the day or, where weekdays differ, of the week: the demand says something about them, and nothing is known.
/// </param>
public sealed record SuggestedDemand(AppDemand Demand, int SlackMbps, int GranularityMinutes, int UnmeasuredMinutes);

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
    public const int DefaultGranularityMinutes = 5;

    // One Monday does not say what Mondays are like.
    private const int FewestDaysForWeekdays = 14;

    /// <param name="samples">What was measured.</param>
    /// <param name="zone">The time zone in which the windows are meant.</param>
    /// <param name="slackMbps">How far above the largest sample the demand may lie: less slack, more windows. 0 or more.</param>
    /// <param name="granularityMinutes">The length of a cell; divides the day.</param>
    /// <returns>One suggestion for every app that has samples, ordered by key.</returns>
    public static ImmutableArray<SuggestedDemand> For(SampleSet samples, TimeZoneInfo zone, int slackMbps, int granularityMinutes = DefaultGranularityMinutes) =>
        For(samples, zone, _ => slackMbps, granularityMinutes);

    /// <summary>As the other one, with a slack that may differ from app to app.</summary>
    /// <param name="samples">What was measured.</param>
    /// <param name="zone">The time zone in which the windows are meant.</param>
    /// <param name="slackMbps">The slack of an app, from its largest sample in Mbit/s.</param>
    /// <param name="granularityMinutes">The length of a cell; divides the day.</param>
    public static ImmutableArray<SuggestedDemand> For(SampleSet samples, TimeZoneInfo zone, Func<double, int> slackMbps, int granularityMinutes = DefaultGranularityMinutes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(granularityMinutes, 1);
        ArgumentOutOfRangeException.ThrowIfNotEqual(DayMinute.PerDay % granularityMinutes, 0, nameof(granularityMinutes));

        var localMinutes = UnixTime.LocalMinutes(samples, zone);
        return [.. samples.Series.Select(series => For(series.App, LargestByMinute(series, localMinutes, samples.StepMinutes), samples.SpanDays, slackMbps, granularityMinutes))];
    }

    private static SuggestedDemand For(string app, float[] largest, double spanDays, Func<double, int> slackOf, int granularityMinutes)
    {
        var slackMbps = slackOf(largest.Max());
        int?[][] days = [.. largest.Chunk(DayMinute.PerDay).Select(day => Cells(day, granularityMinutes))];
        var unmeasured = largest.Index().Where(minute => minute.Item < 0).Select(minute => minute.Index);
        if (spanDays >= FewestDaysForWeekdays && Differ(days, slackMbps))
        {
            var week = WeekCover.Fewest(days, slackMbps);
            var windows = week.Windows.Select(w => new DemandWindow(w.FromCell * granularityMinutes, w.ToCell * granularityMinutes, w.Mbps) { Days = w.Days });
            return new SuggestedDemand(new AppDemand(app, week.BaseMbps, [.. windows]), slackMbps, granularityMinutes, unmeasured.Count());
        }

        var cover = DayCover.Fewest([.. Enumerable.Range(0, days[0].Length).Select(cell => days.Max(day => day[cell]))], slackMbps);
        var unmeasuredOfDay = unmeasured.CountBy(minute => minute % DayMinute.PerDay).Count(minute => minute.Value == days.Length);
        return new SuggestedDemand(
            new AppDemand(app, cover.BaseMbps, [.. cover.Windows.Select(w => new DemandWindow(w.FromCell * granularityMinutes, w.ToCell * granularityMinutes, w.Mbps))]),
            slackMbps,
            granularityMinutes,
            unmeasuredOfDay);
    }

    private static bool Differ(int?[][] days, int slackMbps) =>
        Enumerable.Range(0, days[0].Length).Any(cell => days.Max(day => day[cell]) - days.Min(day => day[cell]) > slackMbps);

    private static int?[] Cells(float[] largestOfDay, int granularityMinutes) =>
        [.. largestOfDay.Chunk(granularityMinutes).Select(cell => cell.Max()).Select(mbps => mbps < 0 ? (int?)null : (int)Math.Ceiling(mbps))];

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
