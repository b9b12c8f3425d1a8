namespace SharedBandwidth.Planning.Billing;

/// <summary>
/// A month's bill by <see cref="Enhanced95"/>: the peak for the days with traffic, or the floor for the days on which the package
/// existed, whichever is more (https://cloud.tencent.com/document/product/684/106232).
/// </summary>
public sealed record Enhanced95Bill
{
    public required decimal PeakMbps { get; init; }

    /// <summary>Days with traffic; they count for the peak.</summary>
    public required int EffectiveDays { get; init; }

    public required decimal FloorMbps { get; init; }

    /// <summary>Days on which the package existed; they count for the floor.</summary>
    public required int ExistingDays { get; init; }

    public required int DaysInMonth { get; init; }

    public required decimal PricePerMbpsMonth { get; init; }

    public decimal PeakCost => ProratedCost.Of(PeakMbps, PricePerMbpsMonth, EffectiveDays, DaysInMonth);

    public decimal FloorCost => ProratedCost.Of(FloorMbps, PricePerMbpsMonth, ExistingDays, DaysInMonth);

    public decimal Cost => Math.Max(PeakCost, FloorCost);
}
