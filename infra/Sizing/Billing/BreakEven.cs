namespace SharedBandwidth.Sizing.Billing;

/// <summary>What the threshold of a <see cref="BreakEven"/> is counted in.</summary>
public enum BreakEvenUnit
{
    /// <summary>The unit price of one mode as a multiple of the other's.</summary>
    TimesTheUnitPrice,

    /// <summary>The mean use in percent of the package.</summary>
    PercentOfPackage,
}

/// <summary>Where one mode becomes dearer than another.</summary>
/// <param name="Mode">The mode whose use or unit price the threshold is about.</param>
/// <param name="Against">The mode it is compared with.</param>
/// <param name="Unit">What threshold and actual value are counted in.</param>
/// <param name="Threshold">Below it <paramref name="Mode"/> costs less.</param>
/// <param name="Actual">Where the matter stands now; null when a price for it is missing.</param>
public sealed record BreakEven(BillingMode Mode, BillingMode Against, BreakEvenUnit Unit, decimal Threshold, decimal? Actual)
{
    /// <summary>The threshold in Mbit/s; null where it is about unit prices.</summary>
    public decimal? ThresholdMbps { get; init; }
}
