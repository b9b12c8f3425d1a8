using SharedBandwidth.Sizing.Measured;
using Xunit;

namespace SharedBandwidth.Tests.Sizing.Measured;

public sealed class BacktestTests
{
    private const long Start = Samples.Start;

    [Fact]
    public void Neighbouring_minutes_over_are_one_span()
    {
        var backtest = Run("a 5 12 14 11 10 5 20 -", 10);

        Assert.Equal(
            [new OverSpan(Start + 60, Start + 240, 4, 7.0 / 3, Start + 120), new OverSpan(Start + 360, Start + 420, 10, 10, Start + 360)],
            backtest.Spans.ToArray());
        Assert.Equal([10, 4], backtest.WorstFirst.Select(s => s.MaxExcessMbps));
        Assert.Equal(
            (4, 7, 10, 17.0 / 4),
            (backtest.MinutesOver, backtest.MinutesMeasured, backtest.MaxExcessMbps, backtest.MeanExcessMbps));
        Assert.Equal(400.0 / 7, backtest.OverPercent, 9);
        Assert.Equal(3, backtest.Spans[0].Minutes);
    }

    [Fact]
    public void A_gap_ends_a_span_and_counts_neither_way()
    {
        var backtest = Run("a 20 - 20 | b 0 0 0", 10);

        Assert.Equal([(Start, Start + 60), (Start + 120, Start + 180)], backtest.Spans.Select(s => (s.FromUnixSeconds, s.ToUnixSeconds)));
        Assert.Equal((2, 2), (backtest.MinutesOver, backtest.MinutesMeasured));
    }

    [Fact]
    public void A_five_minute_sample_over_is_five_minutes()
    {
        var backtest = Backtest.Of(JointSeries.Of(Samples.Of("a 20 20 5 20", stepSeconds: 300)), 10);

        Assert.Equal((15, 20), (backtest.MinutesOver, backtest.MinutesMeasured));
        Assert.Equal([10, 5], backtest.Spans.Select(s => s.Minutes));
    }

    [Theory]
    [InlineData(20)]
    [InlineData(21)]
    public void A_package_of_the_peak_is_never_exceeded(double package)
    {
        var backtest = Run("a 20 10 20", package);

        Assert.Empty(backtest.Spans);
        Assert.Equal((0, 0, 0, 0), (backtest.MinutesOver, backtest.OverPercent, backtest.MaxExcessMbps, backtest.MeanExcessMbps));
    }

    [Fact]
    public void All_of_the_time_can_be_over()
    {
        var backtest = Run("a 20 10 20", 1);

        Assert.Equal((3, 100), (backtest.MinutesOver, backtest.OverPercent));
        Assert.Equal(new OverSpan(Start, Start + 180, 19, 47.0 / 3, Start), Assert.Single(backtest.Spans));
    }

    private static Backtest Run(string table, double package) => Backtest.Of(JointSeries.Of(Samples.Of(table)), package);
}
