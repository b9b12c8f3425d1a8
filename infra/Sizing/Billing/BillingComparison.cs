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

    /// <summary>The offer with the lowest cost among those that are sold; null when none of them has a cost.</summary>
    public BillingOffer? Cheapest =>
        Offers.Where(offer => offer.IsSold && offer.CostPerMonth is not null).MinBy(offer => offer.CostPerMonth!.Value.Amount);
}

/// <summary>What one mode bills in a month.</summary>
public sealed record BillingOffer
{
    public required BillingMode Mode { get; init; }

    public required BilledQuantity Billed { get; init; }

    /// <summary>The quantity's cost and the addresses' fee; null without a unit price.</summary>
    public required Money? CostPerMonth { get; init; }

    /// <summary>The part of the cost that is the addresses' fee; null when the fee is not known.</summary>
    public required Money? EipFeePerMonth { get; init; }

    /// <summary>Whether the account can buy a package of this mode; null: no account can.</summary>
    public required PackageSale? Sale { get; init; }

    public bool IsSold => Sale == PackageSale.Sold;
}
