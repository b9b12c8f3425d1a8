namespace SharedBandwidth.Sizing.Measured;

/// <summary>Percentiles in Mbit/s, by <see cref="NearestRank"/>.</summary>
public readonly record struct Percentiles(double P50Mbps, double P95Mbps, double P99Mbps, double P995Mbps)
{
    /// <summary>Of values in ascending order; there must be at least one.</summary>
    public static Percentiles Of(ReadOnlySpan<double> ascending) => new(
        NearestRank.Of(ascending, 50),
        NearestRank.Of(ascending, 95),
        NearestRank.Of(ascending, 99),
        NearestRank.Of(ascending, 99.5m));
}
