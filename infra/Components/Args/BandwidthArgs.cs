using Pulumi;

namespace SharedBandwidth.Components;

/// <summary>The common bandwidth package: an existing one by <see cref="PackageId"/>, or the settings of the one to create.</summary>
public sealed class BandwidthArgs : ResourceArgs
{
    /// <summary>An existing package, <c>cbwp-...</c>. Absent: one is created.</summary>
    [Input("packageId")]
    public Input<string>? PackageId { get; set; }

    /// <summary>Display name, 2 to 128 characters. Absent: the name prefix.</summary>
    [Input("name")]
    public string? Name { get; set; }

    /// <summary>Description in the console, 2 to 256 characters. Absent: none.</summary>
    [Input("description")]
    public string? Description { get; set; }

    /// <summary>
    /// Line type of the package and of every address in it. Absent: <c>BGP</c>. A change recreates package and addresses.
    /// </summary>
    [Input("isp")]
    public string? Isp { get; set; }

    /// <summary>
    /// <c>PayByBandwidth</c>, <c>PayByTraffic</c> or <c>PayBy95</c>. Absent: <c>PayByBandwidth</c>, or <c>PayByTraffic</c> where the
    /// account site sells nothing else. A change recreates the package.
    /// </summary>
    [Input("internetChargeType")]
    public string? InternetChargeType { get; set; }

    /// <summary>Committed floor of <c>PayBy95</c> in percent; only 20 is sold. A change recreates the package.</summary>
    [Input("ratioPercent")]
    public int? RatioPercent { get; set; }

    /// <summary>The package's size in Mbit/s. Absent: planned from the apps' demand.</summary>
    [Input("mbps")]
    public int? Mbps { get; set; }

    /// <summary>Added to the joint peak when the size is planned. Absent: 0.</summary>
    [Input("headroomPercent")]
    public int? HeadroomPercent { get; set; }

    /// <summary>Whether a declared size below the joint peak is meant. Absent: false, and such a size is an error.</summary>
    [Input("oversubscribe")]
    public bool? Oversubscribe { get; set; }

    /// <summary>Resource group of the new package, <c>rg-...</c>. Absent: the account's default group.</summary>
    [Input("resourceGroupId")]
    public string? ResourceGroupId { get; set; }
}
