using SharedBandwidth.Planning.Findings;
using Xunit;

namespace SharedBandwidth.Tests.Planning.Findings;

public sealed class DidYouMeanTests
{
    [Theory]
    [InlineData("privateip", "privateIp,ports,demand", "privateIp")]
    [InlineData("privatIp", "privateIp,ports,demand", "privateIp")]
    [InlineData("port", "privateIp,ports,demand", "ports")]
    [InlineData("demnad", "privateIp,ports,demand", "demand")]
    [InlineData("PayByLCU", "PayByLcu,PayBySpec", "PayByLcu")]
    [InlineData("bas", "base,basf", "base")]
    [InlineData("bandwidth", "bandwibbh,bandwidtx", "bandwidtx")]
    [InlineData("cat", "cut,cot,bat", "bat")]
    [InlineData("tc", "tcp,udp,any", "tcp")]
    [InlineData("zzzzzz", "privateIp,ports,demand", null)]
    [InlineData("privateIpOfTheServerThatIsPublished", "privateIp,ports,demand", null)]
    [InlineData("anything", "", null)]
    public void The_nearest_candidate_is_suggested_if_one_is_near(string found, string candidates, string? expected)
    {
        var suggestion = DidYouMean.For(found, candidates.Split(',', StringSplitOptions.RemoveEmptyEntries));

        Assert.Equal(expected is null ? "" : $" Did you mean '{expected}'?", suggestion);
    }

    [Fact]
    public void The_order_of_the_candidates_does_not_matter() =>
        Assert.Equal(DidYouMean.For("cat", ["cut", "cot", "bat"]), DidYouMean.For("cat", ["bat", "cot", "cut"]));

    [Fact]
    public void A_third_of_a_long_word_may_differ_and_no_more()
    {
        Assert.NotEmpty(DidYouMean.For("abcdefxyz", ["abcdefghi"]));
        Assert.Empty(DidYouMean.For("abcdewxyz", ["abcdefghi"]));
    }
}
