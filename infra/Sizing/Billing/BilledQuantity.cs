namespace SharedBandwidth.Sizing.Billing;

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

    /// <summary>Nothing above the package's size gets through.</summary>
    public static double Monthly95PeakMbps(BillingQuestion question) =>
        Math.Min(Monthly95.PeakMbps(question.Usage.Days.SelectMany(day => day.FiveMinuteMbps)), question.PackageMbps);

    private static BilledQuantity ByTraffic(BillingQuestion question)
    {
        var usage = question.Usage;
        var gigabytes = (decimal)usage.MeanMbps * question.Prices.GigabytesPerMbpsMonth(usage.BilledDays);
        return new(gigabytes, Gigabytes, $"A mean of {Text.Number(usage.MeanMbps)} Mbit/s over {usage.BilledDays} days, all of it taken as outbound; the package's size is only a ceiling.");
    }

    private static BilledQuantity ByEnhanced95(BillingQuestion question)
    {
        var bill = Enhanced95Bill.Of(question);
        var days = bill.EffectiveDays < bill.DaysInMonth ? $", for {Text.Number(bill.EffectiveDays)} of {bill.DaysInMonth} days with traffic" : "";
        var peak = $"the mean of the five highest daily peaks, each the fifth highest five-minute sample of its day, is {Text.Number(bill.PeakMbps)} Mbit/s{days}";
        var floor = $"{Text.Number(question.Prices.FloorPercent)} % of the package, {Text.Number(bill.FloorMbps)} Mbit/s";
        return new(bill.BilledMbps, Mbps, bill.FloorDecides ? $"The floor decides: {floor}; {peak}." : $"The peak decides: {peak}; the floor is {floor}.");
    }

    private static BilledQuantity ByMonthly95(BillingQuestion question)
    {
        var samples = question.Usage.Days.Sum(day => day.FiveMinuteMbps.Length);
        return new((decimal)Monthly95PeakMbps(question), Mbps, $"The {Text.Ordinal(samples - Measured.NearestRank.Of(95, samples) + 1)} highest of {samples} five-minute samples; the higher ones go free.");
    }
}
