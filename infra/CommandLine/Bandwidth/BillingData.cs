using System.Text.Json.Serialization;
using SharedBandwidth.CommandLine.Files;
using SharedBandwidth.CommandLine.Reports;
using SharedBandwidth.CommandLine.Words;
using SharedBandwidth.Sizing.Billing;

namespace SharedBandwidth.CommandLine.Bandwidth;

/// <summary>What each way of paying bills and costs.</summary>
internal sealed record BillingData(
    string Currency,
    int BilledDays,
    string Demand,
    string Site,
    string? Cheapest,
    IEnumerable<OfferData> Modes,
    IEnumerable<FeeData> Fees,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] FeeData? UnitsWithoutPackage,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? AssumedPackageMbps,
    SavingData? Sharing,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] BillingChangeData? Change,
    IEnumerable<PriceData> Prices,
    IEnumerable<string> WithoutPrice,
    IEnumerable<string> NotTold,
    IEnumerable<BreakEvenData> BreakEvens,
    IReadOnlyList<string> Truths)
{
    public static BillingData Of(BillingReport report, BillingChange? change)
    {
        var comparison = report.Comparison;
        return new BillingData(
            comparison.Currency,
            comparison.BilledDays,
            report.IsMeasured ? "measured" : "declared",
            report.Site.Text,
            comparison.Cheapest?.Mode.ToString(),
            comparison.Offers.Select(offer => OfferData.Of(offer, report)),
            comparison.Fees.Select(FeeData.Of),
            comparison.UnitsWithoutPackage is { } units ? FeeData.Of(units) : null,
            report.AssumedMbps,
            comparison.Saving is { } saving
                ? new SavingData(saving.BandwidthPercent, saving.Bill?.Percent, saving.Bill?.FeesPerMonth.Amount)
                : null,
            change is null ? null : BillingChangeData.Of(change),
            report.Prices.Modes.Select(price => PriceData.Of(price.Key.ToString(), price.Value))
                .Concat(report.Prices.Fees.Select(price => PriceData.Of(PriceFile.KeyOf(price.Key), price.Value))),
            report.WithoutPrice.Select(mode => mode.ToString()),
            comparison.NotTold.Select(mode => mode.ToString()),
            comparison.BreakEvens.Select(even => new BreakEvenData(
                even.Mode.ToString(),
                even.Against.ToString(),
                even.Threshold,
                even.Actual,
                BillingWords.Unit(even.Unit),
                Format.Plain(BillingWords.Of(even)))),
            [.. comparison.Remarks.Select(remark => Format.Plain(BillingWords.Of(remark)))]);
    }
}

/// <summary>What one mode bills in a month.</summary>
internal sealed record OfferData(
    string Mode,
    TwoDecimals Quantity,
    string Unit,
    string Why,
    TwoDecimals? FixedPerMonth,
    TwoDecimals? ByUsePerMonth,
    TwoDecimals? CostPerMonth,
    bool Placeholder,
    bool Sold,
    string Availability)
{
    public static OfferData Of(BillingOffer offer, BillingReport report) => new(
        offer.Mode.ToString(),
        offer.Billed.Amount,
        BillingWords.Unit(offer.Billed.Unit),
        Format.Plain(BillingWords.Why(offer.Billed)),
        offer.FixedPerMonth?.Amount,
        offer.ByUsePerMonth?.Amount,
        offer.CostPerMonth?.Amount,
        offer.HasPlaceholder,
        offer.IsSold,
        BillingWords.Sale(offer, report.Site, report.Isp));
}

/// <summary>What is paid beside every mode; <paramref name="PerMonth"/> is null without a price.</summary>
internal sealed record FeeData(
    string Fee,
    TwoDecimals Quantity,
    TwoDecimals? PerMonth,
    bool Fixed)
{
    public static FeeData Of(Fee fee) =>
        new(PriceFile.KeyOf(fee.Kind), fee.Quantity, fee.PerMonth?.Amount, fee.IsFixed);
}

/// <summary>What one package for all saves, by bandwidth; null of the bill where a fee has no price.</summary>
internal sealed record SavingData(
    TwoDecimals BandwidthPercent,
    TwoDecimals? BillPercent,
    TwoDecimals? FeesPerMonth);

/// <summary>What a change does to the bill.</summary>
internal sealed record BillingChangeData(string Against, BillData Before, BillData After)
{
    public static BillingChangeData Of(BillingChange change) => new(
        change.From, BillData.Of(change.BeforeMbps, change.Before), BillData.Of(change.AfterMbps, change.After));
}

/// <summary>A bill by the stack's own way of paying; null amounts: there is no price for it.</summary>
internal sealed record BillData(
    long? PackageMbps,
    string? Mode,
    TwoDecimals? FixedPerMonth,
    TwoDecimals? ByUsePerMonth,
    TwoDecimals? CostPerMonth,
    bool Placeholder)
{
    public static BillData Of(long? packageMbps, BillingOffer? offer) => new(
        packageMbps, offer?.Mode.ToString(), offer?.FixedPerMonth?.Amount, offer?.ByUsePerMonth?.Amount,
        offer?.CostPerMonth?.Amount, offer is { HasPlaceholder: true });
}

/// <summary>A price as the price file has it.</summary>
internal sealed record PriceData(string Price, decimal Amount, string Per, string? Source, string? Date, bool Placeholder)
{
    public static PriceData Of(string name, UnitPrice price) => new(
        name, price.Amount, JsonOutput.Name(price.Per), price.Source?.Text, price.Source?.Date is { } date ? Format.Date(date) : null,
        price.Source is { IsPlaceholder: true });
}

/// <summary>Where one mode becomes dearer than another.</summary>
internal sealed record BreakEvenData(
    string Mode,
    string Against,
    TwoDecimals Threshold,
    TwoDecimals? Actual,
    string Unit,
    string Sentence);
