using System.Collections.Immutable;
using SharedBandwidth.Planning.Values;

namespace SharedBandwidth.Sizing.Billing;

/// <summary>What is to be compared.</summary>
public sealed record BillingQuestion
{
    public required UsageProfile Usage { get; init; }

    /// <summary>The package's size, 1 or more.</summary>
    public required long PackageMbps { get; init; }

    /// <summary>What gets through the package.</summary>
    public UsageProfile Carried => Usage.Within(PackageMbps);

    /// <summary>The mean of what gets through the package.</summary>
    public double CarriedMbps => Carried.MeanMbps;

    /// <summary>Whether more is used at times than gets through the package.</summary>
    public bool HoldsBack => CarriedMbps < Usage.MeanMbps;

    /// <summary>What the apps would need separately; 0: not known.</summary>
    public required long SeparateMbps { get; init; }

    /// <summary>The most that one EIP needs, for all apps that are behind it.</summary>
    public required double LargestEipMbps { get; init; }

    public required PriceBook Prices { get; init; }

    public required AccountSite Site { get; init; }

    /// <summary>The package's line type, such as <c>BGP</c>.</summary>
    public required LineType Isp { get; init; }

    /// <summary>Gateways that the stack pays for: 0 when it uses one that exists.</summary>
    public required int Gateways { get; init; }

    /// <summary>Addresses on the gateway: each pays its configuration fee, whatever the package's billing.</summary>
    public required int Eips { get; init; }

    /// <summary>The modes asked for; each needs a unit price.</summary>
    public ImmutableArray<BillingMode> Modes { get; init; } = [.. Enum.GetValues<BillingMode>()];
}
