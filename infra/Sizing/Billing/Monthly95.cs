using SharedBandwidth.Sizing.Measured;

namespace SharedBandwidth.Sizing.Billing;

/// <summary>The plain 95th percentile of a month's five-minute samples: the top 5 % go free, the next one is billed.</summary>
public static class Monthly95
{
    /// <param name="fiveMinuteMbps">Each the larger of the two directions; at least one.</param>
    public static double PeakMbps(IEnumerable<double> fiveMinuteMbps)
    {
        double[] ascending = [.. fiveMinuteMbps.Order()];
        return NearestRank.Of(ascending, 95);
    }

    public static int MinutesForgiven(int daysInMonth) => daysInMonth * 24 * 60 / 20;
}
