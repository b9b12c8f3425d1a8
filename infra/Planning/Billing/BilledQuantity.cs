namespace SharedBandwidth.Planning.Billing;

/// <summary>What a mode bills of a month's use.</summary>
internal sealed record BilledQuantity(decimal Amount, string Unit, string Why)
{
    public const string Mbps = "Mbit/s";
    public const string Gigabytes = "GB";

    public static BilledQuantity Of(BillingMode mode, BillingQuestion question) => mode switch
    {
        BillingMode.PayByBandwidth => new(question.PackageMbps, Mbps, "The package's size is billed, used or not."),
        BillingMode.PayByTraffic => ByTraffic(question),
        BillingMode.PayBy95 => ByEnhanced95(question),
        _ => ByMonthly95(question),
    };

    /// <summary>The month's peak by <see cref="Enhanced95"/>, before its floor. Nothing above the package's size gets through.</summary>
    public static double Enhanced95PeakMbps(BillingQuestion question) =>
        Enhanced95.MonthlyPeakMbps(question.Usage.Days.Select(day => Math.Min(Enhanced95.DailyPeakMbps(day.FiveMinuteMbps), question.PackageMbps)));

    public static double Monthly95PeakMbps(BillingQuestion question) =>
        Math.Min(Monthly95.PeakMbps(question.Usage.Days.SelectMany(day => day.FiveMinuteMbps)), question.PackageMbps);

    public static decimal FloorMbps(BillingQuestion question) => question.PackageMbps * question.Prices.FloorPercent / 100;

    private static BilledQuantity ByTraffic(BillingQuestion question)
    {
        var usage = question.Usage;
        var gigabytes = (decimal)usage.MeanMbps * question.Prices.GigabytesPerMbpsMonth(usage.BilledDays);
        return new(gigabytes, Gigabytes, $"A mean of {Text.Number(usage.MeanMbps)} Mbit/s over {usage.BilledDays} days, all of it taken as outbound; the package's size is only a ceiling.");
    }

    private static BilledQuantity ByEnhanced95(BillingQuestion question)
    {
        var (peakMbps, floorMbps) = ((decimal)Enhanced95PeakMbps(question), FloorMbps(question));
        var peak = $"the mean of the five highest daily peaks, each the fifth highest five-minute sample of its day, is {Text.Number(peakMbps)} Mbit/s";
        var floor = $"{Text.Number(question.Prices.FloorPercent)} % of the package, {Text.Number(floorMbps)} Mbit/s";
        return floorMbps > peakMbps
            ? new(floorMbps, Mbps, $"The floor decides: {floor}; {peak}.")
            : new(peakMbps, Mbps, $"The peak decides: {peak}; the floor is {floor}.");
    }

    private static BilledQuantity ByMonthly95(BillingQuestion question)
    {
        var samples = question.Usage.Days.Sum(day => day.FiveMinuteMbps.Length);
        return new((decimal)Monthly95PeakMbps(question), Mbps, $"The {Text.Ordinal(samples - Measured.NearestRank.Of(95, samples) + 1)} highest of {samples} five-minute samples; the higher ones go free.");
    }
}
