using System.Collections.Immutable;

namespace SharedBandwidth.Sizing.Billing;

/// <summary>Finds where one mode becomes dearer than another. The addresses' fee is the same in all, and falls out.</summary>
internal static class BreakEvens
{
    public static ImmutableArray<BreakEven> Of(ImmutableArray<BillingOffer> offers, BillingQuestion question)
    {
        var found = ImmutableArray.CreateBuilder<BreakEven>();
        var traffic = offers.FirstOrDefault(offer => offer.Mode == BillingMode.PayByTraffic);
        var bandwidth = offers.FirstOrDefault(offer => offer.Mode == BillingMode.PayByBandwidth);
        foreach (var by95 in offers.Where(offer => bandwidth is not null && offer.Mode is BillingMode.PayBy95 or BillingMode.Monthly95))
        {
            if (bandwidth is not null && by95.Billed.Amount > 0)
            {
                found.Add(UnitPriceRatio(by95, bandwidth, question));
            }
        }

        if (traffic is not null && PerMeanMbps(question) is > 0 and { } perMeanMbps)
        {
            foreach (var other in offers.Where(offer => offer != traffic && PerMbps(offer, question) is not null))
            {
                found.Add(MeanUse(other, other.Billed.Amount * PerMbps(other, question)!.Value / perMeanMbps, question));
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

    private static BreakEven MeanUse(BillingOffer other, decimal thresholdMbps, BillingQuestion question)
    {
        var meanMbps = (decimal)question.Usage.MeanMbps;
        var (threshold, actual) = (100 * thresholdMbps / question.PackageMbps, 100 * meanMbps / question.PackageMbps);
        return new BreakEven(BillingMode.PayByTraffic, other.Mode, BreakEvenUnit.PercentOfPackage, threshold, actual)
        {
            ThresholdMbps = thresholdMbps,
        };
    }

    private static decimal? PerMbps(BillingOffer offer, BillingQuestion question) =>
        question.Prices.Modes.TryGetValue(offer.Mode, out var price) ? price.PerMbpsMonth(question.Usage.BilledDays) : null;

    /// <summary>What a month at a mean of one Mbit/s costs by traffic.</summary>
    private static decimal? PerMeanMbps(BillingQuestion question) =>
        question.Prices.Modes.TryGetValue(BillingMode.PayByTraffic, out var price)
            ? price.Amount * question.Prices.GigabytesPerMbpsMonth(question.Usage.BilledDays)
            : null;
}
