using SharedBandwidth.Planning.Values;

namespace SharedBandwidth.Sizing.Billing;

/// <summary>How bandwidth is billed; of a package, named as the service names it.</summary>
public enum BillingMode
{
    /// <summary>The package's size, used or not.</summary>
    PayByBandwidth,

    /// <summary>Every gigabyte; the size is a ceiling.</summary>
    PayByTraffic,

    /// <summary>"Enhanced 95": see <see cref="Billing.Enhanced95"/>.</summary>
    PayBy95,

    /// <summary>The plain 95th percentile of a month, as carriers bill; not sold for packages.</summary>
    Monthly95,

    /// <summary>No package at all: each EIP pays its own traffic.</summary>
    EipPayByTraffic,
}

/// <summary>What the modes are to the service.</summary>
public static class BillingModes
{
    /// <summary>Whether a mode bills a percentile of five-minute means.</summary>
    public static bool IsByFiveMinutes(this BillingMode mode) => mode is BillingMode.PayBy95 or BillingMode.Monthly95;

    /// <summary>Whether a mode bills gigabytes.</summary>
    public static bool IsByTraffic(this BillingMode mode) => mode is BillingMode.PayByTraffic or BillingMode.EipPayByTraffic;

    /// <summary>Whether a mode costs the same whatever is carried.</summary>
    public static bool IsFixed(this BillingMode mode) => mode == BillingMode.PayByBandwidth;

    /// <summary>The mode of a package that is bought with a charge type; null: it is not among those worked out.</summary>
    public static BillingMode? Of(PackageChargeType chargeType) =>
        Enum.GetValues<BillingMode>().Where(mode => mode.ChargeType() == chargeType).Cast<BillingMode?>().FirstOrDefault();

    /// <summary>The charge type that a package of this mode is bought with; null: none is sold, or there is no package.</summary>
    public static PackageChargeType? ChargeType(this BillingMode mode) => mode switch
    {
        BillingMode.PayByBandwidth => PackageChargeType.PayByBandwidth,
        BillingMode.PayByTraffic => PackageChargeType.PayByTraffic,
        BillingMode.PayBy95 => PackageChargeType.PayBy95,
        _ => null,
    };

    internal static OfferSale SaleFor(this BillingMode mode, BillingQuestion question) => mode switch
    {
        BillingMode.EipPayByTraffic =>
            question.LargestEipMbps > EipChargeType.PayByTraffic.LargestMbps ? OfferSale.AboveEipLimit : OfferSale.Sold,
        _ => mode.ChargeType()?.SaleOn(question.Site, question.Isp) switch
        {
            null => OfferSale.ForComparisonOnly,
            PackageSale.ChinaSiteOnly => OfferSale.ChinaSiteOnly,
            PackageSale.NotOfThisLine => OfferSale.NotOfThisLine,
            _ => OfferSale.Sold,
        },
    };
}

/// <summary>Whether an account can buy what a mode offers.</summary>
public enum OfferSale
{
    Sold,

    /// <summary>Only accounts of the China site can buy it.</summary>
    ChinaSiteOnly,

    /// <summary>The account site sells it for other line types.</summary>
    NotOfThisLine,

    /// <summary>Nobody sells it for packages.</summary>
    ForComparisonOnly,

    /// <summary>An address needs more than one EIP can have.</summary>
    AboveEipLimit,
}
