using SharedBandwidth.Planning.Values;
using SharedBandwidth.Sizing.Billing;
using Xunit;

namespace SharedBandwidth.Tests.Sizing.Billing;

public sealed class ModeAvailabilityTests
{
    [Theory]
    [InlineData(BillingMode.PayByBandwidth, "China", "BGP", true)]
    [InlineData(BillingMode.PayByTraffic, "China", "BGP", true)]
    [InlineData(BillingMode.PayBy95, "China", "BGP", true)]
    [InlineData(BillingMode.Monthly95, "China", "BGP", false)]
    [InlineData(BillingMode.PayByBandwidth, "International", "BGP", false)]
    [InlineData(BillingMode.PayByTraffic, "International", "BGP", true)]
    [InlineData(BillingMode.PayBy95, "International", "BGP", false)]
    [InlineData(BillingMode.PayByBandwidth, "International", "BGP_PRO", true)]
    [InlineData(BillingMode.PayBy95, "International", "BGP_PRO", false)]
    [InlineData(BillingMode.Monthly95, "International", "BGP_PRO", false)]
    public void Site_and_line_type_decide_what_is_sold(BillingMode mode, string site, string isp, bool sold) =>
        Assert.Equal(sold, ModeAvailability.Of(mode, AccountSite.Parse(site)!, LineType.Parse(isp)!).IsSold);

    [Fact]
    public void The_reason_says_what_is_sold_instead() => Assert.Equal(
        "International accounts cannot buy a BGP package with PayByBandwidth; PayByTraffic is sold, or PayByBandwidth with isp BGP_PRO.",
        ModeAvailability.Of(BillingMode.PayByBandwidth, AccountSite.International, LineType.Bgp).Reason);
}
