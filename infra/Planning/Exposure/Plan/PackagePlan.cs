using SharedBandwidth.Planning.Values;

namespace SharedBandwidth.Planning.Exposure.Plan;

/// <summary>The common bandwidth package to create, or the existing one to use.</summary>
public sealed record PackagePlan
{
    public bool Exists => Id is not null;

    /// <summary>The existing package; null: one is created.</summary>
    public required Knowable? Id { get; init; }

    public required string DisplayName { get; init; }

    public required string? Description { get; init; }

    /// <summary>null only for an existing package of undeclared size.</summary>
    public required long? BandwidthMbps { get; init; }

    public required LineType Isp { get; init; }

    public required PackageChargeType InternetChargeType { get; init; }

    public required int? RatioPercent { get; init; }

    public required Knowable? ResourceGroupId { get; init; }
}
