using System.Collections.Immutable;

namespace SharedBandwidth.Sizing.Billing;

/// <summary>Works out what each billing mode bills, and what it costs with all that is paid beside it.</summary>
public static class BillingComparer
{
    public static BillingComparison Compare(BillingQuestion question)
    {
        ImmutableArray<BillingMode> asked = [.. question.Modes.Distinct().Order()];
        var modes = question.Usage.IsByFiveMinutes ? asked : [.. asked.Where(mode => !mode.IsByFiveMinutes())];
        var fees = Fee.Of(question, question.CarriedMbps);
        var feesWithoutPackage = Fee.Of(question, question.Usage.MeanMbps);
        ImmutableArray<BillingOffer> offers =
            [.. modes.Select(mode => Offer(mode, mode == BillingMode.EipPayByTraffic ? feesWithoutPackage : fees, question))];
        return new BillingComparison
        {
            Currency = question.Prices.Currency,
            BilledDays = question.Usage.BilledDays,
            Offers = offers,
            Fees = fees,
            UnitsWithoutPackage = question.HoldsBack && modes.Contains(BillingMode.EipPayByTraffic)
                ? feesWithoutPackage.First(fee => fee.Kind == FeeKind.CapacityUnits)
                : null,
            Saving = Saving(fees, question),
            BreakEvens = BreakEvens.Of(offers, question),
            Remarks = BillingRemarks.Of(modes, fees, question),
            NotTold = [.. asked.Except(modes)],
            WithoutPrice = [.. modes.Where(mode => !question.Prices.Modes.ContainsKey(mode))],
            OtherSite = question.Prices.Site is { } site && site != question.Site ? site : null,
        };
    }

    private static BillingOffer Offer(BillingMode mode, ImmutableArray<Fee> fees, BillingQuestion question)
    {
        var billed = BilledQuantity.Of(mode, question);
        UnitPrice? price = question.Prices.Modes.TryGetValue(mode, out var found) ? found : null;
        var bandwidth = Nothing(question) with { Amount = (price?.PerMonth(question.Usage.BilledDays) ?? 0) * billed.Amount };
        return new BillingOffer
        {
            Mode = mode,
            Billed = billed,
            FixedPerMonth = price is null ? null : Sum(fees.Where(fee => fee.IsFixed), mode.IsFixed() ? bandwidth : Nothing(question)),
            ByUsePerMonth = price is null ? null : Sum(fees.Where(fee => !fee.IsFixed), mode.IsFixed() ? Nothing(question) : bandwidth),
            HasPlaceholder = fees.Select(fee => fee.Price).Append(price).Any(paid => paid?.Source is { IsPlaceholder: true }),
            Sale = mode.SaleFor(question),
        };
    }

    private static SharingSaving? Saving(ImmutableArray<Fee> fees, BillingQuestion question)
    {
        if (question.SeparateMbps == 0 || !question.Prices.Modes.TryGetValue(BillingMode.PayByBandwidth, out var price))
        {
            return null;
        }

        var stays = Sum(fees, Nothing(question));
        var perMbps = price.PerMonth(question.Usage.BilledDays);
        var (separate, saved) = (question.SeparateMbps * perMbps, (question.SeparateMbps - question.PackageMbps) * perMbps);
        return separate == 0
            ? null
            : new SharingSaving(
                100 * saved / separate,
                fees.Any(fee => fee.Price is null) ? null : new BillSaving(100 * saved / (separate + stays.Amount), stays));
    }

    private static Money Sum(IEnumerable<Fee> fees, Money start) =>
        fees.Aggregate(start, (sum, fee) => fee.PerMonth is { } perMonth ? sum + perMonth : sum);

    private static Money Nothing(BillingQuestion question) => new(0, question.Prices.Currency);
}
