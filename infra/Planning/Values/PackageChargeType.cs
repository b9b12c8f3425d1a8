using System.Collections.Immutable;

namespace SharedBandwidth.Planning.Values;

/// <summary>
/// How a common bandwidth package is paid for
/// (https://www.alibabacloud.com/help/en/internet-shared-bandwidth/user-guide/create-an-internet-shared-bandwidth-instance).
/// </summary>
public sealed record PackageChargeType : Term<PackageChargeType>, ITerm<PackageChargeType>
{
    /// <summary>The package's size, used or not.</summary>
    public static readonly PackageChargeType PayByBandwidth = new("PayByBandwidth");

    /// <summary>Every gigabyte; the size is a ceiling.</summary>
    public static readonly PackageChargeType PayByTraffic = new("PayByTraffic");

    /// <summary>"Enhanced 95".</summary>
    public static readonly PackageChargeType PayBy95 = new("PayBy95");

    /// <summary>Every gigabyte of the larger direction.</summary>
    public static readonly PackageChargeType PayByDominantTraffic = new("PayByDominantTraffic");

    /// <summary>The 95th percentile as it was sold before.</summary>
    public static readonly PackageChargeType PayByOld95 = new("PayByOld95");

    private PackageChargeType(string text)
        : base(text)
    {
    }

    /// <inheritdoc/>
    public static ImmutableArray<PackageChargeType> All { get; } =
    [
        PayByBandwidth, PayByTraffic, PayBy95, PayByDominantTraffic, PayByOld95,
    ];

    /// <summary>Whether an account can buy a package of a line type that is paid for in this way.</summary>
    public PackageSale SaleOn(AccountSite site, LineType line) => (site == AccountSite.International, this == PayByTraffic) switch
    {
        (false, _) or (_, true) => PackageSale.Sold,
        _ when this == PayBy95 => PackageSale.ChinaSiteOnly,
        _ when line == LineType.Bgp => PackageSale.NotOfThisLine,
        _ => PackageSale.Sold,
    };
}
