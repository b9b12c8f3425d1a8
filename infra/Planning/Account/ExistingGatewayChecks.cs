using SharedBandwidth.Planning.Exposure.Plan;
using SharedBandwidth.Planning.Exposure.Spec;
using SharedBandwidth.Planning.Findings;
using SharedBandwidth.Planning.Values;

namespace SharedBandwidth.Planning.Account;

/// <summary>Checks a plan against the existing gateway that it uses, with all that is on it.</summary>
internal static class ExistingGatewayChecks
{
    public static void Run(StackPlan plan, AccountFacts facts, Ownership ownership, FindingList findings)
    {
        if (plan.Exposure.Gateway.Id!.Text is null)
        {
            // Known only while deploying, so nothing of it can be looked up; the same below.
            return;
        }

        if (ownership.Gateway is not { } gateway)
        {
            findings.Add(
                FindingCodes.NotFound,
                "gateway.id",
                $"There is no NAT gateway {plan.Exposure.Gateway.Id} in this region; name an existing one, or remove id to create one.");
            return;
        }

        if (plan.Network.VpcId?.Text is { } vpcId && gateway.VpcId != vpcId)
        {
            findings.Add(
                FindingCodes.OtherVpc,
                "gateway.id",
                $"{gateway.Id} is in {gateway.VpcId}, not in {vpcId}; name a gateway of that VPC, or correct network.vpcId.");
        }

        CheckEntriesOfOthers(plan.Exposure, plan.Quotas, gateway, ownership, findings);
        CheckSnatEntriesOfOthers(plan.Exposure, plan.Quotas, gateway, ownership, findings);
        CheckEipsOfOthers(plan.Exposure, plan.Quotas, facts, ownership, findings);
        CheckFreeIps(plan.Exposure, gateway, facts, ownership, findings);
    }

    private static void CheckEntriesOfOthers(
        ExposurePlan plan, QuotasSpec quotas, GatewayFacts gateway, Ownership ownership, FindingList findings)
    {
        var whose = gateway.ForwardEntries.ToLookup(entry => ownership.Of(entry, gateway));
        var others = whose[Whose.Others].ToArray();
        var planned = plan.Apps.Sum(app => app.ForwardEntries.Length);
        new OthersInQuota("The gateway", others.Length, "DNAT entries", "those of the apps", planned).Check(
            FindingCodes.ForwardEntriesPerGateway, "apps", quotas.ForwardEntriesPerGateway, "remove some", "forwardEntriesPerGateway",
            findings);
        CheckLookAlikes(
            "apps", "DNAT", whose[Whose.LookAlike].Select(entry => entry.Name), "remove them, or choose other ports", findings);

        var ipByAddress = plan.Addresses.Where(address => address.Exists)
            .ToDictionary(address => address.Key, address => ownership.EipOf(address)?.IpAddress, StringComparer.Ordinal);
        foreach (var app in plan.Apps)
        {
            foreach (var entry in app.ForwardEntries)
            {
                var externalIp = ipByAddress.GetValueOrDefault(app.AddressKey);
                var taken = others.FirstOrDefault(other =>
                    (other.ExternalIp == externalIp && MeetOutside(entry.Protocol, other.Protocol)
                        && other.ExternalPort.Overlaps(entry.ExternalPort))
                    || (other.InternalIp == app.PrivateIp?.Text && other.Protocol == entry.Protocol
                        && other.InternalPort.Overlaps(entry.InternalPort)));
                if (taken is not null)
                {
                    findings.Add(
                        FindingCodes.EntryTaken,
                        $"apps.{app.Key}.ports.{entry.PortKey}",
                        $"The gateway already has the entry '{taken.Name}' ({taken.ExternalIp}:{taken.ExternalPort} to " +
                        $"{taken.InternalIp}:{taken.InternalPort}, {taken.Protocol}); remove that entry, or choose other ports; if it is " +
                        "this stack's own under a former key, give that key as formerKey.");
                }
            }
        }
    }

    // An entry that maps a whole address wants it for itself; on the private side it is a tuple like any other.
    private static bool MeetOutside(Protocol protocol, Protocol other) =>
        other == protocol || protocol == Protocol.Any || other == Protocol.Any;

    private static void CheckLookAlikes(string subject, string what, IEnumerable<string> names, string remedy, FindingList findings)
    {
        string[] quoted = [.. names.Select(name => $"'{name}'")];
        if (quoted.Length > 0)
        {
            findings.AddPerhapsOurs(
                subject, $"The gateway has {what} entries as planned, but with other names ({Sentence.AndAtMost(quoted, 4)})", remedy);
        }
    }

    private static void CheckSnatEntriesOfOthers(
        ExposurePlan plan, QuotasSpec quotas, GatewayFacts gateway, Ownership ownership, FindingList findings)
    {
        if (plan.Outbound is not { } outbound)
        {
            return;
        }

        var whose = gateway.SnatEntries.ToLookup(entry => ownership.Of(entry, gateway));
        var others = whose[Whose.Others].ToArray();
        CheckLookAlikes(
            "outbound.vswitches", "SNAT", whose[Whose.LookAlike].Select(entry => entry.Name),
            "remove them, or leave the vSwitches out here", findings);
        foreach (var entry in outbound.SnatEntries)
        {
            if (Array.Find(others, other => other.VswitchId.Length > 0 && other.VswitchId == entry.VswitchId?.Text) is { } taken)
            {
                findings.Add(
                    FindingCodes.VswitchTwice,
                    $"outbound.vswitches.{entry.VswitchKey}",
                    $"The gateway already has the SNAT entry '{taken.Name}' ({taken.SnatIps}) for {entry.VswitchId}; remove that entry, " +
                    "or leave the vSwitch out here.");
            }
        }

        new OthersInQuota("The gateway", others.Length, "SNAT entries", "these", outbound.SnatEntries.Length).Check(
            FindingCodes.SnatEntriesPerGateway, "outbound.vswitches", quotas.SnatEntriesPerGateway, "remove some", "snatEntriesPerGateway",
            findings);
    }

    private static void CheckEipsOfOthers(
        ExposurePlan plan, QuotasSpec quotas, AccountFacts facts, Ownership ownership, FindingList findings)
    {
        const string Remedy = "let apps share an address on different ports";
        AccountChecks.CheckEips("addresses", "The gateway", facts.GatewayEips, Remedy, ownership, findings);
        var others = facts.GatewayEips.Count(eip => ownership.Of(eip) == Whose.Others);
        new OthersInQuota("The gateway", others, "EIPs", "those of the apps", plan.AllAddresses.Count()).Check(
            FindingCodes.EipsPerGateway, "addresses", quotas.EipsPerGateway, Remedy, "eipsPerGateway", findings);
    }

    private static void CheckFreeIps(
        ExposurePlan plan, GatewayFacts gateway, AccountFacts facts, Ownership ownership, FindingList findings)
    {
        var needed = plan.AllAddresses.Count() - facts.GatewayEips.Count(eip => ownership.Of(eip) != Whose.Others);
        if (facts.Vswitches?.FirstOrDefault(vswitch => vswitch.Id == gateway.VswitchId) is { } own && own.FreePrivateIps < needed)
        {
            findings.Add(
                FindingCodes.TooFewPrivateIps,
                "gateway.id",
                $"{own.Id}, in which {gateway.Id} is, has {own.FreePrivateIps} free private IPs, and {needed} " +
                $"{(needed == 1 ? "is" : "are")} needed, one for each address that is not on the gateway yet; let apps share addresses, " +
                "or use another gateway.");
        }
    }
}
