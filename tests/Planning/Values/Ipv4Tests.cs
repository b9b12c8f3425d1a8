using SharedBandwidth.Planning.Values;
using Xunit;

namespace SharedBandwidth.Tests.Planning.Values;

public sealed class Ipv4Tests
{
    [Theory]
    [InlineData("0.0.0.0", 0u)]
    [InlineData("0.0.0.1", 1u)]
    [InlineData("1.2.3.4", 0x01020304u)]
    [InlineData("192.168.0.100", 0xC0A80064u)]
    [InlineData("255.255.255.255", uint.MaxValue)]
    public void An_address_is_read_and_written_back(string text, uint expected)
    {
        Assert.True(Ipv4.TryParse(text, out var address));
        Assert.Equal(expected, address);
        Assert.Equal(text, Ipv4.Format(address));
    }

    [Theory]
    [InlineData("256.0.0.1")]
    [InlineData("1.2.3")]
    [InlineData("1.2.3.4.5")]
    [InlineData("1.2.3.")]
    [InlineData("1.2.3.04")]
    [InlineData("01.2.3.4")]
    [InlineData("1.2.3.-4")]
    [InlineData("1.2.3.+4")]
    [InlineData(" 1.2.3.4")]
    [InlineData("1.2.3.4\n")]
    [InlineData("0x1.2.3.4")]
    [InlineData("1,2,3,4")]
    [InlineData("16909060")]
    [InlineData("::1")]
    [InlineData("localhost")]
    [InlineData("")]
    public void Anything_else_is_no_address(string text) => Assert.False(Ipv4.TryParse(text, out _));
}
