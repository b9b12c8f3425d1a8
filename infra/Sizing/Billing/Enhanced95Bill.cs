namespace SharedBandwidth.Sizing.Billing;

/// <summary>
/// A month's bill by <see cref="Enhanced95"/>: the peak for the days with traffic, or the floor for the days on which the package
/// existed, whichever is more (https://cloud.tencent.com/document/product/684/106232).
/// </summary>
public sealed record Enhanced95Bill
{
    public required decimal PeakMbps { get; init; }

    /// <summary>Days with traffic; they count for the peak.</summary>
    public required decimal EffectiveDays { get; init; }

    public required decimal FloorMbps { get; init; }

    /// <summary>Days on which the package existed; they count for the floor.</summary>
    public required decimal ExistingDays { get; init; }

    public required int DaysInMonth { get; init; }

    /// <summary>What is paid for as if it had been there all month.</summary>
    public decimal BilledMbps => Math.Max(BilledPeakMbps, BilledFloorMbps);

    /// <summary>Multiplied before it is divided, so that nothing is lost.</summary>
    public decimal BilledPeakMbps => PeakMbps * EffectiveDays / DaysInMonth;

    public decimal BilledFloorMbps => FloorMbps * ExistingDays / DaysInMonth;

    public bool FloorDecides => BilledFloorMbps > BilledPeakMbps;

    internal static Enhanced95Bill Of(BillingQuestion question)
    {
        // Nothing above the package's size gets through.
        var usage = question.Carried;
        var peaksMbps = usage.Days.Select(day => Enhanced95.DailyPeakMbps(day.MeansMbps));
        return new Enhanced95Bill
        {
            PeakMbps = (decimal)Enhanced95.MonthlyPeakMbps(peaksMbps),
            EffectiveDays = usage.EffectiveDays,
            FloorMbps = Enhanced95.DailyFloorMbps([question.PackageMbps], question.Prices.FloorPercent),
            ExistingDays = usage.BilledDays,
            DaysInMonth = usage.BilledDays,
        };
    }
}
