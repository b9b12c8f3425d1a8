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
        if (string.IsNullOrWhiteSpace(spec.Region))
        {
            // Not left to the provider, which takes cn-beijing without a word.
            findings.Add(FindingCodes.MissingValue, "alicloud:region", "The region is missing; set it, for example to cn-shanghai.");
        }

        var completed = NetworkPlanner.Complete(spec.Network, spec.Exposure, findings);
        var result = ExposurePlanner.Plan(completed);
        findings.AddRange(result.Findings);
        NetworkPlanner.Check(spec.Network, spec.Exposure, result.Plan, findings);

        var servers = spec.Network.Create is null ? [] : result.Plan.Apps.Where(app => spec.Exposure.Apps[app.Key].PrivateIp is null);
        return new StackPlan(spec.Network, result.Plan, [.. servers], findings.ToOrdered())
        {
            Region = spec.Region,
            Quotas = spec.Exposure.Quotas,
            EncryptedPaths = spec.EncryptedPaths,
        };
    }
}
