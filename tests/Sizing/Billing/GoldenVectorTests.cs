using SharedBandwidth.Planning.Demand;
using SharedBandwidth.Sizing.Billing;
using SharedBandwidth.Sizing.Measured;
using Xunit;

namespace SharedBandwidth.Tests.Sizing.Billing;

/// <summary>Published bills and rules, each by the name it has among the project's facts.</summary>
public sealed class GoldenVectorTests
{
    [Theory]
    [InlineData("V3", 4, 500)]
    [InlineData("V4", 5, 1500)]
    public void Enhanced_95_forgives_twenty_minutes_a_day_and_not_twenty_five(string name, int samplesAtPeak, double expected)
    {
        var day = Enumerable.Range(0, 288).Select(i => i % 50 == 7 && i / 50 < samplesAtPeak ? 1500.0 : 500.0);

        Assert.Equal((name, expected), (name, Enhanced95.DailyPeakMbps(day)));
    }

    [Fact]
    public void V5_plain_95_of_8640_samples_is_the_433rd_highest() =>
        Assert.Equal(8640 - 433 + 1, Monthly95.PeakMbps(Enumerable.Range(1, 8640).Reverse().Select(i => (double)i)));

    [Fact]
    public void V6_plain_95_of_sixteen_days_is_the_231st_highest_and_costs_738_06()
    {
        double[] samples = [.. Enumerable.Repeat(900.0, 230), 100, .. Enumerable.Repeat(10.0, 4608 - 231)];

        var peak = (decimal)Monthly95.PeakMbps(samples);

        Assert.Equal(16 * 288, samples.Length);
        Assert.Equal(100, peak);
        Assert.Equal(738.06m, Math.Round(peak * 14.3m * 16 / 31, 2));
    }

    [Fact]
    public void V7_the_floor_of_the_days_that_exist_can_exceed_the_peak_of_the_days_with_traffic()
    {
        var bill = new Enhanced95Bill
        {
            PeakMbps = 80,
            EffectiveDays = 6,
            FloorMbps = Enhanced95.DailyFloorMbps([500], 20),
            ExistingDays = 12,
            DaysInMonth = 30,
        };

        Assert.Equal((1728m, 4320m, 4320m), (bill.BilledPeakMbps * 108, bill.BilledFloorMbps * 108, bill.BilledMbps * 108));
    }

    [Fact]
    public void V8_a_peak_of_sixteen_days_costs_19200()
    {
        var bill = new Enhanced95Bill { PeakMbps = 300, EffectiveDays = 16, FloorMbps = 100, ExistingDays = 16, DaysInMonth = 30 };

        Assert.Equal(19200, bill.BilledMbps * 120);
    }

    [Fact]
    public void V9_a_days_floor_follows_from_the_largest_size_of_the_day() =>
        Assert.Equal(60, Enhanced95.DailyFloorMbps([100, 300, 200], 20));

    [Fact]
    public void V10_a_megabit_is_a_million_bits_whatever_a_gigabyte_is()
    {
        var prices = new PriceBook { Currency = "CNY" };

        Assert.Equal(324, prices.GigabytesPerMbpsMonth(30));
        Assert.Equal(301.75m, Math.Round((prices with { BytesPerGigabyte = 1L << 30 }).GigabytesPerMbpsMonth(30), 2));
    }

    [Fact]
    public void Both_rules_bill_the_documents_peak_in_full()
    {
        var plan = BandwidthPlanner.Plan(
            DemandText.Read("ecs1 500 13:00-18:00=1000 | ecs2 500 19:00-23:00=1000"), new BandwidthRequest(null, 0));
        var usage = UsageProfile.Declared(plan);

        Assert.Equal(1500, Enhanced95.MonthlyPeakMbps(usage.Days.Select(day => Enhanced95.DailyPeakMbps(day.MeansMbps))));
        Assert.Equal(1500, Monthly95.PeakMbps(usage.Days.SelectMany(day => day.MeansMbps)));
        Assert.Equal(9 * 60, usage.MinutesPerDayAtLeast(1500));
    }

    [Fact]
    public void Nearest_rank_and_bills_agree() =>
        Assert.All(Enumerable.Range(1, 1000), count => Assert.Equal(count - (count * 5 / 100), NearestRank.Of(95, count)));
}
