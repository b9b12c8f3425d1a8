using Pulumi;

namespace SharedBandwidth.Components;

/// <summary>A public address (EIP): your own by <see cref="EipId"/>, or the settings of the one to create.</summary>
public sealed class AddressArgs : ResourceArgs
{
    /// <summary>
    /// The key that the address had before: Pulumi takes it over. May stay after that update. Absent: it had no other key.
    /// </summary>
    [Input("formerKey")]
    public string? FormerKey { get; set; }

    /// <summary>Your own EIP, <c>eip-...</c>. Absent: one is created.</summary>
    [Input("eipId")]
    public Input<string>? EipId { get; set; }

    /// <summary>Display name, 2 to 128 characters. Absent: name prefix and key.</summary>
    [Input("name")]
    public string? Name { get; set; }

    /// <summary>Description in the console, 2 to 256 characters. Absent: none.</summary>
    [Input("description")]
    public string? Description { get; set; }

    /// <summary>
    /// <c>PayByTraffic</c> or <c>PayByBandwidth</c>, in force only outside a package. Absent: <c>PayByTraffic</c>. A change gives a
    /// new address.
    /// </summary>
    [Input("internetChargeType")]
    public string? InternetChargeType { get; set; }

    /// <summary>The EIP's own bandwidth in Mbit/s, in force only outside a package. Absent: 5.</summary>
    [Input("mbps")]
    public int? Mbps { get; set; }

    /// <summary>Resource group of the new EIP, <c>rg-...</c>. Absent: the account's default group.</summary>
    [Input("resourceGroupId")]
    public string? ResourceGroupId { get; set; }
}
