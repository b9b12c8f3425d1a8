using SharedBandwidth.Planning.Exposure.Plan;
using SharedBandwidth.Planning.Exposure.Reading;
using SharedBandwidth.Planning.Exposure.Spec;
using SharedBandwidth.Planning.Findings;
using SharedBandwidth.Planning.Values;

namespace SharedBandwidth.Planning.Network;

/// <summary>Checks the network, and says which apps get a web server in a created one.</summary>
internal static class NetworkPlanner
{
    /// <summary>Key of the security group of the created web servers.</summary>
    public const string ServersGroup = "servers";

    // Of every vSwitch the service keeps the first address and the last three.
    private const int ReservedIps = 4;

    // A vSwitch can be /16 to /29; below /28 there is no room for a gateway, an address and a server.
    private const int LargestPrefixLength = 28;
    private const int SmallestPrefixLength = 16;

    private static readonly CidrBlock[] _privateBlocks = [CidrBlock.Parse("10.0.0.0/8")!.Value, CidrBlock.Parse("172.16.0.0/12")!.Value, CidrBlock.Parse("192.168.0.0/16")!.Value];

    /// <summary>The exposure completed by what the network decides: its CIDR block, and the servers' security group.</summary>
    public static ExposureSpec Complete(NetworkSpec network, ExposureSpec exposure, FindingList findings)
    {
        if (network.Create is not { } create)
        {
            return exposure;
        }

        if (exposure.SecurityGroups.ContainsKey(ServersGroup))
        {
            findings.Add(FindingCodes.Contradiction, $"securityGroups.{ServersGroup}", "The created network has a security group of this key for its servers; choose another key.");
        }

        return exposure with
        {
            // An unreadable block is reported once, at its own key.
            VpcCidrBlock = CidrBlock.Parse(create.CidrBlock)?.ToString(),
            SecurityGroups = exposure.SecurityGroups.SetItem(ServersGroup, new SecurityGroupSpec()),
            Apps = exposure.Apps.SetItems(exposure.Apps
                .Where(app => app.Value.PrivateIp is null)
                .Select(app => KeyValuePair.Create(app.Key, app.Value with { SecurityGroup = app.Value.SecurityGroup ?? ServersGroup }))),
        };
    }

    public static void Check(NetworkSpec network, ExposureSpec exposure, ExposurePlan plan, FindingList findings)
    {
        ValueReader.Id(findings, "network.vpcId", network.VpcId, "vpc-");
        ValueReader.Id(findings, "network.vswitchId", network.VswitchId, "vsw-");
        foreach (var (key, group) in exposure.SecurityGroups)
        {
            Require($"securityGroups.{key}.id", group.Id, "The security group is not named; set id.", findings);
        }

        foreach (var (key, id) in exposure.Outbound?.Vswitches ?? Keyed.Empty<string?>())
        {
            Require($"outbound.vswitches.{key}", id, "The vSwitch is not named; write its id.", findings);
        }

        if (network.Create is { } create)
        {
            CheckCreated(network, create, exposure, plan, findings);
        }
        else
        {
            CheckExisting(network, exposure, plan, findings);
        }
    }

    private static void CheckExisting(NetworkSpec network, ExposureSpec exposure, ExposurePlan plan, FindingList findings)
    {
        if (!plan.Gateway.Exists)
        {
            Require("network.vpcId", network.VpcId, "A new gateway needs a VPC; set vpcId, or create: { cidrBlock: ... } for a network of its own.");
            Require("network.vswitchId", network.VswitchId, "A new gateway needs a vSwitch with free private IPs; set vswitchId.");
        }

        foreach (var (key, app) in exposure.Apps)
        {
            Require($"apps.{key}.privateIp", app.PrivateIp, "The app has no private IP to forward to; set privateIp (only network.create makes servers).");
        }

        void Require(string path, string? value, string message) => NetworkPlanner.Require(path, value, message, findings);
    }

    private static void Require(string path, string? value, string message, FindingList findings)
    {
        if (value is null)
        {
            findings.Add(FindingCodes.MissingValue, path, message);
        }
    }

    private static void CheckCreated(NetworkSpec network, CreateNetworkSpec create, ExposureSpec exposure, ExposurePlan plan, FindingList findings)
    {
        const string CidrPath = "network.create.cidrBlock";
        if (network.VpcId is not null || network.VswitchId is not null || plan.Gateway.Exists)
        {
            var other = network.VpcId is not null ? "network.vpcId" : network.VswitchId is not null ? "network.vswitchId" : "gateway.id";
            findings.Add(FindingCodes.Contradiction, "network.create", $"A network to create and {other} exclude each other; remove one of them.");
        }

        if (CidrBlock.Parse(create.CidrBlock) is not { } block)
        {
            findings.Add(FindingCodes.MalformedValue, CidrPath, $"'{create.CidrBlock}' is not an IPv4 network; write one such as 192.168.0.0/24, with no bits set behind the prefix.");
            return;
        }

        if (block.PrefixLength is < SmallestPrefixLength or > LargestPrefixLength || !_privateBlocks.Any(p => p.Contains(block.Address)))
        {
            findings.Add(FindingCodes.OutOfRange, CidrPath, $"{block} cannot be the network; use a block of 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16 with a prefix of /{SmallestPrefixLength} to /{LargestPrefixLength}.");
            return;
        }

        var servers = exposure.Apps.Count(app => app.Value.PrivateIp is null);
        var addresses = plan.AllAddresses.Count();
        var needed = 1 + addresses + servers;
        var free = (1 << (32 - block.PrefixLength)) - ReservedIps;
        if (needed > free)
        {
            findings.Add(FindingCodes.TooFewPrivateIps, CidrPath, $"{block} has {free} usable private IPs, and {needed} are needed: one for the gateway, one for each address ({addresses}) and each server ({servers}); use a larger block.");
        }
    }
}
