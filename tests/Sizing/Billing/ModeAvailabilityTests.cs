using SharedBandwidth.Sizing.Billing;
using Xunit;

namespace SharedBandwidth.Tests.Sizing.Billing;

public sealed class ModeAvailabilityTests
{
    [Theory]
    [InlineData(BillingMode.PayByBandwidth, AccountSite.China, "BGP", true)]
    [InlineData(BillingMode.PayByTraffic, AccountSite.China, "BGP", true)]
    [InlineData(BillingMode.PayBy95, AccountSite.China, "BGP", true)]
    [InlineData(BillingMode.Monthly95, AccountSite.China, "BGP", false)]
    [InlineData(BillingMode.PayByBandwidth, AccountSite.International, "BGP", false)]
    [InlineData(BillingMode.PayByTraffic, AccountSite.International, "BGP", true)]
    [InlineData(BillingMode.PayBy95, AccountSite.International, "BGP", false)]
    [InlineData(BillingMode.PayByBandwidth, AccountSite.International, "BGP_PRO", true)]
    [InlineData(BillingMode.PayBy95, AccountSite.International, "BGP_PRO", false)]
    [InlineData(BillingMode.Monthly95, AccountSite.International, "BGP_PRO", false)]
    public void Site_and_line_type_decide_what_is_sold(BillingMode mode, AccountSite site, string isp, bool sold) =>
        Assert.Equal(sold, ModeAvailability.Of(mode, site, isp).IsSold);

    [Fact]
    public void The_reason_says_what_is_sold_instead() => Assert.Equal(
        "International accounts cannot buy a BGP package with PayByBandwidth; PayByTraffic is sold, or PayByBandwidth with isp BGP_PRO.",
        ModeAvailability.Of(BillingMode.PayByBandwidth, AccountSite.International, "BGP").Reason);
}
