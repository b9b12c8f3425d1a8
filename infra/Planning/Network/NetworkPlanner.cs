using System.Net;
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

    /// <summary>Under which path that group's id is known later.</summary>
    public const string ServersGroupPath = $"securityGroups.{ServersGroup}.id";

    // A vSwitch can be /16 to /29; below /28 there is no room for a gateway, an address and a server.
    private const int LargestPrefixLength = 28;
    private const int SmallestPrefixLength = 16;

    private static readonly IPNetwork[] _privateBlocks =
        [IPNetwork.Parse("10.0.0.0/8"), IPNetwork.Parse("172.16.0.0/12"), IPNetwork.Parse("192.168.0.0/16")];

    /// <summary>The exposure completed by what the network decides: its CIDR block, and the servers' security group.</summary>
    public static ExposureSpec Complete(NetworkSpec network, ExposureSpec exposure, FindingList findings)
    {
        if (network.Create is not { } create)
        {
            return exposure;
        }

        if (exposure.SecurityGroups.ContainsKey(ServersGroup))
        {
            findings.Add(
                FindingCodes.Contradiction,
                $"securityGroups.{ServersGroup}",
                "The created network has a security group of this key for its servers; choose another key.");
        }

        return exposure with
        {
            // An unreadable block is reported once, at its own key.
            VpcCidrBlock = Ipv4.Network(create.CidrBlock)?.ToString(),
            SecurityGroups = exposure.SecurityGroups.SetItem(ServersGroup, new SecurityGroupSpec { Id = Knowable.Later(ServersGroupPath) }),
            Apps = exposure.Apps.SetItems(exposure.Apps
                .Where(app => app.Value.PrivateIp is null)
                .Select(app => KeyValuePair.Create(app.Key, app.Value with
                {
                    PrivateIp = Knowable.Later($"apps.{app.Key}.privateIp"),
                    SecurityGroup = app.Value.SecurityGroup ?? ServersGroup,
                }))),
        };
    }

    public static void Check(NetworkSpec network, ExposureSpec exposure, ExposurePlan plan, FindingList findings)
    {
        ValueReader.Id(findings, "network.vpcId", network.VpcId?.Text, "vpc-");
        ValueReader.Id(findings, "network.vswitchId", network.VswitchId?.Text, "vsw-");

        if (network.Create is { } create)
        {
            CheckCreated(network, create, exposure, plan, findings);
        }
        else
        {
            CheckExisting(network, plan, findings);
        }
    }

    private static void CheckExisting(NetworkSpec network, ExposurePlan plan, FindingList findings)
    {
        if (!plan.Gateway.Exists)
        {
            Require(
                "network.vpcId",
                network.VpcId,
                "A new gateway needs a VPC; set vpcId, or create: { cidrBlock: ... } for a network of its own.");
            Require("network.vswitchId", network.VswitchId, "A new gateway needs a vSwitch with free private IPs; set vswitchId.");
        }

        void Require(string path, Knowable? value, string message)
        {
            if (value is null)
            {
                findings.Add(FindingCodes.MissingValue, path, message);
            }
        }
    }

    private static void CheckCreated(
        NetworkSpec network, CreateNetworkSpec create, ExposureSpec exposure, ExposurePlan plan, FindingList findings)
    {
        const string CidrPath = "network.create.cidrBlock";
        if (network.VpcId is not null || network.VswitchId is not null || plan.Gateway.Exists)
        {
            var other = network.VpcId is not null ? "network.vpcId" : network.VswitchId is not null ? "network.vswitchId" : "gateway.id";
            findings.Add(
                FindingCodes.Contradiction,
                "network.create",
                $"A network to create and {other} exclude each other; remove one of them.");
        }

        if (Ipv4.Network(create.CidrBlock) is not { } block)
        {
            findings.Add(
                FindingCodes.MalformedValue,
                CidrPath,
                $"'{create.CidrBlock}' is not an IPv4 network; write one such as 192.168.0.0/24, with no bits set behind the prefix.");
            return;
        }

        if (block.PrefixLength is < SmallestPrefixLength or > LargestPrefixLength
            || !_privateBlocks.Any(p => p.Contains(block.BaseAddress)))
        {
            findings.Add(
                FindingCodes.OutOfRange,
                CidrPath,
                $"{block} cannot be the network; use a block of 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16 with a prefix of " +
                $"/{SmallestPrefixLength} to /{LargestPrefixLength}.");
            return;
        }

        // The created vSwitch has the whole block.
        foreach (var app in plan.Apps)
        {
            if (app.PrivateIp?.Text is { } text && Ipv4.Address(text) is { } ip && block.Contains(ip))
            {
                VswitchIps.Check($"apps.{app.Key}.privateIp", ip, block, findings);
            }
        }

        var servers = exposure.Apps.Count(app => app.Value.PrivateIp is null);
        var addresses = plan.AllAddresses.Count();
        var needed = 1 + addresses + servers;
        var free = (1 << (32 - block.PrefixLength)) - VswitchIps.Reserved;
        if (needed > free)
        {
            findings.Add(
                FindingCodes.TooFewPrivateIps,
                CidrPath,
                $"{block} has {free} usable private IPs, and {needed} are needed: one for the gateway, one for each address " +
                $"({addresses}) and each server ({servers}); use a larger block.");
        }
    }
}
