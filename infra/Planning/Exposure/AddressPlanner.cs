using System.Collections.Immutable;
using SharedBandwidth.Planning.Exposure.Plan;
using SharedBandwidth.Planning.Exposure.Reading;
using SharedBandwidth.Planning.Exposure.Spec;
using SharedBandwidth.Planning.Findings;
using SharedBandwidth.Planning.Values;

namespace SharedBandwidth.Planning.Exposure;

/// <summary>Plans the public addresses: one for each app, unless apps share one (AllocateEipAddress).</summary>
internal sealed class AddressPlanner(ExposureNames names, LineType isp, AccountSite site, FindingList findings)
{
    // Small on purpose: inside the package it does nothing, and large orders can fail.
    private const int DefaultMbps = 5;

    // https://www.alibabacloud.com/help/en/elastic-ip-address/latest/modifyeipaddressattribute
    private const int ShortestName = 1;

    public ImmutableArray<AddressPlan> Plan(
        ImmutableSortedDictionary<string, AddressSpec> declared, ImmutableArray<ReadApp> apps, string? outboundKey)
    {
        var used = apps.Select(app => app.AddressKey).Append(outboundKey).ToHashSet(StringComparer.Ordinal);
        foreach (var key in declared.Keys)
        {
            ValueReader.Key(findings, $"addresses.{key}", key);
            if (!used.Contains(key))
            {
                findings.Add(
                    FindingCodes.UnusedAddress,
                    $"addresses.{key}",
                    "No app uses this address, and it is billed all the same; remove it, or name it in an app's address.");
            }
        }

        // An app's reference to an address that does not exist is an error of the app's and makes no address.
        var ownAddresses = apps.Where(app => app.AddressKey == app.Key && !declared.ContainsKey(app.Key));
        return
        [
            .. declared.Select(address => Plan(address.Key, $"addresses.{address.Key}", address.Value))
                .Concat(ownAddresses.Select(app =>
                    Plan(app.Key, $"addresses.{app.Key}", new AddressSpec(), names.Former(app.FormerKey, app.Path))))
                .OrderBy(address => address.Key, StringComparer.Ordinal),
        ];
    }

    public AddressPlan Plan(string key, string path, AddressSpec address) =>
        Plan(key, path, address, names.Former(ValueReader.FormerKey(findings, path, key, address.FormerKey), path));

    private AddressPlan Plan(string key, string path, AddressSpec address, FormerName? former)
    {
        ValueReader.Id(findings, $"{path}.eipId", address.EipId?.Text, "eip-");
        var plan = new AddressPlan
        {
            Key = key,
            ConfigPath = path,
            Name = names.Logical(key),
            Former = former,
            EipId = address.EipId,
            DisplayName = ValueReader.DisplayName(findings, $"{path}.name", address.Name, ShortestName) ?? names.Display(key),
            Description = ValueReader.Description(findings, $"{path}.description", address.Description),
            BandwidthMbps = address.Mbps ?? DefaultMbps,
            InternetChargeType = ValueReader.OneOf<EipChargeType>(findings, $"{path}.internetChargeType", address.InternetChargeType),
            Isp = isp,
            ResourceGroupId = address.ResourceGroupId,
        };

        if (plan.Exists)
        {
            ExistingChecks.NothingElseIsSet(
                findings, path, "eipId", "EIP", address.EipId,
                ("name", address.Name), ("description", address.Description), ("internetChargeType", address.InternetChargeType),
                ("mbps", address.Mbps), ("resourceGroupId", address.ResourceGroupId));
        }
        else
        {
            CheckBilling(path, plan);
        }

        return plan;
    }

    // Bounds: the provider's documentation of EIPs, 2026.
    private void CheckBilling(string path, AddressPlan plan)
    {
        var largestMbps = plan.InternetChargeType.LargestMbps;
        if (plan.BandwidthMbps < 1 || plan.BandwidthMbps > largestMbps)
        {
            findings.Add(
                FindingCodes.EipBandwidthOutOfRange,
                $"{path}.mbps",
                $"An EIP of {plan.BandwidthMbps} Mbit/s cannot be bought with {plan.InternetChargeType}; use 1 to {largestMbps}, or " +
                $"leave it out for {DefaultMbps}.");
        }
        else if (plan.BandwidthMbps > DefaultMbps)
        {
            findings.Add(
                FindingCodes.EipBandwidthLarge,
                $"{path}.mbps",
                $"{plan.BandwidthMbps} Mbit/s do nothing while the EIP is in the package, which alone decides, and large orders can " +
                $"fail; leave mbps out for {DefaultMbps}.");
        }

        if (site == AccountSite.International && plan.InternetChargeType != EipChargeType.PayByTraffic)
        {
            findings.Add(
                FindingCodes.EipChargeTypeNotSold,
                $"{path}.internetChargeType",
                $"International accounts cannot buy a pay-as-you-go EIP with {plan.InternetChargeType}; use PayByTraffic, or leave it " +
                "out.");
        }
    }
}
