using SharedBandwidth.Sizing.Billing;
using SharedBandwidth.Sizing.Measured;
using Xunit;

namespace SharedBandwidth.Tests.Sizing.Billing;

public sealed class UsageProfileTests
{
    [Fact]
    public void One_minute_samples_are_averaged_to_five_minutes()
    {
        var usage = Measured(Samples.Of("app 10 20 30 40 50 6 6 6 6 6 9"));

        Assert.Equal([30, 6, 9], usage.Days[0].MeansMbps.ToArray());
        Assert.Equal(30, usage.PeakMbps);
        Assert.Equal(189.0 / 11, usage.MeanMbps, 9);
    }

    [Fact]
    public void Five_minutes_follow_the_clock_and_not_the_first_sample() =>
        Assert.Equal([10, 35], Measured(Samples.Of("app 10 30 40", start: Samples.Start + 240)).Days[0].MeansMbps.ToArray());

    [Fact]
    public void Where_minutes_are_missing_the_others_are_averaged_and_nothing_is_made_up() =>
        Assert.Equal([20, 7], Measured(Samples.Of("app 10 - 30 - - - - - - - 7 7")).Days[0].MeansMbps.ToArray());

    [Fact]
    public void Five_minute_samples_stay_as_they_are() =>
        Assert.Equal([1, 2, 3], Measured(Samples.Of("app 1 2 3", stepSeconds: 300)).Days[0].MeansMbps.ToArray());

    [Fact]
    public void Days_are_those_of_the_time_zone()
    {
        var usage = UsageProfile.Measured(JointSeries.Of(Samples.Days(1, _ => 1)), Samples.Shanghai)!;

        Assert.Equal(
            [(new DateOnly(2026, 3, 1), 192), (new DateOnly(2026, 3, 2), 96)],
            usage.Days.Select(d => (d.Date!.Value, d.MeansMbps.Length)));
    }

    // At 18:30 of UTC the next day begins there; samples of an hour begin at half past.
    [Fact]
    public void Samples_of_an_hour_are_of_their_day_in_a_zone_of_half_hours_too()
    {
        var kolkata = TimeZoneInfo.CreateCustomTimeZone("UTC+5:30", new TimeSpan(5, 30, 0), null, null);
        var start = new DateTimeOffset(2026, 10, 1, 0, 0, 0, new TimeSpan(5, 30, 0)).ToUnixTimeSeconds();

        var usage = UsageProfile.Measured(JointSeries.Of(Samples.Days(31, _ => 1, stepSeconds: 3600, start)), kolkata)!;

        Assert.Equal((31, 31), (usage.Days.Length, usage.BilledDays));
        Assert.All(usage.Days, day => Assert.Equal(24, day.MeansMbps.Length));
    }

    [Theory]
    [InlineData(31, 0, 31)]
    [InlineData(30, 0, 30)]
    [InlineData(31, 86400, 30)]
    [InlineData(7, 0, 30)]
    public void A_whole_month_is_billed_by_its_own_days_and_anything_else_by_thirty(int days, int shift, int billed) =>
        Assert.Equal(billed, Measured(Samples.Days(days, _ => 1, 300, Samples.Start + shift)).BilledDays);

    [Fact]
    public void Nothing_measured_at_a_common_time_is_no_use() =>
        Assert.Null(UsageProfile.Measured(JointSeries.Of(Samples.Of("a 1 - | b - 1")), Samples.Utc));

    private static UsageProfile Measured(SampleSet samples) => UsageProfile.Measured(JointSeries.Of(samples), Samples.Utc)!;
}
