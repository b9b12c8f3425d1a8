using SharedBandwidth.CommandLine.Console;
using SharedBandwidth.CommandLine.Words;
using SharedBandwidth.Planning.Findings;
using SharedBandwidth.Sizing.Billing;

using Table = SharedBandwidth.CommandLine.Console.Table;

namespace SharedBandwidth.CommandLine.Bandwidth;

/// <summary>What each way of paying bills and costs.</summary>
internal static class BillingSection
{
    public static void Write(Page page, BillingReport report, BillingChange? change)
    {
        var comparison = report.Comparison;
        var demand = report.IsMeasured ? "measured" : "declared";
        page.Heading(
            TextSpan.Bold("Ways of paying"),
            TextSpan.Dim($" on the {report.Site} site, for {comparison.BilledDays} days of {demand} demand, in {comparison.Currency}"));
        Table.Write(
            page,
            ["mode", "billed", "fixed", "by use", "sum", "sold"],
            comparison.Offers.Select(offer => (string[])
            [
                offer.Mode.ToString(),
                Format.Plain(BillingWords.Quantity(offer.Billed)),
                Amount(offer.FixedPerMonth),
                Amount(offer.ByUsePerMonth),
                offer.CostPerMonth is null ? Amount(null) : BillingWords.MarkedCost(offer),
                offer.IsSold ? "yes" : "no",
            ]));
        page.Blank();
        if (comparison.Offers.Any(offer => offer is { HasPlaceholder: true, CostPerMonth: not null }))
        {
            page.Wrapped(
                Indent.Body,
                TextSpan.Of($"{BillingWords.PlaceholderMark} {BillingWords.FromPlaceholders}: see below.", Styles.Warning));
        }

        if (comparison.Cheapest is { } cheapest)
        {
            page.Wrapped(
                Indent.Body, TextSpan.Bold($"Cheapest of what is sold: {cheapest.Mode}, {Format.Of(cheapest.CostPerMonth!.Value)}."));
        }

        else if (comparison.Offers.Where(offer => offer.IsSold).ToArray() is [var only] && comparison.Offers.Length > 1)
        {
            page.Wrapped(Indent.Body, TextSpan.Bold($"Of these only {only.Mode} is sold to this account."));
        }

        foreach (var sentence in Sums(report, change))
        {
            page.Wrapped(Indent.Body, sentence);
        }

        foreach (var sentence in Single(report))
        {
            page.Wrapped(Indent.Item("- "), sentence);
        }

        page.Wrapped(Indent.Body, "Prices:");
        foreach (var price in BillingWords.Prices(report.Prices))
        {
            page.Wrapped(Indent.Item("- "), price.IsPlaceholder ? TextSpan.Of(price.Sentence, Styles.Warning) : price.Sentence);
        }
    }

    // What is true of all the sums.
    private static IEnumerable<string> Sums(BillingReport report, BillingChange? change)
    {
        var comparison = report.Comparison;
        if (report.AssumedMbps is { } assumed)
        {
            yield return $"The package exists, and only the account knows its size: {Format.Mbps(assumed)}, which the demand needs, is " +
                "assumed. Set bandwidth.mbps to its size; how it is paid is not known here either.";
        }

        if (comparison.Saving is { } saving)
        {
            yield return BillingWords.Of(saving);
        }

        if (change is not null)
        {
            yield return BillingWords.Of(change);
        }

        if (comparison.Fees.Where(fee => fee.PerMonth is not null).Select(BillingWords.Of).ToArray() is { Length: > 0 } fees)
        {
            yield return $"In every sum{(comparison.UnitsWithoutPackage is null ? "" : " with a package")}: {Sentence.And(fees)}. " +
                BillingWords.FeeLimits;
        }

        if (comparison.UnitsWithoutPackage is { PerMonth: not null } units)
        {
            yield return $"In the sum without one, which carries what the package holds back, {BillingWords.Of(units)} instead.";
        }

        if (!comparison.NotTold.IsEmpty)
        {
            yield return $"Not compared: {Sentence.And(comparison.NotTold.Select(mode => mode.ToString()))}, because " +
                $"{BillingReport.NotToldReason}.";
        }

        if (!report.WithoutPrice.IsEmpty)
        {
            yield return "Not compared, because the price file has no unit price: " +
                $"{Sentence.And(report.WithoutPrice.Select(mode => mode.ToString()))}.";
        }
    }

    // What is true of single modes.
    private static IEnumerable<string> Single(BillingReport report)
    {
        var comparison = report.Comparison;
        return comparison.Offers.Select(offer => $"{offer.Mode}: {BillingWords.Why(offer.Billed)}")
            .Concat(comparison.Offers.Where(offer => !offer.IsSold).Select(offer => BillingWords.Sale(offer, report.Site, report.Isp)))
            .Concat(comparison.BreakEvens.Select(BillingWords.Of))
            .Concat(comparison.Remarks.Select(BillingWords.Of));
    }

    private static string Amount(Money? money) => money is { } amount ? Format.Amount(amount) : "-";
}
