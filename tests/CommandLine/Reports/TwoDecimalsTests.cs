using System.Text.Json;
using SharedBandwidth.CommandLine.Reports;
using Xunit;

namespace SharedBandwidth.Tests.CommandLine.Reports;

public sealed class TwoDecimalsTests
{
    [Theory]
    [InlineData(2.0 / 3, "0.67")]
    [InlineData(12.5, "12.5")]
    [InlineData(1500, "1500")]
    [InlineData(-0.004, "0")]
    public void No_figure_has_more_than_two_decimals_in_JSON(double figure, string json) =>
        Assert.Equal(json, JsonSerializer.Serialize<TwoDecimals>(figure));
}
