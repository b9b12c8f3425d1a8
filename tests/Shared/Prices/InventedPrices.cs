using System.Collections.Immutable;
using SharedBandwidth.Sizing.Billing;

namespace SharedBandwidth.Tests;

/// <summary>Prices that nobody asks, so that the sums are easy.</summary>
internal static class InventedPrices
{
    public static PriceBook Book { get; } = new()
    {
        Currency = "CNY",
        Modes = ImmutableSortedDictionary<BillingMode, UnitPrice>.Empty
            .Add(BillingMode.PayByBandwidth, new UnitPrice(10, PriceUnit.MbpsMonth))
            .Add(BillingMode.PayByTraffic, new UnitPrice(0.1m, PriceUnit.Gigabyte))
            .Add(BillingMode.PayBy95, new UnitPrice(0.4m, PriceUnit.MbpsDay))
            .Add(BillingMode.Monthly95, new UnitPrice(11, PriceUnit.MbpsMonth)),
        Fees = ImmutableSortedDictionary<FeeKind, UnitPrice>.Empty.Add(FeeKind.Eips, new UnitPrice(0.5m, PriceUnit.Day)),
    };

    public static PriceBook With(this PriceBook prices, BillingMode mode, UnitPrice price) =>
        prices with { Modes = prices.Modes.SetItem(mode, price) };

    public static PriceBook Without(this PriceBook prices, params BillingMode[] modes) =>
        prices with { Modes = prices.Modes.RemoveRange(modes) };
}
