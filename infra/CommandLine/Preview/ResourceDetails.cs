using SharedBandwidth.Simulation.Recording;

namespace SharedBandwidth.CommandLine.Preview;

/// <summary>The few inputs of a resource that a reviewer wants to see.</summary>
internal static class ResourceDetails
{
    private static readonly Dictionary<string, Func<InputText, string?[]>> _parts = new(StringComparer.Ordinal)
    {
        [TypeTokens.NatGateway] = i =>
            [i.Of("natType"), i.Of("paymentType"), i.Of("internetChargeType"), i.Of("specification"),
                i.Reference("vSwitch", "vswitchId", TypeTokens.Switch)],
        [TypeTokens.Package] = i =>
            [i.Of("bandwidth", unit: "\u00A0Mbit/s"), i.Of("isp"), i.Of("internetChargeType"), i.Of("ratio", "ratio\u00A0")],
        [TypeTokens.PackageAttachment] = i => [i.Reference("package", "bandwidthPackageId", TypeTokens.Package)],
        [TypeTokens.ForwardEntry] = i =>
            [$"{i.Of("externalPort")}\u00A0->\u00A0{i.Of("internalIp")}:{i.Of("internalPort")}\u00A0{i.Of("ipProtocol")}"],
        [TypeTokens.SnatEntry] = i => [i.Reference("vSwitch", "sourceVswitchId", TypeTokens.Switch)],
        [TypeTokens.Network] = i => [i.Of("cidrBlock")],
        [TypeTokens.Switch] = i => [i.Of("cidrBlock"), i.Of("zoneId")],
        [TypeTokens.EipAddress] = i => [i.Of("bandwidth", unit: "\u00A0Mbit/s"), i.Of("isp"), i.Of("internetChargeType")],
        [TypeTokens.EipAssociation] = i => [i.Reference("gateway", "instanceId", TypeTokens.NatGateway)],
        [TypeTokens.Instance] = i => [i.Of("instanceType"), i.Of("imageId"), i.Of("systemDiskCategory")],
        [TypeTokens.SecurityGroupRule] = i =>
            [i.Of("type"), i.Of("ipProtocol"), i.Of("portRange", "ports\u00A0"), i.Of("cidrIp", "from\u00A0"),
                i.Reference("group", "securityGroupId", TypeTokens.SecurityGroup)],
        [TypeTokens.RandomString] = i => [i.Of("length", unit: "\u00A0characters")],
        [TypeTokens.RandomPassword] = i => [i.Of("length", unit: "\u00A0characters")],
    };

    /// <summary>The id of what is read; nothing for types that are not known here.</summary>
    public static IEnumerable<string> Of(RecordedResource resource) =>
        resource.ReadId is { } id ? [id]
        : _parts.TryGetValue(resource.Key.Type, out var parts) ? parts(new InputText(resource)).OfType<string>()
        : [];
}
