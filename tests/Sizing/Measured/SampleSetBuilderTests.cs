using System.Collections.Immutable;
using SharedBandwidth.Sizing.Measured;
using Xunit;

namespace SharedBandwidth.Tests.Sizing.Measured;

public sealed class SampleSetBuilderTests
{
    private const long Start = Samples.Start;

    private readonly RowProblemLog _problems = new();

    [Fact]
    public void Rows_in_any_order_become_one_grid_with_gaps_marked()
    {
        var result = Build((Start + 120, "web", 3), (Start, "web", 1), (Start + 60, "api", 20));

        var samples = result.Samples!;
        Assert.Equal((Start, 60, 3), (samples.StartUnixSeconds, samples.StepSeconds, samples.Length));
        Assert.Equal(["api", "web"], samples.Series.Select(s => s.App));
        Assert.Equal([float.NaN, 20, float.NaN], samples.Series[0].Mbps.ToArray());
        Assert.Equal([1, float.NaN, 3], samples.Series[1].Mbps.ToArray());
        Assert.Equal([new SampleGap(Start, 1), new SampleGap(Start + 120, 1)], samples.Series[0].FirstGaps.ToArray());
        Assert.Equal((2, 2, 1), (samples.Series[0].Gaps, samples.Series[0].Missing, samples.Series[0].Present));
        Assert.Equal(3, result.Rows);
    }

    // With as many samples at each minute, steps begin by the clock.
    [Theory]
    [InlineData(5)]
    [InlineData(60)]
    public void The_order_of_rows_decides_nothing_about_where_steps_begin(int step)
    {
        (long, string, double)[] rows = [.. Enumerable.Range(0, 240).Select(i => (Start + (i * 60L), "web", (double)(i / 60)))];
        var random = new Random(step);

        var sorted = Told(step, rows).Samples!;
        foreach (var other in ((long, string, double)[][])[[.. rows.Reverse()], [.. rows.OrderBy(_ => random.Next())]])
        {
            var samples = Told(step, other).Samples!;
            Assert.Equal((sorted.StartUnixSeconds, sorted.Length), (samples.StartUnixSeconds, samples.Length));
            Assert.Equal(sorted.Series[0].Mbps.ToArray(), samples.Series[0].Mbps.ToArray());
        }

        Assert.Equal(0, sorted.StartUnixSeconds % (step * 60));
    }

    [Theory]
    [InlineData(new[] { 0, 300, 600 }, 300, 3)]
    [InlineData(new[] { 0, 300, 900 }, 300, 4)]
    [InlineData(new[] { 0, 60, 120 }, 60, 3)]
    [InlineData(new[] { 0, 60, 120, 180, 240, 300, 600 }, 60, 11)]
    [InlineData(new[] { 0 }, 60, 1)]
    [InlineData(new[] { 17, 317 }, 300, 2)]
    [InlineData(new[] { 600, 0, 300, -300 }, 300, 4)]
    [InlineData(new[] { 0, 600, 1200 }, 600, 3)]
    [InlineData(new[] { 0, 900, 2700 }, 900, 4)]
    [InlineData(new[] { 0, 3600, 7200, 14400 }, 3600, 5)]
    [InlineData(new[] { 0, 300, 900, 1500 }, 300, 6)]
    [InlineData(new[] { 0, 600, 1500, 2100 }, 300, 8)]
    [InlineData(new[] { 0, 1800, 3600, 4200 }, 600, 8)]
    public void The_step_is_seen_from_the_rows(int[] seconds, int step, int length)
    {
        var result = Build([.. seconds.Select(s => (Start + s, "web", 1.0))]);

        Assert.Equal((step, length), (result.Samples!.StepSeconds, result.Samples.Length));
        Assert.Empty(result.Problems);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(10)]
    [InlineData(15)]
    [InlineData(60)]
    public void Gaps_do_not_change_the_step(int minutes)
    {
        var random = new Random(minutes);
        var samples = Build(
            [.. Enumerable.Range(0, 400).Where(_ => random.Next(10) > 0).Select(i => (Start + (i * minutes * 60L), "web", 1.0))]).Samples!;

        Assert.Equal(minutes, samples.StepMinutes);
        Assert.InRange(samples.Series[0].MissingPercent, 5, 15);
    }

    [Fact]
    public void A_step_that_is_told_is_taken()
    {
        var samples = Told(1, Every(5, 2, "web")).Samples!;

        Assert.Equal((60, 6, 4), (samples.StepSeconds, samples.Length, samples.Series[0].Missing));
    }

    [Fact]
    public void A_longer_step_that_is_told_averages_the_samples_in_it()
    {
        var samples = Told(15, [(Start, "web", 1), (Start + 300, "web", 2), (Start + 600, "web", 6), (Start + 900, "web", 5)]).Samples!;

        Assert.Equal((15, 2), (samples.StepMinutes, samples.Length));
        Assert.Equal([3, 5], samples.Series[0].Mbps.ToArray());
    }

    [Theory]
    [InlineData(7, null, StepProblemKind.NotReadable)]
    [InlineData(120, null, StepProblemKind.NotReadable)]
    [InlineData(1440, null, StepProblemKind.NotReadable)]
    [InlineData(10, 5, StepProblemKind.NotAMultiple)]
    [InlineData(10, 15, StepProblemKind.NotAMultiple)]
    public void A_step_that_does_not_allow_it_gives_no_samples(int minutes, int? told, StepProblemKind kind)
    {
        var result = Told(told, Every(minutes, 13, "web"));

        Assert.Null(result.Samples);
        Assert.Equal((kind, told), (result.StepProblem!.Kind, result.StepProblem.AskedMinutes));
        Assert.Equal([minutes], result.StepProblem.FoundMinutes.ToArray());
    }

    [Fact]
    public void Apps_with_steps_of_their_own_are_mixed_and_can_be_averaged()
    {
        (long, string, double)[] rows = [.. Every(1, 120, "web"), .. Every(60, 14, "api")];

        var problem = Told(null, rows).StepProblem!;

        Assert.Equal(
            (StepProblemKind.Mixed, "1 60", "web api"),
            (problem.Kind, string.Join(' ', problem.FoundMinutes), string.Join(' ', problem.Apps)));
        var samples = Told(60, rows).Samples!;
        Assert.Equal((60, 14), (samples.StepMinutes, samples.Length));
        Assert.Equal([1, 1], samples.Series[1].Mbps[..2].ToArray());
    }

    [Fact]
    public void A_step_that_changes_on_the_way_is_mixed_too() =>
        Assert.Equal(StepProblemKind.Mixed, Told(null,
            [
                .. Every(60, 14, "web"),
                .. Every(5, 50, "web").Select(row => (row.Time + (14 * 3600), row.App, row.Mbps)),
            ]).StepProblem!.Kind);

    [Fact]
    public void Apps_that_are_sampled_at_other_minutes_have_their_samples_in_the_same_steps()
    {
        var samples = Told(null, [.. Every(5, 20, "web"), .. Every(5, 20, "api").Select(row => (row.Time + 120, row.App, 3.0))]).Samples!;

        Assert.Equal((5, 20), (samples.StepMinutes, samples.Length));
        Assert.All(samples.Series, series => Assert.Equal(0, series.Missing));
    }

    [Fact]
    public void Steps_begin_where_most_samples_are_whichever_row_comes_first()
    {
        var samples = Told(null, [(Start + 120, "api", 3), .. Every(5, 20, "web")]).Samples!;

        Assert.Equal((Start, 20), (samples.StartUnixSeconds, samples.Length));
        Assert.Equal(3, samples.Series[0].Mbps[0]);
    }

    [Fact]
    public void Rows_off_the_minute_of_the_first_are_not_used()
    {
        var result = Build((Start + 60, "web", 1), (Start + 360, "web", 2), (Start + 660, "web", 3), (Start + 965, "web", 9));

        Assert.Equal([1, 2, 3], result.Samples!.Series[0].Mbps.ToArray());
        AssertOnly(result, RowProblemKind.OffGrid, 5,
            "web has a sample at 2026-03-01 00:16:05Z, which is not a whole number of minutes from the first sample, 2026-03-01 00:01Z.");
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(2, 1)]
    public void Of_a_time_said_twice_the_larger_counts(double first, double second)
    {
        var result = Build((Start, "web", first), (Start, "web", second), (Start + 60, "web", 3));

        Assert.Equal([2, 3], result.Samples!.Series[0].Mbps.ToArray());
        AssertOnly(result, RowProblemKind.Duplicate, 3,
            "web has a second sample at 2026-03-01 00:00Z; the larger one counts, as of two directions.");
    }

    [Fact]
    public void Newest_first_is_no_problem()
    {
        var result = Build((Start + 60, "web", 2), (Start, "api", 5), (Start, "web", 1));

        Assert.Equal([1, 2], result.Samples!.Series[1].Mbps.ToArray());
        Assert.Empty(result.Problems);
    }

    [Theory]
    [InlineData(-1, RowProblemKind.NegativeRate, "web has -1 Mbit/s; a rate is 0 or more.")]
    [InlineData(double.NegativeInfinity, RowProblemKind.NegativeRate, "web has -Infinity Mbit/s; a rate is 0 or more.")]
    [InlineData(
        double.NaN, RowProblemKind.ImpossibleRate, "web has the rate NaN Mbit/s; a number up to 1000000000 is needed. Is the unit right?")]
    [InlineData(double.PositiveInfinity, RowProblemKind.ImpossibleRate,
        "web has the rate Infinity Mbit/s; a number up to 1000000000 is needed. Is the unit right?")]
    [InlineData(1e12, RowProblemKind.ImpossibleRate,
        "web has the rate 1000000000000 Mbit/s; a number up to 1000000000 is needed. Is the unit right?")]
    public void Rates_that_cannot_be_are_not_used(double mbps, RowProblemKind kind, string message)
    {
        var result = Build((Start, "web", 1), (Start + 60, "web", mbps));

        Assert.Equal([1], result.Samples!.Series[0].Mbps.ToArray());
        AssertOnly(result, kind, 3, message);
    }

    [Theory]
    [InlineData(-1, RowProblemKind.UnreadableTime, "-1 is not a time between 1970 and 2199 in seconds since 1970.")]
    [InlineData(
        long.MaxValue, RowProblemKind.UnreadableTime, "9223372036854775807 is not a time between 1970 and 2199 in seconds since 1970.")]
    [InlineData(0, RowProblemKind.TooFarAway, "1970-01-01 00:00Z is more than 400 days from the first sample, 2026-03-01 00:00Z.")]
    public void Times_that_cannot_be_are_not_used(long time, RowProblemKind kind, string message)
    {
        var result = Build((Start, "web", 1), (time, "web", 2));

        Assert.Equal([1], result.Samples!.Series[0].Mbps.ToArray());
        AssertOnly(result, kind, 3, message);
    }

    [Fact]
    public void Apps_that_are_not_asked_about_are_unknown_and_those_without_rows_are_named()
    {
        var builder = new SampleSetBuilder(_problems, new SampleNames { Apps = ["web", "api", "idle"] });
        builder.Add(Start, "wep", 1, 2);
        builder.Add(Start, "web", 1, 3);
        builder.Add(Start, "api", -1, 4);

        var result = builder.Build();

        Assert.Equal(["api", "idle"], result.AppsWithoutSamples.ToArray());
        Assert.Equal(
            "There is no app 'wep'; the apps are api, idle and web. Did you mean 'web'?",
            result.Problems.Single(p => p.Kind == RowProblemKind.UnknownApp).First[0].Message);
    }

    [Fact]
    public void An_app_is_known_by_the_id_of_its_EIP_and_a_name_that_cannot_be_used_says_why()
    {
        var names = new SampleNames
        {
            Apps = ["web"],
            AppsById = ImmutableDictionary<string, string>.Empty.Add("eip-1", "web"),
            Refused = ImmutableDictionary<string, string>.Empty.Add("eip-2", "eip-2 carries two apps."),
        };
        var builder = new SampleSetBuilder(_problems, names);
        builder.Add(Start, "eip-1", 1, 2);
        builder.Add(Start + 60, "web", 2, 3);
        builder.Add(Start, "eip-2", 3, 4);

        var result = builder.Build();

        Assert.Equal([1, 2], Assert.Single(result.Samples!.Series).Mbps.ToArray());
        AssertOnly(result, RowProblemKind.UnknownApp, 4, "eip-2 carries two apps.");
    }

    [Fact]
    public void A_packages_own_samples_are_what_all_draw_together()
    {
        var result = Build((Start, "cbwp-1", 50), (Start, "web", 30), (Start + 60, "cbwp-1", 70), (Start, "cbwp-2", 90));

        Assert.Equal(("cbwp-1", "web"), (result.Samples!.Package!.App, Assert.Single(result.Samples.Series).App));
        Assert.Equal([50, 70], JointSeries.Of(result.Samples).Mbps.ToArray());
        var demand = MeasuredDemand.Of(result.Samples, 0);
        Assert.Equal((70, 30.0), (demand.Joint!.PeakMbps, demand.SeparateMbps));
        Assert.Empty(demand.AppsAtPeak);
        AssertOnly(result, RowProblemKind.UnknownApp, 5, "'cbwp-2' is another package than cbwp-1, which is this stack's.");
    }

    [Fact]
    public void Without_a_list_of_apps_swapped_columns_do_not_make_an_app_of_every_row()
    {
        var result = Build([.. Enumerable.Range(0, 1200).Select(i => (Start, $"a{i}", 1.0))]);

        Assert.Equal(1000, result.Samples!.Series.Length);
        Assert.Equal(200, Assert.Single(result.Problems).Count);
        Assert.Equal(1002, result.Problems[0].First[0].Line);
    }

    [Fact]
    public void All_rows_of_a_problem_are_counted_and_the_first_ten_kept()
    {
        var result = Build([.. Enumerable.Range(0, 5000).Select(i => (Start + (60L * i), "web", -1.0))]);

        Assert.Null(result.Samples);
        Assert.Equal(5000, result.Rows);
        var problems = Assert.Single(result.Problems);
        Assert.Equal(5000, problems.Count);
        Assert.Equal(Enumerable.Range(2, 10).Select(i => (long)i), problems.First.Select(row => row.Line));
    }

    [Fact]
    public void No_row_makes_no_set()
    {
        var result = Build();

        Assert.Null(result.Samples);
        Assert.Empty(result.Problems);
    }

    [Fact]
    public void Days_before_the_first_row_are_taken_too()
    {
        var result = Told(5, [(Start, "web", 1), (Start - (3 * 86400), "web", 2), (Start + 86400, "web", 3)]);

        Assert.Equal(Start - (3 * 86400), result.Samples!.StartUnixSeconds);
        Assert.Equal(
            (2f, 1f, 3f),
            (result.Samples.Series[0].Mbps[0], result.Samples.Series[0].Mbps[3 * 288], result.Samples.Series[0].Mbps[^1]));
    }

    private static void AssertOnly(SampleSetResult result, RowProblemKind kind, long line, string message)
    {
        var problems = Assert.Single(result.Problems);
        Assert.Equal((kind, 1), (problems.Kind, problems.Count));
        Assert.Equal([new RowProblem(line, message)], problems.First.ToArray());
    }

    private static IEnumerable<(long Time, string App, double Mbps)> Every(int minutes, int count, string app) =>
        Enumerable.Range(0, count).Select(i => (Start + (i * minutes * 60L), app, 1.0));

    private SampleSetResult Build(params (long Time, string App, double Mbps)[] rows) => Told(null, rows);

    private SampleSetResult Told(int? stepMinutes, IEnumerable<(long Time, string App, double Mbps)> rows)
    {
        var builder = new SampleSetBuilder(_problems, null, stepMinutes);
        foreach (var (i, (time, app, mbps)) in rows.Index())
        {
            builder.Add(time, app, mbps, line: i + 2);
        }

        return builder.Build();
    }
}
