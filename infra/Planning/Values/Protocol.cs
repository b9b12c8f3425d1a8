using System.Collections.Immutable;

namespace SharedBandwidth.Planning.Values;

/// <summary>Protocol of a DNAT entry (CreateForwardEntry).</summary>
public sealed record Protocol : Term<Protocol>, ITerm<Protocol>
{
    public static readonly Protocol Tcp = new("tcp");
    public static readonly Protocol Udp = new("udp");
    /// <summary>All protocols and ports: the whole address is mapped.</summary>
    public static readonly Protocol Any = new("any");

    private Protocol(string text)
        : base(text)
    {
    }

    /// <inheritdoc/>
    public static ImmutableArray<Protocol> All { get; } = [Tcp, Udp, Any];
}
