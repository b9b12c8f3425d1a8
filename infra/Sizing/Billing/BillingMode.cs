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

/// <summary>Where the account was opened, which decides what it can buy.</summary>
public enum AccountSite
{
    China,
    International,
}
