namespace SharedBandwidth.Sizing.Billing;

/// <summary>Whether an account can buy a package with a billing mode, and why, in one sentence.</summary>
public sealed record ModeAvailability(bool IsSold, string Reason)
{
    /// <summary>
    /// What the service documents
    /// (https://www.alibabacloud.com/help/en/internet-shared-bandwidth/user-guide/create-an-internet-shared-bandwidth-instance).
    /// The <paramref name="isp"/> is the package's line type, such as <c>BGP</c>.
    /// </summary>
    public static ModeAvailability Of(BillingMode mode, AccountSite site, string isp) => (mode, site) switch
    {
        (BillingMode.Monthly95, _) => new(false, "No package is sold by the plain monthly 95; it is here for comparison only."),
        (BillingMode.PayBy95, AccountSite.International) => new(false, "PayBy95 is sold on the China site only."),
        (not BillingMode.PayByTraffic, AccountSite.International) when isp == "BGP" =>
            new(false, $"International accounts cannot buy a BGP package with {mode}; PayByTraffic is sold, or {mode} with isp BGP_PRO."),
        _ => new(true, $"{mode} is sold on the {site} site for {isp}."),
    };
}
