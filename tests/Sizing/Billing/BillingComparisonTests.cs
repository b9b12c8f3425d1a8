using System.Collections.Immutable;
using SharedBandwidth.Planning.Demand;
using SharedBandwidth.Planning.Values;
using SharedBandwidth.Sizing.Billing;
using SharedBandwidth.Sizing.Measured;
using Xunit;

namespace SharedBandwidth.Tests.Sizing.Billing;

public sealed class BillingComparisonTests
{
    private const string Document = "ecs1 500 13:00-18:00=1000 | ecs2 500 19:00-23:00=1000";

    // Invented, so that the sums are easy.
    private static readonly PriceBook _prices = new()
    {
        Currency = "CNY",
        Modes = ImmutableSortedDictionary<BillingMode, UnitPrice>.Empty
            .Add(BillingMode.PayByBandwidth, new UnitPrice(10, PriceUnit.MbpsMonth))
            .Add(BillingMode.PayByTraffic, new UnitPrice(0.1m, PriceUnit.Gigabyte))
            .Add(BillingMode.PayBy95, new UnitPrice(0.4m, PriceUnit.MbpsDay))
            .Add(BillingMode.Monthly95, new UnitPrice(11, PriceUnit.MbpsMonth)),
        EipFee = new EipFee(0.5m, IsPerDay: true),
    };

    [Fact]
    public void Every_mode_bills_its_own_quantity_of_the_documents_demand()
    {
        var comparison = Compare(Declared(Document), 1500);

        Assert.Equal(("CNY", 30), (comparison.Currency, comparison.BilledDays));
        Assert.Equal(
            [
                (BillingMode.PayByBandwidth, 1500m, "Mbit/s", 15_030m),
                (BillingMode.PayByTraffic, 1187.5m * 324, "GB", (1187.5m * 32.4m) + 30),
                (BillingMode.PayBy95, 1500m, "Mbit/s", 18_030m),
                (BillingMode.Monthly95, 1500m, "Mbit/s", 16_530m),
            ],
            comparison.Offers.Select(o => (o.Mode, o.Quantity, o.QuantityUnit, o.CostPerMonth!.Value)));
        Assert.All(comparison.Offers, offer => Assert.Equal(30, offer.EipFeePerMonth));
        Assert.Equal(BillingMode.PayByBandwidth, comparison.Cheapest!.Mode);
        Assert.Empty(comparison.Problems);
    }

    [Fact]
    public void Where_a_mode_cannot_help_it_is_said() => Assert.Equal(
        """
        PayByBandwidth bills the package's size every day: only a smaller package lowers it.
        PayByTraffic bills what is carried: on average 79.17 % of the package is in use.
        1500 Mbit/s lasts 9 hours a day; PayBy95 forgives 20 minutes a day, so it lowers nothing but the unit price.
        1500 Mbit/s lasts 9 hours a day; Monthly95 forgives 36 hours a month, so it lowers nothing but the unit price.
        """,
        string.Join('\n', Compare(Declared(Document), 1500).Truths));

    [Fact]
    public void A_peak_that_is_short_enough_is_forgiven()
    {
        var comparison = Compare(Declared("app 500 12:00-12:20=1500"), 1500);

        Assert.Equal([500, 500], comparison.Offers.Where(o => o.QuantityUnit == "Mbit/s").Skip(1).Select(o => o.Quantity));
        Assert.Contains("PayBy95 forgives 20 minutes a day: of a peak of 1500 Mbit/s it bills 500 Mbit/s.", comparison.Truths);
        Assert.Contains("Monthly95 forgives 36 hours a month: of a peak of 1500 Mbit/s it bills 500 Mbit/s.", comparison.Truths);
    }

    [Fact]
    public void An_hour_a_day_is_forgiven_by_the_month_and_not_by_the_day()
    {
        var comparison = Compare(Declared("app 500 12:00-13:00=1500"), 1500);

        Assert.Equal([1500, 500], comparison.Offers.Where(o => o.Mode is BillingMode.PayBy95 or BillingMode.Monthly95).Select(o => o.Quantity));
        Assert.Contains("1500 Mbit/s lasts 1 hour a day; PayBy95 forgives 20 minutes a day, so it lowers nothing but the unit price.", comparison.Truths);
    }

    [Fact]
    public void The_floor_decides_when_little_is_used()
    {
        var comparison = Compare(Declared("app 100"), 1000);
        var offer = comparison.Offers.Single(o => o.Mode == BillingMode.PayBy95);

        Assert.Equal(200, offer.Quantity);
        Assert.Equal("The floor decides: 20 % of the package, 200 Mbit/s; the mean of the five highest daily peaks, each the fifth highest five-minute sample of its day, is 100 Mbit/s.", offer.Why);
        Assert.Contains("PayBy95 bills its floor of 200 Mbit/s although only 100 Mbit/s would count: a smaller package lowers it.", comparison.Truths);
    }

    [Fact]
    public void Days_without_traffic_do_not_count_for_the_peak_of_enhanced_95()
    {
        // A month from Monday on: 22 of its 30 days are weekdays.
        var offer = Compare(Declared("app 0 00:00-24:00=900@mon-fri"), 1000).Offers.Single(o => o.Mode == BillingMode.PayBy95);

        Assert.Equal(660, offer.Quantity);
        Assert.Contains("is 900 Mbit/s, for 22 of 30 days with traffic; the floor is 20 % of the package, 200 Mbit/s.", offer.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_above_the_package_is_billed_by_95() =>
        Assert.Equal([1200, 1200], Compare(Declared(Document), 1200).Offers.Where(o => o.Mode is BillingMode.PayBy95 or BillingMode.Monthly95).Select(o => o.Quantity));

    [Fact]
    public void Break_evens_are_said_with_where_the_matter_stands() => Assert.Equal(
        """
        PayBy95 pays when its unit price is below that of PayByBandwidth; it is 1.2 times as high.
        Monthly95 pays when its unit price is below that of PayByBandwidth; it is 1.1 times as high.
        PayByTraffic costs more than PayByBandwidth when the mean use is above 30.86 % of the package (462.96 Mbit/s); it is 79.17 %.
        PayByTraffic costs more than PayBy95 when the mean use is above 37.04 % of the package (555.56 Mbit/s); it is 79.17 %.
        PayByTraffic costs more than Monthly95 when the mean use is above 33.95 % of the package (509.26 Mbit/s); it is 79.17 %.
        """,
        string.Join('\n', Compare(Declared(Document), 1500).BreakEvens.Select(b => b.Sentence)));

    [Fact]
    public void At_the_break_even_both_modes_cost_the_same()
    {
        var found = Compare(Declared(Document), 1500).BreakEvens.Single(b => b is { Mode: BillingMode.PayByTraffic, Against: BillingMode.PayByBandwidth });
        var atThreshold = Declared(Document) with { MeanMbps = (double)found.Threshold * 15 };

        var offers = Compare(atThreshold, 1500).Offers;

        Assert.Equal((double)offers[0].CostPerMonth!.Value, (double)offers[1].CostPerMonth!.Value, 6);
    }

    [Fact]
    public void A_price_that_is_missing_is_named_and_the_quantity_still_given()
    {
        var comparison = Compare(Declared(Document), 1500, _prices with { Modes = _prices.Modes.Remove(BillingMode.PayBy95).Remove(BillingMode.PayByTraffic) });

        Assert.Equal(
            [
                new PriceProblem("prices.PayByTraffic", "The price file has no unit price for PayByTraffic, which was asked for; write prices.PayByTraffic: { perGB: ... }, or leave the mode out."),
                new PriceProblem("prices.PayBy95", "The price file has no unit price for PayBy95, which was asked for; write prices.PayBy95: { perMbpsMonth: ... }, or leave the mode out."),
            ],
            comparison.Problems.ToArray());
        Assert.Equal([1500m, 1187.5m * 324, 1500, 1500], comparison.Offers.Select(o => o.Quantity));
        Assert.Equal(2, comparison.Offers.Count(o => o.CostPerMonth is null));
        Assert.Equal("PayBy95 pays when its unit price is below that of PayByBandwidth.", comparison.BreakEvens[0].Sentence);
    }

    [Fact]
    public void Only_what_was_asked_for_is_compared()
    {
        var comparison = BillingComparer.Compare(Question(Declared(Document), 1500, _prices with { Modes = _prices.Modes.Clear() }) with { Modes = [BillingMode.PayByBandwidth] });

        Assert.Equal(BillingMode.PayByBandwidth, Assert.Single(comparison.Offers).Mode);
        Assert.Equal("prices.PayByBandwidth", Assert.Single(comparison.Problems).Key);
        Assert.Null(comparison.Cheapest);
        Assert.Empty(comparison.BreakEvens);
    }

    [Fact]
    public void What_is_not_sold_is_never_the_cheapest()
    {
        var comparison = BillingComparer.Compare(Question(Declared(Document), 1500, _prices) with { Site = AccountSite.International });

        Assert.Equal(BillingMode.PayByTraffic, comparison.Cheapest!.Mode);
        Assert.Equal([false, true, false, false], comparison.Offers.Select(o => o.IsSold));
    }

    [Fact]
    public void Prices_of_another_site_are_a_problem() => Assert.Equal(
        "site: The price file is for the International site and the account is of the China site; use that site's prices, or correct site or the stack's accountSite.",
        Assert.Single(Compare(Declared(Document), 1500, _prices with { Site = AccountSite.International }).Problems).ToString());

    [Fact]
    public void A_missing_fee_of_the_addresses_is_said() =>
        Assert.Equal("The addresses' instance fee is in none of the costs: the price file has no eipFee.", Compare(Declared(Document), 1500, _prices with { EipFee = null }).Truths[^1]);

    [Fact]
    public void Traffic_that_is_always_cheaper_is_said_to_be()
    {
        var cheap = _prices with { Modes = _prices.Modes.SetItem(BillingMode.PayByTraffic, new UnitPrice(0.01m, PriceUnit.Gigabyte)) };

        Assert.Contains("PayByTraffic costs less than PayByBandwidth however much of the package is used; the mean use is 79.17 %.", Compare(Declared(Document), 1500, cheap).BreakEvens.Select(b => b.Sentence));
    }

    [Fact]
    public void Measured_use_is_billed_by_its_days()
    {
        // Noon's hour rises by 10 Mbit/s a day.
        var samples = Samples.Days(10, minute => minute % 1440 is >= 720 and < 780 ? 1000 + (10 * (minute / 1440)) : 100);
        var comparison = Compare(UsageProfile.Measured(JointSeries.Of(samples), Samples.Utc)!, 1200);

        Assert.Equal(1070, comparison.Offers.Single(o => o.Mode == BillingMode.PayBy95).Quantity);
        Assert.Equal(100, comparison.Offers.Single(o => o.Mode == BillingMode.Monthly95).Quantity);
        Assert.Equal(30, comparison.BilledDays);
        Assert.Contains("1016.5 Mbit/s or more lasts up to 1 hour a day; PayBy95 forgives 20 minutes a day, so it lowers nothing but the unit price.", comparison.Truths);
    }

    private static UsageProfile Declared(string demand) => UsageProfile.Declared(BandwidthPlanner.Plan(DemandText.Read(demand), new BandwidthRequest(null, 0)));

    private static BillingQuestion Question(UsageProfile usage, long package, PriceBook prices) =>
        new() { Usage = usage, PackageMbps = package, Prices = prices, Site = AccountSite.China, Isp = LineType.Bgp, Eips = 2 };

    private static BillingComparison Compare(UsageProfile usage, long package, PriceBook? prices = null) => BillingComparer.Compare(Question(usage, package, prices ?? _prices));
}
