using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace SharedBandwidth.Sizing.Measured;

/// <summary>
/// What all apps together needed: the package's own samples where there are any, otherwise the sums at the times at which every app has a
/// sample. A time at which one app has none is left out: a sum without it would be too low, and look like a measurement.
/// </summary>
public sealed class JointSeries
{
    private JointSeries(SampleSet samples, ImmutableArray<double> mbps)
    {
        Samples = samples;
        Mbps = mbps;
        Used = mbps.Count(rate => !double.IsNaN(rate));
    }

    public SampleSet Samples { get; }

    /// <summary>One value per time of the grid, <see cref="double.NaN"/> where the time is left out.</summary>
    public ImmutableArray<double> Mbps { get; }

    /// <summary>How many of the times that are asked about are left out.</summary>
    public int LeftOut => Samples.Times - Used;

    public int Used { get; }

    /// <summary>How many days the times that are used make up.</summary>
    public double UsedDays => (double)Used * Samples.StepSeconds / (24 * 60 * 60);

    public static JointSeries Of(SampleSet samples)
    {
        var joint = new double[samples.Length];
        foreach (var series in samples.Package is { } package ? [package] : samples.Series.AsSpan())
        {
            // A missing sample is not a number, and so is every sum with one.
            var mbps = series.Mbps.AsSpan();
            for (var i = 0; i < joint.Length; i++)
            {
                joint[i] += mbps[i];
            }
        }

        return new JointSeries(samples, ImmutableCollectionsMarshal.AsImmutableArray(joint));
    }
}
