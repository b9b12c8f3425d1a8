using System.Collections.Immutable;
using SharedBandwidth.Planning.Demand;

namespace SharedBandwidth.Sizing.Measured;

/// <summary>How an app's declared demand stands to its samples.</summary>
public enum DemandVerdict
{
    /// <summary>Never exceeded, and every declared level is nearly reached.</summary>
    Fits,

    /// <summary>Exceeded at least once: the package is planned too small.</summary>
    TooLow,

    /// <summary>Never exceeded, and at least one declared level is far from being reached: the package is planned too large.</summary>
    TooHigh,

    /// <summary>Exceeded at some times, and far from being reached at others.</summary>
    TooLowAndTooHigh,

    /// <summary>The app has samples and no demand.</summary>
    NotDeclared,

    /// <summary>The app has a demand and no samples.</summary>
    NotMeasured,
}

/// <summary>One declared level against what was measured while it held.</summary>
/// <param name="Window">The window; null: the base, which holds outside every window.</param>
/// <param name="Mbps">The level.</param>
/// <param name="MinutesPerDay">How long it holds on a day, on average over the week; 0 when other windows cover all of it.</param>
/// <param name="LargestMbps">The most that was measured; null when there is no sample in that time.</param>
public sealed record DeclaredLevel(DemandWindow? Window, int Mbps, int MinutesPerDay, double? LargestMbps)
{
    /// <summary>By how much the level was never reached; 0 when it was, or when nothing was measured.</summary>
    public double NeverReachedMbps => LargestMbps is { } largest ? Math.Max(0, Mbps - largest) : 0;
}

/// <summary>One app's declared demand against its samples.</summary>
public sealed record DemandComparison
{
    public required string App { get; init; }

    public required DemandVerdict Verdict { get; init; }

    public required long MinutesMeasured { get; init; }

    /// <summary>Minutes measured above the level declared for their time of day.</summary>
    public required long MinutesOver { get; init; }

    public required double LargestExcessMbps { get; init; }

    /// <summary>When the largest excess was measured first; null without one.</summary>
    public required long? LargestExcessUnixSeconds { get; init; }

    /// <summary>The base, then the windows in the order in which they are declared.</summary>
    public required ImmutableArray<DeclaredLevel> Levels { get; init; }

    /// <summary>Those levels that are far above all that was measured while they held.</summary>
    public required ImmutableArray<DeclaredLevel> LevelsTooHigh { get; init; }

    /// <summary>Minutes of the day at which a level is too high.</summary>
    public int MinutesPerDayTooHigh => LevelsTooHigh.Sum(level => level.MinutesPerDay);
}
