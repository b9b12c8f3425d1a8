using SharedBandwidth.CommandLine.Console;
using SharedBandwidth.CommandLine.Words;
using SharedBandwidth.Planning.Findings;

using Table = SharedBandwidth.CommandLine.Console.Table;

namespace SharedBandwidth.CommandLine.Bandwidth;

/// <summary>What each way of paying bills and costs.</summary>
internal static class BillingSection
{
    public static void Write(Page page, BillingReport report)
    {
        var comparison = report.Comparison;
        var demand = report.IsMeasured ? "measured" : "declared";
        page.Heading(
            TextSpan.Bold("Ways of paying"),
            TextSpan.Dim($", for {comparison.BilledDays} days of {demand} demand, in {comparison.Currency}"));
        Table.Write(
            page,
            ["mode", "billed", "cost", $"sold on the {report.Site} site"],
            comparison.Offers.Select(offer => (string[])
            [
                offer.Mode.ToString(),
                Format.Plain(BillingWords.Quantity(offer.Billed)),
                offer.CostPerMonth is { } cost ? Format.Amount(cost) : "-",
                offer.IsSold ? "yes" : "no",
            ]));
        page.Blank();
        if (comparison.Cheapest is { } cheapest)
        {
            page.Wrapped(
                Indent.Body, TextSpan.Bold($"Cheapest of what is sold: {cheapest.Mode}, {Format.Of(cheapest.CostPerMonth!.Value)}."));
        }

        if (comparison.Offers is [{ EipFeePerMonth: { } eipFee }, ..])
        {
            page.Wrapped(Indent.Body, $"Every cost includes {Format.Amount(eipFee)} for the addresses.");
        }

        if (!comparison.NotTold.IsEmpty)
        {
            page.Wrapped(
                Indent.Body,
                $"Not compared: {Sentence.And(comparison.NotTold.Select(mode => mode.ToString()))}, because {BillingReport.NotToldReason}.");
        }

        if (!report.WithoutPrice.IsEmpty)
        {
            var modes = Sentence.And(report.WithoutPrice.Select(mode => mode.ToString()));
            page.Wrapped(Indent.Body, $"Not compared, because the price file has no unit price: {modes}.");
        }

        foreach (var sentence in comparison.Offers.Select(offer => $"{offer.Mode}: {BillingWords.Why(offer.Billed)}")
            .Concat(comparison.Offers.Where(offer => !offer.IsSold).Select(offer => BillingWords.Sale(offer, report.Site, report.Isp)))
            .Concat(comparison.BreakEvens.Select(BillingWords.Of))
            .Concat(comparison.Remarks.Select(BillingWords.Of)))
        {
            page.Wrapped(Indent.Item("- "), sentence);
        }
    }
}
