using SharedBandwidth.Rehearsal.Projects;

namespace SharedBandwidth.Rehearsal.Provider;

/// <summary>The types that can be rehearsed, by type token.</summary>
internal static class ResourceTypes
{
    public const string NatGateway = "alicloud:vpc/natGateway:NatGateway";
    public const string Package = "alicloud:vpc/commonBandwithPackage:CommonBandwithPackage";
    public const string PackageAttachment = "alicloud:vpc/commonBandwithPackageAttachment:CommonBandwithPackageAttachment";
    public const string ForwardEntry = "alicloud:vpc/forwardEntry:ForwardEntry";
    public const string SnatEntry = "alicloud:vpc/snatEntry:SnatEntry";
    public const string Network = "alicloud:vpc/network:Network";
    public const string Switch = "alicloud:vpc/switch:Switch";
    public const string EipAddress = "alicloud:ecs/eipAddress:EipAddress";
    public const string EipAssociation = "alicloud:ecs/eipAssociation:EipAssociation";
    public const string Instance = "alicloud:ecs/instance:Instance";
    public const string SecurityGroup = "alicloud:ecs/securityGroup:SecurityGroup";
    public const string SecurityGroupRule = "alicloud:ecs/securityGroupRule:SecurityGroupRule";
    public const string RandomString = "random:index/randomString:RandomString";
    public const string RandomPassword = "random:index/randomPassword:RandomPassword";

    private static readonly RandomType _random = new();

    private static readonly Dictionary<string, ResourceType> _types = new(StringComparer.Ordinal)
    {
        [NatGateway] = new NatGatewayType(),
        [Package] = new PackageType(),
        [PackageAttachment] = new PackageAttachmentType(),
        [ForwardEntry] = EntryType.Forward(),
        [SnatEntry] = EntryType.Snat(),
        [Network] = PlainType.Network(),
        [Switch] = PlainType.Switch(),
        [EipAddress] = new EipAddressType(),
        [EipAssociation] = new EipAssociationType(),
        [Instance] = PlainType.Instance(),
        [SecurityGroup] = PlainType.SecurityGroup(),
        [SecurityGroupRule] = new SecurityGroupRuleType(),
        [RandomString] = _random,
        [RandomPassword] = _random,
    };

    /// <summary>Whether the service charges for it by itself.</summary>
    public static bool IsBilled(string token) => token is NatGateway or Package or EipAddress or Instance;

    /// <exception cref="UnusableException">The type is not known here.</exception>
    public static ResourceType Of(string token) => _types.TryGetValue(token, out var type)
        ? type
        : throw new UnusableException($"A resource of type {token} cannot be rehearsed; known are {string.Join(", ", _types.Keys.Order(StringComparer.Ordinal))}.");
}
