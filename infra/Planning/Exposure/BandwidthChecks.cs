using System.Collections.Immutable;
using SharedBandwidth.Planning.Demand;
using SharedBandwidth.Planning.Exposure.Reading;
using SharedBandwidth.Planning.Exposure.Spec;
using SharedBandwidth.Planning.Findings;

namespace SharedBandwidth.Planning.Exposure;

/// <summary>Checks the package's size against what the apps need.</summary>
internal static class BandwidthChecks
{
    // https://www.alibabacloud.com/help/en/internet-shared-bandwidth/product-overview/limits
    private const int DistributedAboveMbps = 1000;

    // The NAT gateway's 5 Gbit/s, and the end of the documented range of packages.
    private const int GatewayLimitMbps = 5000;

    public static void Run(BandwidthSpec spec, ImmutableArray<ReadApp> apps, BandwidthPlan plan, bool packageExists, FindingList findings)
    {
        foreach (var app in apps.Where(a => a.Demand is null))
        {
            findings.Add(
                FindingCodes.DemandUnknown,
                $"{app.Path}.demand",
                "The app states no demand, so the package is sized without it; add demand.baseMbps.");
        }

        // That there is no app at all is an error of its own.
        if (plan.DecidedBy == SizeReason.Unknown && !packageExists && apps.Length > 0)
        {
            findings.Add(
                FindingCodes.NothingToSizeFrom,
                "bandwidth.mbps",
                "No app states a demand and no size is declared; add a demand to the apps, or set bandwidth.mbps.");
        }

        CheckAgainstDemand(spec, plan, findings);
        CheckAgainstService(plan, packageExists, findings);
    }

    /// <summary>
    /// One sentence's worth of what is missing when a package of <paramref name="packageMbps"/> has to carry the plan's demand; the
    /// same for a size that was declared and one that was looked up.
    /// </summary>
    public static string Shortfall(BandwidthPlan plan, long packageMbps)
    {
        var peak = plan.Peaks[0];
        var largestFirst = peak.Apps.OrderByDescending(a => a.Value).ThenBy(a => a.Key, StringComparer.Ordinal);
        var apps = Sentence.AndAtMost(largestFirst.Select(a => $"{a.Key} {a.Value}"), 4);
        var times = Sentence.AndAtMost(plan.TimesOver(packageMbps), 4);
        return $"the apps need more from {times}, at most {plan.SharedMbps} from {peak.When} ({apps}), " +
            $"so {plan.SharedMbps - packageMbps} Mbit/s are missing";
    }

    private static void CheckAgainstDemand(BandwidthSpec spec, BandwidthPlan plan, FindingList findings)
    {
        if (spec.Oversubscribe && spec.Mbps is null)
        {
            findings.Add(
                FindingCodes.NoEffect,
                "bandwidth.oversubscribe",
                "No size is declared that could be too small; remove oversubscribe, or declare mbps.");
        }

        if (plan.DecidedBy != SizeReason.Declared || plan.PackageMbps is not { } declaredMbps || plan.Demands.IsEmpty)
        {
            return;
        }

        if (declaredMbps < plan.SharedMbps)
        {
            if (spec.Oversubscribe)
            {
                findings.Add(
                    FindingCodes.Oversubscribed,
                    "bandwidth.mbps",
                    $"The package has {declaredMbps} Mbit/s, and {Shortfall(plan, declaredMbps)}; this was accepted with oversubscribe.");
            }
            else
            {
                findings.Add(
                    FindingCodes.PackageTooSmall,
                    "bandwidth.mbps",
                    $"The package has {declaredMbps} Mbit/s, and {Shortfall(plan, declaredMbps)}; set at least {plan.SharedMbps}, leave " +
                    "mbps out to have it planned, or accept it with oversubscribe: true.");
            }
        }
        else if (spec.Oversubscribe)
        {
            findings.Add(
                FindingCodes.NoEffect,
                "bandwidth.oversubscribe",
                $"The package of {declaredMbps} Mbit/s carries the joint peak of {plan.SharedMbps}; remove oversubscribe.");
        }

        var enoughMbps = Math.Max(plan.SharedMbps, BandwidthPlanner.ServiceMinimumMbps);
        if (declaredMbps > enoughMbps)
        {
            findings.Add(
                FindingCodes.LargerThanNeeded,
                "bandwidth.mbps",
                $"The package has {declaredMbps} Mbit/s, {declaredMbps - enoughMbps} more than the apps ever need together; {enoughMbps} " +
                "would do.");
        }
    }

    private static void CheckAgainstService(BandwidthPlan plan, bool packageExists, FindingList findings)
    {
        if (plan.PackageMbps is not { } packageMbps)
        {
            return;
        }

        if (plan.DecidedBy == SizeReason.ServiceMinimum)
        {
            findings.Add(
                FindingCodes.BelowServiceMinimum,
                "bandwidth",
                $"The apps need {plan.SharedMbps} Mbit/s together; {packageMbps}, the smallest package sold, is planned.");
        }

        if (packageMbps > GatewayLimitMbps)
        {
            findings.Add(
                FindingCodes.AboveGatewayLimit,
                packageExists ? "bandwidth.packageId" : "bandwidth",
                $"{packageMbps} Mbit/s are more than the {GatewayLimitMbps} that a NAT gateway forwards unless raised; ask for a higher " +
                "limit, or divide the apps among several gateways.");
        }
        else if (packageMbps > DistributedAboveMbps)
        {
            findings.Add(
                FindingCodes.DistributedLimit,
                "bandwidth",
                $"{packageMbps} Mbit/s are above 1 Gbit/s, where the limit is spread over servers and one connection gets only a share; " +
                "test with many connections.");
        }
    }
}
