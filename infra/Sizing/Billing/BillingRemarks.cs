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
        var remarks = modes.Select<BillingMode, BillingRemark?>(mode => mode switch
        {
            BillingMode.PayByBandwidth => new BillingRemark.SizeIsBilled(mode),
            BillingMode.PayByTraffic => new BillingRemark.UseIsBilled(mode, 100 * question.CarriedMbps / question.PackageMbps),
            BillingMode.EipPayByTraffic => new BillingRemark.UseIsBilled(mode, null),
            BillingMode.PayBy95 => Enhanced(question),
            _ => Plain(mode, question),
        });
        var missing = fees.Where(fee => fee.Price is null).Select(fee => new BillingRemark.FeeIsMissing(fee.Kind));
        return [.. remarks.OfType<BillingRemark>(), .. missing];
    }

    private static BillingRemark? Enhanced(BillingQuestion question)
    {
        var bill = Enhanced95Bill.Of(question);
        return bill.FloorDecides
            ? new BillingRemark.FloorIsBilled(BillingMode.PayBy95, bill.BilledFloorMbps, bill.BilledPeakMbps)
            : Percentile(
                BillingMode.PayBy95, (double)bill.PeakMbps, (double)bill.BilledMbps, Enhanced95.MinutesForgivenPerDay, question);
    }

    private static BillingRemark? Plain(BillingMode mode, BillingQuestion question)
    {
        var peakMbps = BilledQuantity.Monthly95PeakMbps(question);
        return Percentile(mode, peakMbps, peakMbps, Monthly95.MinutesForgiven(question.Usage.BilledDays), question);
    }

    // null: nothing is used.
    private static BillingRemark? Percentile(
        BillingMode mode, double countedMbps, double billedMbps, int forgivenMinutes, BillingQuestion question)
    {
        var usage = question.Carried;
        if (usage.PeakMbps == 0)
        {
            return null;
        }

        if (countedMbps < NearlyPeak * usage.PeakMbps)
        {
            return new BillingRemark.PeakIsForgiven(mode, forgivenMinutes, usage.PeakMbps, countedMbps);
        }

        // Measured demand never stays exactly at a level.
        var level = usage.IsMeasured ? NearlyPeak * countedMbps : countedMbps;
        var minutesPerDay = usage.MinutesPerDayAtLeast(level * AllButRounding);
        if (usage.IsMeasured && !IsEnough(mode, usage, minutesPerDay))
        {
            return new BillingRemark.TooFewSamples(mode);
        }

        return new BillingRemark.PeakOutlasts(
            mode, forgivenMinutes, level, level < usage.PeakMbps, minutesPerDay, usage.IsMeasured,
            billedMbps < NearlyPeak * question.PackageMbps ? billedMbps : null);
    }

    // Of less than five samples of a day, and of less than twenty in all, none goes free.
    private static bool IsEnough(BillingMode mode, UsageProfile usage, int minutesPerDay) => mode == BillingMode.PayBy95
        ? minutesPerDay > Enhanced95.MinutesForgivenPerDay
        : usage.Days.Sum(day => day.MeansMbps.Length) >= 20;
}
