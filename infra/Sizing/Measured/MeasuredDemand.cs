using System.Collections.Immutable;

namespace SharedBandwidth.Sizing.Measured;

/// <summary>What the apps were measured to need, alone and together. All in Mbit/s, 1 Mbit/s being 10^6 bit/s.</summary>
public sealed record MeasuredDemand
{
    public required JointSeries Series { get; init; }

    /// <summary>The figures of all together; null when there is no time at which every app has a sample.</summary>
    public required Measure? Joint { get; init; }

    /// <summary>What each app needed at the joint peak, by key, of those that have a sample then; empty without one.</summary>
    public required ImmutableSortedDictionary<string, double> AppsAtPeak { get; init; }

    /// <summary>
    /// The sum of the apps' own peaks, over all their samples: what to buy without sharing; null without samples of apps.
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
    public static MeasuredDemand Of(SampleSet samples, int headroomPercent)
    {
        var series = JointSeries.Of(samples);
        var joint = Measure.Of(series.Mbps.AsSpan(), samples);
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
            Joint = joint,
            AppsAtPeak = joint is null ? ImmutableSortedDictionary<string, double>.Empty : AppsAt(samples, joint.PeakUnixSeconds),
            SeparateMbps = apps.Count == 0 ? null : apps.Sum(app => app.Measure.PeakMbps),
            Apps = apps.ToImmutable(),
            Target = joint is null ? null : MeasuredTarget.Of(joint, series.UsedDays, headroomPercent),
        };
    }

    private static ImmutableSortedDictionary<string, double> AppsAt(SampleSet samples, long unixSeconds)
    {
        var index = (int)((unixSeconds - samples.StartUnixSeconds) / samples.StepSeconds);
        return samples.Series.Where(app => !float.IsNaN(app.Mbps[index]))
            .ToImmutableSortedDictionary(app => app.App, app => (double)app.Mbps[index], StringComparer.Ordinal);
    }
}
