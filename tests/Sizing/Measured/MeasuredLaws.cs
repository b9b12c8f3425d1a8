using FsCheck.Xunit;
using SharedBandwidth.Planning.Demand;
using SharedBandwidth.Sizing.Measured;
using SharedBandwidth.Sizing.Suggestion;
using SharedBandwidth.Tests.Sizing.Suggestion;
using Xunit;

namespace SharedBandwidth.Tests.Sizing.Measured;

/// <summary>What holds for any samples.</summary>
[Properties(Arbitrary = new[] { typeof(MeasuredGenerators) }, MaxTest = 100)]
public sealed class MeasuredLaws
{
    private static readonly decimal[] _percents = [0, 1, 5, 50, 90, 95, 99, 99.5m, 100];

    [Property]
    public void A_percentile_is_a_value_and_never_falls_as_the_percentage_rises(Values values)
    {
        double[] ascending = [.. values.Mbps.Order()];
        double[] found = [.. _percents.Select(percent => NearestRank.Of(ascending, percent))];

        Assert.All(found, value => Assert.Contains(value, ascending));
        Assert.Equal(found.Order(), found);
        Assert.Equal((ascending[0], ascending[^1]), (found[0], found[^1]));
    }

    [Property]
    public void A_percentile_is_the_smallest_value_that_covers_its_share(Values values)
    {
        double[] ascending = [.. values.Mbps.Order()];

        Assert.All(_percents.Skip(1), percent => Assert.Equal(
            ascending.First(value => ascending.Count(v => v <= value) * 100m >= percent * ascending.Length),
            NearestRank.Of(ascending, percent)));
    }

    [Property]
    public void Sharing_never_needs_more_than_buying_separately(MeasuredApps apps)
    {
        if (apps.ToSamples() is { } samples && MeasuredDemand.Of(samples, 0) is { Joint: { } joint } demand)
        {
            Assert.InRange(joint.PeakMbps, 0, demand.SeparateMbps!.Value);
            Assert.InRange(joint.MeanMbps, 0, joint.PeakMbps);
            Assert.Equal(joint.PeakMbps, demand.AppsAtPeak.Values.Sum());
        }
    }

    [Property]
    public void One_more_app_never_lowers_the_joint_peak(MeasuredApps apps)
    {
        var whole = apps with { Mbps = [.. apps.Mbps.Select(row => row.Select(v => double.IsNaN(v) ? 0 : v).ToArray())] };
        var peaks = Enumerable.Range(1, whole.Mbps.Length)
            .Select(count => MeasuredDemand.Of(whole.ToSamples(count)!, 0).Joint!.PeakMbps).ToArray();

        Assert.Equal(peaks.Order(), peaks);
    }

    [Property]
    public void The_bounds_hold_the_target(MeasuredApps apps, byte headroom)
    {
        if (apps.ToSamples() is { } samples && MeasuredDemand.Of(samples, headroom) is { Target: { } target, Joint: { } joint })
        {
            Assert.Equal(target.Days >= 1, target.Bounds is not null);
            Assert.True(target.Bounds is not { } bounds
                || (bounds.LowerMbps <= target.TargetMbps && target.TargetMbps <= bounds.UpperMbps && bounds.UpperMbps >= joint.PeakMbps));
        }
    }

    [Property]
    public void The_order_of_the_rows_changes_nothing(MeasuredApps apps, int seed)
    {
        var rows = apps.Mbps.SelectMany(
            (row, app) => row.Select((v, i) => (Time: Samples.Start + ((long)i * apps.StepSeconds), App: $"{(char)('a' + app)}", Mbps: v)))
            .Where(r => !double.IsNaN(r.Mbps)).ToArray();
        new Random(seed).Shuffle(rows);
        var builder = new SampleSetBuilder(new RowProblemLog(), null, apps.StepSeconds / 60);
        foreach (var (time, app, mbps) in rows)
        {
            builder.Add(time, app, mbps, 1);
        }

        var (expected, shuffled) = (apps.ToSamples(), builder.Build().Samples);

        Assert.Equal(expected?.StartUnixSeconds, shuffled?.StartUnixSeconds);
        Assert.Equal(expected?.Series.Select(s => s.App), shuffled?.Series.Select(s => s.App));
        Assert.Equal(expected?.Series.SelectMany(s => s.Mbps), shuffled?.Series.SelectMany(s => s.Mbps));
    }

    [Property]
    public void However_many_samples_are_missing_none_lies_between_two_steps(byte[] taken, bool isFive)
    {
        var minutes = isFive ? 5 : 1;
        int[] times = [.. taken.Select(i => i * minutes).Distinct()];
        var builder = new SampleSetBuilder(new RowProblemLog());
        foreach (var time in times)
        {
            builder.Add(Samples.Start + (time * 60L), "app", 1, 1);
        }

        if (builder.Build().Samples is { } samples)
        {
            Assert.Equal(times.Length, samples.Series[0].Present);
            Assert.True(times.Length < 2 || samples.StepMinutes % minutes == 0);
        }
    }

    [Property]
    public void A_backtest_counts_what_lies_over(MeasuredApps apps, ushort package)
    {
        if (apps.ToSamples() is not { } samples)
        {
            return;
        }

        var joint = JointSeries.Of(samples);
        var backtest = Backtest.Of(joint, package % 3000);
        double[] over = [.. joint.Mbps.Where(mbps => mbps > package % 3000).Select(mbps => mbps - (package % 3000))];

        Assert.Equal((long)over.Length * samples.StepMinutes, backtest.MinutesOver);
        Assert.Equal(backtest.MinutesOver, backtest.Spans.Sum(s => s.Minutes));
        Assert.Equal(over.DefaultIfEmpty().Max(), backtest.MaxExcessMbps);
        Assert.Equal(over.DefaultIfEmpty().Average(), backtest.MeanExcessMbps, 6);
        Assert.All(backtest.Spans.Zip(backtest.Spans.Skip(1)), pair => Assert.True(pair.First.ToUnixSeconds < pair.Second.FromUnixSeconds));
    }

    [Property(MaxTest = 30)]
    public void A_suggested_demand_covers_every_sample_and_lies_within_the_slack_of_its_cell(MeasuredApps apps, byte slack)
    {
        if (apps.ToSamples() is not { } samples)
        {
            return;
        }

        foreach (var (suggested, series) in WindowSuggestion.For(samples, Samples.Shanghai, _ => slack).Zip(samples.Series))
        {
            var largestOfCell = new double?[288];
            for (var i = 0; i < samples.Length; i++)
            {
                for (var k = 0; k < samples.StepMinutes && !float.IsNaN(series.Mbps[i]); k++)
                {
                    var minute = (int)(((samples.UnixSecondsAt(i) / 60) + k + (8 * 60)) % 1440);
                    Assert.True(suggested.Demand.MbpsAt(minute) >= series.Mbps[i]);
                    largestOfCell[minute / 5] = Math.Max(largestOfCell[minute / 5] ?? 0, series.Mbps[i]);
                }
            }

            Assert.All(Enumerable.Range(0, 1440).Where(m => largestOfCell[m / 5] is not null), minute =>
                Assert.True(suggested.Demand.MbpsAt(minute) <= Math.Ceiling(largestOfCell[minute / 5]!.Value) + slack));
            Assert.All(suggested.Demand.Windows, window => Assert.Equal((0, 0), (window.FromMinute % 5, window.ToMinute % 5)));
        }
    }

    [Property(MaxTest = 300)]
    public void No_cover_has_fewer_windows(SmallProfile profile) =>
        Assert.Equal(
            CoverBruteForce.FewestWindows(profile.Mbps, profile.Slack),
            DayCover.Fewest(profile.Mbps, profile.Slack).Windows.Length);

    [Property(MaxTest = 300)]
    public void A_cover_gives_every_cell_one_level_within_the_slack(SmallProfile profile)
    {
        var cover = DayCover.Fewest(profile.Mbps, profile.Slack);
        for (var cell = 0; cell < profile.Mbps.Length; cell++)
        {
            CellWindow[] windows = [.. cover.Windows.Where(
                w => w.FromCell < w.ToCell ? cell >= w.FromCell && cell < w.ToCell : cell >= w.FromCell || cell < w.ToCell)];
            var level = windows.Length == 0 ? cover.BaseMbps : Assert.Single(windows).Mbps;
            Assert.True(profile.Mbps[cell] is not { } mbps || (level >= mbps && level <= mbps + profile.Slack));
        }
    }

    [Property(MaxTest = 40)]
    public void A_suggested_week_covers_every_sample_and_lies_within_the_slack_of_its_weekdays_cell(MeasuredWeeks weeks, byte slack)
    {
        var samples = weeks.ToSamples();
        var demand = WindowSuggestion.For(samples, Samples.Shanghai, _ => slack)[0].Demand;

        var largestOfCell = new double?[7 * 288];
        for (var i = 0; i < samples.Length; i++)
        {
            if (!float.IsNaN(samples.Series[0].Mbps[i]))
            {
                ref var largest = ref largestOfCell[(i + (8 * 12)) % largestOfCell.Length];
                largest = Math.Max(largest ?? 0, samples.Series[0].Mbps[i]);
            }
        }

        var differ = Enumerable.Range(0, 288).Any(cell => OfDays(cell).Max() - OfDays(cell).Min() > slack);
        Assert.Equal(!differ, demand.IsDaily);
        Assert.All(Enumerable.Range(0, largestOfCell.Length).Where(cell => largestOfCell[cell] is not null), cell =>
            Assert.InRange(
                demand.MbpsAt(cell * 5),
                largestOfCell[cell]!.Value,
                Math.Ceiling(differ ? largestOfCell[cell]!.Value : OfDays(cell % 288).Max()!.Value) + slack));
        Assert.All(demand.Windows, window => Assert.Equal((0, 0), (window.FromMinute % 5, window.ToMinute % 5)));

        IEnumerable<double?> OfDays(int cell) =>
            Enumerable.Range(0, 7).Select(day => largestOfCell[(day * 288) + cell] is { } mbps ? Math.Ceiling(mbps) : (double?)null);
    }

    [Property(MaxTest = 100)]
    public void No_cover_of_groups_of_days_has_fewer_windows(SmallWeek week) =>
        Assert.InRange(
            WeekCover.Fewest(week.MbpsByDay, week.Slack).Windows.Length,
            0,
            CoverBruteForce.FewestWindowsByGroups(week.MbpsByDay, week.Slack));

    [Property(MaxTest = 300)]
    public void A_weeks_cover_gives_every_cell_of_every_day_one_level_within_the_slack(SmallWeek week)
    {
        var cover = WeekCover.Fewest(week.MbpsByDay, week.Slack);
        var cells = week.MbpsByDay[0].Length;
        for (var at = 0; at < 7 * cells; at++)
        {
            var (day, cell) = (at / cells, at % cells);
            WeekWindow[] windows =
            [
                .. cover.Windows.Where(w => w.FromCell < w.ToCell
                    ? StartsOn(w, day) && cell >= w.FromCell && cell < w.ToCell
                    : (StartsOn(w, day) && cell >= w.FromCell) || (StartsOn(w, (day + 6) % 7) && cell < w.ToCell)),
            ];
            var level = windows.Length == 0 ? cover.BaseMbps : Assert.Single(windows).Mbps;
            Assert.True(week.MbpsByDay[day][cell] is not { } mbps || (level >= mbps && level <= mbps + week.Slack));
        }

        static bool StartsOn(WeekWindow window, int day) => window.Days.HasFlag(WeekdaysText.Of(day));
    }
}
