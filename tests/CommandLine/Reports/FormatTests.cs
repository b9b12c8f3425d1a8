using SharedBandwidth.CommandLine.Words;
using Xunit;

namespace SharedBandwidth.Tests.CommandLine.Reports;

public sealed class FormatTests
{
    [Theory]
    [InlineData(-0.04, "0")]
    [InlineData(-0.0, "0")]
    [InlineData(-0.06, "-0.1")]
    [InlineData(0.04, "0")]
    [InlineData(-1.0, "-1")]
    [InlineData(10.25, "10.3")]
    public void What_is_rounded_to_nothing_has_no_sign(double number, string text) => Assert.Equal(text, Format.Number(number));

    [Theory]
    [InlineData("-0.004", "0")]
    [InlineData("-0.006", "-0.01")]
    public void Nor_have_hundredths(string number, string text) =>
        Assert.Equal(text, Format.Hundredths(decimal.Parse(number, System.Globalization.CultureInfo.InvariantCulture)));
}
