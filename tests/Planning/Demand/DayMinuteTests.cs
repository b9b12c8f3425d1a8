using SharedBandwidth.Planning.Demand;
using Xunit;

namespace SharedBandwidth.Tests.Planning.Demand;

public sealed class DayMinuteTests
{
    [Theory]
    [InlineData("00:00", 0)]
    [InlineData("00:01", 1)]
    [InlineData("01:00", 60)]
    [InlineData("09:05", 545)]
    [InlineData("13:00", 780)]
    [InlineData("23:59", 1439)]
    [InlineData("24:00", 1440)]
    public void A_time_of_the_day_is_read_into_minutes_and_written_back(string text, int expected)
    {
        Assert.True(DayMinute.TryParse(text, out var minute));
        Assert.Equal(expected, minute);
        Assert.Equal(text, DayMinute.Format(minute));
    }

    [Theory]
    [InlineData("24:01")]
    [InlineData("25:00")]
    [InlineData("99:99")]
    [InlineData("12:60")]
    [InlineData("9:00")]
    [InlineData("09:0")]
    [InlineData("0900")]
    [InlineData("09.00")]
    [InlineData("09:00:00")]
    [InlineData(" 9:00")]
    [InlineData("+9:00")]
    [InlineData("-1:00")]
    [InlineData("09:-1")]
    [InlineData("ab:cd")]
    [InlineData("")]
    public void Anything_else_is_no_time_of_the_day(string text) => Assert.False(DayMinute.TryParse(text, out _));
}
