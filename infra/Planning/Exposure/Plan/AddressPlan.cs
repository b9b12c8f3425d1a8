using SharedBandwidth.Planning.Values;

namespace SharedBandwidth.Planning.Exposure.Plan;

/// <summary>A public address: an EIP to create, or the user's own, with its place on the gateway and in the package.</summary>
public sealed record AddressPlan
{
    public required string Key { get; init; }

    /// <summary>Where the configuration describes it, such as <c>addresses.ecs1</c>.</summary>
    public required string ConfigPath { get; init; }

    /// <summary>Logical name of the EIP, its association and its attachment.</summary>
    public required string Name { get; init; }

    /// <summary>null: it had no other name.</summary>
    public required FormerName? Former { get; init; }

    public bool Exists => EipId is not null;

    /// <summary>The user's own EIP; null: one is created.</summary>
    public required Knowable? EipId { get; init; }

    public required string DisplayName { get; init; }

    /// <summary>What an earlier update may have called it, and what it is to be called: by these it is known for ours.</summary>
    public IEnumerable<string> DisplayNames => Former is { } former ? [former.DisplayName, DisplayName] : [DisplayName];

    public required string? Description { get; init; }

    public required int BandwidthMbps { get; init; }

    public required EipChargeType InternetChargeType { get; init; }

    public required LineType Isp { get; init; }

    public required Knowable? ResourceGroupId { get; init; }
}
