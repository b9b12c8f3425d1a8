using SharedBandwidth.Planning.Exposure.Plan;
using SharedBandwidth.Planning.Exposure.Reading;
using SharedBandwidth.Planning.Exposure.Spec;
using SharedBandwidth.Planning.Findings;

namespace SharedBandwidth.Planning.Exposure;

/// <summary>
/// Plans internet access for vSwitches (CreateSnatEntry). It gets an address of its own: one EIP for both directions is advised
/// against by https://aliyun.github.io/infraguard/docs/policies/aliyun/rules/natgateway-eip-used-check.
/// </summary>
internal static class OutboundPlanner
{
    public static OutboundPlan? Plan(OutboundSpec? outbound, AddressPlanner addresses, ExposureNames names, FindingList findings)
    {
        if (outbound is null)
        {
            return null;
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
            Address = addresses.Plan(OutboundPlan.AddressKey, "outbound.address", outbound.Address),
            SnatEntries = [.. outbound.Vswitches.Select(vswitch => PlanEntry(vswitch.Key, vswitch.Value, names))],
        };
    }

    private static SnatEntryPlan PlanEntry(string key, OutboundVswitchSpec vswitch, ExposureNames names)
    {
        // Once an entry was named after the key alone.
        string?[] formerKeys = [vswitch.FormerKey, vswitch.Id?.Text is null ? null : key];
        return new SnatEntryPlan
        {
            VswitchKey = key,
            Name = names.Logical(OutboundPlan.AddressKey, vswitch.Id?.Text ?? key),
            Former =
            [
                .. formerKeys.OfType<string>().Select(former => new FormerName(
                    former,
                    names.Logical(OutboundPlan.AddressKey, former),
                    names.Display(OutboundPlan.AddressKey, former),
                    ValueReader.FormerKeyOf($"outbound.vswitches.{key}"))),
            ],
            DisplayName = names.Display(OutboundPlan.AddressKey, key),
            VswitchId = vswitch.Id,
        };
    }
}
