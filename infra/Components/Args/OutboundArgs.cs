using Pulumi;

namespace SharedBandwidth.Components;

/// <summary>Internet access for private servers (SNAT), on an address in the same package.</summary>
public sealed class OutboundArgs : ResourceArgs
{
    /// <summary>The vSwitches that get access, by a key of your choice.</summary>
    [Input("vswitches", required: true)]
    public Dictionary<string, OutboundVswitchArgs> Vswitches { get; set; } = [];

    /// <summary>The address that outbound connections show. Absent: one is created, unless they share one.</summary>
    [Input("address")]
    public AddressArgs? Address { get; set; }

    /// <summary>
    /// Key of an address, or of an app with an address of its own, that outbound connections show too; <see cref="Address"/> is not used
    /// then. Absent: they have an address of their own.
    /// </summary>
    [Input("addressKey")]
    public string? AddressKey { get; set; }

    /// <summary>What outbound connections need over the day. Absent: they do not count when the package is sized.</summary>
    [Input("demand")]
    public DemandArgs? Demand { get; set; }
}

/// <summary>A vSwitch that gets internet access.</summary>
public sealed class OutboundVswitchArgs : ResourceArgs
{
    /// <summary>
    /// The key that the vSwitch had before: Pulumi takes its entry over. May stay after that update. Absent: it had no other key.
    /// </summary>
    [Input("formerKey")]
    public string? FormerKey { get; set; }

    /// <summary>The vSwitch, <c>vsw-...</c>, in the gateway's VPC; the service takes it in one SNAT entry only.</summary>
    [Input("id", required: true)]
    public Input<string> Id { get; set; } = null!;
}
