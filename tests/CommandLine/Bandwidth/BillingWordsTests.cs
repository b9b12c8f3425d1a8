using System.Collections.Immutable;
using SharedBandwidth.CommandLine.Bandwidth;
using SharedBandwidth.CommandLine.Words;
using SharedBandwidth.Planning;
using SharedBandwidth.Planning.Demand;
using SharedBandwidth.Planning.Values;
using SharedBandwidth.Sizing.Billing;
using Xunit;

namespace SharedBandwidth.Tests.CommandLine.Bandwidth;

public sealed class BillingWordsTests
{
    private const string Document = "ecs1 500 13:00-18:00=1000 | ecs2 500 19:00-23:00=1000";

    private static readonly PriceBook _prices = InventedPrices.Book;

    [Fact]
    public void Each_quantity_is_said_with_how_it_came_about() => Assert.Equal(
        """
        1500 Mbit/s: The package's size is billed, used or not.
        384750 GB: A mean of 1187.5 Mbit/s over 30 days, all of it taken as outbound; the package's size is only a ceiling.
        1500 Mbit/s: The peak decides: the mean of the five highest daily peaks, each the fifth highest five-minute sample of its day, is 1500 Mbit/s; the floor is 20 % of the package, 300 Mbit/s.
        1500 Mbit/s: The 433rd highest of 8640 five-minute samples; the higher ones go free.
        """,
        Lines(Compare(Document, 1500).Offers.Select(offer => $"{BillingWords.Quantity(offer.Billed)}: {BillingWords.Why(offer.Billed)}")));

    [Fact]
    public void Traffic_that_does_not_get_through_is_said_to_be_held_back() => Assert.Equal(
        """
        162000 GB: A mean of 500 Mbit/s over 30 days, all of it taken as outbound; the package's size is the ceiling, and holds back the rest of the 1187.5 Mbit/s wanted.
        384750 GB: A mean of 1187.5 Mbit/s over 30 days, all of it taken as outbound; there is no package, and each EIP has a ceiling of its own.
        """,
        Lines(BillingComparer.Compare(Question(Document, 500, _prices) with
        {
            Modes = [BillingMode.PayByTraffic, BillingMode.EipPayByTraffic],
        }).Offers.Select(offer => $"{BillingWords.Quantity(offer.Billed)}: {BillingWords.Why(offer.Billed)}")));

    [Theory]
    [InlineData("app 100",
        "The floor decides: 20 % of the package, 200 Mbit/s; the mean of the five highest daily peaks, each the fifth highest five-minute "
            + "sample of its day, is 100 Mbit/s.")]
    [InlineData("app 0 00:00-24:00=900@mon-fri",
        "The peak decides: the mean of the five highest daily peaks, each the fifth highest five-minute sample of its day, is 900 Mbit/s, "
            + "for 22 of 30 days with traffic; the floor is 20 % of the package, 200 Mbit/s.")]
    public void Enhanced_95_says_whether_peak_or_floor_decides(string demand, string why) =>
        Assert.Equal(
            why,
            Format.Plain(BillingWords.Why(Compare(demand, 1000).Offers.Single(offer => offer.Mode == BillingMode.PayBy95).Billed)));

    [Theory]
    [InlineData(BillingMode.PayByBandwidth, "China", "BGP", "PayByBandwidth is sold on the China site for BGP.")]
    [InlineData(BillingMode.PayBy95, "International", "BGP", "PayBy95 is sold on the China site only.")]
    [InlineData(BillingMode.Monthly95, "China", "BGP", "No package is sold by the plain monthly 95; it is here for comparison only.")]
    [InlineData(
        BillingMode.PayByBandwidth, "International", "BGP",
        "International accounts cannot buy a BGP package with PayByBandwidth; PayByTraffic is sold, or PayByBandwidth with isp BGP_PRO.")]
    public void What_is_not_sold_is_said_with_what_is(BillingMode mode, string site, string isp, string sentence)
    {
        var question = Question(Document, 1500, _prices) with { Site = AccountSite.Parse(site)!, Isp = LineType.Parse(isp)! };
        var offer = BillingComparer.Compare(question).Offers.Single(offer => offer.Mode == mode);

        Assert.Equal(sentence, BillingWords.Sale(offer, question.Site, question.Isp));
    }

    [Fact]
    public void Where_a_mode_cannot_help_it_is_said() => Assert.Equal(
        """
        PayByBandwidth bills the package's size every day: only a smaller package lowers it.
        PayByTraffic bills what is carried: on average 79.17 % of the package is in use.
        1500 Mbit/s lasts 9 hours a day; PayBy95 forgives 20 minutes a day, so it lowers nothing but the unit price.
        1500 Mbit/s lasts 9 hours a day; Monthly95 forgives 36 hours a month, so it lowers nothing but the unit price.
        """,
        Lines(Compare(Document, 1500).Remarks.Where(remark => remark is not BillingRemark.FeeIsMissing).Select(BillingWords.Of)));

    public static TheoryData<BillingRemark, string> Remarks => new()
    {
        {
            new BillingRemark.PeakIsForgiven(BillingMode.PayBy95, 20, 1500, 500),
            "PayBy95 forgives 20 minutes a day: of a peak of 1500 Mbit/s it bills 500 Mbit/s."
        },
        {
            new BillingRemark.PeakIsForgiven(BillingMode.Monthly95, 36 * 60, 1500, 500),
            "Monthly95 forgives 36 hours a month: of a peak of 1500 Mbit/s it bills 500 Mbit/s."
        },
        {
            new BillingRemark.FloorIsBilled(BillingMode.PayBy95, 200, 100),
            "PayBy95 bills its floor of 200 Mbit/s although only 100 Mbit/s would count: a smaller package lowers it."
        },
        {
            new BillingRemark.PeakOutlasts(BillingMode.PayBy95, 20, 1016.5, IsBelowPeak: true, 65, IsLongestDay: true, BilledMbps: null),
            "1016.5 Mbit/s or more lasts up to 1 hour 5 minutes a day; PayBy95 forgives 20 minutes a day, so it lowers nothing but the "
                + "unit price."
        },
        {
            new BillingRemark.UseIsBilled(BillingMode.EipPayByTraffic, null),
            "EipPayByTraffic bills what is carried, and no package holds any of it back."
        },
        {
            new BillingRemark.FeeIsMissing(FeeKind.Gateway),
            "The gateway's instance fee is in none of the sums: the price file has no gateway."
        },
        {
            new BillingRemark.FeeIsMissing(FeeKind.CapacityUnits),
            "The gateway's capacity units are in none of the sums: the price file has no capacityUnit."
        },
        {
            new BillingRemark.FeeIsMissing(FeeKind.Eips),
            "The addresses' configuration fee is in none of the sums: the price file has no eipFee."
        },
    };

    [Theory]
    [MemberData(nameof(Remarks))]
    public void A_remark_is_one_sentence(BillingRemark remark, string sentence) =>
        Assert.Equal(sentence, Format.Plain(BillingWords.Of(remark)));

    [Fact]
    public void Break_evens_are_said_with_where_the_matter_stands() => Assert.Equal(
        """
        PayBy95 pays when its unit price is below that of PayByBandwidth; it is 1.2 times as high.
        Monthly95 pays when its unit price is below that of PayByBandwidth; it is 1.1 times as high.
        PayByTraffic costs more than PayByBandwidth when the mean use is above 30.86 % of the package (462.96 Mbit/s); it is 79.17 %.
        PayByTraffic costs more than PayBy95 when the mean use is above 37.04 % of the package (555.56 Mbit/s); it is 79.17 %.
        PayByTraffic costs more than Monthly95 when the mean use is above 33.95 % of the package (509.26 Mbit/s); it is 79.17 %.
        """,
        Lines(Compare(Document, 1500).BreakEvens.Select(BillingWords.Of)));

    public static TheoryData<BillingOffer?, BillingOffer?, string> Changes => new()
    {
        {
            Offer(BillingMode.PayByBandwidth, 150, 50), Offer(BillingMode.PayByBandwidth, 100, 50),
            "Against x: the package goes from 1500 Mbit/s to 1000 Mbit/s, and the bill (by PayByBandwidth) goes from 200.00 to 150.00 CNY, "
                + "25 % less: fixed 150.00 to 100.00, by use 50.00."
        },
        {
            Offer(BillingMode.PayByBandwidth, 150, 50), Offer(BillingMode.PayBy95, 10, 240),
            "Against x: the package goes from 1500 Mbit/s to 1000 Mbit/s, and the bill (PayByBandwidth before and PayBy95 now) goes from "
                + "200.00 to 250.00 CNY, 25 % more: fixed 150.00 to 10.00, by use 50.00 to 240.00."
        },
        {
            Offer(BillingMode.PayByBandwidth, 150, 50), Offer(BillingMode.PayByBandwidth, 150, 50),
            "Against x: the package goes from 1500 Mbit/s to 1000 Mbit/s, and the bill (by PayByBandwidth) stays at 200.00 CNY."
        },
        {
            Offer(BillingMode.PayByBandwidth, 150, 50), Offer(BillingMode.PayBy95, 10, 240) with { HasPlaceholder = true },
            "Against x: the package goes from 1500 Mbit/s to 1000 Mbit/s, and the bill (PayByBandwidth before and PayBy95 now) goes from "
                + "200.00 to 250.00* CNY, 25 % more: fixed 150.00 to 10.00, by use 50.00 to 240.00. * from placeholders, which are no "
                + "prices."
        },
        {
            Offer(BillingMode.PayByBandwidth, 150, 50) with { HasPlaceholder = true },
            Offer(BillingMode.PayByBandwidth, 150, 50) with { HasPlaceholder = true },
            "Against x: the package goes from 1500 Mbit/s to 1000 Mbit/s, and the bill (by PayByBandwidth) stays at 200.00* CNY. * from "
                + "placeholders, which are no prices."
        },
        {
            null, Offer(BillingMode.PayByBandwidth, 150, 50),
            "Against x: the package goes from 1500 Mbit/s to 1000 Mbit/s; what that costs is not known, because the price file has no "
                + "price for the stack's own way of paying."
        },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void A_change_is_said_with_both_bills(BillingOffer? before, BillingOffer? after, string sentence) =>
        Assert.Equal(sentence, Format.Plain(BillingWords.Of(new BillingChange("x", 1500, 1000, before, after))));

    [Fact]
    public void A_saving_is_said_with_what_stays() => Assert.Equal(
        """
        By bandwidth, one package for all costs 25 % less than one for each app, and the whole bill is 24.5 % less: 30.00 CNY of fees stay as they are.
        By bandwidth, one package for all costs 20 % more than one for each app, and the whole bill is 19 % more: 30.00 CNY of fees stay as they are.
        By bandwidth, one package for all costs 25 % less than one for each app; the fees of gateway and addresses stay as they are, and not all of them have a price here.
        By bandwidth, one package for all costs as much as one for each app, so sharing saves nothing of the bill.
        """,
        Lines(((SharingSaving[])
        [
            new(25, new BillSaving(24.5m, new Money(30, "CNY"))), new(-20, new BillSaving(-19, new Money(30, "CNY"))), new(25, null),
            new(0, new BillSaving(0, new Money(30, "CNY"))),
        ]).Select(BillingWords.Of)));

    [Fact]
    public void Each_price_is_said_with_its_source_and_date() => Assert.Equal(
        """
        PayByTraffic 0.8 CNY per GB: https://example.com/prices, 2026-11-25.
        PayBy95 22.22 CNY per Mbit/s and month: a placeholder, not a price.
        gateway 0.25 CNY per hour: our contract, without a date.
        one capacityUnit 0.01 CNY per hour: no source is named.
        """,
        Lines(BillingWords.Prices(new PriceBook
        {
            Currency = "CNY",
            Modes = ImmutableSortedDictionary<BillingMode, UnitPrice>.Empty
                .Add(BillingMode.PayByTraffic, new UnitPrice(0.8m, PriceUnit.Gigabyte)
                {
                    Source = new PriceSource("https://example.com/prices", new DateOnly(2026, 11, 25)),
                })
                .Add(BillingMode.PayBy95, new UnitPrice(22.22m, PriceUnit.MbpsMonth) { Source = new PriceSource("placeholder", null) }),
            Fees = ImmutableSortedDictionary<FeeKind, UnitPrice>.Empty
                .Add(FeeKind.Gateway, new UnitPrice(0.25m, PriceUnit.Hour) { Source = new PriceSource("our contract", null) })
                .Add(FeeKind.CapacityUnits, new UnitPrice(0.01m, PriceUnit.Hour)),
        }).Select(price => price.Sentence)));

    [Fact]
    public void A_break_even_without_the_other_price_says_the_threshold_alone() => Assert.Equal(
        "PayBy95 pays when its unit price is below that of PayByBandwidth.",
        BillingWords.Of(Compare(Document, 1500, _prices.Without(BillingMode.PayBy95)).BreakEvens[0]));

    [Fact]
    public void Traffic_that_is_always_cheaper_is_said_to_be()
    {
        var cheap = _prices.With(BillingMode.PayByTraffic, new UnitPrice(0.01m, PriceUnit.Gigabyte));

        Assert.Contains(
            "PayByTraffic costs less than PayByBandwidth however much of the package is used; the mean use is 79.17 %.",
            Lines(Compare(Document, 1500, cheap).BreakEvens.Select(BillingWords.Of)),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_and_their_units_stay_together_where_a_line_is_wrapped()
    {
        var comparison = Compare("app 0 00:00-24:00=900@mon-fri", 1000);
        var sentences = comparison.Offers.Select(offer => BillingWords.Why(offer.Billed))
            .Concat(comparison.BreakEvens.Select(BillingWords.Of))
            .Concat(comparison.Remarks.Select(BillingWords.Of));

        Assert.All(sentences, sentence => Assert.DoesNotMatch(@"\d (%|Mbit/s|GB|days|hours?|minutes?|times)", sentence));
    }

    [Fact]
    public void Prices_that_do_not_fit_are_named_with_what_to_change() => Assert.Equal(
        """
        site: The price file is for the International site and the account is of the China site; use that site's prices, or correct site or the stack's accountSite.
        region: The price file is for cn-beijing and the stack is in cn-shanghai; use that region's prices, or leave region out where they fit both.
        prices.PayByTraffic: The price file has no unit price for PayByTraffic, which was asked for; write prices.PayByTraffic: { perGB: ... }, or leave the mode out.
        prices.PayBy95: The price file has no unit price for PayBy95, which was asked for; write prices.PayBy95: { perMbpsMonth: ... }, or leave the mode out.
        """,
        string.Join('\n', BillingReport.Problems(
            Compare(
                Document, 1500, _prices.Without(BillingMode.PayBy95, BillingMode.PayByTraffic) with { Site = AccountSite.International }),
            _prices with { Region = "cn-beijing" },
            new StackPlace("cn-shanghai", null, AccountSite.China))));

    private static BillingOffer Offer(BillingMode mode, decimal known, decimal byUse) => new()
    {
        Mode = mode,
        Billed = new BilledQuantity(1, BilledUnit.Mbps, new BillingBasis.Size()),
        FixedPerMonth = new Money(known, "CNY"),
        ByUsePerMonth = new Money(byUse, "CNY"),
        HasPlaceholder = false,
        Sale = OfferSale.Sold,
    };

    private static string Lines(IEnumerable<string> sentences) => Format.Plain(string.Join('\n', sentences));

    private static BillingQuestion Question(string demand, long packageMbps, PriceBook prices) => new()
    {
        Usage = UsageProfile.Declared(BandwidthPlanner.Plan(DemandText.Read(demand), new BandwidthRequest(null, 0))),
        PackageMbps = packageMbps,
        Prices = prices,
        SeparateMbps = 2000,
        LargestEipMbps = 1000,
        Site = AccountSite.China,
        Isp = LineType.Bgp,
        Gateways = 1,
        Eips = 2,
        Modes = [BillingMode.PayByBandwidth, BillingMode.PayByTraffic, BillingMode.PayBy95, BillingMode.Monthly95],
    };

    private static BillingComparison Compare(string demand, long packageMbps, PriceBook? prices = null) =>
        BillingComparer.Compare(Question(demand, packageMbps, prices ?? _prices));
}
