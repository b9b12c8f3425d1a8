using Pulumi;

namespace SharedBandwidth.Components;

/// <summary>A private backend to publish.</summary>
public sealed class AppArgs : ResourceArgs
{
    /// <summary>
    /// The key that the app had before: Pulumi takes its resources over, an address of its own included, instead of making new ones. May
    /// stay after that update. Absent: it had no other key.
    /// </summary>
    [Input("formerKey")]
    public string? FormerKey { get; set; }

    /// <summary>The backend's IPv4 address inside the VPC.</summary>
    [Input("privateIp", required: true)]
    public Input<string> PrivateIp { get; set; } = null!;

    /// <summary>Key of the address to use. Absent: an address of the app's own, with the app's key.</summary>
    [Input("address")]
    public string? Address { get; set; }

    /// <summary>Key of the security group to open for the app's ports. Absent: no rule is made.</summary>
    [Input("securityGroup")]
    public string? SecurityGroup { get; set; }

    /// <summary>Ports by name; at least one.</summary>
    [Input("ports", required: true)]
    public Dictionary<string, PortArgs> Ports { get; set; } = [];

    /// <summary>What the app needs over the day. Absent: the package is sized without it.</summary>
    [Input("demand")]
    public DemandArgs? Demand { get; set; }
}
