namespace SharedBandwidth.Planning.Values;

/// <summary>Whether a package can be bought.</summary>
public enum PackageSale
{
    Sold,

    /// <summary>Only accounts of the China site can buy it.</summary>
    ChinaSiteOnly,

    /// <summary>The account site sells it for other line types.</summary>
    NotOfThisLine,
}
