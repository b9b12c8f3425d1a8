using SharedBandwidth.Planning.Values;

namespace SharedBandwidth.Sizing.Billing;

/// <summary>How a package's use is billed, named as the service names it.</summary>
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
}

/// <summary>What the modes are to the service.</summary>
public static class BillingModes
{
    /// <summary>Whether a mode bills a percentile of five-minute means.</summary>
    public static bool IsByFiveMinutes(this BillingMode mode) => mode is BillingMode.PayBy95 or BillingMode.Monthly95;

    /// <summary>The charge type that a package of this mode is bought with; null: none is sold.</summary>
    public static PackageChargeType? ChargeType(this BillingMode mode) => mode switch
    {
        BillingMode.PayByBandwidth => PackageChargeType.PayByBandwidth,
        BillingMode.PayByTraffic => PackageChargeType.PayByTraffic,
        BillingMode.PayBy95 => PackageChargeType.PayBy95,
        _ => null,
    };
}
