using System.Collections.Immutable;

namespace SharedBandwidth.Planning.Demand;

/// <summary>Sizes the package from the apps' demand over the day.</summary>
public static class BandwidthPlanner
{
    /// <summary>
    /// The smallest common bandwidth package that can be bought, in Mbit/s
    /// (https://help.aliyun.com/en/ros/developer-reference/aliyun-vpc-commonbandwidthpackage).
    /// </summary>
    public const int ServiceMinimumMbps = 2;

    /// <summary>
    /// Plans exactly: demand changes at whole minutes only, so the joint demand of each minute of the day, or of the week when days differ,
    /// is the joint demand. The order of <paramref name="demands"/> does not matter.
    /// </summary>
    public static BandwidthPlan Plan(IEnumerable<AppDemand> demands, BandwidthRequest request)
    {
        ImmutableArray<AppDemand> ordered = [.. demands.OrderBy(d => d.App, StringComparer.Ordinal)];

        // Each step adds its Mbit/s where it starts and takes them away where it ends; the running sum is the joint demand.
        var periodMinutes = ordered.All(demand => demand.IsDaily) ? DayMinute.PerDay : DayMinute.PerWeek;
        var changes = new long[periodMinutes + 1];
        var someAppChanges = new bool[periodMinutes];
        long separateMbps = 0;
        foreach (var demand in ordered)
        {
            var peakMbps = 0;
            var before = demand.MbpsAt(periodMinutes - 1);
            foreach (var step in demand.Steps(periodMinutes))
            {
                changes[step.FromMinute] += step.Mbps;
                changes[step.ToMinute] -= step.Mbps;
                someAppChanges[step.FromMinute] |= step.Mbps != before;
                before = step.Mbps;
                peakMbps = Math.Max(peakMbps, step.Mbps);
            }

            separateMbps += peakMbps;
        }

        var joint = new long[periodMinutes];
        long running = 0;
        for (var minute = 0; minute < joint.Length; minute++)
        {
            running += changes[minute];
            joint[minute] = running;
        }

        var sharedMbps = joint.Max();
        var (packageMbps, decidedBy) = Size(sharedMbps, ordered.Length > 0, request);
        return new BandwidthPlan
        {
            Demands = ordered,
            JointMbpsByMinute = [.. joint],
            SeparateMbps = separateMbps,
            SharedMbps = sharedMbps,
            PackageMbps = packageMbps,
            DecidedBy = decidedBy,
            MeanMbps = (double)joint.Sum() / periodMinutes,
            Peaks = sharedMbps == 0 ? [] : FindPeaks(ordered, joint, sharedMbps, someAppChanges),
        };
    }

    private static (long? PackageMbps, SizeReason DecidedBy) Size(long sharedMbps, bool demandIsKnown, BandwidthRequest request)
    {
        if (request.DeclaredMbps is { } declaredMbps)
        {
            return (declaredMbps, SizeReason.Declared);
        }

        if (!demandIsKnown || request.PackageExists)
        {
            return (null, SizeReason.Unknown);
        }

        // Rounded up: whole Mbit/s are sold, and one short is short.
        var plannedMbps = ((sharedMbps * (100 + request.HeadroomPercent)) + 99) / 100;
        return plannedMbps < ServiceMinimumMbps
            ? (ServiceMinimumMbps, SizeReason.ServiceMinimum)
            : (plannedMbps, request.HeadroomPercent > 0 ? SizeReason.Headroom : SizeReason.JointPeak);
    }

    // A peak lasts while the joint demand is at its maximum and no app's share of it changes.
    private static ImmutableArray<JointPeak> FindPeaks(
        ImmutableArray<AppDemand> demands, long[] joint, long sharedMbps, bool[] someAppChanges)
    {
        var isDaily = joint.Length == DayMinute.PerDay;
        var spans = new List<(int From, int To)>();
        for (var minute = 0; minute < joint.Length; minute++)
        {
            if (joint[minute] != sharedMbps)
            {
                continue;
            }

            var isMidnight = minute % DayMinute.PerDay == 0;
            if (spans.Count > 0 && spans[^1].To == minute && !someAppChanges[minute] && !isMidnight)
            {
                spans[^1] = (spans[^1].From, minute + 1);
            }
            else
            {
                spans.Add((minute, minute + 1));
            }
        }

        var runsPastMidnight = isDaily && spans.Count > 1 && spans[0].From == 0 && spans[^1].To == joint.Length && !someAppChanges[0];
        if (runsPastMidnight)
        {
            var joined = spans[1..^1].Append((spans[^1].From, spans[0].To));
            return [.. joined.Select(span => new JointPeak(span.Item1, span.Item2, AppsAt(demands, span.Item1)))];
        }

        return
        [
            .. WeekSpan.Group(spans, isDaily, minute => isDaily ? "" : string.Join(',', demands.Select(d => d.MbpsAt(minute))))
                .Select(span => new JointPeak(span.FromMinute, span.ToMinute, AppsAt(demands, span.FirstMinute)) { Days = span.Days }),
        ];
    }

    /// <summary>What each app needs at a minute, by key; those that need nothing are left out.</summary>
    internal static ImmutableSortedDictionary<string, int> AppsAt(ImmutableArray<AppDemand> demands, int minute) => demands
        .Select(d => KeyValuePair.Create(d.App, d.MbpsAt(minute)))
        .Where(app => app.Value > 0)
        .ToImmutableSortedDictionary(StringComparer.Ordinal);
}
