using Pulumi;

namespace SharedBandwidth.Components;

/// <summary>A mapping from a public port to a private one.</summary>
public sealed class PortArgs : ResourceArgs
{
    /// <summary>
    /// The key that the port had before: Pulumi takes its entry over. May stay after that update. Absent: it had no other key.
    /// </summary>
    [Input("formerKey")]
    public string? FormerKey { get; set; }

    /// <summary>A port 1 to 65535, a range such as <c>10000/10010</c>, or <c>any</c>.</summary>
    [Input("external", required: true)]
    public string External { get; set; } = null!;

    /// <summary>As <see cref="External"/>. Absent: the same as external.</summary>
    [Input("internal")]
    public string? Internal { get; set; }

    /// <summary><c>tcp</c>, <c>udp</c> or <c>any</c>. Absent: <c>any</c> for the port <c>any</c>, otherwise <c>tcp</c>.</summary>
    [Input("protocol")]
    public string? Protocol { get; set; }

    /// <summary>Display name of the forward entry, 2 to 128 characters. Absent: the name prefix and the keys.</summary>
    [Input("name")]
    public string? Name { get; set; }
}
