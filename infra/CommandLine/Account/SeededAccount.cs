using System.Collections.Immutable;
using System.Net;
using SharedBandwidth.Cloud;
using SharedBandwidth.CommandLine.Files;
using SharedBandwidth.Configuration;
using SharedBandwidth.Planning;
using SharedBandwidth.Planning.Findings;
using SharedBandwidth.Planning.Values;

namespace SharedBandwidth.CommandLine.Account;

/// <summary>What a stack takes for granted, put into a new account: its network, EIPs, gateway and package that it brings.</summary>
internal static class SeededAccount
{
    private static readonly IPNetwork[] _vpcBlocks =
        [IPNetwork.Parse("10.0.0.0/8"), IPNetwork.Parse("172.16.0.0/12"), IPNetwork.Parse("192.168.0.0/16")];

    // Room for a gateway, its EIPs and what is there besides.
    private const int SwitchPrefix = 24;

    /// <exception cref="UsageError">The stack has errors.</exception>
    public static StackPlan Plan(GivenStack stack)
    {
        var (_, plan) = StackSettings.Plan(stack.Config, stack.Project, stack.Name);
        string[] errors =
        [
            .. plan.Findings.Where(finding => finding.Severity == Severity.Error)
                .Select(error => $"{error.Code.Id} {error.Subject}: {error.Message}"),
        ];
        return errors.Length == 0
            ? plan
            : throw new UsageError([$"{stack.FileName} has errors, with which nothing can be deployed:", .. errors]);
    }

    public static void Fill(CloudAccount account, StackPlan plan, string region)
    {
        var exposure = plan.Exposure;
        var vpcId = plan.Network.VpcId?.Text ?? (exposure.Gateway.Exists ? "vpc-of-the-gateway" : null);
        if (vpcId is not null)
        {
            var blocks = BlocksOf(plan);
            account.Suppose(Plain(CloudAccount.Vpc, vpcId, ("CidrBlock", blocks[0].ToString()), ("VpcName", "existing")));
            foreach (var block in blocks)
            {
                account.AssociateVpcCidrBlock(vpcId, block);
            }

            var vswitches = new[] { plan.Network.VswitchId?.Text }
                .Concat(exposure.Outbound?.SnatEntries.Select(entry => entry.VswitchId?.Text) ?? [])
                .OfType<string>().Distinct(StringComparer.Ordinal);
            foreach (var id in vswitches)
            {
                account.Suppose(Plain(
                    CloudAccount.Vswitch, id,
                    ("VpcId", vpcId), ("CidrBlock", FreeBlock(account, vpcId, blocks[0])), ("ZoneId", ZoneName.Of(region, 'a')),
                    ("VSwitchName", "existing")));
            }
        }

        foreach (var group in exposure.SecurityGroupRules.Select(rule => rule.SecurityGroupId?.Text).OfType<string>()
            .Distinct(StringComparer.Ordinal))
        {
            account.Suppose(Plain(CloudAccount.SecurityGroup, group, ("VpcId", vpcId ?? ""), ("SecurityGroupName", "existing")));
        }

        if (exposure.Gateway.Id?.Text is { } gateway)
        {
            account.Suppose(new Gateway
            {
                Kind = CloudAccount.NatGateway,
                Id = gateway,
                ForwardTableId = $"ftb-{gateway}",
                SnatTableId = $"stb-{gateway}",
                Attributes = Values(
                    ("VpcId", vpcId!), ("VSwitchId", plan.Network.VswitchId?.Text ?? ""), ("NatType", "Enhanced"), ("Name", "existing")),
            });
        }

        if (exposure.Package.Id?.Text is { } package)
        {
            var mbps = exposure.Bandwidth.PackageMbps
                ?? Math.Max(exposure.Bandwidth.SharedMbps, Planning.Demand.BandwidthPlanner.ServiceMinimumMbps);
            account.Suppose(Plain(
                CloudAccount.Package, package,
                ("Bandwidth", mbps), ("ISP", exposure.Package.Isp.Text), ("InternetChargeType", exposure.Package.InternetChargeType.Text),
                ("Name", "existing")));
        }

        foreach (var address in exposure.AllAddresses)
        {
            // Each new EIP has an IP of its own.
            if (address.EipId?.Text is { } eip && !account.WasSupposed(eip))
            {
                account.Suppose(new Eip
                {
                    Kind = CloudAccount.ElasticIp,
                    Id = eip,
                    IpAddress = account.Ids.NewPublicIp(),
                    Attributes = Values(
                        ("Bandwidth", "5"), ("ISP", address.Isp.Text), ("InternetChargeType", "PayByTraffic"), ("Name", "existing")),
                });
            }
        }
    }

    // The private blocks that the apps' IPs are in, and a /16 of each other IP; the first is the VPC's own.
    private static ImmutableArray<IPNetwork> BlocksOf(StackPlan plan)
    {
        IPNetwork[] blocks =
        [
            .. plan.Exposure.Apps.Select(app => Ipv4.Address(app.PrivateIp?.Text ?? "")).OfType<IPAddress>()
                .Select(ip => _vpcBlocks.Where(block => block.Contains(ip)).Append(BlockAround(ip)).First())
                .Distinct(),
        ];
        return blocks is [] ? [_vpcBlocks[^1]] : [.. blocks];
    }

    private static IPNetwork BlockAround(IPAddress ip) => new(new IPAddress([.. ip.GetAddressBytes()[..2], 0, 0]), 16);

    // From the end of the block on, where apps seldom are.
    private static string FreeBlock(CloudAccount account, string vpcId, IPNetwork block)
    {
        var places = 1u << (SwitchPrefix - block.PrefixLength);
        var size = 1u << (32 - SwitchPrefix);
        return Enumerable.Range(1, (int)places)
            .Select(i => new IPNetwork(Ipv4.At(block, (places - (uint)i) * size), SwitchPrefix))
            .First(free => !account.HasVswitchIn(vpcId, free))
            .ToString();
    }

    private static CloudObject Plain(string kind, string id, params ReadOnlySpan<(string Name, object? Value)> values) =>
        new() { Kind = kind, Id = id, Attributes = Values(values) };

    private static ImmutableSortedDictionary<string, string> Values(params ReadOnlySpan<(string Name, object? Value)> values) =>
        Parameters.Of(values).Values;
}
