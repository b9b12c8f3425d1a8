using SharedBandwidth.Planning.Exposure;
using SharedBandwidth.Planning.Values;
using Xunit;

namespace SharedBandwidth.Tests.Planning.Values;

public sealed class TermTests
{
    [Theory]
    [InlineData("International")]
    [InlineData("international")]
    [InlineData("INTERNATIONAL")]
    public void A_word_is_read_whatever_the_letters_case(string text) => Assert.Same(AccountSite.International, AccountSite.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData(" China")]
    [InlineData("Chin")]
    public void Anything_else_is_not_a_word(string text) => Assert.Null(AccountSite.Parse(text));

    [Fact]
    public void A_plan_carries_the_account_site_that_was_read_and_not_what_was_written() =>
        Assert.Same(
            AccountSite.International,
            ExposurePlanner.Plan(Specs.Document with { AccountSite = "international" }).Plan.AccountSite);

    /// <summary>Charge type, account site, line type, and whether that is sold.</summary>
    public static TheoryData<string, string, string, PackageSale> Sales => new()
    {
        { "PayByBandwidth", "China", "BGP", PackageSale.Sold },
        { "PayBy95", "China", "BGP", PackageSale.Sold },
        { "PayByTraffic", "International", "BGP", PackageSale.Sold },
        { "PayByBandwidth", "International", "BGP", PackageSale.NotOfThisLine },
        { "PayByBandwidth", "International", "BGP_PRO", PackageSale.Sold },
        { "PayBy95", "International", "BGP", PackageSale.ChinaSiteOnly },
        { "PayBy95", "International", "BGP_PRO", PackageSale.ChinaSiteOnly },
    };

    [Theory]
    [MemberData(nameof(Sales))]
    public void Account_site_and_line_type_decide_what_is_sold(string chargeType, string site, string isp, PackageSale sale) =>
        Assert.Equal(sale, PackageChargeType.Parse(chargeType)!.SaleOn(AccountSite.Parse(site)!, LineType.Parse(isp)!));
}
