namespace SharedBandwidth.Planning.Demand;

/// <summary>What the user says about the package's size.</summary>
/// <param name="DeclaredMbps">The user's own number; null to plan it from the demand.</param>
/// <param name="HeadroomPercent">Added to the joint peak when the size is planned.</param>
public readonly record struct BandwidthRequest(int? DeclaredMbps, int HeadroomPercent)
{
    /// <summary>Whether the package is there already: then its size is what it is, and known only when declared.</summary>
    public bool PackageExists { get; init; }
}
