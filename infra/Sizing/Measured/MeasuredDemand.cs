using System.Collections.Immutable;
using SharedBandwidth.Planning.Demand;

namespace SharedBandwidth.Sizing.Measured;

/// <summary>What the apps were measured to need, alone and together. All in Mbit/s, 1 Mbit/s being 10^6 bit/s.</summary>
public sealed record MeasuredDemand
{
    public required JointSeries Series { get; init; }

    /// <summary>
    /// Apps that need something by their declared demand and have no samples, ordered by key; empty where the package's own samples are of
    /// all. While there is one, nothing is known of all together: the sum of the others is too low, and would look like a measurement.
    /// </summary>
    public required ImmutableArray<string> Unmeasured { get; init; }

    /// <summary>
    /// The figures of all together; null when there is no time at which every app has a sample, or an app is <see cref="Unmeasured"/>.
    /// </summary>
    public required Measure? Joint { get; init; }

    /// <summary>What each app needed at the joint peak, by key, of those that have a sample then; empty without one.</summary>
    public required ImmutableSortedDictionary<string, double> AppsAtPeak { get; init; }

    /// <summary>
    /// The sum of the apps' own peaks, over all their samples: what to buy without sharing; null without samples of apps, or where one that
    /// needs something has none.
    /// </summary>
    public required double? SeparateMbps { get; init; }

    /// <summary>The figures of each app's own samples, ordered by key.</summary>
    public required ImmutableArray<AppMeasure> Apps { get; init; }

    /// <summary>The package to buy; null when <see cref="Joint"/> is.</summary>
    public required MeasuredTarget? Target { get; init; }

    /// <summary>
    /// Analyses samples. The sum of apps is never above <see cref="SeparateMbps"/>, and one more app never lowers it, unless that
    /// app has gaps at the time of the peak.
    /// </summary>
    /// <param name="samples">What was measured.</param>
    /// <param name="headroomPercent">What is added to what was measured.</param>
    /// <param name="declared">What is declared; null: nothing.</param>
    public static MeasuredDemand Of(SampleSet samples, int headroomPercent, IEnumerable<AppDemand>? declared = null)
    {
        var series = JointSeries.Of(samples);
        var missing = WithoutSamples(samples, declared ?? []);

        // The package's own samples are of all apps.
        var unmeasured = samples.Package is null ? missing : [];
        var joint = unmeasured.IsEmpty ? Measure.Of(series.Mbps.AsSpan(), samples) : null;
        var apps = ImmutableArray.CreateBuilder<AppMeasure>();
        var mbps = new double[samples.Length];
        foreach (var app in samples.Series)
        {
            for (var i = 0; i < mbps.Length; i++)
            {
                mbps[i] = app.Mbps[i];
            }

            if (Measure.Of(mbps, samples) is { } measure)
            {
                apps.Add(new AppMeasure(app.App, measure, app.MissingPercent));
            }
        }

        return new MeasuredDemand
        {
            Series = series,
            Unmeasured = unmeasured,
            Joint = joint,
            AppsAtPeak = joint is null ? ImmutableSortedDictionary<string, double>.Empty : AppsAt(samples, joint.PeakUnixSeconds),
            SeparateMbps = apps.Count == 0 || !missing.IsEmpty ? null : apps.Sum(app => app.Measure.PeakMbps),
            Apps = apps.ToImmutable(),
            Target = joint is null ? null : MeasuredTarget.Of(joint, series.UsedDays, headroomPercent),
        };
    }

    private static ImmutableArray<string> WithoutSamples(SampleSet samples, IEnumerable<AppDemand> declared) =>
    [
        .. declared.Where(demand => demand.PeakMbps > 0).Select(demand => demand.App)
            .Except(samples.Series.Select(series => series.App)).Order(StringComparer.Ordinal),
    ];

    private static ImmutableSortedDictionary<string, double> AppsAt(SampleSet samples, long unixSeconds)
    {
        var index = (int)((unixSeconds - samples.StartUnixSeconds) / samples.StepSeconds);
        return samples.Series.Where(app => !float.IsNaN(app.Mbps[index]))
            .ToImmutableSortedDictionary(app => app.App, app => (double)app.Mbps[index], StringComparer.Ordinal);
    }
}
