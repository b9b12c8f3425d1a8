using System.Collections.Immutable;
using System.Net;
using SharedBandwidth.Planning.Exposure;
using SharedBandwidth.Planning.Exposure.Plan;
using SharedBandwidth.Planning.Exposure.Spec;
using SharedBandwidth.Planning.Findings;
using SharedBandwidth.Planning.Values;

namespace SharedBandwidth.Planning.Account;

/// <summary>
/// Checks a plan against what exists in the account. The same plan is checked again at every later update, when its own gateway and
/// addresses are among the facts: what is already ours is not counted against us.
/// </summary>
public static class AccountChecks
{
    public static ImmutableArray<Finding> Run(StackPlan plan, AccountFacts facts)
    {
        var findings = new FindingList();
        if (plan.Exposure.Gateway.Exists)
        {
            CheckExistingGateway(plan, facts, findings);
        }
        else if (plan.Network.Create is { } create)
        {
            CheckZone("network.create.zoneId", create.ZoneId, $"Zone {create.ZoneId} has", "use", facts, findings);
        }
        else
        {
            CheckVswitch(plan, facts, findings);
            CheckGatewayQuota(plan, facts, findings);
        }

        CheckPackage(plan.Exposure, facts, findings);
        CheckEips(plan.Exposure, facts, findings);
        CheckBackends(plan, facts, findings);
        CheckOutbound(plan, facts, findings);
        return findings.ToOrdered();
    }

    private static void CheckVswitch(StackPlan plan, AccountFacts facts, FindingList findings)
    {
        const string Path = "network.vswitchId";
        var vswitch = facts.Vswitches?.FirstOrDefault(v => v.Id == plan.Network.VswitchId);
        if (vswitch is null)
        {
            findings.Add(
                FindingCodes.NotFound,
                Path,
                $"There is no vSwitch {plan.Network.VswitchId} in this region; name an existing one, and check alicloud:region.");
            return;
        }

        if (vswitch.VpcId != plan.Network.VpcId)
        {
            findings.Add(
                FindingCodes.OtherVpc,
                Path,
                $"{vswitch.Id} is in {vswitch.VpcId}, not in {plan.Network.VpcId}; name a vSwitch of that VPC.");
        }

        CheckZone(Path, vswitch.ZoneId, $"{vswitch.Id} is in zone {vswitch.ZoneId}, which has", "name a vSwitch in", facts, findings);

        // A gateway of this name in this vSwitch is ours from an earlier update, and has its private IPs already.
        var ours = OurGateway(plan, facts);
        var present = ours is null ? 0 : 1 + ours.Ips.Length;
        var needed = 1 + plan.Exposure.AllAddresses.Count() - present;
        if (vswitch.FreePrivateIps < needed)
        {
            findings.Add(
                FindingCodes.TooFewPrivateIps,
                Path,
                $"{vswitch.Id} has {vswitch.FreePrivateIps} free private IPs, and {needed} are needed, one for the gateway and one for " +
                "each address that is not there yet; name a vSwitch with more, or let apps share addresses.");
        }
    }

    private static void CheckZone(string path, string? zoneId, string fault, string remedy, AccountFacts facts, FindingList findings)
    {
        if (zoneId is null || facts.EnhancedNatZones is not { } zones || zones.Contains(zoneId))
        {
            return;
        }

        var change = zones.IsEmpty
            ? "no zone of this region has any, so use another region"
            : $"{remedy} {Sentence.Or(zones.Order(StringComparer.Ordinal))}";
        findings.Add(FindingCodes.ZoneWithoutEnhancedNat, path, $"{fault} no enhanced NAT gateways; {change}.");
    }

    private static void CheckGatewayQuota(StackPlan plan, AccountFacts facts, FindingList findings)
    {
        var inVpc = facts.Gateways.Count(g => g.VpcId == plan.Network.VpcId);
        if (OurGateway(plan, facts) is null && inVpc >= plan.Quotas.GatewaysPerVpc)
        {
            findings.Add(
                FindingCodes.GatewaysPerVpc,
                "gateway",
                $"{plan.Network.VpcId} has {inVpc} NAT gateways already, the quota being {plan.Quotas.GatewaysPerVpc}; use one of them " +
                "with gateway.id, or have the quota raised and set quotas.gatewaysPerVpc.");
        }
    }

    private static GatewayFacts? OurGateway(StackPlan plan, AccountFacts facts) =>
        facts.Gateways.FirstOrDefault(g => g.Name == plan.Exposure.Gateway.DisplayName && g.VswitchId == plan.Network.VswitchId);

    private static void CheckExistingGateway(StackPlan plan, AccountFacts facts, FindingList findings)
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

        if (plan.Network.VpcId is { } vpcId && gateway.VpcId != vpcId)
        {
            findings.Add(
                FindingCodes.OtherVpc,
                "gateway.id",
                $"{gateway.Id} is in {gateway.VpcId}, not in {vpcId}; name a gateway of that VPC, or correct network.vpcId.");
        }

        CheckEntriesOfOthers(plan.Exposure, plan.Quotas, facts, findings);
    }

    // Entries of our own names are ours from an earlier update, perhaps from before a renaming.
    private static void CheckEntriesOfOthers(ExposurePlan plan, QuotasSpec quotas, AccountFacts facts, FindingList findings)
    {
        ForwardEntryPlan[] entries = [.. plan.Apps.SelectMany(app => app.ForwardEntries)];
        var ours = entries
            .SelectMany(entry => entry.Former.Select(former => former.DisplayName).Append(entry.DisplayName))
            .ToHashSet(StringComparer.Ordinal);
        var others = facts.ForwardEntries.Where(entry => !ours.Contains(entry.Name)).ToArray();
        if (entries.Length <= quotas.ForwardEntriesPerGateway && entries.Length + others.Length > quotas.ForwardEntriesPerGateway)
        {
            findings.Add(
                FindingCodes.ForwardEntriesPerGateway,
                "apps",
                $"The gateway has {others.Length} DNAT entries of others and would have {entries.Length + others.Length} with those of " +
                $"the apps, the quota being {quotas.ForwardEntriesPerGateway}; remove some, or have the quota raised and set " +
                "quotas.forwardEntriesPerGateway.");
        }

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

    private static void CheckPackage(ExposurePlan plan, AccountFacts facts, FindingList findings)
    {
        if (plan.Package.Id?.Text is null)
        {
            return;
        }

        if (facts.Package is not { } package)
        {
            findings.Add(
                FindingCodes.NotFound,
                "bandwidth.packageId",
                $"There is no common bandwidth package {plan.Package.Id} in this region; name an existing one, or remove packageId to " +
                "create one.");
            return;
        }

        if (package.Isp != plan.Package.Isp.Text)
        {
            findings.Add(
                FindingCodes.PackageDiffers,
                "bandwidth.isp",
                $"{package.Id} is of line type {package.Isp}, and the addresses are planned as {plan.Package.Isp}; set isp to " +
                $"{package.Isp}.");
        }

        if (package.BandwidthMbps is not { } actualMbps)
        {
            return;
        }

        if (plan.Package.BandwidthMbps is { } declaredMbps && declaredMbps != actualMbps)
        {
            findings.Add(
                FindingCodes.PackageDiffers,
                "bandwidth.mbps",
                $"{package.Id} has {actualMbps} Mbit/s, not {declaredMbps}; set mbps to {actualMbps}, or leave it out.");
        }
        else if (plan.Package.BandwidthMbps is null && actualMbps < plan.Bandwidth.SharedMbps)
        {
            findings.Add(
                FindingCodes.PackageDiffers,
                "bandwidth.packageId",
                $"{package.Id} has {actualMbps} Mbit/s, and {BandwidthChecks.Shortfall(plan.Bandwidth, actualMbps)}; enlarge it, or " +
                $"declare mbps: {actualMbps} with oversubscribe: true.");
        }
    }

    private static void CheckEips(ExposurePlan plan, AccountFacts facts, FindingList findings)
    {
        foreach (var address in plan.AllAddresses.Where(a => a.EipId?.Text is not null))
        {
            var path = $"{address.ConfigPath}.eipId";
            if (facts.Eips.FirstOrDefault(e => e.Id == address.EipId!.Text) is { } eip)
            {
                CheckEip(path, eip, plan, findings);
            }
            else
            {
                findings.Add(
                    FindingCodes.NotFound,
                    path,
                    $"There is no EIP {address.EipId} in this region; name an existing one, or remove eipId to create one.");
            }
        }
    }

    private static void CheckEip(string path, EipFacts eip, ExposurePlan plan, FindingList findings)
    {
        if (eip.PaymentType is not ("PayAsYouGo" or "PostPaid"))
        {
            findings.Add(
                FindingCodes.EipUnusable,
                path,
                $"{eip.Id} is paid by {eip.PaymentType}, and only a pay-as-you-go EIP can join a package; name another, or remove eipId " +
                "to create one.");
        }

        if (eip.Isp != plan.Package.Isp.Text)
        {
            findings.Add(
                FindingCodes.EipUnusable,
                path,
                $"{eip.Id} is of line type {eip.Isp}, and the package is of {plan.Package.Isp}; name an EIP of that type, or change " +
                "bandwidth.isp.");
        }

        // A NAT gateway may be our own from an earlier update; an existing one is known by its id.
        var boundElsewhere = eip.InstanceId.Length > 0
            && (!eip.InstanceType.Equals("Nat", StringComparison.OrdinalIgnoreCase)
                || (plan.Gateway.Id?.Text is { } gateway && eip.InstanceId != gateway));
        if (boundElsewhere)
        {
            findings.Add(FindingCodes.EipUnusable, path, $"{eip.Id} is bound to {eip.InstanceId}; unbind it there, or name another EIP.");
        }

        if (eip.PackageId.Length > 0 && plan.Package.Id?.Text is { } package && eip.PackageId != package)
        {
            findings.Add(
                FindingCodes.EipUnusable,
                path,
                $"{eip.Id} is in the package {eip.PackageId}; remove it there, or name another EIP.");
        }
    }

    private static void CheckBackends(StackPlan plan, AccountFacts facts, FindingList findings)
    {
        IPNetwork[]? blocks = facts.Vswitches is { } vswitches && plan.Network.VpcId is { } vpcId
            ? [.. vswitches.Where(v => v.VpcId == vpcId).Select(v => Ipv4.Network(v.CidrBlock)).OfType<IPNetwork>()]
            : null;
        foreach (var app in plan.Exposure.Apps.Where(a => a.PrivateIp?.Text is not null))
        {
            var path = $"apps.{app.Key}.privateIp";
            if (blocks is { Length: > 0 } && Ipv4.Address(app.PrivateIp!.Text!) is { } ip && !blocks.Any(block => block.Contains(ip)))
            {
                findings.Add(
                    FindingCodes.OutsideVswitches,
                    path,
                    $"{app.PrivateIp} is in none of the vSwitches of {plan.Network.VpcId}; check the address, or create its vSwitch.");
            }

            if (facts.ServersWithEip.FirstOrDefault(server => server.PrivateIp == app.PrivateIp!.Text) is { } server)
            {
                findings.Add(
                    FindingCodes.BackendHasEip,
                    path,
                    $"{server.Id} at {app.PrivateIp} has the EIP {server.Eip} of its own, and forwarding does not reach such a server; " +
                    "unbind that EIP.");
            }
        }
    }

    private static void CheckOutbound(StackPlan plan, AccountFacts facts, FindingList findings)
    {
        if (plan.Network.VpcId is not { } vpcId)
        {
            return;
        }

        foreach (var entry in plan.Exposure.Outbound?.SnatEntries.Where(e => e.VswitchId?.Text is not null) ?? [])
        {
            var vswitch = facts.Vswitches?.FirstOrDefault(v => v.Id == entry.VswitchId?.Text);
            var path = $"outbound.vswitches.{entry.VswitchKey}";
            if (vswitch is null)
            {
                findings.Add(FindingCodes.NotFound, path, $"There is no vSwitch {entry.VswitchId} in this region; name an existing one.");
            }
            else if (vswitch.VpcId != vpcId)
            {
                findings.Add(
                    FindingCodes.OtherVpc,
                    path,
                    $"{vswitch.Id} is in {vswitch.VpcId}, not in {vpcId}; name a vSwitch of the gateway's VPC.");
            }
        }
    }
}
