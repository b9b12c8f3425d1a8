using SharedBandwidth.Planning.Demand;
using SharedBandwidth.Sizing.Measured;
using Xunit;

namespace SharedBandwidth.Tests.Sizing.Measured;

public sealed class DeclaredAgainstMeasuredTests
{
    [Fact]
    public void A_declared_demand_that_is_reached_and_never_exceeded_fits()
    {
        var found = Compare("app 500 13:00-18:00=1000", minute => minute is >= 780 and < 1080 ? 1000 : 500);

        Assert.Equal(DemandVerdict.Fits, found.Verdict);
        Assert.Equal(
            (0, 2 * 1440, 0, null),
            (found.MinutesOver, found.MinutesMeasured, found.MinutesPerDayTooHigh, found.LargestExcessUnixSeconds));
        Assert.Equal([(500, 1140, 500), (1000, 300, 1000)], found.Levels.Select(l => (l.Mbps, l.MinutesPerDay, (int)l.LargestMbps!)));
    }

    [Fact]
    public void Minutes_over_the_declared_level_are_counted_and_the_largest_excess_named()
    {
        var found = Compare("app 500 13:00-18:00=1000", minute => minute is >= 778 and < 1080 ? 1000 : 500);

        Assert.Equal(
            (DemandVerdict.TooLow, 4, 500, Samples.Start + (778 * 60)),
            (found.Verdict, found.MinutesOver, found.LargestExcessMbps, found.LargestExcessUnixSeconds));
    }

    [Fact]
    public void A_window_that_is_never_nearly_reached_is_too_high()
    {
        var found = Compare("app 500 13:00-18:00=1000", _ => 500);

        Assert.Equal((DemandVerdict.TooHigh, 300), (found.Verdict, found.MinutesPerDayTooHigh));
        Assert.Equal([0, 500], found.Levels.Select(l => l.NeverReachedMbps));
        Assert.Equal("13:00", DayMinute.Format(found.Levels[1].Window!.Value.FromMinute));
    }

    // Five minutes of a week are less than one of a day.
    [Fact]
    public void A_short_window_of_one_day_is_found_too_high_as_well()
    {
        var found = Compare("app 100 09:00-09:05=2000@mon", _ => 98);

        Assert.Equal(DemandVerdict.TooHigh, found.Verdict);
        Assert.Equal([1439, 1], found.Levels.Select(level => level.MinutesPerDay));
    }

    [Theory]
    [InlineData(900, DemandVerdict.Fits)]
    [InlineData(899, DemandVerdict.TooHigh)]
    public void A_tenth_below_still_counts_as_reached(double measured, DemandVerdict verdict) =>
        Assert.Equal(verdict, Compare("app 1000", _ => measured).Verdict);

    [Fact]
    public void A_demand_can_be_too_low_at_one_time_and_too_high_at_another() =>
        Assert.Equal(DemandVerdict.TooLowAndTooHigh, Compare("app 500 13:00-18:00=1000", minute => minute == 0 ? 501 : 400).Verdict);

    [Fact]
    public void Windows_are_meant_in_their_time_zone()
    {
        var samples = Samples.Days(2, minute => minute % 1440 is >= 300 and < 600 ? 1000 : 500);

        Assert.Equal(
            DemandVerdict.Fits,
            DeclaredAgainstMeasured.Compare(samples, DemandText.Read("app 500 13:00-18:00=1000"), Samples.Shanghai)[0].Verdict);
        Assert.Equal(
            DemandVerdict.TooLowAndTooHigh,
            DeclaredAgainstMeasured.Compare(samples, DemandText.Read("app 500 13:00-18:00=1000"), Samples.Utc)[0].Verdict);
    }

    [Fact]
    public void A_five_minute_sample_is_compared_with_each_of_its_minutes()
    {
        var samples = Samples.Days(1, minute => minute == 720 ? 9 : 1, stepSeconds: 300);

        var found = DeclaredAgainstMeasured.Compare(samples, DemandText.Read("app 1 12:02-13:00=9"), Samples.Utc)[0];

        Assert.Equal((2, 8), (found.MinutesOver, found.LargestExcessMbps));
    }

    [Fact]
    public void Where_windows_overlap_the_larger_one_holds_the_minute()
    {
        var found = Compare("app 1 10:00-14:00=5 11:00-12:00=9 11:30-11:40=3", minute => minute is >= 660 and < 720 ? 9 : 1);

        Assert.Equal(
            [(1, 1200, 1), (5, 180, 1), (9, 60, 9), (3, 0, (int?)null)],
            found.Levels.Select(l => (l.Mbps, l.MinutesPerDay, (int?)l.LargestMbps)));
    }

    [Fact]
    public void Apps_without_demand_or_without_samples_are_said_to_be_so()
    {
        var found = DeclaredAgainstMeasured.Compare(Samples.Of("b 1 2 | c 1 2"), DemandText.Read("a 1 | b 2"), Samples.Utc);

        Assert.Equal(
            [("a", DemandVerdict.NotMeasured), ("b", DemandVerdict.Fits), ("c", DemandVerdict.NotDeclared)],
            found.Select(f => (f.App, f.Verdict)));
    }

    [Fact]
    public void A_level_without_a_sample_in_its_time_is_not_called_too_high()
    {
        var found = DeclaredAgainstMeasured.Compare(Samples.Of("a 1 1"), DemandText.Read("a 1 12:00-13:00=9"), Samples.Utc)[0];

        Assert.Equal((DemandVerdict.Fits, null), (found.Verdict, found.Levels[1].LargestMbps));
    }

    // The minute of the day, on two days.
    private static DemandComparison Compare(string demand, Func<int, double> mbps) =>
        DeclaredAgainstMeasured.Compare(Samples.Days(2, minute => mbps(minute % 1440)), DemandText.Read(demand), Samples.Utc)[0];
}
