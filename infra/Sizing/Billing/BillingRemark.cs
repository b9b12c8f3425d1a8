namespace SharedBandwidth.Sizing.Billing;

/// <summary>What is true of a mode whatever it costs: above all, where it cannot help.</summary>
public abstract record BillingRemark
{
    private BillingRemark()
    {
    }

    /// <summary>Only a smaller package lowers the bill.</summary>
    public sealed record SizeIsBilled(BillingMode Mode) : BillingRemark;

    /// <summary>What is carried is billed.</summary>
    /// <param name="Mode">The mode.</param>
    /// <param name="MeanUsePercent">The mean of what gets through, in percent of the package; null: there is no package.</param>
    public sealed record UseIsBilled(BillingMode Mode, double? MeanUsePercent) : BillingRemark;

    /// <summary>The floor is billed, above what would count.</summary>
    public sealed record FloorIsBilled(BillingMode Mode, decimal FloorMbps, decimal PeakMbps) : BillingRemark;

    /// <summary>The peak is short enough to go free.</summary>
    public sealed record PeakIsForgiven(BillingMode Mode, int ForgivenMinutes, double PeakMbps, double BilledMbps) : BillingRemark;

    /// <summary>The peak lasts longer than what is forgiven.</summary>
    /// <param name="Mode">The mode.</param>
    /// <param name="ForgivenMinutes">A day or a month, as <paramref name="Mode"/> counts.</param>
    /// <param name="LevelMbps">The peak; of measured demand, which never stays at a level, a little less.</param>
    /// <param name="IsBelowPeak">Whether more than that level is used at times.</param>
    /// <param name="MinutesPerDay">How long the level lasts.</param>
    /// <param name="IsLongestDay">Whether that is the longest of days that differ.</param>
    /// <param name="BilledMbps">What is billed in place of the package's size; null: as good as all of it.</param>
    public sealed record PeakOutlasts(
        BillingMode Mode, int ForgivenMinutes, double LevelMbps, bool IsBelowPeak, int MinutesPerDay, bool IsLongestDay, double? BilledMbps)
        : BillingRemark;

    /// <summary>The samples are too few for any of them to go free.</summary>
    public sealed record TooFewSamples(BillingMode Mode) : BillingRemark;

    /// <summary>A fee is in no cost, because the prices have none.</summary>
    public sealed record FeeIsMissing(FeeKind Kind) : BillingRemark;
}
