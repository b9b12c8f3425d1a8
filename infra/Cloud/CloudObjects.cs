using System.Collections.Immutable;
using SharedBandwidth.Planning.Values;

namespace SharedBandwidth.Cloud;

/// <summary>An object that exists in the account.</summary>
public class CloudObject
{
    /// <summary>The kind of thing that it is, such as <c>EIP</c>, for people.</summary>
    public required string Kind { get; init; }

    public required string Id { get; init; }

    /// <summary>Everything that was asked for, under the API's names.</summary>
    public required ImmutableSortedDictionary<string, string> Attributes { get; set; }

    public ImmutableSortedDictionary<string, string> Tags { get; set; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Whether deletion protection is on.</summary>
    public bool IsProtected { get; set; }

    /// <summary>When it was created, in the account's time; null: it was there before.</summary>
    public TimeSpan? CreatedAt { get; set; }

    /// <summary>What is going on until <see cref="BusyUntil"/>, in the service's word.</summary>
    public string BusyState { get; set; } = "";

    public TimeSpan BusyUntil { get; set; }

    /// <summary>When a deletion that was accepted is done; null: it stays.</summary>
    public TimeSpan? GoneAt { get; set; }

    /// <summary>null where there is none.</summary>
    public string? Text(string name) => Attributes.GetValueOrDefault(name);
}

/// <summary>A NAT gateway.</summary>
public sealed class Gateway : CloudObject
{
    /// <summary>Its DNAT table.</summary>
    public required string ForwardTableId { get; init; }

    /// <summary>Its SNAT table.</summary>
    public required string SnatTableId { get; init; }
}

public sealed class Eip : CloudObject
{
    public required string IpAddress { get; init; }

    /// <summary>The gateway that it is on, or on its way to.</summary>
    public string? GatewayId { get; set; }

    /// <summary>The package that it is in, or on its way to.</summary>
    public string? PackageId { get; set; }

    /// <summary>The gateway that it works on.</summary>
    public History<string?> Associated { get; } = new();

    /// <summary>The package whose bandwidth it uses.</summary>
    public History<string?> InPackage { get; } = new();
}

public sealed class ForwardEntry : CloudObject
{
    public required string TableId { get; init; }

    public required ForwardTuple Tuple { get; set; }

    public History<ForwardTuple?> Forwards { get; } = new();
}

public sealed class SnatEntry : CloudObject
{
    public required string TableId { get; init; }

    public IEnumerable<string> Ips => Text("SnatIp")?.Split(',') ?? [];
}

/// <summary>The mapping of a DNAT entry; ports and protocol as the service spells them.</summary>
public sealed record ForwardTuple(string ExternalIp, string ExternalPort, string InternalIp, string InternalPort, string Protocol)
{
    /// <exception cref="RefusedException">A part of it is missing.</exception>
    public static ForwardTuple Of(Parameters request) => new(
        request.Required("ExternalIp"),
        request.Required("ExternalPort"),
        request.Required("InternalIp"),
        request.Required("InternalPort"),
        request.Required("IpProtocol"));

    /// <summary>The same but for what is said otherwise: a change need not say all of it.</summary>
    public ForwardTuple With(Parameters changes)
    {
        ArgumentNullException.ThrowIfNull(changes);
        return new ForwardTuple(
            changes.Text("ExternalIp") ?? ExternalIp,
            changes.Text("ExternalPort") ?? ExternalPort,
            changes.Text("InternalIp") ?? InternalIp,
            changes.Text("InternalPort") ?? InternalPort,
            changes.Text("IpProtocol") ?? Protocol);
    }

    public bool IsIpMapping => string.Equals(Protocol, "any", StringComparison.OrdinalIgnoreCase);

    /// <summary>What of it no entry can have, as a sentence (CreateForwardEntry); null: nothing.</summary>
    public string? Fault => (PortRange.Parse(ExternalPort), PortRange.Parse(InternalPort)) switch
    {
        (null, _) => $"The specified ExternalPort '{ExternalPort}' is not a port from 1 to 65535, a range or any.",
        (_, null) => $"The specified InternalPort '{InternalPort}' is not a port from 1 to 65535, a range or any.",
        ({ } external, { } inside) when external.Length != inside.Length || external.IsAny != inside.IsAny =>
            $"The specified ports {external} and {inside} are not of one length.",
        _ when Planning.Values.Protocol.Parse(Protocol) is null =>
            $"The specified IpProtocol '{Protocol}' of {ExternalIp} is neither tcp nor udp nor any.",
        ({ } external, _) when external.IsAny != IsIpMapping =>
            $"The specified IpProtocol '{Protocol}' does not go with the ports {external} of {ExternalIp}: any is for all or for none.",
        _ when Ipv4.Address(InternalIp) is null => $"The specified InternalIp '{InternalIp}' is not an IPv4 address.",
        _ => null,
    };

    /// <summary>Whether both are for the same public ports.</summary>
    public bool SharesExternalWith(ForwardTuple other) => other is not null
        && ExternalIp == other.ExternalIp && HasProtocolOf(other) && Share(ExternalPort, other.ExternalPort);

    /// <summary>Whether both lead to the same private ports.</summary>
    public bool SharesInternalWith(ForwardTuple other) => other is not null
        && InternalIp == other.InternalIp && HasProtocolOf(other) && Share(InternalPort, other.InternalPort);

    /// <summary>Whether one of them takes the whole address that the other is on.</summary>
    public bool SharesWholeAddressWith(ForwardTuple other) => other is not null
        && ExternalIp == other.ExternalIp && (IsIpMapping || other.IsIpMapping);

    /// <summary>Whether the service refuses one beside the other in a table.</summary>
    public bool Meets(ForwardTuple other) => SharesExternalWith(other) || SharesInternalWith(other) || SharesWholeAddressWith(other);

    /// <summary>Whether what arrives for another mapping gets by this one to the same private port.</summary>
    public bool Covers(ForwardTuple other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return this == other
            || (IsIpMapping
                && (ExternalIp, InternalIp) == (other.ExternalIp, other.InternalIp)
                && other.ExternalPort == other.InternalPort);
    }

    // The API's pages write TCP, and take tcp.
    private bool HasProtocolOf(ForwardTuple other) => string.Equals(Protocol, other.Protocol, StringComparison.OrdinalIgnoreCase);

    // The pages say that ports are unique; of ranges they say nothing, and one port cannot lead to two places.
    private static bool Share(string ports, string others) =>
        ports == others || (PortRange.Parse(ports) is { } one && PortRange.Parse(others) is { } other && one.Overlaps(other));

    public override string ToString() => $"{ExternalIp}:{ExternalPort} -> {InternalIp}:{InternalPort} {Protocol}";
}
