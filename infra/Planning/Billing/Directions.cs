namespace SharedBandwidth.Planning.Billing;

/// <summary>Samples of both directions made one.</summary>
public static class Directions
{
    /// <summary>
    /// The larger direction of each sample. Bills take it before the percentile; the larger of the two directions' percentiles is
    /// another number, and never above this one's.
    /// </summary>
    public static IEnumerable<double> LargerOf(IEnumerable<double> inMbps, IEnumerable<double> outMbps) => inMbps.Zip(outMbps, Math.Max);
}
