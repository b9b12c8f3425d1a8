using System.Collections.Frozen;

namespace SharedBandwidth.Emulator.Tests;

/// <summary>
/// Where an emulated account rightly answers otherwise than the sketch did; fields and their types are the same there too.
/// </summary>
internal static class KnownDifferences
{
    /// <summary>What stands for <see cref="IsGoneVswitch"/> among all.</summary>
    public const string GoneVswitch = "DescribeVSwitchAttributes of what is gone";

    private const string Gateway = "DescribeNatGateways.NatGateways.NatGateway[]";
    private const string Server = "DescribeInstances.Instances.Instance[]";

    private static readonly FrozenSet<string> _values = new[]
    {
        // The sketch always said zone b, whatever the vSwitch's zone was.
        $"{Gateway}.NatGatewayPrivateInfo.IzNo",
        $"{Server}.ZoneId",

        // The sketch made up one network interface and two private IPs for all gateways.
        $"{Gateway}.NatGatewayPrivateInfo.EniInstanceId",
        $"{Gateway}.NatGatewayPrivateInfo.PrivateIpAddress",
        $"{Gateway}.IpLists.IpList[].PrivateIpAddress",

        // The sketch did not look at the entries: "Idle" for every EIP.
        $"{Gateway}.IpLists.IpList[].UsingStatus",

        // The sketch knew no gateway of a table, and one block for all vSwitches.
        "DescribeForwardTableEntries.ForwardTableEntries.ForwardTableEntry[].NatGatewayId",
        "DescribeSnatTableEntries.SnatTableEntries.SnatTableEntry[].NatGatewayId",
        "DescribeSnatTableEntries.SnatTableEntries.SnatTableEntry[].SourceCIDR",

        // The sketch did not count: 250 free IPs in any vSwitch, and one route table for all of them.
        "DescribeVSwitchAttributes.AvailableIpAddressCount",
        "DescribeVSwitchAttributes.RouteTable.RouteTableId",

        // The sketch named no server, and the provider's look-up of servers then found none.
        "DescribeInstanceRamRole.TotalCount",

        // Made up by the sketch.
        $"{Server}.HostName",
        $"{Server}.OSName",

        // The pages have InvalidVpcId.NotFound, the sketch had another spelling; texts for people are the account's own.
        "Refusal.Code",
        "Refusal.Message",
        "Refusal.Recommend",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> _lists = new[]
    {
        // The sketch kept no tags of servers, security groups and vSwitches, none that came with a VPC's creation, and showed those of a
        // gateway in ListTagResources only.
        $"{Server}.Tags.Tag",
        "DescribeSecurityGroups.SecurityGroups.SecurityGroup[].Tags.Tag",
        "DescribeVSwitchAttributes.Tags.Tag",
        "DescribeVpcAttribute.Tags.Tag",
        $"{Gateway}.Tags.Tag",

        // The sketch showed no vSwitches of a VPC and no groups of a network interface.
        "DescribeVpcAttribute.VSwitchIds.VSwitchId",
        "DescribeNetworkInterfaces.NetworkInterfaceSets.NetworkInterfaceSet[].SecurityGroupIds.SecurityGroupId",
        "DescribeInstanceRamRole.InstanceRamRoleSets.InstanceRamRoleSet",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>All of them.</summary>
    public static IEnumerable<string> All => _values.Concat(_lists).Append(GoneVswitch);

    /// <summary>Whether the value may be another.</summary>
    public static bool IsOther(string path) => _values.Contains(path);

    /// <summary>Whether the list may have entries beside the recorded ones.</summary>
    public static bool MayHaveMore(string path) => _lists.Contains(path);

    /// <summary>Whether the value says nothing: it is made up anew each time.</summary>
    public static bool IsVolatile(string path) =>
        path.EndsWith(".RequestId", StringComparison.Ordinal) || path.EndsWith(".ResourceGroupId", StringComparison.Ordinal);

    /// <summary>
    /// Whether a vSwitch that is gone was asked for: the sketch answered with an empty id, the account with the code that the other actions
    /// have for it. The provider takes both for gone.
    /// </summary>
    public static bool IsGoneVswitch(RecordedRequest recorded) =>
        recorded is { Action: "DescribeVSwitchAttributes", Status: 200 } && (string?)recorded.Answer["VSwitchId"] == "";
}
