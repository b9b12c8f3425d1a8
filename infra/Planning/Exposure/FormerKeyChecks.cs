using SharedBandwidth.Planning.Exposure.Plan;
using SharedBandwidth.Planning.Findings;

namespace SharedBandwidth.Planning.Exposure;

/// <summary>Checks that nobody else has what is taken over under a former key: Pulumi would stop in the middle of the update.</summary>
internal static class FormerKeyChecks
{
    public static void Run(ExposurePlan plan, FindingList findings)
    {
        // An app's former key stands for its address and its entries as well: what is refused once is not refused again for those.
        var refused = new HashSet<string>(StringComparer.Ordinal);
        Check("app", plan.Apps.Select(app => (app.Name, $"apps.{app.Key}", Only(app.Former))));
        Check("address", plan.AllAddresses.Select(address => (address.Name, address.ConfigPath, Only(address.Former))));
        Check("forward entry", plan.Apps.SelectMany(app => app.ForwardEntries.Select(entry =>
            (entry.Name, $"apps.{app.Key}.ports.{entry.PortKey}", entry.Former.AsEnumerable()))));
        Check("security group rule", plan.SecurityGroupRules.Select(rule =>
            (rule.Name, $"securityGroups.{rule.SecurityGroupKey}", rule.Former.AsEnumerable())));
        Check("SNAT entry", (plan.Outbound?.SnatEntries ?? []).Select(entry =>
            (entry.Name, $"outbound.vswitches.{entry.VswitchKey}", entry.Former.AsEnumerable())));

        void Check(string what, IEnumerable<(string Name, string Path, IEnumerable<FormerName> Former)> resources)
        {
            var all = resources.DistinctBy(resource => resource.Name).ToArray();
            var owners = all.ToDictionary(resource => resource.Name, resource => resource.Path, StringComparer.Ordinal);
            foreach (var resource in all)
            {
                var others = resource.Former.DistinctBy(f => f.Name).Where(f => f.Name != resource.Name && !refused.Contains(f.ConfigPath));
                foreach (var former in others.ToArray())
                {
                    if (!owners.TryAdd(former.Name, former.ConfigPath))
                    {
                        refused.Add(former.ConfigPath);
                        findings.Add(
                            FindingCodes.SameResourceName,
                            former.ConfigPath,
                            $"'{former.Key}' cannot be the key from before, because the {what} {former.Name} belongs to " +
                            $"{owners[former.Name]}; name a key that nothing else has or had, or remove formerKey.");
                    }
                }
            }
        }
    }

    private static IEnumerable<FormerName> Only(FormerName? former) => former is null ? [] : [former];
}
