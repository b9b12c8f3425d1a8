using SharedBandwidth.Planning.Exposure.Plan;
using SharedBandwidth.Planning.Findings;

namespace SharedBandwidth.Planning.Account;

/// <summary>
/// Finds where the account is otherwise than an earlier update left it. Pulumi compares with its own state and sees none of it without
/// <c>--refresh</c>, and what was added by hand not even then. What an earlier update made is known by its name; where two have that name,
/// nothing is said.
/// </summary>
internal static class DifferenceChecks
{
    private const string Refresh = "'pulumi up --refresh'";

    public static void Run(StackPlan plan, AccountFacts facts, Ownership ownership, FindingList findings)
    {
        var gateway = ownership.LookAlikes.IsEmpty ? ownership.Gateway : null;
        foreach (var address in plan.Exposure.AllAddresses)
        {
            if (DeployedEip(address, ownership) is { } eip)
            {
                CheckGatewayOf(address, eip, gateway, findings);
                CheckPackageOf(address, eip, facts.Package, findings);
            }
        }

        if (gateway is not null)
        {
            CheckEntries(plan.Exposure, gateway, ownership, findings);
        }

        CheckSize(plan.Exposure.Package, facts.Package, findings);
    }

    // An EIP of the user's is deployed once an entry of ours is on it; before, it is where the user has it.
    private static EipFacts? DeployedEip(AddressPlan address, Ownership ownership) =>
        ownership.EipOf(address) is { } eip && (!address.Exists || ownership.OfEntriesAt(address, eip) == Whose.Ours) ? eip : null;

    private static void CheckGatewayOf(AddressPlan address, EipFacts eip, GatewayFacts? gateway, FindingList findings)
    {
        if (gateway is null || eip.InstanceId == gateway.Id)
        {
            return;
        }

        findings.Add(
            FindingCodes.AddressOutside,
            address.ConfigPath,
            eip.InstanceId.Length == 0
                ? $"{eip.Id} ({eip.IpAddress}) is not on {gateway.Id}, so that nothing at this address is reached; unless this update " +
                    $"puts it there, {Refresh} does."
                : $"{eip.Id} ({eip.IpAddress}) is on {eip.InstanceId} and not on {gateway.Id}, so that nothing at this address is " +
                    $"reached; the service refuses to move it, so unbind it there, then {Refresh} puts it back.");
    }

    private static void CheckPackageOf(AddressPlan address, EipFacts eip, PackageFacts? package, FindingList findings)
    {
        if (package is null || eip.PackageId == package.Id)
        {
            return;
        }

        findings.Add(
            FindingCodes.AddressOutside,
            address.ConfigPath,
            eip.PackageId.Length == 0
                ? $"{eip.Id} ({eip.IpAddress}) is not in {package.Id}, so that it has its own {eip.BandwidthMbps} Mbit/s and is billed " +
                    $"by itself, {eip.InternetChargeType}; unless this update puts it there, {Refresh} does."
                : $"{eip.Id} ({eip.IpAddress}) is in {eip.PackageId} and not in {package.Id}; the service refuses to move it, so take it " +
                    $"out there, then {Refresh} puts it back.");
    }

    // A gateway of the user's may have entries for addresses of the user's.
    private static void CheckEntries(ExposurePlan plan, GatewayFacts gateway, Ownership ownership, FindingList findings)
    {
        var addresses = plan.AllAddresses.Select(address => DeployedEip(address, ownership)?.IpAddress).OfType<string>()
            .ToHashSet(StringComparer.Ordinal);
        bool IsOurBusiness(string ips) => !plan.Gateway.Exists || ips.Split(',').Any(addresses.Contains);

        // On a gateway of the user's, what looks like ours has its own finding.
        bool IsUnplanned(Whose whose) => whose == Whose.Others || (whose == Whose.LookAlike && !plan.Gateway.Exists);

        string[] others =
        [
            .. from entry in gateway.ForwardEntries
               where IsUnplanned(ownership.Of(entry, gateway)) && IsOurBusiness(entry.ExternalIp)
               select $"DNAT '{entry.Name}' {entry.ExternalIp}:{entry.ExternalPort} to {entry.InternalIp}:{entry.InternalPort} " +
                   $"{entry.Protocol}",
            .. from entry in gateway.SnatEntries
               where IsUnplanned(ownership.Of(entry, gateway)) && IsOurBusiness(entry.SnatIps)
               select $"SNAT '{entry.Name}' {(entry.VswitchId.Length > 0 ? $"{entry.VswitchId} " : "")}by {entry.SnatIps}",
        ];
        if (others.Length > 0)
        {
            findings.Add(
                FindingCodes.EntryNotPlanned,
                "gateway",
                $"{gateway.Id} has {(others.Length == 1 ? "an entry that is" : $"{others.Length} entries that are")} not in the plan " +
                $"({Sentence.AndAtMost(others, 4)}); unless this update deletes or renames {(others.Length == 1 ? "it" : "them")}, " +
                "remove by hand what was added by hand, or configure it here.");
        }
    }

    // The size of a package that the configuration names is checked as such.
    private static void CheckSize(PackagePlan plan, PackageFacts? package, FindingList findings)
    {
        if (!plan.Exists && package?.BandwidthMbps is { } foundMbps && foundMbps != plan.BandwidthMbps)
        {
            findings.Add(
                FindingCodes.PackageResized,
                "bandwidth",
                $"{package.Id} has {foundMbps} Mbit/s in the account, and the plan {plan.BandwidthMbps}; unless this update changes it, " +
                $"it was changed by hand, and {Refresh} changes it back.");
        }
    }
}
