using System.Collections.Immutable;

namespace SharedBandwidth.Sizing.Billing;

/// <summary>Works out what each billing mode bills, and what it costs.</summary>
public static class BillingComparer
{
    public static BillingComparison Compare(BillingQuestion question)
    {
        ImmutableArray<BillingMode> modes = [.. question.Modes.Distinct().Order()];
        ImmutableArray<BillingOffer> offers = [.. modes.Select(mode => Offer(mode, question))];
        return new BillingComparison
        {
            Currency = question.Prices.Currency,
            BilledDays = question.Usage.BilledDays,
            Offers = offers,
            BreakEvens = BreakEvens.Of(offers, question),
            Truths = PlainTruths.Of(modes, question),
            Problems = [.. SiteProblems(question), .. modes.Where(mode => !question.Prices.Modes.ContainsKey(mode)).Select(Missing)],
        };
    }

    private static BillingOffer Offer(BillingMode mode, BillingQuestion question)
    {
        var quantity = BilledQuantity.Of(mode, question);
        var days = question.Usage.BilledDays;
        var eipFee = question.Prices.EipFee?.PerMonth(days) * question.Eips;
        decimal? cost = question.Prices.Modes.TryGetValue(mode, out var price)
            ? (quantity.Amount * (price.PerMbpsMonth(days) ?? price.Amount)) + (eipFee ?? 0)
            : null;
        return new BillingOffer
        {
            Mode = mode,
            Quantity = quantity.Amount,
            QuantityUnit = quantity.Unit,
            Why = quantity.Why,
            CostPerMonth = cost,
            EipFeePerMonth = eipFee,
            Availability = ModeAvailability.Of(mode, question.Site, question.Isp),
        };
    }

    private static PriceProblem Missing(BillingMode mode)
    {
        var unit = mode == BillingMode.PayByTraffic ? "perGB" : "perMbpsMonth";
        return new PriceProblem($"prices.{mode}", $"The price file has no unit price for {mode}, which was asked for; write prices.{mode}: {{ {unit}: ... }}, or leave the mode out.");
    }

    private static IEnumerable<PriceProblem> SiteProblems(BillingQuestion question)
    {
        if (question.Prices.Site is { } site && site != question.Site)
        {
            yield return new PriceProblem("site", $"The price file is for the {site} site and the account is of the {question.Site} site; use that site's prices, or correct site or the stack's accountSite.");
        }
    }
}
