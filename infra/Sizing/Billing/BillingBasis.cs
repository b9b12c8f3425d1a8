namespace SharedBandwidth.Sizing.Billing;

/// <summary>How a billed quantity came about.</summary>
public abstract record BillingBasis
{
    private BillingBasis()
    {
    }

    /// <summary>The package's size, used or not.</summary>
    public sealed record Size : BillingBasis;

    /// <summary>All that is carried, taken as outbound.</summary>
    /// <param name="MeanMbps">The mean of the month, of what gets through.</param>
    /// <param name="WantedMbps">The mean of what is wanted: more, where a package holds some of it back.</param>
    /// <param name="Days">The days of the month.</param>
    /// <param name="IsInPackage">Whether a package's size is the ceiling, not each EIP's own.</param>
    public sealed record Traffic(double MeanMbps, double WantedMbps, int Days, bool IsInPackage) : BillingBasis;

    /// <summary>The peak or the floor of <see cref="Billing.Enhanced95"/>.</summary>
    public sealed record PeakOrFloor(Enhanced95Bill Bill, decimal FloorPercent) : BillingBasis;

    /// <summary>One of the month's samples, see <see cref="Billing.Monthly95"/>.</summary>
    /// <param name="FromAbove">1: the highest.</param>
    /// <param name="Samples">How many five-minute samples there are.</param>
    public sealed record Sample(int FromAbove, int Samples) : BillingBasis;
}
