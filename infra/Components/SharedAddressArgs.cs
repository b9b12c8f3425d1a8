using Pulumi;

namespace SharedBandwidth.Components;

/// <summary>
/// A public address on a NAT gateway and in a common bandwidth package. Values go to the service as they are;
/// <see cref="SharedBandwidthExposure"/> is what checks them.
/// </summary>
public sealed class SharedAddressArgs : ResourceArgs
{
    /// <summary>The enhanced NAT gateway, <c>ngw-...</c>.</summary>
    [Input("gatewayId", required: true)]
    public Input<string> GatewayId { get; set; } = null!;

    /// <summary>The common bandwidth package, <c>cbwp-...</c>, of the same line type.</summary>
    [Input("packageId", required: true)]
    public Input<string> PackageId { get; set; } = null!;

    /// <summary>An existing EIP, <c>eip-...</c>. Absent: one is created, and the members below describe it.</summary>
    [Input("eipId")]
    public Input<string>? EipId { get; set; }

    /// <summary>Line type; must be the package's. Absent: the service's default, <c>BGP</c>.</summary>
    [Input("isp")]
    public Input<string>? Isp { get; set; }

    /// <summary><c>PayByTraffic</c> or <c>PayByBandwidth</c>, in force only outside a package. Absent: the service's default.</summary>
    [Input("internetChargeType")]
    public Input<string>? InternetChargeType { get; set; }

    /// <summary>The EIP's own bandwidth in Mbit/s, in force only outside a package. Absent: the service's default, 5.</summary>
    [Input("bandwidthMbps")]
    public Input<int>? BandwidthMbps { get; set; }

    /// <summary>The EIP's name in the console, 2 to 128 characters. Absent: none.</summary>
    [Input("displayName")]
    public Input<string>? DisplayName { get; set; }

    /// <summary>Description in the console, 2 to 256 characters. Absent: none.</summary>
    [Input("description")]
    public Input<string>? Description { get; set; }

    /// <summary>Resource group, <c>rg-...</c>. Absent: the account's default group.</summary>
    [Input("resourceGroupId")]
    public Input<string>? ResourceGroupId { get; set; }

    /// <summary>Tags of the EIP. Absent: none.</summary>
    [Input("tags")]
    public InputMap<string>? Tags { get; set; }

    /// <summary>
    /// Whether Pulumi refuses to delete the EIP, or to take it off the gateway or out of the package. Absent: false.
    /// </summary>
    [Input("protect")]
    public bool? Protect { get; set; }

    /// <summary>Whether Alibaba Cloud refuses to delete the EIP. Absent: false.</summary>
    [Input("deletionProtection")]
    public Input<bool>? DeletionProtection { get; set; }
}
