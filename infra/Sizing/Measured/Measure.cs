namespace SharedBandwidth.Sizing.Measured;

/// <summary>The figures of one series of rates.</summary>
public sealed record Measure
{
    /// <summary>How many times have a value; the figures are theirs alone.</summary>
    public required int Samples { get; init; }

    public required double PeakMbps { get; init; }

    /// <summary>When the peak was measured first.</summary>
    public required long PeakUnixSeconds { get; init; }

    public required double MeanMbps { get; init; }

    public required Percentiles Percentiles { get; init; }

    /// <summary>null when no time has a value.</summary>
    internal static Measure? Of(ReadOnlySpan<double> mbps, SampleSet grid)
    {
        var present = new double[mbps.Length];
        var (count, peakIndex, sum) = (0, -1, 0.0);
        for (var i = 0; i < mbps.Length; i++)
        {
            if (double.IsNaN(mbps[i]))
            {
                continue;
            }

            present[count++] = mbps[i];
            sum += mbps[i];
            peakIndex = peakIndex < 0 || mbps[i] > mbps[peakIndex] ? i : peakIndex;
        }

        if (count == 0)
        {
            return null;
        }

        var ascending = present.AsSpan(0, count);
        ascending.Sort();
        return new Measure
        {
            Samples = count,
            PeakMbps = mbps[peakIndex],
            PeakUnixSeconds = grid.UnixSecondsAt(peakIndex),
            MeanMbps = sum / count,
            Percentiles = Percentiles.Of(ascending),
        };
    }
}

/// <summary>The figures of one app's own samples, and the share of the times asked about at which it has none.</summary>
public sealed record AppMeasure(string App, Measure Measure, double MissingPercent);
