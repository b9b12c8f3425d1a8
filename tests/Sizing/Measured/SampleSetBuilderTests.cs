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

    [Theory]
    [InlineData(new[] { 0, 300, 600 }, 300, 3)]
    [InlineData(new[] { 0, 300, 900 }, 300, 4)]
    [InlineData(new[] { 0, 60, 120 }, 60, 3)]
    [InlineData(new[] { 0, 60, 120, 180, 240, 300, 600 }, 60, 11)]
    [InlineData(new[] { 0 }, 60, 1)]
    [InlineData(new[] { 17, 317 }, 300, 2)]
    [InlineData(new[] { 600, 0, 300, -300 }, 300, 4)]
    public void The_step_is_seen_from_the_rows(int[] seconds, int step, int length)
    {
        var result = Build([.. seconds.Select(s => (Start + s, "web", 1.0))]);

        Assert.Equal((step, length), (result.Samples!.StepSeconds, result.Samples.Length));
        Assert.DoesNotContain(result.Problems, p => p.Kind == RowProblemKind.OffGrid);
    }

    [Fact]
    public void A_step_that_is_told_is_taken()
    {
        var builder = new SampleSetBuilder(_problems, null, 60);
        builder.Add(Start, "web", 1, 2);
        builder.Add(Start + 300, "web", 1, 3);

        var samples = builder.Build().Samples!;
        Assert.Equal((60, 6, 4), (samples.StepSeconds, samples.Length, samples.Series[0].Missing));
    }

    [Fact]
    public void Rows_between_five_minute_times_are_off_the_grid_and_not_used()
    {
        var result = Build((Start + 60, "web", 9), (Start + 300, "web", 1), (Start + 600, "web", 2), (Start + 900, "web", 3), (Start + 905, "web", 9));

        Assert.Equal((300, 3), (result.Samples!.StepSeconds, result.Samples.Length));
        Assert.Equal([1, 2, 3], result.Samples.Series[0].Mbps.ToArray());
        var problems = Assert.Single(result.Problems);
        Assert.Equal((RowProblemKind.OffGrid, 2), (problems.Kind, problems.Count));
        Assert.Equal(
            [
                new RowProblem(2, "web has a sample at 2026-03-01 00:01Z, between the five-minute times of the others."),
                new RowProblem(6, "web has a sample at 2026-03-01 00:15:05Z, which is not a whole number of minutes from the first sample, 2026-03-01 00:01Z."),
            ],
            problems.First.ToArray());
    }

    [Fact]
    public void Of_a_time_said_twice_the_first_row_counts()
    {
        var result = Build((Start, "web", 1), (Start, "web", 2), (Start + 60, "web", 3));

        Assert.Equal([1, 3], result.Samples!.Series[0].Mbps.ToArray());
        AssertOnly(result, RowProblemKind.Duplicate, 3, "web has a second sample at 2026-03-01 00:00Z; the first one counts.");
    }

    [Fact]
    public void Rows_out_of_order_are_used_and_counted_per_app()
    {
        var result = Build((Start + 60, "web", 2), (Start, "api", 5), (Start, "web", 1));

        Assert.Equal([1, 2], result.Samples!.Series[1].Mbps.ToArray());
        AssertOnly(result, RowProblemKind.OutOfOrder, 4, "web at 2026-03-01 00:00Z comes after a later time.");
    }

    [Theory]
    [InlineData(-1, RowProblemKind.NegativeRate, "web has -1 Mbit/s; a rate is 0 or more.")]
    [InlineData(double.NegativeInfinity, RowProblemKind.NegativeRate, "web has -Infinity Mbit/s; a rate is 0 or more.")]
    [InlineData(double.NaN, RowProblemKind.ImpossibleRate, "web has the rate NaN Mbit/s; a number up to 1000000000 is needed. Is the unit right?")]
    [InlineData(double.PositiveInfinity, RowProblemKind.ImpossibleRate, "web has the rate Infinity Mbit/s; a number up to 1000000000 is needed. Is the unit right?")]
    [InlineData(1e12, RowProblemKind.ImpossibleRate, "web has the rate 1000000000000 Mbit/s; a number up to 1000000000 is needed. Is the unit right?")]
    public void Rates_that_cannot_be_are_not_used(double mbps, RowProblemKind kind, string message)
    {
        var result = Build((Start, "web", 1), (Start + 60, "web", mbps));

        Assert.Equal([1], result.Samples!.Series[0].Mbps.ToArray());
        AssertOnly(result, kind, 3, message);
    }

    [Theory]
    [InlineData(-1, RowProblemKind.UnreadableTime, "-1 is not a time between 1970 and 2199 in seconds since 1970.")]
    [InlineData(long.MaxValue, RowProblemKind.UnreadableTime, "9223372036854775807 is not a time between 1970 and 2199 in seconds since 1970.")]
    [InlineData(Start * 1000, RowProblemKind.UnreadableTime, "1772323200000 looks like milliseconds; seconds since 1970 are needed.")]
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
        var builder = new SampleSetBuilder(_problems, ["web", "api", "idle"]);
        builder.Add(Start, "wep", 1, 2);
        builder.Add(Start, "web", 1, 3);
        builder.Add(Start, "api", -1, 4);

        var result = builder.Build();

        Assert.Equal(["api", "idle"], result.AppsWithoutSamples.ToArray());
        Assert.Equal("There is no app 'wep'; the apps are api, idle and web. Did you mean 'web'?", result.Problems.Single(p => p.Kind == RowProblemKind.UnknownApp).First[0].Message);
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
        var result = Build((Start, "web", 1), (Start - (3 * 86400), "web", 2), (Start + 86400, "web", 3));

        Assert.Equal(Start - (3 * 86400), result.Samples!.StartUnixSeconds);
        Assert.Equal((2f, 1f, 3f), (result.Samples.Series[0].Mbps[0], result.Samples.Series[0].Mbps[3 * 288], result.Samples.Series[0].Mbps[^1]));
    }

    private static void AssertOnly(SampleSetResult result, RowProblemKind kind, long line, string message)
    {
        var problems = Assert.Single(result.Problems);
        Assert.Equal((kind, 1), (problems.Kind, problems.Count));
        Assert.Equal([new RowProblem(line, message)], problems.First.ToArray());
    }

    private SampleSetResult Build(params (long Time, string App, double Mbps)[] rows)
    {
        var builder = new SampleSetBuilder(_problems);
        for (var i = 0; i < rows.Length; i++)
        {
            builder.Add(rows[i].Time, rows[i].App, rows[i].Mbps, line: i + 2);
        }

        return builder.Build();
    }
}
