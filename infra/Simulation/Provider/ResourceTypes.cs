using SharedBandwidth.Simulation.Recording;

namespace SharedBandwidth.Simulation.Provider;

/// <summary>The types that can be rehearsed, by type token.</summary>
public static class ResourceTypes
{
    private static readonly RandomType _random = new();

    private static readonly Dictionary<string, ResourceType> _types = new(StringComparer.Ordinal)
    {
        [TypeTokens.NatGateway] = new NatGatewayType(),
        [TypeTokens.Package] = new PackageType(),
        [TypeTokens.PackageAttachment] = new PackageAttachmentType(),
        [TypeTokens.ForwardEntry] = EntryType.Forward(),
        [TypeTokens.SnatEntry] = EntryType.Snat(),
        [TypeTokens.Network] = PlainType.Network(),
        [TypeTokens.Switch] = PlainType.Switch(),
        [TypeTokens.EipAddress] = new EipAddressType(),
        [TypeTokens.EipAssociation] = new EipAssociationType(),
        [TypeTokens.Instance] = PlainType.Instance(),
        [TypeTokens.SecurityGroup] = PlainType.SecurityGroup(),
        [TypeTokens.SecurityGroupRule] = new SecurityGroupRuleType(),
        [TypeTokens.RandomString] = _random,
        [TypeTokens.RandomPassword] = _random,
    };

    private static readonly ForeignType _foreign = new();

    /// <summary>Whether this program makes resources of the type.</summary>
    public static bool IsKnown(string token) => _types.ContainsKey(token);

    /// <summary>The type of something that a state holds, which the program need not know.</summary>
    public static ResourceType OfState(string token) => _types.GetValueOrDefault(token) ?? _foreign;

    /// <summary>Whether the service charges for it by itself.</summary>
    public static bool IsBilled(string token) =>
        token is TypeTokens.NatGateway or TypeTokens.Package or TypeTokens.EipAddress or TypeTokens.Instance;

    /// <exception cref="NotSimulatedException">The type is not known here.</exception>
    public static ResourceType Of(string token) => _types.TryGetValue(token, out var type)
        ? type
        : throw new NotSimulatedException(
            $"A resource of type {token} cannot be rehearsed; known are {string.Join(", ", _types.Keys.Order(StringComparer.Ordinal))}.");
}
