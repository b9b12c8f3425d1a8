using System.Text.Json.Serialization;
using SharedBandwidth.CommandLine.Reports;
using SharedBandwidth.CommandLine.Words;

namespace SharedBandwidth.CommandLine.Bandwidth;

/// <summary>What each way of paying bills and costs.</summary>
internal sealed record BillingData(
    string Currency,
    int BilledDays,
    string Demand,
    string Site,
    string? Cheapest,
    IEnumerable<OfferData> Modes,
    IEnumerable<string> WithoutPrice,
    IEnumerable<string> NotTold,
    IEnumerable<BreakEvenData> BreakEvens,
    IReadOnlyList<string> Truths)
{
    public static BillingData Of(BillingReport report)
    {
        var comparison = report.Comparison;
        return new BillingData(
            comparison.Currency,
            comparison.BilledDays,
            report.IsMeasured ? "measured" : "declared",
            report.Site.Text,
            comparison.Cheapest?.Mode.ToString(),
            comparison.Offers.Select(offer => new OfferData(
                offer.Mode.ToString(),
                (double)offer.Billed.Amount,
                BillingWords.Unit(offer.Billed.Unit),
                Format.Plain(BillingWords.Why(offer.Billed)),
                (double?)offer.CostPerMonth?.Amount,
                (double?)offer.EipFeePerMonth?.Amount,
                offer.IsSold,
                BillingWords.Sale(offer, report.Site, report.Isp))),
            report.WithoutPrice.Select(mode => mode.ToString()),
            comparison.NotTold.Select(mode => mode.ToString()),
            comparison.BreakEvens.Select(even => new BreakEvenData(
                even.Mode.ToString(),
                even.Against.ToString(),
                (double)even.Threshold,
                (double?)even.Actual,
                BillingWords.Unit(even.Unit),
                Format.Plain(BillingWords.Of(even)))),
            [.. comparison.Remarks.Select(remark => Format.Plain(BillingWords.Of(remark)))]);
    }
}

/// <summary>What one mode bills in a month.</summary>
internal sealed record OfferData(
    string Mode,
    [property: JsonConverter(typeof(TwoDecimalsConverter))] double Quantity,
    string Unit,
    string Why,
    [property: JsonConverter(typeof(TwoDecimalsConverter))] double? CostPerMonth,
    [property: JsonConverter(typeof(TwoDecimalsConverter))] double? EipFeePerMonth,
    bool Sold,
    string Availability);

/// <summary>Where one mode becomes dearer than another.</summary>
internal sealed record BreakEvenData(
    string Mode,
    string Against,
    [property: JsonConverter(typeof(TwoDecimalsConverter))] double Threshold,
    [property: JsonConverter(typeof(TwoDecimalsConverter))] double? Actual,
    string Unit,
    string Sentence);
