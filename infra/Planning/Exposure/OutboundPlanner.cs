using System.Collections.Immutable;
using SharedBandwidth.Planning.Demand;
using SharedBandwidth.Planning.Exposure.Plan;
using SharedBandwidth.Planning.Exposure.Reading;
using SharedBandwidth.Planning.Exposure.Spec;
using SharedBandwidth.Planning.Findings;

namespace SharedBandwidth.Planning.Exposure;

/// <summary>
/// Plans internet access for vSwitches (CreateSnatEntry). Unless told otherwise it gets an address of its own: one EIP for both directions
/// works, but is advised against by https://aliyun.github.io/infraguard/docs/policies/aliyun/rules/natgateway-eip-used-check.
/// </summary>
internal static class OutboundPlanner
{
    /// <summary>What outbound connections need over the day; null: nothing is said.</summary>
    public static AppDemand? ReadDemand(ExposureSpec spec, FindingList findings)
    {
        if (spec.Outbound is not { } outbound)
        {
            return null;
        }

        if (outbound.Demand is null)
        {
            findings.Add(
                FindingCodes.DemandUnknown,
                "outbound.demand",
                "Outbound connections state no demand, so the package is sized without their traffic; add demand.baseMbps.");
            return null;
        }

        if (spec.Apps.ContainsKey(OutboundPlan.Key))
        {
            findings.Add(
                FindingCodes.Contradiction,
                $"apps.{OutboundPlan.Key}",
                $"An app cannot be called {OutboundPlan.Key} beside outbound connections with a demand of that name; rename the app.");
            return null;
        }

        return AppReader.ReadDemand(OutboundPlan.Key, "outbound.demand", outbound.Demand, findings);
    }

    public static OutboundPlan? Plan(
        ExposureSpec spec, ImmutableArray<ReadApp> apps, IReadOnlySet<string> addressKeys, AddressPlanner addresses,
        ExposureNames names, FindingList findings)
    {
        if (spec.Outbound is not { } outbound)
        {
            return null;
        }

        if (outbound.AddressKey is { } shared)
        {
            CheckShared(shared, apps, addressKeys, findings);
        }

        if (outbound.Vswitches.IsEmpty)
        {
            findings.Add(
                FindingCodes.MissingValue,
                "outbound.vswitches",
                "There is no vSwitch to give internet access to; name at least one, or remove outbound.");
        }

        var keyById = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, vswitch) in outbound.Vswitches)
        {
            var (path, id) = ($"outbound.vswitches.{key}", vswitch.Id);
            ValueReader.Key(findings, path, key);
            ValueReader.FormerKey(findings, path, key, vswitch.FormerKey);
            ValueReader.Id(findings, path, id?.Text, "vsw-");
            if (id is null)
            {
                findings.Add(FindingCodes.MissingValue, path, "The vSwitch is not named; write its id.");
            }
            else if (id.Text is { } text && !keyById.TryAdd(text, key))
            {
                findings.Add(
                    FindingCodes.VswitchTwice,
                    path,
                    $"{id} is already outbound.vswitches.{keyById[id.Text]}; name each vSwitch once.");
            }
        }

        findings.Add(
            FindingCodes.NoHairpin,
            "outbound",
            "Servers in these vSwitches cannot reach the apps by their public addresses on the same gateway; let them use the private " +
            "IPs.");
        return new OutboundPlan
        {
            AddressKey = outbound.AddressKey ?? OutboundPlan.Key,
            Address = outbound.AddressKey is null ? addresses.Plan(OutboundPlan.Key, "outbound.address", outbound.Address) : null,
            SnatEntries =
            [
                .. outbound.Vswitches.Select(
                    vswitch => PlanEntry(vswitch.Key, vswitch.Value, spec.SecretKeys.Contains(OutboundPlan.Key), names)),
            ],
        };
    }

    private static void CheckShared(string key, ImmutableArray<ReadApp> apps, IReadOnlySet<string> addressKeys, FindingList findings)
    {
        const string Path = "outbound.address";
        if (!addressKeys.Contains(key))
        {
            findings.Add(
                FindingCodes.UnknownReference,
                Path,
                $"There is no address '{key}'; name a key of addresses or an app with an address of its own, or leave it out for an own " +
                $"one.{DidYouMean.For(key, addressKeys)}");
        }
        else if (apps.Where(app => app.AddressKey == key).SelectMany(app => app.Ports)
            .FirstOrDefault(port => port.MapsWholeAddress) is { } whole)
        {
            findings.Add(
                FindingCodes.AnyNeedsOwnAddress,
                Path,
                $"Mapping all ports needs address {key} for itself, and {whole.Path} does so; give outbound connections another address.");
        }
        else
        {
            findings.Add(
                FindingCodes.SharedWithOutbound,
                Path,
                $"Outbound connections show address {key}, on which apps are published: a flood on either side uses up the other's " +
                "ports; leave address out for an address of their own.");
        }
    }

    private static SnatEntryPlan PlanEntry(string key, OutboundVswitchSpec vswitch, bool isSecret, ExposureNames names)
    {
        var nameWith = isSecret ? key : vswitch.Id?.Text ?? key;
        // Once an entry was named after the key alone.
        string?[] formerKeys = [vswitch.FormerKey, nameWith == key ? null : key];
        return new SnatEntryPlan
        {
            VswitchKey = key,
            Name = names.Logical(OutboundPlan.Key, nameWith),
            Former =
            [
                .. formerKeys.OfType<string>().Select(former => new FormerName(
                    former,
                    names.Logical(OutboundPlan.Key, former),
                    names.Display(OutboundPlan.Key, former),
                    ValueReader.FormerKeyOf($"outbound.vswitches.{key}"))),
            ],
            DisplayName = names.Display(OutboundPlan.Key, key),
            VswitchId = vswitch.Id,
        };
    }
}
