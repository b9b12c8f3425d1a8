using Pulumi;

namespace SharedBandwidth.Components;

/// <summary>A small network of its own with one web server for each key.</summary>
public sealed class WebServerNetworkArgs : ResourceArgs
{
    /// <summary>IPv4 block of the VPC and its one vSwitch, with a prefix of /16 to /28.</summary>
    [Input("cidrBlock", required: true)]
    public string CidrBlock { get; set; } = null!;

    /// <summary>Zone of the vSwitch; must offer enhanced NAT gateways and the instance type.</summary>
    [Input("zoneId", required: true)]
    public Input<string> ZoneId { get; set; } = null!;

    /// <summary>ECS instance type, such as <c>ecs.t6-c1m1.large</c>.</summary>
    [Input("instanceType", required: true)]
    public Input<string> InstanceType { get; set; } = null!;

    /// <summary>Image of the servers; needs systemd and python3.</summary>
    [Input("imageId", required: true)]
    public Input<string> ImageId { get; set; } = null!;

    /// <summary>
    /// Those of <c>zoneId</c>, <c>instanceType</c> and <c>imageId</c> that a look-up chose. A later look-up may choose otherwise (a newer
    /// image, say); such a change is ignored, because it would rebuild everything. Absent: none.
    /// </summary>
    [Input("chosenByLookup")]
    public List<string>? ChosenByLookup { get; set; }

    /// <summary>The servers by key, each with the TCP ports it serves.</summary>
    [Input("servers", required: true)]
    public Dictionary<string, WebServerArgs> Servers { get; set; } = [];

    /// <summary>First part of every display name. Absent: the component's name.</summary>
    [Input("namePrefix")]
    public Input<string>? NamePrefix { get; set; }

    /// <summary>Tags of everything in the network.</summary>
    [Input("tags")]
    public InputMap<string>? Tags { get; set; }
}

/// <summary>A web server that answers with its own name.</summary>
public sealed class WebServerArgs : ResourceArgs
{
    /// <summary>
    /// The key that the server had before: Pulumi takes it over, and it goes on answering with that name. Absent: it had no other key.
    /// </summary>
    [Input("formerKey")]
    public string? FormerKey { get; set; }

    /// <summary>TCP ports to answer on.</summary>
    [Input("ports", required: true)]
    public List<int> Ports { get; set; } = [];
}
