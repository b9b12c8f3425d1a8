using System.Collections.Immutable;
using SharedBandwidth.Planning.Values;

namespace SharedBandwidth.Sizing.Billing;

/// <summary>Prices as the user knows them; the project has none of its own. Every price may be absent.</summary>
public sealed record PriceBook
{
    public const int DefaultFloorPercent = 20;

    /// <summary>1 GB as 10^9 bytes.</summary>
    public const long DefaultBytesPerGigabyte = 1_000_000_000;

    /// <summary>Such as "CNY"; printed behind every amount.</summary>
    public required string Currency { get; init; }

    /// <summary>The site whose prices these are; null: not said.</summary>
    public AccountSite? Site { get; init; }

    /// <summary>The region whose prices these are; null: not said.</summary>
    public string? Region { get; init; }

    public ImmutableSortedDictionary<BillingMode, UnitPrice> Modes { get; init; } = ImmutableSortedDictionary<BillingMode, UnitPrice>.Empty;

    /// <summary>What is paid beside the mode; a fee without a price is left out of every cost.</summary>
    public ImmutableSortedDictionary<FeeKind, UnitPrice> Fees { get; init; } = ImmutableSortedDictionary<FeeKind, UnitPrice>.Empty;

    /// <summary>The share of the package that <see cref="BillingMode.PayBy95"/> bills in any case.</summary>
    public decimal FloorPercent { get; init; } = DefaultFloorPercent;

    /// <summary>What the seller calls a gigabyte: 10^9 or 2^30 bytes, 7 % apart.</summary>
    public long BytesPerGigabyte { get; init; } = DefaultBytesPerGigabyte;

    /// <summary>How many GB a mean rate carries in a month.</summary>
    public decimal Gigabytes(double meanMbps, int daysInMonth) => (decimal)meanMbps * GigabytesPerMbpsMonth(daysInMonth);

    /// <summary>How many GB one Mbit/s carries in a month; 1 Mbit/s being 10^6 bit/s whatever a gigabyte is.</summary>
    public decimal GigabytesPerMbpsMonth(int daysInMonth) => 1_000_000m / 8 * 24 * 60 * 60 * daysInMonth / BytesPerGigabyte;
}
