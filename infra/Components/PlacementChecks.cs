using SharedBandwidth.Planning.Exposure.Spec;
using SharedBandwidth.Planning.Findings;

namespace SharedBandwidth.Components;

/// <summary>Checks where a new gateway goes, which is not part of the specification.</summary>
internal static class PlacementChecks
{
    public static IEnumerable<Finding> Run(ExposureSpec spec, SharedBandwidthExposureArgs args)
    {
        var findings = new FindingList();
        if (spec.Gateway.Id is null)
        {
            Require("vpcId", args.VpcId, "A new gateway needs a VPC; set vpcId, or gateway.id to use an existing one.");
            Require("vswitchId", args.VswitchId, "A new gateway needs a vSwitch; set vswitchId, or gateway.id to use an existing one.");
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
