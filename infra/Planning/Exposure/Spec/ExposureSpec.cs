using System.Collections.Immutable;

namespace SharedBandwidth.Planning.Exposure.Spec;

/// <summary>
/// The exposure as its user describes it: plain values in the words of the configuration, not yet checked. Absent values are
/// null; what a null means is said at each member.
/// </summary>
public sealed record ExposureSpec
{
    /// <summary>The component's logical name, the first part of every resource's name.</summary>
    public required string Name { get; init; }

    /// <summary>First part of every display name; null: <see cref="Name"/>.</summary>
    public string? NamePrefix { get; init; }

    /// <summary><c>China</c> or <c>International</c>: which charge types the account can buy; null: <c>China</c>.</summary>
    public string? AccountSite { get; init; }

    /// <summary>The VPC's CIDR block, to check private IPs against; null when not known before deploying.</summary>
    public string? VpcCidrBlock { get; init; }

    public GatewaySpec Gateway { get; init; } = new();

    public BandwidthSpec Bandwidth { get; init; } = new();

    public OutboundSpec? Outbound { get; init; }

    public QuotasSpec Quotas { get; init; } = new();

    /// <summary>Addresses with settings of their own, or shared by several apps, by key.</summary>
    public ImmutableSortedDictionary<string, AddressSpec> Addresses { get; init; } = Keyed.Empty<AddressSpec>();

    public ImmutableSortedDictionary<string, SecurityGroupSpec> SecurityGroups { get; init; } = Keyed.Empty<SecurityGroupSpec>();

    public ImmutableSortedDictionary<string, AppSpec> Apps { get; init; } = Keyed.Empty<AppSpec>();

    public ImmutableSortedDictionary<string, string> Tags { get; init; } = Keyed.Empty<string>();

    /// <summary>
    /// Top-level keys of the configuration, such as <c>tags</c>, that Pulumi keeps encrypted: their texts stay secret, and are in no name.
    /// </summary>
    public ImmutableHashSet<string> SecretKeys { get; init; } = [];

    /// <summary>Whether Pulumi refuses to delete the gateway, the package and the addresses.</summary>
    public bool Protect { get; init; }

    /// <summary>Whether Alibaba Cloud refuses to delete the gateway, the package and the addresses.</summary>
    public bool DeletionProtection { get; init; }
}
