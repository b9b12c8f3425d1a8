using System.Collections.Immutable;
using System.Net;
using SharedBandwidth.Planning.Exposure;
using SharedBandwidth.Planning.Exposure.Plan;
using SharedBandwidth.Planning.Exposure.Spec;
using SharedBandwidth.Planning.Findings;
using SharedBandwidth.Planning.Network;
using SharedBandwidth.Planning.Values;

namespace SharedBandwidth.Planning.Account;

/// <summary>
/// Checks a plan against what exists in the account. The same plan is checked again at every later update, when its own gateway and
/// addresses are among the facts: what is already ours is not counted against us, and what looks like ours is not either, with a warning.
/// </summary>
public static class AccountChecks
{
    public static ImmutableArray<Finding> Run(StackPlan plan, AccountFacts facts)
    {
        var findings = new FindingList();
        var ownership = new Ownership(plan, facts);
        if (plan.Exposure.Gateway.Exists)
        {
            ExistingGatewayChecks.Run(plan, facts, ownership, findings);
        }
        else if (plan.Network.Create is { } create)
        {
            CheckZone("network.create.zoneId", create.ZoneId, $"Zone {create.ZoneId} has", "use", facts, findings);
        }
        else
        {
            CheckVswitch(plan, facts, ownership, findings);
            CheckGatewayQuota(plan, facts, ownership, findings);
            CheckLookAlikes(plan, ownership, findings);
        }

        CheckPackage(plan.Exposure, plan.Quotas, facts, ownership, findings);
        EipChecks.Run(plan, facts, ownership, findings);
        CheckBackends(plan, facts, findings);
        CheckOutbound(plan, facts, findings);
        DifferenceChecks.Run(plan, facts, ownership, findings);
        return findings.ToOrdered();
    }

    private static void CheckVswitch(StackPlan plan, AccountFacts facts, Ownership ownership, FindingList findings)
    {
        const string Path = "network.vswitchId";
        if (plan.Network.VswitchId!.Text is not { } id)
        {
            // Kept encrypted from a rehearsal, so nothing of it can be looked up; the same below.
            return;
        }

        var vswitch = facts.Vswitches?.FirstOrDefault(v => v.Id == id);
        if (vswitch is null)
        {
            findings.Add(
                FindingCodes.NotFound,
                Path,
                $"There is no vSwitch {id} in this region; name an existing one, and check alicloud:region.");
            return;
        }

        if (plan.Network.VpcId!.Text is { } vpcId && vswitch.VpcId != vpcId)
        {
            findings.Add(
                FindingCodes.OtherVpc,
                Path,
                $"{vswitch.Id} is in {vswitch.VpcId}, not in {vpcId}; name a vSwitch of that VPC.");
        }

        CheckZone(Path, vswitch.ZoneId, $"{vswitch.Id} is in zone {vswitch.ZoneId}, which has", "name a vSwitch in", facts, findings);

        // Our gateway from an earlier update has its private IPs already; one in another vSwitch is made anew here.
        var present = ownership.Gateway is { } ours && ours.VswitchId == vswitch.Id ? 1 + ours.Ips.Length : 0;
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

    private static void CheckGatewayQuota(StackPlan plan, AccountFacts facts, Ownership ownership, FindingList findings)
    {
        if (plan.Network.VpcId!.Text is not { } vpcId)
        {
            return;
        }

        var inVpc = facts.Gateways.Count(g => g.VpcId == vpcId);
        if (ownership.Gateway?.VpcId != vpcId && inVpc >= plan.Quotas.GatewaysPerVpc)
        {
            findings.Add(
                FindingCodes.GatewaysPerVpc,
                "gateway",
                $"{vpcId} has {inVpc} NAT gateways already, the quota being {plan.Quotas.GatewaysPerVpc}; use one of them " +
                "with gateway.id, or have the quota raised and set quotas.gatewaysPerVpc.");
        }
    }

    private static void CheckLookAlikes(StackPlan plan, Ownership ownership, FindingList findings)
    {
        foreach (var gateway in ownership.LookAlikes)
        {
            var (name, vswitchId) = (plan.Exposure.Gateway.DisplayName, plan.Network.VswitchId);
            findings.AddPerhapsOurs(
                "gateway",
                gateway.Name == name
                    ? $"{gateway.Id} has the gateway's name '{name}' and is in {gateway.VswitchId}, not in {vswitchId}"
                    : $"{gateway.Id} has what the plan puts on the gateway, under the name '{gateway.Name}' and not '{name}'",
                $"a gateway is made beside it: see that {plan.Network.VpcId} has fewer than {plan.Quotas.GatewaysPerVpc} gateways, and " +
                $"{vswitchId} {1 + plan.Exposure.AllAddresses.Count()} free private IPs");
        }
    }

    // Without a VPC in the configuration, that of the existing gateway is meant.
    private static string? VpcOf(StackPlan plan, AccountFacts facts) =>
        plan.Network.VpcId?.Text ?? facts.Gateways.FirstOrDefault(gateway => gateway.Id == plan.Exposure.Gateway.Id?.Text)?.VpcId;

    private static void CheckPackage(
        ExposurePlan plan, QuotasSpec quotas, AccountFacts facts, Ownership ownership, FindingList findings)
    {
        if (facts.Package is not null)
        {
            CheckMembers(plan, quotas, facts.Package, facts, ownership, findings);
        }

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

    // What is in the package beside the plan's addresses: they use its quota and its bandwidth.
    private static void CheckMembers(
        ExposurePlan plan, QuotasSpec quotas, PackageFacts package, AccountFacts facts, Ownership ownership, FindingList findings)
    {
        var subject = plan.Package.Exists ? "bandwidth.packageId" : "bandwidth";
        CheckEips(subject, package.Id, facts.PackageEips, "let apps share addresses, or take them out", ownership, findings);
        var others = facts.PackageEips.Where(eip => ownership.Of(eip) == Whose.Others).Select(eip => eip.Id).ToList();
        if (others.Count == 0)
        {
            return;
        }

        new OthersInQuota(package.Id, others.Count, "EIPs", "those of the apps", plan.AllAddresses.Count()).Check(
            FindingCodes.EipsPerPackage, subject, quotas.EipsPerPackage, "take some out", "eipsPerPackage", findings);

        findings.Add(
            FindingCodes.OtherMembers,
            subject,
            $"{package.Id} has other EIPs too ({Sentence.AndAtMost(others, 4)}), whose traffic is in no app's demand; " +
            $"{(plan.Package.Exists ? "" : "unless this update takes them out, ")}see that its bandwidth carries both.");
    }

    /// <summary>Says which EIPs are taken for the plan's although they have other names.</summary>
    internal static void CheckEips(
        string subject, string holder, IEnumerable<EipFacts> eips, string remedy, Ownership ownership, FindingList findings)
    {
        string[] alike = [.. eips.Where(eip => ownership.Of(eip) == Whose.LookAlike).Select(eip => $"{eip.Id} '{eip.Name}'")];
        if (alike.Length > 0)
        {
            findings.AddPerhapsOurs(
                subject,
                $"{holder} has EIPs with the apps' entries and other names than planned ({Sentence.AndAtMost(alike, 4)})",
                $"they count against its quota beside those of the apps: {remedy}");
        }
    }

    private static void CheckBackends(StackPlan plan, AccountFacts facts, FindingList findings)
    {
        var vpc = VpcOf(plan, facts);
        IPNetwork[]? blocks = facts.Vswitches is { } vswitches && vpc is { } vpcId
            ? [.. vswitches.Where(v => v.VpcId == vpcId).Select(v => Ipv4.Network(v.CidrBlock)).OfType<IPNetwork>()]
            : null;
        foreach (var app in plan.Exposure.Apps.Where(a => a.PrivateIp?.Text is not null))
        {
            var path = $"apps.{app.Key}.privateIp";
            if (blocks is { Length: > 0 } && Ipv4.Address(app.PrivateIp!.Text!) is { } ip)
            {
                if (Array.FindIndex(blocks, block => block.Contains(ip)) is >= 0 and var index)
                {
                    VswitchIps.Check(path, ip, blocks[index], findings);
                }
                else
                {
                    findings.Add(
                        FindingCodes.OutsideVswitches,
                        path,
                        $"{app.PrivateIp} is in none of the vSwitches of {vpc}; check the address, or create its vSwitch.");
                }
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
        if (VpcOf(plan, facts) is not { } vpcId)
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
