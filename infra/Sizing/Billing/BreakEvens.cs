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
            if (bandwidth is not null && by95.Quantity > 0)
            {
                found.Add(UnitPriceRatio(by95, bandwidth, question));
            }
        }

        if (traffic is not null && PerMeanMbps(question) is > 0 and { } perMeanMbps)
        {
            foreach (var other in offers.Where(offer => offer != traffic && PerMbps(offer, question) is not null))
            {
                found.Add(MeanUse(other, other.Quantity * PerMbps(other, question)!.Value / perMeanMbps, question));
            }
        }

        return found.ToImmutable();
    }

    private static BreakEven UnitPriceRatio(BillingOffer by95, BillingOffer bandwidth, BillingQuestion question)
    {
        var threshold = bandwidth.Quantity / by95.Quantity;
        var actual = PerMbps(bandwidth, question) is > 0 and { } price ? PerMbps(by95, question) / price : null;
        var now = actual is { } times ? $"; it is {Times(times)}as high" : "";
        return new BreakEven(by95.Mode, bandwidth.Mode, threshold, actual, "times the unit price", $"{by95.Mode} pays when its unit price is below {Times(threshold)}that of {bandwidth.Mode}{now}.");
    }

    private static string Times(decimal factor) => Text.Number(factor) is var number && number == "1" ? "" : $"{number} times ";

    private static BreakEven MeanUse(BillingOffer other, decimal thresholdMbps, BillingQuestion question)
    {
        var meanMbps = (decimal)question.Usage.MeanMbps;
        var (threshold, actual) = (100 * thresholdMbps / question.PackageMbps, 100 * meanMbps / question.PackageMbps);
        var sentence = threshold >= 100
            ? $"PayByTraffic costs less than {other.Mode} however much of the package is used; the mean use is {Text.Number(actual)} %."
            : $"PayByTraffic costs more than {other.Mode} when the mean use is above {Text.Number(threshold)} % of the package ({Text.Number(thresholdMbps)} Mbit/s); it is {Text.Number(actual)} %.";
        return new BreakEven(BillingMode.PayByTraffic, other.Mode, threshold, actual, "% of the package", sentence);
    }

    private static decimal? PerMbps(BillingOffer offer, BillingQuestion question) =>
        question.Prices.Modes.TryGetValue(offer.Mode, out var price) ? price.PerMbpsMonth(question.Usage.BilledDays) : null;

    /// <summary>What a month at a mean of one Mbit/s costs by traffic.</summary>
    private static decimal? PerMeanMbps(BillingQuestion question) =>
        question.Prices.Modes.TryGetValue(BillingMode.PayByTraffic, out var price) ? price.Amount * question.Prices.GigabytesPerMbpsMonth(question.Usage.BilledDays) : null;
}
