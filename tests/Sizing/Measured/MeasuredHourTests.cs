using SharedBandwidth.Planning.Demand;
using SharedBandwidth.Sizing.Measured;
using Xunit;

namespace SharedBandwidth.Tests.Sizing.Measured;

public sealed class MeasuredHourTests
{
    [Fact]
    public void Each_hour_has_the_most_that_was_planned_and_the_most_that_was_measured()
    {
        var hours = Of(Samples.Days(2, minute => minute % 1440 == 805 ? 1300 : 400), "app 500 13:00-18:30=1000");

        Assert.Equal(Enumerable.Range(0, 24), hours.Select(hour => hour.Hour));
        Assert.Equal([(500, 400.0), (1000, 1300.0)], hours[12..14].Select(hour => (hour.PlannedMbps, hour.MeasuredMbps!.Value)));
        Assert.Equal([(1000, 400.0), (500, 400.0)], hours[18..20].Select(hour => (hour.PlannedMbps, hour.MeasuredMbps!.Value)));
        Assert.Equal([2], hours.Where(hour => hour.MinutesOver > 0).Select(hour => hour.MinutesOver));
    }

    [Fact]
    public void Minutes_over_are_those_over_the_plan_of_their_own_day()
    {
        // Samples begin on a Sunday; 600 is over the plan of that day only.
        var hours = Of(Samples.Days(7, _ => 600, stepSeconds: 300), "app 500 09:00-10:00=1000@mon-sat");

        Assert.Equal((1000, 60), (hours[9].PlannedMbps, hours[9].MinutesOver));
        Assert.Equal(7 * 60, hours[10].MinutesOver);
    }

    [Fact]
    public void An_hour_without_samples_says_nothing() =>
        Assert.Equal([3], Of(Samples.Days(1, minute => minute / 60 == 3 ? double.NaN : 600), "app 500")
            .Where(hour => hour.MeasuredMbps is null).Select(hour => hour.Hour));

    [Fact]
    public void Without_declared_demand_there_is_nothing_to_compare_with() => Assert.Empty(Of(Samples.Days(1, _ => 1)));

    private static MeasuredHour[] Of(SampleSet samples, string demands = "") => [.. MeasuredHour.Of(
        JointSeries.Of(samples), BandwidthPlanner.Plan(DemandText.Read(demands), new BandwidthRequest(null, 0)), Samples.Utc)];
}
