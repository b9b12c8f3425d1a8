using SharedBandwidth.Planning.Values;
using SharedBandwidth.Sizing.Billing;
using Xunit;

namespace SharedBandwidth.Tests.Sizing.Billing;

public sealed class ModeSaleTests
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
        Assert.Equal(sold, mode.ChargeType()?.SaleOn(AccountSite.Parse(site)!, LineType.Parse(isp)!) == PackageSale.Sold);
}
