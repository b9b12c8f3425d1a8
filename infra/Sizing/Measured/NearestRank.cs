namespace SharedBandwidth.Sizing.Measured;

/// <summary>
/// Percentiles by nearest rank: the smallest value that at least the asked share of all values does not exceed. Always one of the
/// values, never a mean of two; the 95th drops exactly floor(5 % of n) values, as bills by percentile do.
/// </summary>
public static class NearestRank
{
    /// <summary>
    /// The rank from below, 1 to <paramref name="count"/>: ceil(percent / 100 * count), and 1 for 0 %. The percentage is decimal,
    /// because 99.5 % of a whole number must not be off by a rounding error.
    /// </summary>
    public static int Of(decimal percent, int count) => Math.Max(1, (int)Math.Ceiling(percent * count / 100));

    /// <summary>The percentile of values in ascending order; there must be at least one.</summary>
    public static double Of(ReadOnlySpan<double> ascending, decimal percent) => ascending[Of(percent, ascending.Length) - 1];
}
