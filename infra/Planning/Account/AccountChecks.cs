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
            ExistingGatewayChecks.Run(plan, facts, findings);
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

        CheckPackage(plan.Exposure, plan.Quotas, facts, findings);
        EipChecks.Run(plan, facts, findings);
        CheckBackends(plan, facts, findings);
        CheckOutbound(plan, facts, findings);
        DifferenceChecks.Run(plan, facts, findings);
        return findings.ToOrdered();
    }

    private static void CheckVswitch(StackPlan plan, AccountFacts facts, FindingList findings)
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
        if (plan.Network.VpcId!.Text is not { } vpcId)
        {
            return;
        }

        var inVpc = facts.Gateways.Count(g => g.VpcId == vpcId);
        if (OurGateway(plan, facts) is null && inVpc >= plan.Quotas.GatewaysPerVpc)
        {
            findings.Add(
                FindingCodes.GatewaysPerVpc,
                "gateway",
                $"{vpcId} has {inVpc} NAT gateways already, the quota being {plan.Quotas.GatewaysPerVpc}; use one of them " +
                "with gateway.id, or have the quota raised and set quotas.gatewaysPerVpc.");
        }
    }

    /// <summary>The gateway that an earlier update of the stack made; null: none did, or several have its name.</summary>
    public static GatewayFacts? OurGateway(StackPlan plan, AccountFacts facts)
    {
        // The vSwitch of a created network is not known before.
        GatewayFacts[] named =
        [
            .. facts.Gateways.Where(found => found.Name == plan.Exposure.Gateway.DisplayName
                && (plan.Network.Create is not null || found.VswitchId == plan.Network.VswitchId?.Text)),
        ];
        return named is [var one] ? one : null;
    }

    // Without a VPC in the configuration, that of the existing gateway is meant.
    private static string? VpcOf(StackPlan plan, AccountFacts facts) =>
        plan.Network.VpcId?.Text ?? facts.Gateways.FirstOrDefault(gateway => gateway.Id == plan.Exposure.Gateway.Id?.Text)?.VpcId;

    private static void CheckPackage(ExposurePlan plan, QuotasSpec quotas, AccountFacts facts, FindingList findings)
    {
        if (facts.Package is not null)
        {
            CheckMembers(plan, quotas, facts.Package, facts, findings);
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
    private static void CheckMembers(ExposurePlan plan, QuotasSpec quotas, PackageFacts package, AccountFacts facts, FindingList findings)
    {
        var subject = plan.Package.Exists ? "bandwidth.packageId" : "bandwidth";
        var ours = OurEips(plan, facts);
        var others = facts.PackageEips.Select(eip => eip.Id).Where(id => !ours.Contains(id)).ToList();
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

    /// <summary>EIPs that the plan names, or that an earlier update made: those are known by their names.</summary>
    internal static HashSet<string> OurEips(ExposurePlan plan, AccountFacts facts)
    {
        var made = plan.AllAddresses.Where(address => !address.Exists).SelectMany(address => address.DisplayNames)
            .ToHashSet(StringComparer.Ordinal);
        return [.. plan.AllAddresses.Select(address => address.EipId?.Text).OfType<string>(),
            .. facts.GatewayEips.Concat(facts.PackageEips).Where(eip => made.Contains(eip.Name)).Select(eip => eip.Id)];
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
            if (blocks is { Length: > 0 } && Ipv4.Address(app.PrivateIp!.Text!) is { } ip && !blocks.Any(block => block.Contains(ip)))
            {
                findings.Add(
                    FindingCodes.OutsideVswitches,
                    path,
                    $"{app.PrivateIp} is in none of the vSwitches of {vpc}; check the address, or create its vSwitch.");
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
