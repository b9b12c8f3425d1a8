using SharedBandwidth.Rehearsal.Projects;

namespace SharedBandwidth.Rehearsal.Provider;

/// <summary>The types that can be rehearsed, by type token.</summary>
internal static class ResourceTypes
{
    public const string NatGateway = "alicloud:vpc/natGateway:NatGateway";
    public const string Package = "alicloud:vpc/commonBandwithPackage:CommonBandwithPackage";
    public const string EipAddress = "alicloud:ecs/eipAddress:EipAddress";
    public const string ForwardEntry = "alicloud:vpc/forwardEntry:ForwardEntry";

    private const string Instance = "alicloud:ecs/instance:Instance";

    private static readonly RandomType _random = new();

    private static readonly Dictionary<string, ResourceType> _types = new(StringComparer.Ordinal)
    {
        [NatGateway] = new NatGatewayType(),
        [Package] = new PackageType(),
        ["alicloud:vpc/commonBandwithPackageAttachment:CommonBandwithPackageAttachment"] = new PackageAttachmentType(),
        [ForwardEntry] = new ForwardEntryType(),
        ["alicloud:vpc/snatEntry:SnatEntry"] = new SnatEntryType(),
        ["alicloud:vpc/network:Network"] = PlainType.Network(),
        ["alicloud:vpc/switch:Switch"] = PlainType.Switch(),
        [EipAddress] = new EipAddressType(),
        ["alicloud:ecs/eipAssociation:EipAssociation"] = new EipAssociationType(),
        [Instance] = PlainType.Instance(),
        ["alicloud:ecs/securityGroup:SecurityGroup"] = PlainType.SecurityGroup(),
        ["alicloud:ecs/securityGroupRule:SecurityGroupRule"] = new SecurityGroupRuleType(),
        ["random:index/randomString:RandomString"] = _random,
        ["random:index/randomPassword:RandomPassword"] = _random,
    };

    /// <summary>Whether the service charges for it by itself.</summary>
    public static bool IsBilled(string token) => token is NatGateway or Package or EipAddress or Instance;

    /// <exception cref="UnusableException">The type is not known here.</exception>
    public static ResourceType Of(string token) => _types.TryGetValue(token, out var type)
        ? type
        : throw new UnusableException($"A resource of type {token} cannot be rehearsed; known are {string.Join(", ", _types.Keys.Order(StringComparer.Ordinal))}.");
}
