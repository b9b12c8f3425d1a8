using System.Collections.Immutable;

namespace SharedBandwidth.Sizing.Billing;

/// <summary>Says what a mode can and cannot do for this use, whatever it costs.</summary>
internal static class PlainTruths
{
    // A bill that comes this near to the peak is not worth the name of a saving.
    private const double NearlyPeak = 0.95;

    // The mean of five equal levels may come out a hair above them.
    private const double AllButRounding = 1 - 1e-9;

    public static ImmutableArray<string> Of(ImmutableArray<BillingMode> modes, BillingQuestion question)
    {
        var truths = modes.Select(mode => mode switch
        {
            BillingMode.PayByBandwidth => "PayByBandwidth bills the package's size every day: only a smaller package lowers it.",
            BillingMode.PayByTraffic => $"PayByTraffic bills what is carried: on average {Text.Number(100 * question.Usage.MeanMbps / question.PackageMbps)} % of the package is in use.",
            BillingMode.PayBy95 => Enhanced(question),
            _ => Percentile(mode, BilledQuantity.Monthly95PeakMbps(question), Forgiven(question), question),
        });
        return question.Eips > 0 && question.Prices.EipFee is null
            ? [.. truths, "The addresses' instance fee is in none of the costs: the price file has no eipFee."]
            : [.. truths];
    }

    private static string Enhanced(BillingQuestion question)
    {
        var bill = Enhanced95Bill.Of(question);
        return bill.FloorDecides
            ? $"PayBy95 bills its floor of {Text.Number(bill.BilledFloorMbps)} Mbit/s although only {Text.Number(bill.BilledPeakMbps)} Mbit/s would count: a smaller package lowers it."
            : Percentile(BillingMode.PayBy95, (double)bill.PeakMbps, $"{Text.Duration(Enhanced95.MinutesForgivenPerDay)} a day", question);
    }

    private static string Forgiven(BillingQuestion question) => $"{Text.Duration(Monthly95.MinutesForgiven(question.Usage.BilledDays))} a month";

    private static string Percentile(BillingMode mode, double billedMbps, string forgiven, BillingQuestion question)
    {
        var usage = question.Usage;
        var peakMbps = Math.Min(usage.PeakMbps, question.PackageMbps);
        if (billedMbps < NearlyPeak * peakMbps)
        {
            return $"{mode} forgives {forgiven}: of a peak of {Text.Number(peakMbps)} Mbit/s it bills {Text.Number(billedMbps)} Mbit/s.";
        }

        // Measured demand never stays exactly at a level.
        var level = usage.IsMeasured ? NearlyPeak * billedMbps : billedMbps;
        var orMore = level < usage.PeakMbps ? " or more" : "";
        var lasts = $"{Text.Number(level)} Mbit/s{orMore} lasts {(usage.IsMeasured ? "up to " : "")}{Text.Duration(usage.MinutesPerDayAtLeast(level * AllButRounding))} a day";
        return $"{lasts}; {mode} forgives {forgiven}, so it lowers nothing but the unit price.";
    }
}
