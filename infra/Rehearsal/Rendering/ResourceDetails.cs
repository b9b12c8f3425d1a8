using SharedBandwidth.Rehearsal.Recording;

namespace SharedBandwidth.Rehearsal.Rendering;

/// <summary>The few inputs of a resource that a reviewer wants to see.</summary>
internal static class ResourceDetails
{
    private const string GatewayType = "alicloud:vpc/natGateway:NatGateway";
    private const string PackageType = "alicloud:vpc/commonBandwithPackage:CommonBandwithPackage";
    private const string VswitchType = "alicloud:vpc/switch:Switch";
    private const string SecurityGroupType = "alicloud:ecs/securityGroup:SecurityGroup";

    private static readonly Dictionary<string, Func<InputText, string?[]>> _parts = new(StringComparer.Ordinal)
    {
        [GatewayType] = i => [i.Of("natType"), i.Of("paymentType"), i.Of("internetChargeType"), i.Of("specification"), i.Reference("vSwitch", "vswitchId", VswitchType)],
        [PackageType] = i => [i.Of("bandwidth", unit: "\u00A0Mbps"), i.Of("isp"), i.Of("internetChargeType"), i.Of("ratio", "ratio\u00A0")],
        ["alicloud:vpc/commonBandwithPackageAttachment:CommonBandwithPackageAttachment"] = i => [i.Reference("package", "bandwidthPackageId", PackageType)],
        ["alicloud:vpc/forwardEntry:ForwardEntry"] = i => [$"{i.Of("externalPort")}\u00A0->\u00A0{i.Of("internalIp")}:{i.Of("internalPort")}\u00A0{i.Of("ipProtocol")}"],
        ["alicloud:vpc/snatEntry:SnatEntry"] = i => [i.Reference("vSwitch", "sourceVswitchId", VswitchType)],
        ["alicloud:vpc/network:Network"] = i => [i.Of("cidrBlock")],
        [VswitchType] = i => [i.Of("cidrBlock"), i.Of("zoneId")],
        ["alicloud:ecs/eipAddress:EipAddress"] = i => [i.Of("bandwidth", unit: "\u00A0Mbps"), i.Of("isp"), i.Of("internetChargeType")],
        ["alicloud:ecs/eipAssociation:EipAssociation"] = i => [i.Reference("gateway", "instanceId", GatewayType)],
        ["alicloud:ecs/instance:Instance"] = i => [i.Of("instanceType"), i.Of("imageId"), i.Of("systemDiskCategory")],
        ["alicloud:ecs/securityGroupRule:SecurityGroupRule"] = i =>
            [i.Of("type"), i.Of("ipProtocol"), i.Of("portRange", "ports\u00A0"), i.Of("cidrIp", "from\u00A0"), i.Reference("group", "securityGroupId", SecurityGroupType)],
        ["random:index/randomString:RandomString"] = i => [i.Of("length", unit: "\u00A0characters")],
        ["random:index/randomPassword:RandomPassword"] = i => [i.Of("length", unit: "\u00A0characters")],
    };

    /// <summary>The id of what is read; nothing for types that are not known here.</summary>
    public static IEnumerable<string> Of(RecordedResource resource) =>
        resource.ReadId is { } id ? [id]
        : _parts.TryGetValue(resource.Key.Type, out var parts) ? parts(new InputText(resource)).OfType<string>()
        : [];
}
