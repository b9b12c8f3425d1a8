namespace SharedBandwidth.Planning.Billing;

/// <summary>What a bandwidth costs that was held for a part of a month.</summary>
public static class ProratedCost
{
    /// <summary>Multiplied before it is divided, so that nothing is lost; not rounded to the currency's smallest unit.</summary>
    public static decimal Of(decimal mbps, decimal pricePerMbpsMonth, int days, int daysInMonth) => mbps * pricePerMbpsMonth * days / daysInMonth;
}
