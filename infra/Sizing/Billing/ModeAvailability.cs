using SharedBandwidth.Planning.Values;

namespace SharedBandwidth.Sizing.Billing;

/// <summary>Whether an account can buy a package with a billing mode, and why, in one sentence.</summary>
public sealed record ModeAvailability(bool IsSold, string Reason)
{
    /// <summary>What planning's rule of sale says of a mode's charge type.</summary>
    public static ModeAvailability Of(BillingMode mode, AccountSite site, LineType isp) => mode.ChargeType()?.SaleOn(site, isp) switch
    {
        null => new(false, "No package is sold by the plain monthly 95; it is here for comparison only."),
        PackageSale.ChinaSiteOnly => new(false, $"{mode} is sold on the China site only."),
        PackageSale.NotOfThisLine => new(
            false, $"International accounts cannot buy a {isp} package with {mode}; PayByTraffic is sold, or {mode} with isp BGP_PRO."),
        _ => new(true, $"{mode} is sold on the {site} site for {isp}."),
    };
}
