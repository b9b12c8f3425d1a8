namespace SharedBandwidth.Planning.Exposure.Spec;

/// <summary>A mapping from a public port to a private one.</summary>
public sealed record PortSpec
{
    /// <summary>The key that the port had before; null: it had no other.</summary>
    public string? FormerKey { get; init; }

    /// <summary>A port 1 to 65535, a range such as <c>10000/10010</c>, or <c>any</c>.</summary>
    public required string External { get; init; }

    /// <summary>As <see cref="External"/>; null: the same as external.</summary>
    public string? Internal { get; init; }

    /// <summary><c>tcp</c>, <c>udp</c> or <c>any</c>; null: <c>any</c> for the port <c>any</c>, otherwise <c>tcp</c>.</summary>
    public string? Protocol { get; init; }

    /// <summary>Display name of the forward entry, 2 to 128 characters; null: name prefix and keys.</summary>
    public string? Name { get; init; }

    /// <summary>What has to answer after a deployment; null: TCP has to connect, and UDP is asked nothing in particular.</summary>
    public CheckSpec? Check { get; init; }
}
