using System.Net;
using SharedBandwidth.Planning.Network;
using Xunit;

namespace SharedBandwidth.Tests.Planning.Network;

public sealed class VswitchIpsTests
{
    [Theory]
    [InlineData("192.168.1.0/24", "192.168.1.0", true)]
    [InlineData("192.168.1.0/24", "192.168.1.1", false)]
    [InlineData("192.168.1.0/24", "192.168.1.252", false)]
    [InlineData("192.168.1.0/24", "192.168.1.253", true)]
    [InlineData("192.168.1.0/24", "192.168.1.255", true)]
    [InlineData("192.168.1.8/29", "192.168.1.12", false)]
    [InlineData("192.168.1.8/29", "192.168.1.13", true)]
    [InlineData("192.168.1.8/30", "192.168.1.9", true)]
    [InlineData("192.168.1.8/31", "192.168.1.9", true)]
    [InlineData("192.168.1.8/32", "192.168.1.8", true)]
    public void The_first_and_the_last_three_of_a_vSwitch_are_no_servers(string block, string address, bool isReserved) =>
        Assert.Equal(isReserved, VswitchIps.IsReserved(IPAddress.Parse(address), IPNetwork.Parse(block)));
}
