using System.Collections.Immutable;
using SharedBandwidth.Planning.Demand;
using SharedBandwidth.Planning.Exposure.Plan;

namespace SharedBandwidth.Sizing.WhatIf;

/// <summary>What is supposed to be otherwise, without a change of the configuration.</summary>
/// <param name="PackageMbps">The package's size; null: as it would be planned.</param>
/// <param name="Without">Keys of apps that are not there.</param>
/// <param name="PeakStarts">At which minute of the day an app's peak begins, by key.</param>
public sealed record Supposition(
    int? PackageMbps, ImmutableSortedSet<string> Without, ImmutableSortedDictionary<string, int> PeakStarts)
{
    public bool IsNothing => PackageMbps is null && Without.IsEmpty && PeakStarts.IsEmpty;
}

/// <summary>Plans the exposure as it would be.</summary>
public static class SupposedPlan
{
    /// <param name="plan">The plan as it is. Apps whose peak is moved have one.</param>
    /// <param name="supposed">What is otherwise.</param>
    /// <param name="headroomPercent">What the configuration adds to the joint peak.</param>
    public static ExposurePlan Of(ExposurePlan plan, Supposition supposed, int headroomPercent)
    {
        var demands = plan.Bandwidth.Demands.Where(demand => !supposed.Without.Contains(demand.App)).Select(demand =>
            supposed.PeakStarts.TryGetValue(demand.App, out var to) && DemandMove.PeakStart(demand) is { } from
                ? DemandMove.By(demand, DemandMove.Minutes(from, to))
                : demand);
        var declared = plan.Bandwidth.DecidedBy == SizeReason.Declared ? (int?)plan.Bandwidth.PackageMbps : null;
        var request = new BandwidthRequest(supposed.PackageMbps ?? declared, headroomPercent) { PackageExists = plan.Package.Exists };
        var bandwidth = BandwidthPlanner.Plan(demands, request);
        ImmutableArray<AppPlan> apps = [.. plan.Apps.Where(app => !supposed.Without.Contains(app.Key))];
        var outbound = supposed.Without.Contains(OutboundPlan.Key) ? null : plan.Outbound;
        return plan with
        {
            Bandwidth = bandwidth,
            Package = plan.Package with { BandwidthMbps = bandwidth.PackageMbps },
            Apps = apps,
            Outbound = outbound,
            Addresses =
            [
                .. plan.Addresses.Where(address =>
                    apps.Any(app => app.AddressKey == address.Key) || outbound?.AddressKey == address.Key
                    || plan.Apps.All(app => app.AddressKey != address.Key)),
            ],
        };
    }
}
