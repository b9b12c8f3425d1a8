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

    [Input("privateIp", required: true)]
    public Input<string> PrivateIp { get; set; } = null!;

    /// <summary>Ports by name.</summary>
    [Input("ports", required: true)]
    public Dictionary<string, ForwardedPortArgs> Ports { get; set; } = [];
}

/// <summary>A forward entry's ports, in the service's own spelling.</summary>
public sealed class ForwardedPortArgs : ResourceArgs
{
    /// <summary>The name that the port had before: Pulumi takes its entry over. Absent: it had no other name.</summary>
    [Input("formerKey")]
    public string? FormerKey { get; set; }

    [Input("external", required: true)]
    public string External { get; set; } = null!;

    [Input("internal", required: true)]
    public string Internal { get; set; } = null!;

    /// <summary><c>tcp</c>, <c>udp</c> or <c>any</c>, in lower case.</summary>
    [Input("protocol", required: true)]
    public string Protocol { get; set; } = null!;

    [Input("displayName")]
    public string? DisplayName { get; set; }
}
