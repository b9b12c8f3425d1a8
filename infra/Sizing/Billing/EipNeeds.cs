using System.Collections.Immutable;
using SharedBandwidth.Planning.Demand;
using SharedBandwidth.Planning.Exposure.Plan;
using SharedBandwidth.Sizing.Measured;

namespace SharedBandwidth.Sizing.Billing;

/// <summary>What each EIP would have to carry by itself.</summary>
public static class EipNeeds
{
    /// <summary>The most that the apps behind each address need at once, in Mbit/s; of apps without samples what they declare.</summary>
    /// <param name="plan">Which app is behind which address.</param>
    /// <param name="samples">What was measured; null: what is declared counts.</param>
    public static IEnumerable<double> Of(ExposurePlan plan, SampleSet? samples)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var addressOf = plan.Apps.ToDictionary(app => app.Key, app => app.AddressKey);
        if (plan.Outbound is { } outbound)
        {
            addressOf[OutboundPlan.Key] = outbound.AddressKey;
        }

        foreach (var apps in addressOf.GroupBy(app => app.Value, app => app.Key))
        {
            ImmutableArray<AppDemand> declared = [.. plan.Bandwidth.Demands.Where(demand => apps.Contains(demand.App))];
            string[] known = [.. apps.Where(app =>
                declared.Any(demand => demand.App == app) || samples?.Series.Any(series => series.App == app) == true)];
            yield return samples?.OfApps(known) is { } measured
                ? JointSeries.Of(measured).Mbps.Where(mbps => !double.IsNaN(mbps)).DefaultIfEmpty().Max()
                : BandwidthPlanner.Plan(declared, new BandwidthRequest(null, 0)).SharedMbps;
        }
    }
}
