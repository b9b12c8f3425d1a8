using SharedBandwidth.Sizing.Measured;
using Xunit;

namespace SharedBandwidth.Tests.Sizing.Measured;

public sealed class StandingOutTests
{
    [Theory]
    [InlineData("sale", 28, 2)]
    [InlineData("", 28, 1)]
    [InlineData("every monday", 28, 2)]
    [InlineData("sale", 13, 2)]
    public void A_day_that_needs_much_more_than_all_others_stands_out(string what, int days, double factor)
    {
        var found = Find(days, day => what switch { "sale" => day == 9, "every monday" => day % 7 == 0, _ => false } ? 400 * factor : 400);

        Assert.Equal(what == "sale" && days >= 14, found is not null);
    }

    [Theory]
    [InlineData(499, false)]
    [InlineData(500, true)]
    public void It_is_a_quarter_more(double peak, bool standsOut) =>
        Assert.Equal(standsOut, Find(28, day => day == 9 ? peak : 400) is not null);

    [Fact]
    public void Several_days_stand_out_together_the_highest_first()
    {
        var found = Find(30, day => day switch { 8 => 800, 9 => 1000, _ => 400 })!;

        Assert.Equal([new DayPeak(new DateOnly(2026, 3, 10), 1000), new DayPeak(new DateOnly(2026, 3, 9), 800)], found.Days.ToArray());
        Assert.Equal(400, found.OthersPeakMbps);
    }

    [Fact]
    public void Samples_without_a_day_have_the_same_times_and_no_gap_in_its_place()
    {
        var samples = Samples.Days(3, minute => minute / 1440, stepSeconds: 3600);

        var rest = samples.Without(new HashSet<DateOnly> { new(2026, 3, 2) }, Samples.Utc);

        Assert.Equal((samples.StartUnixSeconds, samples.Length, 48), (rest.StartUnixSeconds, rest.Length, rest.Times));
        Assert.Equal([0, 2], rest.Series[0].Mbps.Where(mbps => !float.IsNaN(mbps)).Distinct());
        Assert.Equal((0, 0, 0.0, 48), Gaps(rest.Series[0]));
        Assert.Equal((0, 48), (JointSeries.Of(rest).LeftOut, JointSeries.Of(rest).Used));
    }

    [Fact]
    public void A_gap_beside_a_day_that_is_set_apart_is_the_part_outside_of_it()
    {
        // A day of hours from midnight on, and the gap runs from 22:00 on the first day to 01:00 on the third.
        var samples = Samples.Of([("app", [.. Enumerable.Range(0, 72).Select(hour => hour is >= 22 and < 49 ? double.NaN : 1)])], 3600);

        var rest = samples.Without(new HashSet<DateOnly> { new(2026, 3, 2) }, Samples.Utc);

        Assert.Equal((27, 1, 37.5, 45), Gaps(samples.Series[0]));
        Assert.Equal((3, 2, 6.25, 45), Gaps(rest.Series[0]));
        Assert.Equal(
            [new SampleGap(Samples.Start + (22 * 3600), 2), new SampleGap(Samples.Start + (48 * 3600), 1)],
            rest.Series[0].FirstGaps.ToArray());
        Assert.Equal(48, rest.WithoutApps(new HashSet<string>())!.Times);
    }

    private static (int Missing, int Gaps, double Percent, int Present) Gaps(SampleSeries series) =>
        (series.Missing, series.Gaps, series.MissingPercent, series.Present);

    // From 1 March on, each day at one rate but for its nights.
    private static StandingOut? Find(int days, Func<int, double> mbps) =>
        StandingOut.Of(
            JointSeries.Of(Samples.Days(days, minute => minute % 1440 < 360 ? 10 : mbps(minute / 1440), stepSeconds: 3600)), Samples.Utc);
}
