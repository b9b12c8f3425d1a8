using Pulumi;

namespace SharedBandwidth.Components;

/// <summary>Where one port of an app is reached.</summary>
[OutputType]
public sealed class Endpoint
{
    [OutputConstructor]
    internal Endpoint(string address, string external, string @internal, string protocol)
    {
        Address = address;
        External = external;
        Internal = @internal;
        Protocol = protocol;
    }

    /// <summary>The public IP.</summary>
    [Output("address")]
    public string Address { get; }

    /// <summary>The public port, range, or <c>any</c>.</summary>
    [Output("external")]
    public string External { get; }

    /// <summary>Private IP and port, such as <c>192.168.0.100:80</c>.</summary>
    [Output("internal")]
    public string Internal { get; }

    /// <summary><c>tcp</c>, <c>udp</c> or <c>any</c>.</summary>
    [Output("protocol")]
    public string Protocol { get; }
}
