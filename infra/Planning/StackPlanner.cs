using SharedBandwidth.Planning.Exposure;
using SharedBandwidth.Planning.Findings;
using SharedBandwidth.Planning.Network;

namespace SharedBandwidth.Planning;

/// <summary>Plans a whole stack: its network and its exposure.</summary>
public static class StackPlanner
{
    public static StackPlan Plan(StackSpec spec)
    {
        var findings = new FindingList();
        RegionChecks.Run(spec.Region, findings);
        RegionChecks.CheckZone("network.create.zoneId", spec.Network.Create?.ZoneId, spec.Region, findings);
        var completed = NetworkPlanner.Complete(spec.Network, spec.Exposure, findings);
        var result = ExposurePlanner.Plan(completed);
        findings.AddRange(result.Findings);
        NetworkPlanner.Check(spec.Network, spec.Exposure, result.Plan, findings);

        var servers = spec.Network.Create is null ? [] : result.Plan.Apps.Where(app => spec.Exposure.Apps[app.Key].PrivateIp is null);
        return new StackPlan(spec.Network, result.Plan, [.. servers], findings.ToOrdered())
        {
            Place = new StackPlace(spec.Region, spec.Profile, result.Plan.AccountSite),
            Quotas = spec.Exposure.Quotas,
            EncryptedPaths = spec.EncryptedPaths,
            SecretKeys = spec.Exposure.SecretKeys,
        };
    }
}
