using System.Collections.Immutable;
using SharedBandwidth.Planning.Values;

namespace SharedBandwidth.Sizing.Billing;

/// <summary>The billing modes side by side.</summary>
public sealed record BillingComparison
{
    public required string Currency { get; init; }

    /// <summary>The days of the month that every quantity and cost is for.</summary>
    public required int BilledDays { get; init; }

    /// <summary>One per mode asked for that can be worked out, in the order of <see cref="BillingMode"/>.</summary>
    public required ImmutableArray<BillingOffer> Offers { get; init; }

    /// <summary>What is paid beside every offer, in the order of <see cref="FeeKind"/>.</summary>
    public required ImmutableArray<Fee> Fees { get; init; }

    /// <summary>
    /// What <see cref="BillingMode.EipPayByTraffic"/> pays instead of the capacity units among <see cref="Fees"/>, as it carries what the
    /// package holds back; null: it is not compared, or the package holds nothing back.
    /// </summary>
    public required Fee? UnitsWithoutPackage { get; init; }

    /// <summary>What sharing one package saves; null when there is no price by bandwidth, or nothing to compare with.</summary>
    public required SharingSaving? Saving { get; init; }

    /// <summary>Where one mode becomes dearer than another.</summary>
    public required ImmutableArray<BreakEven> BreakEvens { get; init; }

    /// <summary>What is true of the modes whatever they cost.</summary>
    public required ImmutableArray<BillingRemark> Remarks { get; init; }

    /// <summary>The modes asked for that bill by five minutes, where the samples are too far apart to tell; they have no offer.</summary>
    public required ImmutableArray<BillingMode> NotTold { get; init; }

    /// <summary>The modes asked for that have no unit price.</summary>
    public required ImmutableArray<BillingMode> WithoutPrice { get; init; }

    /// <summary>The site whose prices these are, where it is another than the account's; otherwise null.</summary>
    public required AccountSite? OtherSite { get; init; }

    /// <summary>The offer with the lowest cost among those that are sold; null when fewer than two of them have a cost.</summary>
    public BillingOffer? Cheapest =>
        Offers.Where(offer => offer.IsSold && offer.CostPerMonth is not null).ToArray() is [_, _, ..] sold
            ? sold.MinBy(offer => offer.CostPerMonth!.Value.Amount)
            : null;
}

/// <summary>What one mode bills in a month.</summary>
public sealed record BillingOffer
{
    public required BillingMode Mode { get; init; }

    public required BilledQuantity Billed { get; init; }

    /// <summary>What is paid whatever is carried: fees, and a package by its size; null without a unit price.</summary>
    public required Money? FixedPerMonth { get; init; }

    /// <summary>What is paid by use; null without a unit price.</summary>
    public required Money? ByUsePerMonth { get; init; }

    /// <summary>Whether a price that is in the cost is a placeholder.</summary>
    public required bool HasPlaceholder { get; init; }

    /// <summary>Whether the account can buy it.</summary>
    public required OfferSale Sale { get; init; }

    /// <summary>The whole of it, but for fees that have no price; null without a unit price.</summary>
    public Money? CostPerMonth => FixedPerMonth is { } known && ByUsePerMonth is { } byUse ? known + byUse : null;

    public bool IsSold => Sale == OfferSale.Sold;
}

/// <summary>What one package for all saves against one for each app, by bandwidth and at the same unit price.</summary>
/// <param name="BandwidthPercent">Of the bandwidth; negative when sharing needs more, because of headroom.</param>
/// <param name="Bill">What that is of the whole bill; null where a fee has no price.</param>
public sealed record SharingSaving(decimal BandwidthPercent, BillSaving? Bill);

/// <summary>What sharing saves of a whole bill.</summary>
/// <param name="Percent">Negative when sharing needs more.</param>
/// <param name="FeesPerMonth">The fees, which stay as they are.</param>
public sealed record BillSaving(decimal Percent, Money FeesPerMonth);
