using SharedBandwidth.Planning.Exposure.Spec;
using SharedBandwidth.Planning.Findings;

namespace SharedBandwidth.Components;

/// <summary>Checks which arguments were given, where planning cannot see them because they may be known only while deploying.</summary>
internal static class PlacementChecks
{
    public static IEnumerable<Finding> Run(ExposureSpec spec, ExposureInputs inputs)
    {
        var findings = new FindingList();
        if (!spec.Gateway.Exists)
        {
            Require("vpcId", inputs.VpcId, "A new gateway needs a VPC; set vpcId, or gateway.id to use an existing one.");
            Require("vswitchId", inputs.VswitchId, "A new gateway needs a vSwitch; set vswitchId, or gateway.id to use an existing one.");
        }

        foreach (var app in spec.Apps.Keys)
        {
            Require($"apps.{app}.privateIp", inputs.PrivateIps.GetValueOrDefault(app), "The app has no private IP to forward to; set privateIp.");
        }

        foreach (var group in spec.SecurityGroups.Keys)
        {
            Require($"securityGroups.{group}.id", inputs.SecurityGroupIds.GetValueOrDefault(group), "The security group is not named; set id.");
        }

        foreach (var vswitch in spec.Outbound?.Vswitches.Keys ?? [])
        {
            Require($"outbound.vswitches.{vswitch}.id", inputs.OutboundVswitchIds.GetValueOrDefault(vswitch), "The vSwitch is not named; set id.");
        }

        return findings;

        void Require(string path, object? input, string message)
        {
            if (input is null)
            {
                findings.Add(FindingCodes.MissingValue, path, message);
            }
        }
    }
}
