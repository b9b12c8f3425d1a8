using System.Collections.Immutable;

namespace SharedBandwidth.Sizing.Billing;

/// <summary>
/// Finds where one mode becomes dearer than another, by whole bills: the fees are the same in all, at any use, and fall out. Without a
/// package they are others where one would hold something back, and more is carried for them: such bills have nothing in common.
/// </summary>
internal static class BreakEvens
{
    public static ImmutableArray<BreakEven> Of(ImmutableArray<BillingOffer> offers, BillingQuestion question)
    {
        var found = ImmutableArray.CreateBuilder<BreakEven>();
        var bandwidth = offers.FirstOrDefault(offer => offer.Mode == BillingMode.PayByBandwidth);
        foreach (var by95 in offers.Where(offer => bandwidth is not null && offer.Mode is BillingMode.PayBy95 or BillingMode.Monthly95))
        {
            if (bandwidth is not null && by95.Billed.Amount > 0)
            {
                found.Add(UnitPriceRatio(by95, bandwidth, question));
            }
        }

        foreach (var traffic in offers.Where(offer =>
            offer.Mode == BillingMode.PayByTraffic || (offer.Mode == BillingMode.EipPayByTraffic && !question.HoldsBack)))
        {
            if (PerMeanMbps(traffic, question) is > 0 and { } perMeanMbps)
            {
                // Without a package only what is sold is a choice.
                var others = traffic.Mode == BillingMode.EipPayByTraffic ? offers.Where(offer => traffic.IsSold && offer.IsSold) : offers;
                found.AddRange(others.Where(offer => PerMbps(offer, question) is not null).Select(other =>
                    MeanUse(traffic, other, other.Billed.Amount * PerMbps(other, question)!.Value / perMeanMbps, question)));
            }
        }

        return found.ToImmutable();
    }

    private static BreakEven UnitPriceRatio(BillingOffer by95, BillingOffer bandwidth, BillingQuestion question)
    {
        var threshold = bandwidth.Billed.Amount / by95.Billed.Amount;
        var actual = PerMbps(bandwidth, question) is > 0 and { } price ? PerMbps(by95, question) / price : null;
        return new BreakEven(by95.Mode, bandwidth.Mode, BreakEvenUnit.TimesTheUnitPrice, threshold, actual);
    }

    private static BreakEven MeanUse(BillingOffer traffic, BillingOffer other, decimal thresholdMbps, BillingQuestion question)
    {
        var meanMbps = (decimal)question.CarriedMbps;
        var (threshold, actual) = (100 * thresholdMbps / question.PackageMbps, 100 * meanMbps / question.PackageMbps);
        return new BreakEven(traffic.Mode, other.Mode, BreakEvenUnit.PercentOfPackage, threshold, actual)
        {
            ThresholdMbps = thresholdMbps,
        };
    }

    private static decimal? PerMbps(BillingOffer offer, BillingQuestion question) =>
        !offer.Mode.IsByTraffic() && question.Prices.Modes.TryGetValue(offer.Mode, out var price)
            ? price.PerMonth(question.Usage.BilledDays)
            : null;

    /// <summary>What a month at a mean of one Mbit/s costs by traffic.</summary>
    private static decimal? PerMeanMbps(BillingOffer traffic, BillingQuestion question) =>
        question.Prices.Modes.TryGetValue(traffic.Mode, out var price)
            ? price.Amount * question.Prices.GigabytesPerMbpsMonth(question.Usage.BilledDays)
            : null;
}
