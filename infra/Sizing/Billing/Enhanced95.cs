namespace SharedBandwidth.Sizing.Billing;

/// <summary>
/// "Enhanced 95" billing: the fifth highest of a day's 288 five-minute samples is the day's peak, and the mean of the five highest
/// daily peaks is the month's. The daily rule is Alibaba Cloud's
/// (https://help.aliyun.com/zh/internet-shared-bandwidth/developer-reference/api-vpc-2016-04-28-describe95traffic-brandwidths);
/// the monthly one is stated by its peers (https://support.huaweicloud.com/price-eip/eip_billing_0009.html) and taken to be the same.
/// </summary>
public static class Enhanced95
{
    public const int SamplesPerDay = 288;

    /// <summary>Only the four highest samples of a day go free, wherever they lie.</summary>
    public const int MinutesForgivenPerDay = 20;

    private const int RankOfDay = 5;
    private const int DaysOfMonth = 5;

    /// <summary>The day's peak. A day of fewer than five samples has none to forgive: its highest counts.</summary>
    /// <param name="fiveMinuteMbps">Each the larger of the two directions; at least one.</param>
    public static double DailyPeakMbps(IEnumerable<double> fiveMinuteMbps)
    {
        double[] descending = [.. fiveMinuteMbps.OrderDescending()];
        return descending[descending.Length < RankOfDay ? 0 : RankOfDay - 1];
    }

    /// <summary>The month's peak: the mean of the five highest daily peaks, or of all when there are fewer; 0 without any.</summary>
    public static double MonthlyPeakMbps(IEnumerable<double> dailyPeaksMbps) =>
        dailyPeaksMbps.OrderDescending().Take(DaysOfMonth).DefaultIfEmpty().Average();

    /// <summary>What is paid for on a day in any case: a share of the largest size that the package had on it.</summary>
    public static decimal DailyFloorMbps(IEnumerable<long> sizesMbps, decimal floorPercent) => sizesMbps.Max() * floorPercent / 100;
}
