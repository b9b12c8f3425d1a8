using System.Collections.Immutable;
using SharedBandwidth.Planning.Demand;

namespace SharedBandwidth.Planning.Measured;

/// <summary>A demand to write into the configuration, made from samples.</summary>
/// <param name="Demand">The base and the windows, which are disjoint.</param>
/// <param name="SlackMbps">How far above the largest samples it may lie.</param>
/// <param name="GranularityMinutes">All windows begin and end at multiples of it.</param>
/// <param name="UnmeasuredMinutes">Minutes of the day without any sample: the demand says something about them, and nothing is known.</param>
public sealed record SuggestedDemand(AppDemand Demand, int SlackMbps, int GranularityMinutes, int UnmeasuredMinutes);

/// <summary>
/// Suggests the base and the fewest daily windows that cover an app's samples. The day is cut into cells; a cell's value is the
/// largest sample of any of its minutes on any day, rounded up to whole Mbit/s. <see cref="DayCover"/> says what covers them. So
/// no sample lies above the suggested demand, and the demand is nowhere more than the slack above its cell's value.
/// </summary>
public static class WindowSuggestion
{
    public const int DefaultGranularityMinutes = 5;

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
        return [.. samples.Series.Select(series => For(series, localMinutes, samples.StepMinutes, slackMbps, granularityMinutes))];
    }

    private static SuggestedDemand For(SampleSeries series, int[] localMinutes, int stepMinutes, Func<double, int> slackOf, int granularityMinutes)
    {
        var largest = LargestByMinute(series, localMinutes, stepMinutes);
        var slackMbps = slackOf(largest.Max());
        var cells = new int?[DayMinute.PerDay / granularityMinutes];
        for (var minute = 0; minute < largest.Length; minute++)
        {
            if (largest[minute] >= 0)
            {
                ref var cell = ref cells[minute / granularityMinutes];
                cell = Math.Max(cell ?? 0, (int)Math.Ceiling(largest[minute]));
            }
        }

        var cover = DayCover.Fewest(cells, slackMbps);
        var windows = cover.Windows.Select(w => new DemandWindow(w.FromCell * granularityMinutes, w.ToCell * granularityMinutes, w.Mbps));
        return new SuggestedDemand(new AppDemand(series.App, cover.BaseMbps, [.. windows]), slackMbps, granularityMinutes, largest.Count(mbps => mbps < 0));
    }

    // -1 where no day has a sample.
    private static float[] LargestByMinute(SampleSeries series, int[] localMinutes, int stepMinutes)
    {
        var largest = new float[DayMinute.PerDay];
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
                ref var minute = ref largest[(localMinutes[i] + k) % DayMinute.PerDay];
                minute = Math.Max(minute, mbps[i]);
            }
        }

        return largest;
    }
}
