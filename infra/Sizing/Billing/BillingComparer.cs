using System.Collections.Immutable;

namespace SharedBandwidth.Sizing.Billing;

/// <summary>Works out what each billing mode bills, and what it costs.</summary>
public static class BillingComparer
{
    public static BillingComparison Compare(BillingQuestion question)
    {
        ImmutableArray<BillingMode> asked = [.. question.Modes.Distinct().Order()];
        var modes = question.Usage.IsByFiveMinutes ? asked : [.. asked.Where(mode => !mode.IsByFiveMinutes())];
        ImmutableArray<BillingOffer> offers = [.. modes.Select(mode => Offer(mode, question))];
        return new BillingComparison
        {
            Currency = question.Prices.Currency,
            BilledDays = question.Usage.BilledDays,
            Offers = offers,
            BreakEvens = BreakEvens.Of(offers, question),
            Remarks = BillingRemarks.Of(modes, question),
            NotTold = [.. asked.Except(modes)],
            WithoutPrice = [.. modes.Where(mode => !question.Prices.Modes.ContainsKey(mode))],
            OtherSite = question.Prices.Site is { } site && site != question.Site ? site : null,
        };
    }

    private static BillingOffer Offer(BillingMode mode, BillingQuestion question)
    {
        var billed = BilledQuantity.Of(mode, question);
        var (days, currency) = (question.Usage.BilledDays, question.Prices.Currency);
        Money? eipFee = question.Prices.EipFee is { } fee ? new Money(fee.PerMonth(days), currency) * question.Eips : null;
        Money? cost = question.Prices.Modes.TryGetValue(mode, out var price)
            ? (new Money(price.PerMbpsMonth(days) ?? price.Amount, currency) * billed.Amount) + (eipFee ?? new Money(0, currency))
            : null;
        return new BillingOffer
        {
            Mode = mode,
            Billed = billed,
            CostPerMonth = cost,
            EipFeePerMonth = eipFee,
            Sale = mode.ChargeType()?.SaleOn(question.Site, question.Isp),
        };
    }
}
