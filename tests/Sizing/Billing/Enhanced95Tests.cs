using SharedBandwidth.Sizing.Billing;
using Xunit;

namespace SharedBandwidth.Tests.Sizing.Billing;

public sealed class Enhanced95Tests
{
    [Theory]
    [InlineData("5 4 3 2 1 0", 1)]
    [InlineData("0 1 2 3 4 5", 1)]
    [InlineData("9 9 9 9 9", 9)]
    [InlineData("1 2 3 4", 4)]
    [InlineData("7", 7)]
    public void The_fifth_highest_sample_is_the_days_peak(string samples, double peak) =>
        Assert.Equal(peak, Enhanced95.DailyPeakMbps(Values(samples)));

    [Theory]
    [InlineData("10 20 30 40 50 60 70", 50)]
    [InlineData("70 60 50 40 30 20 10", 50)]
    [InlineData("10 20", 15)]
    [InlineData("10", 10)]
    public void The_mean_of_the_five_highest_days_is_the_months_peak(string days, double peak) =>
        Assert.Equal(peak, Enhanced95.MonthlyPeakMbps(Values(days)));

    [Fact]
    public void A_month_without_a_day_has_no_peak() => Assert.Equal(0, Enhanced95.MonthlyPeakMbps([]));

    private static IEnumerable<double> Values(string text) => text.Split(' ').Select(double.Parse);
}
