using SharedBandwidth.Planning.Exposure.Plan;
using SharedBandwidth.Planning.Exposure.Spec;
using SharedBandwidth.Planning.Findings;
using SharedBandwidth.Planning.Values;

namespace SharedBandwidth.Planning.Account;

/// <summary>Checks a plan against the existing gateway that it uses, with all that is on it.</summary>
internal static class ExistingGatewayChecks
{
    public static void Run(StackPlan plan, AccountFacts facts, FindingList findings)
    {
        if (plan.Exposure.Gateway.Id!.Text is not { } id)
        {
            // Known only while deploying, so nothing of it can be looked up; the same below.
            return;
        }

        var gateway = facts.Gateways.FirstOrDefault(g => g.Id == id);
        if (gateway is null)
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

        CheckEntriesOfOthers(plan.Exposure, plan.Quotas, facts, findings);
        CheckSnatEntriesOfOthers(plan.Exposure, plan.Quotas, facts, findings);
        CheckEipsOfOthers(plan.Exposure, plan.Quotas, facts, findings);
        CheckFreeIps(plan.Exposure, gateway, facts, findings);
    }

    // Entries of our own names are ours from an earlier update, perhaps from before a renaming.
    private static void CheckEntriesOfOthers(ExposurePlan plan, QuotasSpec quotas, AccountFacts facts, FindingList findings)
    {
        ForwardEntryPlan[] entries = [.. plan.Apps.SelectMany(app => app.ForwardEntries)];
        var ours = entries.SelectMany(entry => entry.DisplayNames).ToHashSet(StringComparer.Ordinal);
        var others = facts.ForwardEntries.Where(entry => !ours.Contains(entry.Name)).ToArray();
        new OthersInQuota("The gateway", others.Length, "DNAT entries", "those of the apps", entries.Length).Check(
            FindingCodes.ForwardEntriesPerGateway, "apps", quotas.ForwardEntriesPerGateway, "remove some", "forwardEntriesPerGateway",
            findings);

        var ipByAddress = plan.Addresses
            .Join(facts.Eips, address => address.EipId?.Text, eip => eip.Id, (address, eip) => (address.Key, eip.IpAddress))
            .ToDictionary(x => x.Key, x => x.IpAddress, StringComparer.Ordinal);
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
                        $"{taken.InternalIp}:{taken.InternalPort}, {taken.Protocol}); remove that entry, or choose other ports.");
                }
            }
        }
    }

    // An entry that maps a whole address wants it for itself; on the private side it is a tuple like any other.
    private static bool MeetOutside(Protocol protocol, Protocol other) =>
        other == protocol || protocol == Protocol.Any || other == Protocol.Any;

    private static void CheckSnatEntriesOfOthers(ExposurePlan plan, QuotasSpec quotas, AccountFacts facts, FindingList findings)
    {
        if (plan.Outbound is not { } outbound)
        {
            return;
        }

        var ours = outbound.SnatEntries.SelectMany(entry => entry.DisplayNames).ToHashSet(StringComparer.Ordinal);
        var others = facts.SnatEntries.Where(entry => !ours.Contains(entry.Name)).ToArray();
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

    private static void CheckEipsOfOthers(ExposurePlan plan, QuotasSpec quotas, AccountFacts facts, FindingList findings)
    {
        var ours = AccountChecks.OurEips(plan, facts);
        var others = facts.GatewayEips.Count(eip => !ours.Contains(eip.Id));
        new OthersInQuota("The gateway", others, "EIPs", "those of the apps", plan.AllAddresses.Count()).Check(
            FindingCodes.EipsPerGateway, "addresses", quotas.EipsPerGateway, "let apps share an address on different ports",
            "eipsPerGateway", findings);
    }

    private static void CheckFreeIps(ExposurePlan plan, GatewayFacts gateway, AccountFacts facts, FindingList findings)
    {
        var ours = AccountChecks.OurEips(plan, facts);
        var needed = plan.AllAddresses.Count() - facts.GatewayEips.Count(eip => ours.Contains(eip.Id));
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
