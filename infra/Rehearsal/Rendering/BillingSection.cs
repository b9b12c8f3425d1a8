using System.Globalization;
using SharedBandwidth.Planning.Billing;

namespace SharedBandwidth.Rehearsal.Rendering;

/// <summary>What each way of paying bills and costs.</summary>
internal static class BillingSection
{
    public static void Write(Page page, BillingComparison comparison)
    {
        page.Heading(Piece.Bold("Ways of paying"), Piece.Dim($", for {comparison.BilledDays} days, in {comparison.Currency}"));
        Grid.Write(
            page,
            ["mode", "billed", "cost", "sold"],
            comparison.Offers.Select(offer => (string[])
            [
                offer.Mode.ToString(),
                $"{offer.Quantity.ToString("0.##", CultureInfo.InvariantCulture)} {offer.QuantityUnit}",
                offer.CostPerMonth?.ToString("0.00", CultureInfo.InvariantCulture) ?? "-",
                offer.IsSold ? "yes" : "no",
            ]));
        page.Blank();
        foreach (var sentence in comparison.Offers.Select(offer => $"{offer.Mode}: {offer.Why}")
            .Concat(comparison.Offers.Where(offer => !offer.IsSold).Select(offer => offer.Availability.Reason))
            .Concat(comparison.BreakEvens.Select(even => even.Sentence))
            .Concat(comparison.Truths))
        {
            page.Wrapped(Indent.Item("- "), sentence);
        }
    }
}
