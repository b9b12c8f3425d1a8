using System.Collections.Immutable;

namespace SharedBandwidth.Sizing.Billing;

/// <summary>Finds what a mode can and cannot do for this use, whatever it costs.</summary>
internal static class BillingRemarks
{
    // A bill that comes this near to the peak is not worth the name of a saving.
    private const double NearlyPeak = 0.95;

    // The mean of five equal levels may come out a hair above them.
    private const double AllButRounding = 1 - 1e-9;

    public static ImmutableArray<BillingRemark> Of(ImmutableArray<BillingMode> modes, ImmutableArray<Fee> fees, BillingQuestion question)
    {
        var remarks = modes.Select(mode => mode switch
        {
            BillingMode.PayByBandwidth => new BillingRemark.SizeIsBilled(mode),
            BillingMode.PayByTraffic => new BillingRemark.UseIsBilled(mode, 100 * question.CarriedMbps / question.PackageMbps),
            BillingMode.EipPayByTraffic => new BillingRemark.UseIsBilled(mode, null),
            BillingMode.PayBy95 => Enhanced(question),
            _ => Percentile(
                mode, BilledQuantity.Monthly95PeakMbps(question), Monthly95.MinutesForgiven(question.Usage.BilledDays), question),
        });
        return [.. remarks, .. fees.Where(fee => fee.Price is null).Select(fee => new BillingRemark.FeeIsMissing(fee.Kind))];
    }

    private static BillingRemark Enhanced(BillingQuestion question)
    {
        var bill = Enhanced95Bill.Of(question);
        return bill.FloorDecides
            ? new BillingRemark.FloorIsBilled(BillingMode.PayBy95, bill.BilledFloorMbps, bill.BilledPeakMbps)
            : Percentile(BillingMode.PayBy95, (double)bill.PeakMbps, Enhanced95.MinutesForgivenPerDay, question);
    }

    private static BillingRemark Percentile(BillingMode mode, double billedMbps, int forgivenMinutes, BillingQuestion question)
    {
        var usage = question.Usage;
        var peakMbps = Math.Min(usage.PeakMbps, question.PackageMbps);
        if (billedMbps < NearlyPeak * peakMbps)
        {
            return new BillingRemark.PeakIsForgiven(mode, forgivenMinutes, peakMbps, billedMbps);
        }

        // Measured demand never stays exactly at a level.
        var level = usage.IsMeasured ? NearlyPeak * billedMbps : billedMbps;
        return new BillingRemark.PeakOutlasts(
            mode, forgivenMinutes, level, level < usage.PeakMbps, usage.MinutesPerDayAtLeast(level * AllButRounding), usage.IsMeasured);
    }
}
