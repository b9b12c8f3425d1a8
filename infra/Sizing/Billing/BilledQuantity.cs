namespace SharedBandwidth.Sizing.Billing;

/// <summary>What is counted on a bill.</summary>
public enum BilledUnit
{
    Mbps,
    Gigabyte,
}

/// <summary>What a mode bills of a month's use.</summary>
/// <param name="Amount">In <paramref name="Unit"/>.</param>
/// <param name="Unit">What is counted.</param>
/// <param name="Basis">How the amount came about.</param>
public sealed record BilledQuantity(decimal Amount, BilledUnit Unit, BillingBasis Basis)
{
    internal static BilledQuantity Of(BillingMode mode, BillingQuestion question) => mode switch
    {
        BillingMode.PayByBandwidth => new(question.PackageMbps, BilledUnit.Mbps, new BillingBasis.Size()),
        BillingMode.PayByTraffic => ByTraffic(question, isInPackage: true),
        BillingMode.EipPayByTraffic => ByTraffic(question, isInPackage: false),
        BillingMode.PayBy95 => ByEnhanced95(question),
        _ => ByMonthly95(question),
    };

    /// <summary>Nothing above the package's size gets through.</summary>
    internal static double Monthly95PeakMbps(BillingQuestion question) =>
        Monthly95.PeakMbps(question.Carried.Days.SelectMany(day => day.MeansMbps));

    private static BilledQuantity ByTraffic(BillingQuestion question, bool isInPackage)
    {
        var usage = question.Usage;
        var meanMbps = isInPackage ? question.CarriedMbps : usage.MeanMbps;
        return new(
            question.Prices.Gigabytes(meanMbps, usage.BilledDays),
            BilledUnit.Gigabyte,
            new BillingBasis.Traffic(meanMbps, usage.MeanMbps, usage.BilledDays, isInPackage));
    }

    private static BilledQuantity ByEnhanced95(BillingQuestion question)
    {
        var bill = Enhanced95Bill.Of(question);
        return new(bill.BilledMbps, BilledUnit.Mbps, new BillingBasis.PeakOrFloor(bill, question.Prices.FloorPercent));
    }

    private static BilledQuantity ByMonthly95(BillingQuestion question)
    {
        var samples = question.Usage.Days.Sum(day => day.MeansMbps.Length);
        return new(
            (decimal)Monthly95PeakMbps(question),
            BilledUnit.Mbps,
            new BillingBasis.Sample(samples - Measured.NearestRank.Of(95, samples) + 1, samples));
    }
}
