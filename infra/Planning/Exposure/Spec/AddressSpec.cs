using SharedBandwidth.Planning.Values;

namespace SharedBandwidth.Planning.Exposure.Spec;

/// <summary>A public address (EIP): the user's own by <see cref="EipId"/>, or the settings of the one to create.</summary>
public sealed record AddressSpec
{
    /// <summary>The key that the address had before; null: it had no other.</summary>
    public string? FormerKey { get; init; }

    /// <summary>The user's own EIP, <c>eip-...</c>; null: one is created.</summary>
    public Knowable? EipId { get; init; }

    /// <summary>Display name, 2 to 128 characters; null: name prefix and key.</summary>
    public string? Name { get; init; }

    /// <summary>2 to 256 characters.</summary>
    public string? Description { get; init; }

    /// <summary>
    /// <c>PayByTraffic</c> or <c>PayByBandwidth</c>, in force only while the EIP is in no package; null: <c>PayByTraffic</c>, the
    /// only one sold on both account sites.
    /// </summary>
    public string? InternetChargeType { get; init; }

    /// <summary>The EIP's own bandwidth, in force only while it is in no package; null: 5.</summary>
    public int? Mbps { get; init; }

    public Knowable? ResourceGroupId { get; init; }
}
