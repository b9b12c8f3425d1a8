using System.Collections.Immutable;

namespace SharedBandwidth.Sizing.Billing;

/// <summary>The billing modes side by side.</summary>
public sealed record BillingComparison
{
    public required string Currency { get; init; }

    /// <summary>The days of the month that every quantity and cost is for.</summary>
    public required int BilledDays { get; init; }

    /// <summary>One per mode asked for, in the order of <see cref="BillingMode"/>.</summary>
    public required ImmutableArray<BillingOffer> Offers { get; init; }

    /// <summary>Where one mode becomes dearer than another.</summary>
    public required ImmutableArray<BreakEven> BreakEvens { get; init; }

    /// <summary>What is true of the modes whatever they cost, one sentence each: above all, where one cannot help.</summary>
    public required ImmutableArray<string> Truths { get; init; }

    public required ImmutableArray<PriceProblem> Problems { get; init; }

    /// <summary>The offer with the lowest cost among those that are sold; null when none of them has a cost.</summary>
    public BillingOffer? Cheapest => Offers.Where(offer => offer.IsSold && offer.CostPerMonth is not null).MinBy(offer => offer.CostPerMonth);
}

/// <summary>What one mode bills in a month.</summary>
public sealed record BillingOffer
{
    public required BillingMode Mode { get; init; }

    /// <summary>In <see cref="QuantityUnit"/>.</summary>
    public required decimal Quantity { get; init; }

    /// <summary>"Mbit/s" or "GB".</summary>
    public required string QuantityUnit { get; init; }

    /// <summary>One sentence: how the quantity came about.</summary>
    public required string Why { get; init; }

    /// <summary>The quantity's cost and the addresses' fee, not rounded; null without a unit price.</summary>
    public required decimal? CostPerMonth { get; init; }

    /// <summary>The part of the cost that is the addresses' fee; null when the fee is not known.</summary>
    public required decimal? EipFeePerMonth { get; init; }

    public required ModeAvailability Availability { get; init; }

    public bool IsSold => Availability.IsSold;
}

/// <summary>Where one mode becomes dearer than another.</summary>
/// <param name="Mode">The mode whose use or unit price the threshold is about.</param>
/// <param name="Against">The mode it is compared with.</param>
/// <param name="Threshold">In <paramref name="Unit"/>.</param>
/// <param name="Actual">Where the matter stands now; null when a price for it is missing.</param>
/// <param name="Unit">"% of the package", "Mbit/s" or "times the unit price".</param>
/// <param name="Sentence">Both modes, the threshold and the actual value in words.</param>
public sealed record BreakEven(BillingMode Mode, BillingMode Against, decimal Threshold, decimal? Actual, string Unit, string Sentence);
