using System.Collections.Immutable;
using SharedBandwidth.Planning.Demand;

namespace SharedBandwidth.Sizing.Measured;

/// <summary>
/// Compares declared demand with samples by the minute of the local week. A five-minute sample is compared with each of its five
/// minutes. Where windows overlap, a minute belongs to the one that counts there: the largest, of equals the first.
/// </summary>
public static class DeclaredAgainstMeasured
{
    // A level that is missed by up to this share of itself still counts as reached.
    private const int TolerancePercent = 10;

    /// <param name="samples">What was measured.</param>
    /// <param name="demands">What is declared, at most one per app.</param>
    /// <param name="zone">The time zone in which the windows are declared.</param>
    /// <returns>One comparison for every app that has demand or samples, ordered by key.</returns>
    public static ImmutableArray<DemandComparison> Compare(SampleSet samples, IEnumerable<AppDemand> demands, TimeZoneInfo zone)
    {
        var localMinutes = UnixTime.LocalMinutes(samples, zone);
        var declared = demands.ToDictionary(d => d.App, StringComparer.Ordinal);
        var measured = samples.Series.Where(s => s.Present > 0).ToDictionary(s => s.App, StringComparer.Ordinal);
        return
        [
            .. declared.Keys.Union(measured.Keys).Order(StringComparer.Ordinal)
                .Select(app => (declared.GetValueOrDefault(app), measured.GetValueOrDefault(app)) switch
            {
                (null, var series) => Without(app, DemandVerdict.NotDeclared, (long)series!.Present * samples.StepMinutes),
                (_, null) => Without(app, DemandVerdict.NotMeasured, 0),
                var (demand, series) => Compare(samples, demand, series, localMinutes),
            }),
        ];
    }

    private static DemandComparison Compare(SampleSet samples, AppDemand demand, SampleSeries series, int[] localMinutes)
    {
        var levelOfMinute = LevelOfMinute(demand);
        var levelMbps = (int[])[demand.BaseMbps, .. demand.Windows.Select(w => w.Mbps)];
        var largest = new double[levelMbps.Length];
        Array.Fill(largest, -1);
        var (minutesOver, excess, excessAt) = (0L, 0.0, -1);
        var mbps = series.Mbps.AsSpan();
        for (var i = 0; i < mbps.Length; i++)
        {
            if (float.IsNaN(mbps[i]))
            {
                continue;
            }

            for (var k = 0; k < samples.StepMinutes; k++)
            {
                var level = levelOfMinute[(localMinutes[i] + k) % DayMinute.PerWeek];
                largest[level] = Math.Max(largest[level], mbps[i]);
                if (mbps[i] > levelMbps[level])
                {
                    minutesOver++;
                    (excess, excessAt) = mbps[i] - levelMbps[level] > excess ? (mbps[i] - levelMbps[level], i) : (excess, excessAt);
                }
            }
        }

        ImmutableArray<DeclaredLevel> levels =
        [
            .. levelMbps.Select((level, i) => new DeclaredLevel(
                i == 0 ? null : demand.Windows[i - 1], level, PerDay(levelOfMinute.Count(l => l == i)),
                largest[i] < 0 ? null : largest[i])),
        ];
        ImmutableArray<DeclaredLevel> tooHigh = [.. levels.Where(l => l.MinutesPerDay > 0
            && l.NeverReachedMbps * 100 > (double)l.Mbps * TolerancePercent)];
        return new DemandComparison
        {
            App = demand.App,
            Verdict = (minutesOver > 0, tooHigh.Length > 0) switch
            {
                (true, true) => DemandVerdict.TooLowAndTooHigh,
                (true, false) => DemandVerdict.TooLow,
                (false, true) => DemandVerdict.TooHigh,
                _ => DemandVerdict.Fits,
            },
            MinutesMeasured = (long)series.Present * samples.StepMinutes,
            MinutesOver = minutesOver,
            LargestExcessMbps = excess,
            LargestExcessUnixSeconds = excessAt < 0 ? null : samples.UnixSecondsAt(excessAt),
            Levels = levels,
            LevelsTooHigh = tooHigh,
        };
    }

    // A minute of the week is one of a day, too: 0 is said of what never holds.
    private static int PerDay(int minutesPerWeek) => minutesPerWeek == 0
        ? 0
        : Math.Max(1, (int)Math.Round((double)minutesPerWeek / WeekdaysText.DaysPerWeek, MidpointRounding.AwayFromZero));

    // 0 is the base, 1 the first window.
    private static int[] LevelOfMinute(AppDemand demand)
    {
        var levels = new int[DayMinute.PerWeek];
        for (var minute = 0; minute < levels.Length; minute++)
        {
            for (var w = 0; w < demand.Windows.Length; w++)
            {
                if (demand.Windows[w].Contains(minute)
                    && (levels[minute] == 0 || demand.Windows[w].Mbps > demand.Windows[levels[minute] - 1].Mbps))
                {
                    levels[minute] = w + 1;
                }
            }
        }

        return levels;
    }

    private static DemandComparison Without(string app, DemandVerdict verdict, long minutesMeasured) => new()
    {
        App = app,
        Verdict = verdict,
        MinutesMeasured = minutesMeasured,
        MinutesOver = 0,
        LargestExcessMbps = 0,
        LargestExcessUnixSeconds = null,
        Levels = [],
        LevelsTooHigh = [],
    };
}
