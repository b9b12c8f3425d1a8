using System.Collections.Immutable;

namespace SharedBandwidth.Sizing.Measured;

/// <summary>A run of times at which an app has no sample.</summary>
public readonly record struct SampleGap(long FromUnixSeconds, int Samples);

/// <summary>One app's samples over the grid of their <see cref="SampleSet"/>.</summary>
public sealed class SampleSeries
{
    private const int GapsKept = 10;

    /// <param name="app">The app.</param>
    /// <param name="mbps">One value per time.</param>
    /// <param name="startUnixSeconds">The first time.</param>
    /// <param name="stepSeconds">How far the times are apart.</param>
    /// <param name="isAsked">For each time whether it is asked about; null: all are.</param>
    internal SampleSeries(string app, ImmutableArray<float> mbps, long startUnixSeconds, int stepSeconds, bool[]? isAsked = null)
    {
        App = app;
        Mbps = mbps;
        Present = mbps.Count(rate => !float.IsNaN(rate));

        var first = ImmutableArray.CreateBuilder<SampleGap>();
        for (var i = 0; i < mbps.Length; i++)
        {
            var from = i;
            while (i < mbps.Length && float.IsNaN(mbps[i]) && isAsked?[i] != false)
            {
                i++;
            }

            if (i > from)
            {
                Missing += i - from;
                Gaps++;
                if (first.Count < GapsKept)
                {
                    first.Add(new SampleGap(startUnixSeconds + ((long)from * stepSeconds), i - from));
                }
            }
        }

        FirstGaps = first.ToImmutable();
    }

    public string App { get; }

    /// <summary>One value per time of the grid, <see cref="float.NaN"/> where there is no sample.</summary>
    public ImmutableArray<float> Mbps { get; }

    /// <summary>How many times that are asked about have no sample.</summary>
    public int Missing { get; }

    /// <summary>How many runs of such times there are.</summary>
    public int Gaps { get; }

    /// <summary>The first ten of those runs.</summary>
    public ImmutableArray<SampleGap> FirstGaps { get; }

    /// <summary>How many times have one.</summary>
    public int Present { get; }

    public double MissingPercent => Missing == 0 ? 0 : 100.0 * Missing / (Missing + Present);
}
