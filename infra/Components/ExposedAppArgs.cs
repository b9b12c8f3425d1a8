using Pulumi;

namespace SharedBandwidth.Components;

/// <summary>
/// An app's forward entries. Values go to the service as they are; <see cref="SharedBandwidthExposure"/> is what checks them.
/// </summary>
public sealed class ExposedAppArgs : ResourceArgs
{
    /// <summary>The gateway's DNAT table, <c>ftb-...</c>.</summary>
    [Input("forwardTableId", required: true)]
    public Input<string> ForwardTableId { get; set; } = null!;

    /// <summary>The public IP; must be on the gateway.</summary>
    [Input("externalIp", required: true)]
    public Input<string> ExternalIp { get; set; } = null!;

    /// <summary>The backend's IPv4 address inside the VPC.</summary>
    [Input("privateIp", required: true)]
    public Input<string> PrivateIp { get; set; } = null!;

    /// <summary>Ports by name.</summary>
    [Input("ports", required: true)]
    public Dictionary<string, ForwardedPortArgs> Ports { get; set; } = [];

    /// <summary>Whether Pulumi refuses to delete the entries. Absent: false.</summary>
    [Input("protect")]
    public bool? Protect { get; set; }
}

/// <summary>A forward entry's ports, in the service's own spelling.</summary>
public sealed class ForwardedPortArgs : ResourceArgs
{
    /// <summary>The name that the port had before: Pulumi takes its entry over. Absent: it had no other name.</summary>
    [Input("formerKey")]
    public string? FormerKey { get; set; }

    /// <summary>The public port, a range such as <c>10000/10010</c>, or <c>any</c> (<c>ExternalPort</c> of CreateForwardEntry).</summary>
    [Input("external", required: true)]
    public string External { get; set; } = null!;

    /// <summary>The backend's port, a range of the same length, or <c>any</c> (<c>InternalPort</c> of CreateForwardEntry).</summary>
    [Input("internal", required: true)]
    public string Internal { get; set; } = null!;

    /// <summary><c>tcp</c>, <c>udp</c> or <c>any</c>, in lower case.</summary>
    [Input("protocol", required: true)]
    public string Protocol { get; set; } = null!;

    /// <summary>The entry's name in the console, 2 to 128 characters. Absent: its logical name.</summary>
    [Input("displayName")]
    public Input<string>? DisplayName { get; set; }
}
