using SharedBandwidth.Planning.Values;

namespace SharedBandwidth.Planning.Exposure.Spec;

/// <summary>The common bandwidth package: an existing one by <see cref="PackageId"/>, or the settings of the one to create.</summary>
public sealed record BandwidthSpec
{
    /// <summary>An existing package, <c>cbwp-...</c>; null: one is created.</summary>
    public Knowable? PackageId { get; init; }

    /// <summary>Display name, 2 to 128 characters; null: the name prefix.</summary>
    public string? Name { get; init; }

    /// <summary>2 to 256 characters.</summary>
    public string? Description { get; init; }

    /// <summary>Line type of the package and of every address in it; null: <c>BGP</c>.</summary>
    public string? Isp { get; init; }

    /// <summary>null: <c>PayByBandwidth</c>, or <c>PayByTraffic</c> where the account site sells nothing else.</summary>
    public string? InternetChargeType { get; init; }

    /// <summary>Committed floor in percent, 20 and only with <c>PayBy95</c>, where null means 20.</summary>
    public int? RatioPercent { get; init; }

    /// <summary>The package's size; null: planned from the apps' demand.</summary>
    public int? Mbps { get; init; }

    /// <summary>Added to the joint peak when the size is planned; null: 0.</summary>
    public int? HeadroomPercent { get; init; }

    /// <summary>Whether a declared size below the joint peak is meant.</summary>
    public bool Oversubscribe { get; init; }

    public Knowable? ResourceGroupId { get; init; }
}
