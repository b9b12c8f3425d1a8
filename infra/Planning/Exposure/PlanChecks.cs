using SharedBandwidth.Planning.Exposure.Plan;
using SharedBandwidth.Planning.Exposure.Reading;
using SharedBandwidth.Planning.Exposure.Spec;
using SharedBandwidth.Planning.Findings;
using SharedBandwidth.Planning.Values;

namespace SharedBandwidth.Planning.Exposure;

/// <summary>Checks the plan as a whole: names, quotas, and what holds for all addresses together.</summary>
internal static class PlanChecks
{
    // docs of 2021; today's page lists only the 20 EIPs of any kind.
    private const int PayByTrafficEipsPerGateway = 10;

    public static void Run(ExposurePlan plan, QuotasSpec quotas, FindingList findings)
    {
        CheckNames(plan, findings);
        CheckQuotas(plan, quotas, findings);
        CheckAddresses(plan, findings);
        if (plan.DeletionProtection)
        {
            findings.Add(
                FindingCodes.DeletionProtected,
                "deletionProtection",
                "The service will refuse to delete gateway, package and addresses, but only after 'pulumi destroy' has deleted the " +
                "entries and taken the addresses off: no app is reached then; before 'pulumi destroy', set deletionProtection: false and " +
                "run 'pulumi up', and against a destroy by mistake set protect: true.");
        }
    }

    private static void CheckNames(ExposurePlan plan, FindingList findings)
    {
        var named = new Dictionary<(string Type, string Name), string>();
        void Add(string type, string name, string path)
        {
            if (!named.TryAdd((type, name), path))
            {
                findings.Add(
                    FindingCodes.SameResourceName,
                    path,
                    $"The {type} would be named {name}, as that of {named[(type, name)]} already is; rename one of the keys.");
            }
        }

        foreach (var address in plan.AllAddresses)
        {
            Add("EIP", address.Name, address.ConfigPath);
        }

        foreach (var app in plan.Apps)
        {
            foreach (var entry in app.ForwardEntries)
            {
                Add("forward entry", entry.Name, $"apps.{app.Key}.ports.{entry.PortKey}");
            }
        }
    }

    private static void CheckQuotas(ExposurePlan plan, QuotasSpec quotas, FindingList findings)
    {
        const int SmallestQuota = 1;
        foreach (var (key, value) in quotas.All)
        {
            ValueReader.InRange(findings, $"quotas.{key}", value, SmallestQuota, 1_000_000, "");
        }

        var eips = plan.AllAddresses.Count();
        var created = plan.AllAddresses.Count(a => !a.Exists);
        var forwardEntries = plan.Apps.Sum(app => app.ForwardEntries.Length);
        var snatEntries = plan.Outbound?.SnatEntries.Length ?? 0;

        const string Share = "let apps share an address on different ports";
        Check(FindingCodes.EipsPerGateway, "addresses", eips, quotas.EipsPerGateway, "EIPs on one gateway", "eipsPerGateway", Share);
        Check(FindingCodes.EipsPerAccount, "addresses", created, quotas.EipsPerAccount, "EIPs to buy", "eipsPerAccount", Share);
        Check(FindingCodes.EipsPerPackage, "addresses", eips, quotas.EipsPerPackage, "EIPs in one package", "eipsPerPackage", Share);
        Check(
            FindingCodes.ForwardEntriesPerGateway, "apps", forwardEntries, quotas.ForwardEntriesPerGateway,
            "DNAT entries on one gateway", "forwardEntriesPerGateway", "use port ranges");
        Check(
            FindingCodes.SnatEntriesPerGateway, "outbound.vswitches", snatEntries, quotas.SnatEntriesPerGateway,
            "SNAT entries on one gateway", "snatEntriesPerGateway", "name fewer vSwitches");

        void Check(FindingCode code, string subject, int count, int quota, string what, string key, string otherwise)
        {
            // What no quota can be is refused by itself.
            if (quota >= SmallestQuota && count > quota)
            {
                findings.Add(
                    code,
                    subject,
                    $"{count} {what} are more than the quota of {quota}; {otherwise}, or have the quota raised and set quotas.{key}.");
            }
        }
    }

    private static void CheckAddresses(ExposurePlan plan, FindingList findings)
    {
        var byId = new Dictionary<string, AddressPlan>(StringComparer.Ordinal);
        foreach (var address in plan.AllAddresses)
        {
            if (address.EipId?.Text is { } id && !byId.TryAdd(id, address))
            {
                findings.Add(
                    FindingCodes.SameEipTwice,
                    $"{address.ConfigPath}.eipId",
                    $"{id} is already {byId[id].ConfigPath}.eipId; use another EIP, or " +
                    (address == plan.Outbound?.Address ? $"write outbound.address: {byId[id].Key}." : "let the apps share one address."));
            }
        }

        var byTraffic = plan.AllAddresses.Count(a => !a.Exists && a.InternetChargeType == EipChargeType.PayByTraffic);
        if (byTraffic > PayByTrafficEipsPerGateway)
        {
            var other = plan.AccountSite == AccountSite.International ? "" : "set internetChargeType: PayByBandwidth, or ";
            findings.Add(
                FindingCodes.ManyPayByTrafficEips,
                "addresses",
                $"{byTraffic} pay-by-traffic EIPs on one gateway are more than the {PayByTrafficEipsPerGateway} that were allowed in " +
                $"2021; if the service refuses them, {other}let apps share addresses on different ports.");
        }

        if (plan.Apps.Length > 1)
        {
            findings.Add(
                FindingCodes.NotIsolated,
                "apps",
                "The apps share the package without limits of their own: behind a NAT gateway the service ignores per-address caps, so " +
                "one app's burst can slow the others.");
        }

        if (plan.AllAddresses.Any())
        {
            findings.Add(
                FindingCodes.EipFee,
                "addresses",
                $"Every EIP pays its instance fee beside the package, because it is on a NAT gateway (EIPs: {plan.AllAddresses.Count()}).");
        }
    }
}
