using SharedBandwidth.Planning.Demand;
using SharedBandwidth.Planning.Values;
using SharedBandwidth.Sizing.Billing;
using SharedBandwidth.Sizing.Measured;
using Xunit;

namespace SharedBandwidth.Tests.Sizing.Billing;

public sealed class BillingComparisonTests
{
    private const string Document = "ecs1 500 13:00-18:00=1000 | ecs2 500 19:00-23:00=1000";

    private static readonly PriceBook _prices = InventedPrices.Book;

    [Fact]
    public void Every_mode_bills_its_own_quantity_of_the_documents_demand()
    {
        var comparison = Compare(Declared(Document), 1500);

        Assert.Equal(("CNY", 30), (comparison.Currency, comparison.BilledDays));
        Assert.Equal(
            [
                (BillingMode.PayByBandwidth, 1500m, BilledUnit.Mbps, 15_030m),
                (BillingMode.PayByTraffic, 1187.5m * 324, BilledUnit.Gigabyte, (1187.5m * 32.4m) + 30),
                (BillingMode.PayBy95, 1500m, BilledUnit.Mbps, 18_030m),
                (BillingMode.Monthly95, 1500m, BilledUnit.Mbps, 16_530m),
            ],
            comparison.Offers.Select(o => (o.Mode, o.Billed.Amount, o.Billed.Unit, o.CostPerMonth!.Value.Amount)));
        Assert.Equal(
            [(FeeKind.Gateway, 1, null), (FeeKind.CapacityUnits, 1187.5m * 324, null), (FeeKind.Eips, 2, 30)],
            comparison.Fees.Select(fee => (fee.Kind, fee.Quantity, fee.PerMonth?.Amount)));
        Assert.Equal(BillingMode.PayByBandwidth, comparison.Cheapest!.Mode);
        Assert.Empty(comparison.WithoutPrice);
        Assert.Null(comparison.OtherSite);
    }

    [Fact]
    public void Where_a_mode_cannot_help_it_is_found() => Assert.Equal(
        [
            new BillingRemark.SizeIsBilled(BillingMode.PayByBandwidth),
            new BillingRemark.UseIsBilled(BillingMode.PayByTraffic, 100 * 1187.5 / 1500),
            new BillingRemark.PeakOutlasts(BillingMode.PayBy95, 20, 1500, false, 9 * 60, false, BilledMbps: null),
            new BillingRemark.PeakOutlasts(BillingMode.Monthly95, 36 * 60, 1500, false, 9 * 60, false, BilledMbps: null),
        ],
        Compare(Declared(Document), 1500).Remarks.Where(remark => remark is not BillingRemark.FeeIsMissing));

    [Fact]
    public void A_peak_that_is_short_enough_is_forgiven()
    {
        var comparison = Compare(Declared("app 500 12:00-12:20=1500"), 1500);

        Assert.Equal([500, 500], comparison.Offers.Where(o => o.Billed.Unit == BilledUnit.Mbps).Skip(1).Select(o => o.Billed.Amount));
        Assert.Contains(new BillingRemark.PeakIsForgiven(BillingMode.PayBy95, 20, 1500, 500), comparison.Remarks);
        Assert.Contains(new BillingRemark.PeakIsForgiven(BillingMode.Monthly95, 36 * 60, 1500, 500), comparison.Remarks);
    }

    [Fact]
    public void An_hour_a_day_is_forgiven_by_the_month_and_not_by_the_day()
    {
        var comparison = Compare(Declared("app 500 12:00-13:00=1500"), 1500);

        Assert.Equal(
            [1500, 500],
            comparison.Offers.Where(o => o.Mode is BillingMode.PayBy95 or BillingMode.Monthly95).Select(o => o.Billed.Amount));
        Assert.Contains(new BillingRemark.PeakOutlasts(BillingMode.PayBy95, 20, 1500, false, 60, false, null), comparison.Remarks);
    }

    [Fact]
    public void The_floor_decides_when_little_is_used()
    {
        var comparison = Compare(Declared("app 100"), 1000);
        var offer = comparison.Offers.Single(o => o.Mode == BillingMode.PayBy95);

        Assert.Equal(200, offer.Billed.Amount);
        var basis = Assert.IsType<BillingBasis.PeakOrFloor>(offer.Billed.Basis);
        Assert.Equal((20, 200, 100, true), (basis.FloorPercent, basis.Bill.FloorMbps, basis.Bill.PeakMbps, basis.Bill.FloorDecides));
        Assert.Contains(new BillingRemark.FloorIsBilled(BillingMode.PayBy95, 200, 100), comparison.Remarks);
    }

    [Fact]
    public void Days_without_traffic_do_not_count_for_the_peak_of_enhanced_95()
    {
        // A month from Monday on: 22 of its 30 days are weekdays.
        var offer = Compare(Declared("app 0 00:00-24:00=900@mon-fri"), 1000).Offers.Single(o => o.Mode == BillingMode.PayBy95);

        Assert.Equal(660, offer.Billed.Amount);
        var bill = Assert.IsType<BillingBasis.PeakOrFloor>(offer.Billed.Basis).Bill;
        Assert.Equal((900, 22, 30, false), (bill.PeakMbps, bill.EffectiveDays, bill.DaysInMonth, bill.FloorDecides));
    }

    [Fact]
    public void Nothing_above_the_package_is_billed_by_95() =>
        Assert.Equal([1200, 1200], Compare(Declared(Document), 1200).Offers
            .Where(o => o.Mode is BillingMode.PayBy95 or BillingMode.Monthly95).Select(o => o.Billed.Amount));

    // 500 Mbit/s carry 162,000 GB in 30 days and not one more.
    [Theory]
    [InlineData(Document, 500, 500, BillingMode.PayByBandwidth)]
    [InlineData(Document, 1200, 15 * 1000 / 24.0 + 9 * 1200 / 24.0, BillingMode.PayByBandwidth)]
    [InlineData("app 0 12:02-12:03=1440", 720, 0.5, BillingMode.PayByTraffic)]
    [InlineData("a 0 08:00-20:00=100@mon | b 0 08:00-20:00=100@tue", 50, 50 / 7.0, BillingMode.PayBy95)]
    public void Traffic_is_what_gets_through_the_package_at_each_minute(
        string demand, long package, double carriedMbps, BillingMode cheapest)
    {
        var comparison = Compare(Declared(demand), package, Whole);
        var traffic = comparison.Offers.Single(offer => offer.Mode == BillingMode.PayByTraffic);

        Assert.Equal(carriedMbps * 324, (double)traffic.Billed.Amount, 6);
        Assert.Equal(traffic.Billed.Amount, comparison.Fees.Single(fee => fee.Kind == FeeKind.CapacityUnits).Quantity);
        Assert.Equal(cheapest, comparison.Cheapest!.Mode);
        Assert.All(
            comparison.BreakEvens.Where(even => even.Mode == BillingMode.PayByTraffic),
            even => Assert.Equal(100 * carriedMbps / package, (double)even.Actual!.Value, 6));
        Assert.Contains(
            comparison.Remarks,
            remark => remark is BillingRemark.UseIsBilled { MeanUsePercent: { } percent }
                && Math.Abs(percent - (100 * carriedMbps / package)) < 1e-6);
    }

    [Fact]
    public void Traffic_that_was_measured_above_the_package_is_not_carried()
    {
        var usage = UsageProfile.Measured(JointSeries.Of(Samples.Of("a 100 900 - 100 | b 100 100 100 -", 300)), Samples.Utc)!;

        Assert.Equal([600 * 324, 350 * 324], ((long[])[1000, 500]).Select(package => Billed(BillingMode.PayByTraffic, usage, package)));
    }

    // 0, 0, 2000, 0 and 0 in five minutes, of which a package of 400 carries 80 on average.
    [Theory]
    [InlineData(BillingMode.PayBy95)]
    [InlineData(BillingMode.Monthly95)]
    public void By_five_minutes_too_only_what_gets_through_at_each_minute_is_billed(BillingMode mode)
    {
        var usage = UsageProfile.Measured(
            JointSeries.Of(Samples.Days(30, minute => minute % 5 == 2 ? 2000 : 0, stepSeconds: 60)), Samples.Utc)!;

        Assert.Equal([80, 400], ((long[])[400, 2000]).Select(package => Billed(mode, usage, package)));
    }

    /// <summary>Demand, samples of one app (none: demand is billed), the package, and what is said of PayBy95.</summary>
    public static TheoryData<string, string?, long, BillingRemark?> Remarks => new()
    {
        { "a 500 13:00-18:00=1000", null, 1000, Outlasts(1000, 5 * 60, null) },
        { "a 500 13:00-18:00=1000", null, 1500, Outlasts(1000, 5 * 60, 1000) },
        { "a 0 08:00-18:00=1000@mon-fri", null, 1000, Outlasts(1000, 10 * 60, (double)(1000m * 22 / 30)) },
        { "a 500", "a 700", 1000, new BillingRemark.TooFewSamples(BillingMode.PayBy95) },
        { "a 0", null, 1000, null },
    };

    [Theory]
    [MemberData(nameof(Remarks))]
    public void What_is_said_of_the_peak_is_what_is_billed_of_it(string demand, string? samples, long package, BillingRemark? remark)
    {
        var usage = samples is null ? Declared(demand) : UsageProfile.Measured(JointSeries.Of(Samples.Of(samples, 300)), Samples.Utc)!;

        var said = Compare(usage, package).Remarks.Where(one => one is BillingRemark.PeakOutlasts { Mode: BillingMode.PayBy95 }
            or BillingRemark.PeakIsForgiven { Mode: BillingMode.PayBy95 } or BillingRemark.TooFewSamples { Mode: BillingMode.PayBy95 });

        Assert.Equal(remark is null ? [] : [remark], said);
    }

    private static BillingRemark.PeakOutlasts Outlasts(double mbps, int minutes, double? billedMbps) =>
        new(BillingMode.PayBy95, 20, mbps, false, minutes, false, billedMbps);

    [Fact]
    public void Without_a_package_nothing_is_held_back_and_more_capacity_units_are_paid_for_it()
    {
        var prices = Whole.With(BillingMode.EipPayByTraffic, new UnitPrice(0.2m, PriceUnit.Gigabyte));

        var question = Question(Declared("app 150"), 100, prices) with { LargestEipMbps = 150 };

        var (small, large) = (BillingComparer.Compare(question), BillingComparer.Compare(question with { PackageMbps = 150 }));

        Assert.Equal([100 * 324m, 150 * 324m], small.Offers.Where(o => o.Billed.Unit == BilledUnit.Gigabyte).Select(o => o.Billed.Amount));
        Assert.Equal((100 * 324m, 150 * 324m), (Units(small.Fees), small.UnitsWithoutPackage!.Quantity));
        Assert.Equal(210 + (150 * 324 * 0.21m), small.Offers[^1].CostPerMonth!.Value.Amount);
        Assert.Null(large.UnitsWithoutPackage);
        Assert.DoesNotContain(small.BreakEvens, even => even.Mode == BillingMode.EipPayByTraffic);
        Assert.Contains(large.BreakEvens, even => even.Mode == BillingMode.EipPayByTraffic);

        static decimal Units(IEnumerable<Fee> fees) => fees.Single(fee => fee.Kind == FeeKind.CapacityUnits).Quantity;
    }

    [Fact]
    public void Break_evens_are_found_with_where_the_matter_stands() => Assert.Equal(
        [
            (BillingMode.PayBy95, BillingMode.PayByBandwidth, BreakEvenUnit.TimesTheUnitPrice, 1, 1.2m),
            (BillingMode.Monthly95, BillingMode.PayByBandwidth, BreakEvenUnit.TimesTheUnitPrice, 1, 1.1m),
            (BillingMode.PayByTraffic, BillingMode.PayByBandwidth, BreakEvenUnit.PercentOfPackage, 30.86m, 79.17m),
            (BillingMode.PayByTraffic, BillingMode.PayBy95, BreakEvenUnit.PercentOfPackage, 37.04m, 79.17m),
            (BillingMode.PayByTraffic, BillingMode.Monthly95, BreakEvenUnit.PercentOfPackage, 33.95m, 79.17m),
        ],
        Compare(Declared(Document), 1500).BreakEvens
            .Select(even => (even.Mode, even.Against, even.Unit, Math.Round(even.Threshold, 2), Math.Round(even.Actual!.Value, 2))));

    [Fact]
    public void At_the_break_even_both_modes_cost_the_same()
    {
        var found = Compare(Declared(Document), 1500).BreakEvens
            .Single(b => b is { Mode: BillingMode.PayByTraffic, Against: BillingMode.PayByBandwidth });
        var atThreshold = Declared(Document) with { DaysPerTurn = 0, Days = [new UsageDay(null, [[(double)found.Threshold * 15]])] };

        var offers = Compare(atThreshold, 1500).Offers;

        Assert.Equal((double)offers[0].CostPerMonth!.Value.Amount, (double)offers[1].CostPerMonth!.Value.Amount, 6);
    }

    [Fact]
    public void A_price_that_is_missing_is_named_and_the_quantity_still_given()
    {
        var comparison = Compare(Declared(Document), 1500, _prices.Without(BillingMode.PayBy95, BillingMode.PayByTraffic));

        Assert.Equal([BillingMode.PayByTraffic, BillingMode.PayBy95], comparison.WithoutPrice.AsEnumerable());
        Assert.Equal([1500m, 1187.5m * 324, 1500, 1500], comparison.Offers.Select(o => o.Billed.Amount));
        Assert.Equal(2, comparison.Offers.Count(o => o.CostPerMonth is null));
        Assert.Null(comparison.BreakEvens[0].Actual);
    }

    [Fact]
    public void Only_what_was_asked_for_is_compared()
    {
        var comparison = BillingComparer.Compare(Question(Declared(Document), 1500, _prices with { Modes = _prices.Modes.Clear() }) with
        {
            Modes = [BillingMode.PayByBandwidth],
        });

        Assert.Equal(BillingMode.PayByBandwidth, Assert.Single(comparison.Offers).Mode);
        Assert.Equal([BillingMode.PayByBandwidth], comparison.WithoutPrice.AsEnumerable());
        Assert.Null(comparison.Cheapest);
        Assert.Empty(comparison.BreakEvens);
    }

    [Fact]
    public void What_is_not_sold_is_never_the_cheapest()
    {
        var comparison = BillingComparer.Compare(Question(Declared(Document), 1500, _prices) with { Site = AccountSite.International });

        Assert.Null(comparison.Cheapest);
        Assert.Equal([false, true, false, false], comparison.Offers.Select(o => o.IsSold));
    }

    [Fact]
    public void Prices_of_another_site_are_told() => Assert.Equal(
        AccountSite.International,
        Compare(Declared(Document), 1500, _prices with { Site = AccountSite.International }).OtherSite);

    [Fact]
    public void Fees_without_a_price_are_told() => Assert.Equal(
        [
            new BillingRemark.FeeIsMissing(FeeKind.Gateway),
            new BillingRemark.FeeIsMissing(FeeKind.CapacityUnits),
            new BillingRemark.FeeIsMissing(FeeKind.Eips),
        ],
        Compare(Declared(Document), 1500, _prices with { Fees = _prices.Fees.Clear() }).Remarks
            .Where(remark => remark is BillingRemark.FeeIsMissing));

    [Fact]
    public void A_whole_bill_has_a_fixed_part_and_one_by_use()
    {
        var offers = Compare(Declared(Document), 1500, Whole).Offers;

        // 720 hours of the gateway, 384,750 GB and as many capacity units, 2 EIPs for 30 days.
        Assert.Equal(
            [(15_000m + 180 + 30, 3_847.5m), (180 + 30, 38_475 + 3_847.5m), (180 + 30, 18_000 + 3_847.5m), (180 + 30, 16_500 + 3_847.5m)],
            offers.Select(offer => (offer.FixedPerMonth!.Value.Amount, offer.ByUsePerMonth!.Value.Amount)));
        Assert.All(offers, offer => Assert.Equal(offer.FixedPerMonth!.Value + offer.ByUsePerMonth!.Value, offer.CostPerMonth));
    }

    [Fact]
    public void A_gateway_that_exists_is_not_on_the_stacks_bill() =>
        Assert.DoesNotContain(
            BillingComparer.Compare(Question(Declared(Document), 1500, _prices) with { Gateways = 0 }).Fees,
            fee => fee.Kind == FeeKind.Gateway);

    [Fact]
    public void What_sharing_saves_of_the_whole_bill_is_less_than_of_the_bandwidth()
    {
        var saving = BillingComparer.Compare(Question(Declared(Document), 1500, Whole)).Saving!;

        var fees = 180 + 30 + 3_847.5m;
        Assert.Equal(new SharingSaving(25, new BillSaving(100 * 5000 / (20_000 + fees), new Money(fees, "CNY"))), saving);
        Assert.Equal(new SharingSaving(25, null), Compare(Declared(Document), 1500).Saving);
        Assert.Null(Compare(Declared(Document), 1500, _prices.Without(BillingMode.PayByBandwidth)).Saving);
        Assert.Null(
            Compare(Declared(Document), 1500, _prices.With(BillingMode.PayByBandwidth, new UnitPrice(0, PriceUnit.MbpsDay))).Saving);
    }

    [Theory]
    [InlineData(200, OfferSale.Sold, 2)]
    [InlineData(201, OfferSale.AboveEipLimit, 0)]
    public void Without_a_package_each_EIP_pays_its_traffic_up_to_what_one_can_have(double largestMbps, OfferSale sale, int breakEvens)
    {
        var prices = _prices.With(BillingMode.EipPayByTraffic, new UnitPrice(0.2m, PriceUnit.Gigabyte));
        var comparison = BillingComparer.Compare(Question(Declared(Document), 1500, prices) with { LargestEipMbps = largestMbps });
        var offer = comparison.Offers.Single(one => one.Mode == BillingMode.EipPayByTraffic);

        Assert.Equal((1187.5m * 324, (1187.5m * 64.8m) + 30, sale), (offer.Billed.Amount, offer.CostPerMonth!.Value.Amount, offer.Sale));
        Assert.Equal(breakEvens, comparison.BreakEvens.Count(even => even.Mode == BillingMode.EipPayByTraffic));
    }

    [Fact]
    public void A_sum_with_a_placeholder_in_it_is_marked()
    {
        var placeholder = new PriceSource("Placeholder", null);
        var mode = _prices.With(BillingMode.PayBy95, _prices.Modes[BillingMode.PayBy95] with { Source = placeholder });
        var fee = _prices with { Fees = _prices.Fees.SetItem(FeeKind.Eips, _prices.Fees[FeeKind.Eips] with { Source = placeholder }) };

        Assert.Equal(
            [BillingMode.PayBy95],
            Compare(Declared(Document), 1500, mode).Offers.Where(offer => offer.HasPlaceholder).Select(offer => offer.Mode));
        Assert.All(Compare(Declared(Document), 1500, fee).Offers, offer => Assert.True(offer.HasPlaceholder));
    }

    [Fact]
    public void One_offer_alone_is_not_the_cheapest() =>
        Assert.Null(Compare(Declared(Document), 1500, _prices.Without(BillingMode.PayByTraffic, BillingMode.PayBy95)).Cheapest);

    [Fact]
    public void Amounts_of_two_currencies_are_not_added() =>
        Assert.Throws<InvalidOperationException>(() => new Money(1, "CNY") + new Money(1, "USD"));

    [Fact]
    public void Measured_use_is_billed_by_its_days()
    {
        // Noon's hour rises by 10 Mbit/s a day.
        var samples = Samples.Days(10, minute => minute % 1440 is >= 720 and < 780 ? 1000 + (10 * (minute / 1440)) : 100);
        var comparison = Compare(UsageProfile.Measured(JointSeries.Of(samples), Samples.Utc)!, 1200);

        Assert.Equal(1070, comparison.Offers.Single(o => o.Mode == BillingMode.PayBy95).Billed.Amount);
        Assert.Equal(100, comparison.Offers.Single(o => o.Mode == BillingMode.Monthly95).Billed.Amount);
        Assert.Equal(30, comparison.BilledDays);
        Assert.Contains(new BillingRemark.PeakOutlasts(BillingMode.PayBy95, 20, 0.95 * 1070, true, 60, true, 1070), comparison.Remarks);
    }

    [Theory]
    [InlineData(60, true)]
    [InlineData(300, true)]
    [InlineData(600, false)]
    [InlineData(3600, false)]
    [InlineData(120, false)]
    public void Percentiles_of_five_minutes_are_worked_out_from_one_or_five_minutes_alone(int stepSeconds, bool canTell)
    {
        // The samples of a public report: the fifth peak of a day cannot be told from hours.
        var samples = Samples.Days(30, minute => minute % 1440 is >= 19 * 60 and < 23 * 60 ? 185 : 52, stepSeconds);

        var comparison = Compare(UsageProfile.Measured(JointSeries.Of(samples), Samples.Utc)!, 220);

        Assert.Equal(canTell ? [] : [BillingMode.PayBy95, BillingMode.Monthly95], comparison.NotTold.ToArray());
        Assert.Equal(
            canTell ? [220, 24030, 185, 185] : [220, 24030],
            comparison.Offers.Select(offer => Math.Round(offer.Billed.Amount, 6)));
    }

    private static PriceBook Whole => _prices with
    {
        Fees = _prices.Fees.Add(FeeKind.Gateway, new UnitPrice(0.25m, PriceUnit.Hour))
            .Add(FeeKind.CapacityUnits, new UnitPrice(0.01m, PriceUnit.Hour)),
    };

    private static UsageProfile Declared(string demand) =>
        UsageProfile.Declared(BandwidthPlanner.Plan(DemandText.Read(demand), new BandwidthRequest(null, 0)));

    private static BillingQuestion Question(UsageProfile usage, long package, PriceBook prices) =>
        new()
        {
            Usage = usage,
            PackageMbps = package,
            SeparateMbps = 2000,
            LargestEipMbps = 1000,
            Prices = prices,
            Site = AccountSite.China,
            Isp = LineType.Bgp,
            Gateways = 1,
            Eips = 2,
            Modes = [.. BillingModesOf(prices)],
        };

    // No package is asked about only where it has a price.
    private static IEnumerable<BillingMode> BillingModesOf(PriceBook prices) =>
        Enum.GetValues<BillingMode>().Where(mode => mode != BillingMode.EipPayByTraffic || prices.Modes.ContainsKey(mode));

    private static double Billed(BillingMode mode, UsageProfile usage, long package) =>
        Math.Round((double)Compare(usage, package).Offers.Single(offer => offer.Mode == mode).Billed.Amount, 6);

    private static BillingComparison Compare(UsageProfile usage, long package, PriceBook? prices = null) =>
        BillingComparer.Compare(Question(usage, package, prices ?? _prices));
}
