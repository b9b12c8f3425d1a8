using System.Text.Json;
using System.Text.Json.Nodes;
using SharedBandwidth.Cloud;
using SharedBandwidth.Emulator.Protocol;
using Xunit;

namespace SharedBandwidth.Emulator.Tests;

/// <summary>
/// The fields that the provider's resources and look-ups read, with the JSON types of the vendor's models (alibabacloud-csharp-sdk,
/// vpc-20160428 and ecs-20140526); a type that is wrong or a list that is missing makes the provider fail.
/// </summary>
public class AnswerFieldTests
{
    private const JsonValueKind Text = JsonValueKind.String;
    private const JsonValueKind Number = JsonValueKind.Number;
    private const JsonValueKind Flag = JsonValueKind.True;
    private const JsonValueKind List = JsonValueKind.Array;

    public static TheoryData<string, string, string, JsonValueKind, string> Fields => new()
    {
        {
            ApiRequest.VpcVersion, "DescribeVpcAttribute", "", Text,
            "VpcId VpcName CidrBlock Status Description CreationTime RegionId ResourceGroupId VRouterId Ipv6CidrBlock DnsHostnameStatus"
        },
        { ApiRequest.VpcVersion, "DescribeVpcAttribute", "", Flag, "IsDefault ClassicLinkEnabled EnabledIpv6" },
        {
            ApiRequest.VpcVersion, "DescribeVpcAttribute", "", List,
            "Ipv6CidrBlocks.Ipv6CidrBlock SecondaryCidrBlocks.SecondaryCidrBlock UserCidrs.UserCidr Tags.Tag"
        },
        {
            ApiRequest.VpcVersion, "DescribeRouteTableList", "RouterTableList.RouterTableListType", Text,
            "RouteTableId RouterId Description RouteTableName"
        },
        {
            ApiRequest.VpcVersion, "DescribeVSwitches", "VSwitches.VSwitch", Text,
            "VSwitchId VSwitchName VpcId ZoneId CidrBlock Ipv6CidrBlock Status Description CreationTime ResourceGroupId "
                + "RouteTable.RouteTableId"
        },
        { ApiRequest.VpcVersion, "DescribeVSwitches", "VSwitches.VSwitch", Number, "AvailableIpAddressCount" },
        { ApiRequest.VpcVersion, "DescribeVSwitches", "VSwitches.VSwitch", Flag, "IsDefault" },
        { ApiRequest.VpcVersion, "DescribeVSwitches", "VSwitches.VSwitch", List, "Tags.Tag" },
        {
            ApiRequest.VpcVersion, "DescribeNatGateways", "NatGateways.NatGateway", Text,
            "NatGatewayId Name Description VpcId Status NatType NetworkType InternetChargeType InstanceChargeType Spec BusinessStatus "
                + "CreationTime ExpiredTime RegionId ResourceGroupId EipBindMode NatGatewayPrivateInfo.VswitchId NatGatewayPrivateInfo.IzNo"
        },
        {
            ApiRequest.VpcVersion, "DescribeNatGateways", "NatGateways.NatGateway", Flag,
            "DeletionProtection EcsMetricEnabled IcmpReplyEnabled PrivateLinkEnabled"
        },
        { ApiRequest.VpcVersion, "DescribeNatGateways", "NatGateways.NatGateway", Number, "NatGatewayPrivateInfo.MaxBandwidth" },
        {
            ApiRequest.VpcVersion, "DescribeNatGateways", "NatGateways.NatGateway", List,
            "ForwardTableIds.ForwardTableId SnatTableIds.SnatTableId FullNatTableIds.FullNatTableId IpLists.IpList"
        },
        {
            ApiRequest.VpcVersion, "DescribeNatGateways", "NatGateways.NatGateway.IpLists.IpList", Text,
            "IpAddress AllocationId UsingStatus"
        },
        {
            ApiRequest.VpcVersion, "DescribeEipAddresses", "EipAddresses.EipAddress", Text,
            "AllocationId IpAddress Status Name Description Bandwidth EipBandwidth InternetChargeType ChargeType ISP InstanceId "
                + "InstanceType InstanceRegionId RegionId AllocationTime ExpiredTime Netmode ResourceGroupId BandwidthPackageId "
                + "BandwidthPackageType BandwidthPackageBandwidth SegmentInstanceId HDMonitorStatus Zone"
        },
        { ApiRequest.VpcVersion, "DescribeEipAddresses", "EipAddresses.EipAddress", Flag, "DeletionProtection SecondLimited" },
        { ApiRequest.VpcVersion, "DescribeEipAddresses", "EipAddresses.EipAddress", Number, "ServiceManaged" },
        {
            ApiRequest.VpcVersion, "DescribeEipAddresses", "EipAddresses.EipAddress", List,
            "AvailableRegions.AvailableRegion OperationLocks.LockReason SecurityProtectionTypes.SecurityProtectionType Tags.Tag"
        },
        {
            ApiRequest.VpcVersion, "DescribeCommonBandwidthPackages", "CommonBandwidthPackages.CommonBandwidthPackage", Text,
            "BandwidthPackageId Bandwidth Name Description Status InternetChargeType ISP RegionId ResourceGroupId BusinessStatus "
                + "CreationTime ExpiredTime"
        },
        {
            ApiRequest.VpcVersion, "DescribeCommonBandwidthPackages", "CommonBandwidthPackages.CommonBandwidthPackage", Number,
            "Ratio ServiceManaged"
        },
        {
            ApiRequest.VpcVersion, "DescribeCommonBandwidthPackages", "CommonBandwidthPackages.CommonBandwidthPackage", Flag,
            "DeletionProtection HasReservationData"
        },
        {
            ApiRequest.VpcVersion,
            "DescribeCommonBandwidthPackages", "CommonBandwidthPackages.CommonBandwidthPackage.PublicIpAddresses.PublicIpAddresse", Text,
            "AllocationId IpAddress BandwidthPackageIpRelationStatus"
        },
        {
            ApiRequest.VpcVersion, "DescribeForwardTableEntries", "ForwardTableEntries.ForwardTableEntry", Text,
            "ForwardEntryId ForwardTableId ForwardEntryName ExternalIp ExternalPort InternalIp InternalPort IpProtocol Status"
        },
        {
            ApiRequest.VpcVersion, "DescribeSnatTableEntries", "SnatTableEntries.SnatTableEntry", Text,
            "SnatEntryId SnatTableId SnatEntryName SnatIp SourceCIDR SourceVSwitchId Status EipAffinity"
        },
        { ApiRequest.VpcVersion, "ListEnhanhcedNatGatewayAvailableZones", "Zones", Text, "ZoneId LocalName" },
        {
            ApiRequest.EcsVersion, "DescribeSecurityGroups", "SecurityGroups.SecurityGroup", Text,
            "SecurityGroupId SecurityGroupName Description VpcId SecurityGroupType CreationTime ResourceGroupId"
        },
        { ApiRequest.EcsVersion, "DescribeSecurityGroupAttribute", "", Text, "SecurityGroupId InnerAccessPolicy" },
        {
            ApiRequest.EcsVersion, "DescribeSecurityGroupAttribute", "Permissions.Permission", Text,
            "Direction IpProtocol PortRange NicType Policy Priority SourceCidrIp SourceGroupId Ipv6SourceCidrIp SourcePrefixListId "
                + "Description SecurityGroupRuleId"
        },
        {
            ApiRequest.EcsVersion, "DescribeInstances", "Instances.Instance", Text,
            "InstanceId InstanceName Status ZoneId HostName ImageId InstanceType InstanceChargeType VpcAttributes.VpcId "
                + "VpcAttributes.VSwitchId MetadataOptions.HttpTokens"
        },
        {
            ApiRequest.EcsVersion, "DescribeInstances", "Instances.Instance", List,
            "VpcAttributes.PrivateIpAddress.IpAddress SecurityGroupIds.SecurityGroupId NetworkInterfaces.NetworkInterface Tags.Tag "
                + "PublicIpAddress.IpAddress OperationLocks.LockReason"
        },
        { ApiRequest.EcsVersion, "DescribeInstances", "Instances.Instance", Number, "Cpu Memory InternetMaxBandwidthOut" },
        { ApiRequest.EcsVersion, "DescribeInstances", "Instances.Instance.NetworkInterfaces.NetworkInterface", Text, "NetworkInterfaceId" },
        { ApiRequest.EcsVersion, "DescribeDisks", "Disks.Disk", Text, "DiskId InstanceId Category PerformanceLevel" },
        {
            ApiRequest.EcsVersion, "DescribeNetworkInterfaces", "NetworkInterfaceSets.NetworkInterfaceSet.PrivateIpSets.PrivateIpSet", Flag,
            "Primary"
        },
        { ApiRequest.EcsVersion, "DescribeInstanceTypes", "InstanceTypes.InstanceType", Text, "InstanceTypeId InstanceTypeFamily" },
        { ApiRequest.EcsVersion, "DescribeInstanceTypes", "InstanceTypes.InstanceType", Number, "CpuCoreCount MemorySize" },
        { ApiRequest.EcsVersion, "DescribeImages", "Images.Image", Text, "ImageId ImageName OSType Architecture Status CreationTime" },
        { ApiRequest.EcsVersion, "DescribeAvailableResource", "AvailableZones.AvailableZone", Text, "ZoneId StatusCategory" },
    };

    [Theory]
    [MemberData(nameof(Fields))]
    public void An_answer_has_the_fields_that_are_read(string version, string action, string entry, JsonValueKind kind, string fields)
    {
        var account = new EmulatedAccount(new EmulatorOptions { Region = TestAccount.Region }, Fill);
        var request = action switch
        {
            "DescribeVpcAttribute" => Parameters.Of(("VpcId", IdOf(account, CloudAccount.Vpc))),
            "DescribeSecurityGroupAttribute" => Parameters.Of(("SecurityGroupId", IdOf(account, CloudAccount.SecurityGroup))),
            _ => Parameters.Empty,
        };
        var (status, body) = account.Answer(new ApiRequest(action, version, request));
        Assert.Equal(200, status);
        var found = Follow(body, entry) is JsonArray entries ? entries[0] : Follow(body, entry);
        Assert.All(fields.Split(' '), field =>
        {
            var value = Follow(found, field);
            Assert.True(value is not null, $"{field} is missing.");
            var actual = value.GetValueKind();
            Assert.True(actual == kind || (kind == Flag && actual == JsonValueKind.False), $"{field} is {actual}.");
        });
    }

    // A list stands for its first entry.
    private static JsonNode? Follow(JsonNode? node, string path)
    {
        foreach (var name in path.Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            node = (node is JsonArray list ? list[0] : node)?[name];
        }

        return node;
    }

    private static string IdOf(EmulatedAccount account, string kind) => account.Cloud.Objects.Single(found => found.Kind == kind).Id;

    private static void Fill(CloudAccount cloud)
    {
        var vpc = cloud.CreateVpc(Parameters.Of(("CidrBlock", "10.0.0.0/8")));
        var vswitch = cloud.CreateVSwitch(Parameters.Of(("VpcId", vpc), ("CidrBlock", "10.0.1.0/24"), ("ZoneId", "cn-shanghai-a")));
        var gateway = cloud.GatewayOf(
            cloud.CreateNatGateway(Parameters.Of(("VpcId", vpc), ("VSwitchId", vswitch), ("NatType", "Enhanced"))));
        var package = cloud.CreateCommonBandwidthPackage(Parameters.Of(("Bandwidth", "100")));
        var eips = Enumerable.Range(0, 2).Select(_ => cloud.EipOf(cloud.AllocateEipAddress(Parameters.Empty))).ToArray();
        foreach (var eip in eips)
        {
            cloud.AssociateEipAddress(eip.Id, gateway.Id);
            cloud.AddCommonBandwidthPackageIp(package, eip.Id);
        }

        cloud.CreateForwardEntry(Parameters.Of(
            ("ForwardTableId", gateway.ForwardTableId), ("ExternalIp", eips[0].IpAddress), ("ExternalPort", "80"),
            ("InternalIp", "10.0.1.9"), ("InternalPort", "80"),
            ("IpProtocol", "tcp")));
        cloud.CreateSnatEntry(
            Parameters.Of(("SnatTableId", gateway.SnatTableId), ("SourceVSwitchId", vswitch), ("SnatIp", eips[1].IpAddress)));
        var group = cloud.CreateSecurityGroup(Parameters.Of(("VpcId", vpc)));
        cloud.AuthorizeSecurityGroup(
            Parameters.Of(("SecurityGroupId", group), ("IpProtocol", "tcp"), ("PortRange", "80/80"), ("SourceCidrIp", "0.0.0.0/0")));
        cloud.RunInstances(Parameters.Of(("VSwitchId", vswitch), ("SecurityGroupIds.1", group)));
    }
}
