using SharedBandwidth.Planning.Values;
using Xunit;

namespace SharedBandwidth.Tests.Planning.Values;

public sealed class CidrBlockTests
{
    [Theory]
    [InlineData("0.0.0.0/0")]
    [InlineData("10.0.0.0/8")]
    [InlineData("172.16.0.0/12")]
    [InlineData("192.168.0.0/16")]
    [InlineData("192.168.0.128/25")]
    [InlineData("203.0.113.7/32")]
    public void A_network_is_read_and_written_back(string text) => Assert.Equal(text, CidrBlock.Parse(text).ToString());

    [Theory]
    [InlineData("192.168.0.1/24")]
    [InlineData("10.1.0.0/8")]
    [InlineData("192.168.0.0")]
    [InlineData("192.168.0.0/")]
    [InlineData("192.168.0.0/33")]
    [InlineData("192.168.0.0/-1")]
    [InlineData("192.168.0.0/24/8")]
    [InlineData("192.168.0.0/ 24")]
    [InlineData("192.168.0/24")]
    [InlineData("2001:db8::/32")]
    [InlineData("/24")]
    [InlineData("")]
    public void Anything_else_is_no_network(string text) => Assert.Null(CidrBlock.Parse(text));

    [Theory]
    [InlineData("192.168.0.0/24", "192.168.0.0", true)]
    [InlineData("192.168.0.0/24", "192.168.0.255", true)]
    [InlineData("192.168.0.0/24", "192.168.1.0", false)]
    [InlineData("192.168.0.0/24", "192.167.255.255", false)]
    [InlineData("172.16.0.0/12", "172.31.255.255", true)]
    [InlineData("172.16.0.0/12", "172.32.0.0", false)]
    [InlineData("0.0.0.0/0", "255.255.255.255", true)]
    [InlineData("10.0.0.1/32", "10.0.0.1", true)]
    [InlineData("10.0.0.1/32", "10.0.0.0", false)]
    public void A_network_contains_the_addresses_with_its_prefix(string block, string address, bool expected)
    {
        Assert.True(Ipv4.TryParse(address, out var value));
        Assert.Equal(expected, CidrBlock.Parse(block)!.Value.Contains(value));
    }
}
