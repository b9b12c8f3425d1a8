using System.Collections.Immutable;
using System.Numerics;

namespace SharedBandwidth.Sizing.Measured;

/// <summary>Why the step between samples does not allow to use them.</summary>
public enum StepProblemKind
{
    /// <summary>It does not divide an hour into whole minutes, or is longer than one.</summary>
    NotReadable,

    /// <summary>Apps, or parts of the time, have steps of their own.</summary>
    Mixed,

    /// <summary>The step asked for is shorter than the one found, or not a multiple of it.</summary>
    NotAMultiple,
}

/// <summary>What is wrong with the step between samples.</summary>
/// <param name="Kind">The problem.</param>
/// <param name="FoundMinutes">The steps found, ascending.</param>
/// <param name="Apps">For each of those steps an app that has it.</param>
/// <param name="AskedMinutes">The step asked for; null: none.</param>
public sealed record StepProblem(
    StepProblemKind Kind, ImmutableArray<int> FoundMinutes, ImmutableArray<string> Apps, int? AskedMinutes);

/// <summary>
/// Finds how many minutes samples are apart. Where an app has thirteen samples at one distance in a row, that distance is a step of its:
/// gaps do not come so regularly. There must be one such step for all. Where there is none, it is the largest step of which every distance
/// between the times of all apps is a multiple: a shorter distance than the step cannot be, and any longer one may be a gap.
/// </summary>
public static class StepFinder
{
    /// <summary>The minutes that divide an hour.</summary>
    public static readonly ImmutableArray<int> AllowedMinutes = [.. Enumerable.Range(1, 60).Where(minutes => 60 % minutes == 0)];

    private const int RegularDistances = 12;

    /// <param name="apps">Apps that have a sample; at least one.</param>
    /// <param name="origin">The minute since 1970 that slot 0 is.</param>
    /// <param name="askedMinutes">The step to give them; null: the one found.</param>
    internal static (int Minutes, int FirstSlot, StepProblem? Problem) Find(
        IReadOnlyList<AppSamples> apps, long origin, int? askedMinutes)
    {
        var regular = new SortedDictionary<int, string>();
        foreach (var app in apps)
        {
            AddRegular(app, regular);
        }

        int[] found = regular.Count > 0 ? [.. regular.Keys] : [LargestThatFits(apps)];
        var minutes = askedMinutes ?? found[0];
        StepProblemKind? problem = (askedMinutes, found) switch
        {
            ({ } asked, _) => regular.Count > 0 && found.Any(step => asked % step != 0) ? StepProblemKind.NotAMultiple : null,
            (_, [_, _, ..]) => StepProblemKind.Mixed,
            _ => AllowedMinutes.Contains(minutes) ? null : StepProblemKind.NotReadable,
        };
        return problem is { } kind
            ? (minutes, 0, new StepProblem(kind, [.. found], [.. regular.Values], askedMinutes))
            : (minutes, FirstSlot(apps, origin, minutes), null);
    }

    private static void AddRegular(AppSamples app, SortedDictionary<int, string> regular)
    {
        var (before, distance, times) = (int.MinValue, 0L, 0);
        foreach (var (firstSlot, mbps) in app.Days)
        {
            for (var i = 0; i < mbps.Length; i++)
            {
                if (float.IsNaN(mbps[i]))
                {
                    continue;
                }

                // The first sample has none before it: a distance that comes once.
                var (slot, now) = (firstSlot + i, firstSlot + i - (long)before);
                times = now == distance ? times + 1 : 1;
                (before, distance) = (slot, now);
                if (times == RegularDistances)
                {
                    regular.TryAdd((int)distance, app.App);
                }
            }
        }
    }

    // A sample alone may stand for a minute.
    private static int LargestThatFits(IReadOnlyList<AppSamples> apps)
    {
        var first = apps.Min(app => app.FirstSlot);
        var step = apps.SelectMany(app => app.Slots)
            .Aggregate(0, (fits, slot) => (int)BigInteger.GreatestCommonDivisor(fits, slot - first));
        return step == 0 ? 1 : step;
    }

    // Steps begin where most samples are, of equals the first by the clock: the order of rows decides nothing. An app whose samples lie
    // elsewhere has them in the steps that hold them.
    private static int FirstSlot(IReadOnlyList<AppSamples> apps, long origin, int minutes)
    {
        var smallest = apps.Min(app => app.FirstSlot);
        if (minutes == 1)
        {
            return smallest;
        }

        var samples = new int[minutes];
        foreach (var slot in apps.SelectMany(app => app.Slots))
        {
            samples[Remainder(origin + slot, minutes)]++;
        }

        return smallest - Remainder(origin + smallest - Array.IndexOf(samples, samples.Max()), minutes);
    }

    private static int Remainder(long minute, int minutes) => (int)(((minute % minutes) + minutes) % minutes);
}
