using System.Globalization;
using System.Text.RegularExpressions;
using SharedBandwidth.CommandLine.Console;
using SharedBandwidth.CommandLine.Words;
using SharedBandwidth.Planning.Findings;

using Table = SharedBandwidth.CommandLine.Console.Table;

namespace SharedBandwidth.CommandLine.Bandwidth;

/// <summary>What each way of paying bills and costs.</summary>
internal static partial class BillingSection
{
    public static void Write(Page page, BillingReport report)
    {
        var comparison = report.Comparison;
        page.Heading(TextSpan.Bold("Ways of paying"), TextSpan.Dim($", for {comparison.BilledDays} days of {(report.IsMeasured ? "measured" : "declared")} demand, in {comparison.Currency}"));
        Table.Write(
            page,
            ["mode", "billed", "cost", $"sold on the {report.Site} site"],
            comparison.Offers.Select(offer => (string[])
            [
                offer.Mode.ToString(),
                $"{offer.Quantity.ToString("0.##", CultureInfo.InvariantCulture)} {offer.QuantityUnit}",
                Amount(offer.CostPerMonth),
                offer.IsSold ? "yes" : "no",
            ]));
        page.Blank();
        if (comparison.Cheapest is { } cheapest)
        {
            page.Wrapped(Indent.Body, TextSpan.Bold($"Cheapest of what is sold: {cheapest.Mode}, {Amount(cheapest.CostPerMonth)} {comparison.Currency}."));
        }

        if (comparison.Offers is [{ EipFeePerMonth: { } eipFee }, ..])
        {
            page.Wrapped(Indent.Body, $"Every cost includes {Amount(eipFee)} for the addresses.");
        }

        if (!report.WithoutPrice.IsEmpty)
        {
            page.Wrapped(Indent.Body, $"Not compared, because the price file has no unit price: {Sentence.And(report.WithoutPrice.Select(mode => mode.ToString()))}.");
        }

        foreach (var sentence in comparison.Offers.Select(offer => $"{offer.Mode}: {offer.Why}")
            .Concat(comparison.Offers.Where(offer => !offer.IsSold).Select(offer => offer.Availability.Reason))
            .Concat(comparison.BreakEvens.Select(even => even.Sentence))
            .Concat(comparison.Truths))
        {
            page.Wrapped(Indent.Item("- "), NumberAndUnit().Replace(sentence, $"$1{Format.FixedSpace}$2"));
        }
    }

    // What planning writes has no places that are not to be wrapped.
    [GeneratedRegex(@"(\d) (%|Mbit/s|GB|days|hours?|minutes?|times)")]
    private static partial Regex NumberAndUnit();

    private static string Amount(decimal? amount) => amount?.ToString("0.00", CultureInfo.InvariantCulture) ?? "-";
}
