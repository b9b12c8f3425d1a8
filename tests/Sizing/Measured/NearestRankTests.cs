using SharedBandwidth.Sizing.Measured;
using Xunit;

namespace SharedBandwidth.Tests.Sizing.Measured;

public sealed class NearestRankTests
{
    // By hand: the smallest value that at least this share of the values does not exceed.
    [Theory]
    [InlineData("15 20 35 40 50", 5, 15)]
    [InlineData("15 20 35 40 50", 20, 15)]
    [InlineData("15 20 35 40 50", 30, 20)]
    [InlineData("15 20 35 40 50", 40, 20)]
    [InlineData("15 20 35 40 50", 41, 35)]
    [InlineData("15 20 35 40 50", 50, 35)]
    [InlineData("15 20 35 40 50", 95, 50)]
    [InlineData("15 20 35 40 50", 100, 50)]
    [InlineData("15 20 35 40 50", 0, 15)]
    [InlineData("3 6 7 8 8 10 13 15 16 20", 25, 7)]
    [InlineData("3 6 7 8 8 10 13 15 16 20", 50, 8)]
    [InlineData("3 6 7 8 8 10 13 15 16 20", 75, 15)]
    [InlineData("3 6 7 8 8 10 13 15 16 20", 90, 16)]
    [InlineData("3 6 7 8 8 10 13 15 16 20", 95, 20)]
    [InlineData("7", 1, 7)]
    [InlineData("7", 99.5, 7)]
    public void A_percentile_is_one_of_the_values(string values, double percent, double expected) =>
        Assert.Equal(expected, NearestRank.Of([.. values.Split(' ').Select(double.Parse)], (decimal)percent));

    // V5 and V6: Cacti #4963 and BytePlus.
    [Theory]
    [InlineData(8640, 433)]
    [InlineData(4608, 231)]
    [InlineData(288, 15)]
    [InlineData(20, 2)]
    [InlineData(19, 1)]
    [InlineData(1, 1)]
    public void The_95th_is_this_highest(int samples, int fromAbove)
    {
        Assert.Equal(fromAbove, samples - NearestRank.Of(95, samples) + 1);
        Assert.Equal(samples * 5 / 100, fromAbove - 1);
    }

    [Theory]
    [InlineData(200, 199)]
    [InlineData(201, 200)]
    [InlineData(199, 199)]
    [InlineData(43_200, 42_984)]
    public void The_99_and_a_half_is_exact(int samples, int rank) => Assert.Equal(rank, NearestRank.Of(99.5m, samples));
}
