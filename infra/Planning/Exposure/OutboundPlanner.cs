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
        foreach (var (key, id) in outbound.Vswitches)
        {
            var path = $"outbound.vswitches.{key}";
            ValueReader.Key(findings, path, key);
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
            SnatEntries =
            [
                .. outbound.Vswitches.Select(vswitch => new SnatEntryPlan
                {
                    VswitchKey = vswitch.Key,
                    Name = names.Logical(OutboundPlan.AddressKey, vswitch.Key),
                    DisplayName = names.Display(OutboundPlan.AddressKey, vswitch.Key),
                    VswitchId = vswitch.Value,
                }),
            ],
        };
    }
}
