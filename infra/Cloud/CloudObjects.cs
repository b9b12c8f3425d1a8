namespace SharedBandwidth.Cloud;

/// <summary>An object that exists in the account.</summary>
public class CloudObject
{
    /// <summary>The kind of thing that it is, such as <c>EIP</c>, for people.</summary>
    public required string Kind { get; init; }

    public required string Id { get; init; }

    /// <summary>Everything that was asked for, under the provider's names.</summary>
    public required PropertyMap Attributes { get; set; }

    /// <summary>What is going on until <see cref="BusyUntil"/>, in the service's word.</summary>
    public string BusyState { get; set; } = "";

    public TimeSpan BusyUntil { get; set; }

    /// <summary>When a deletion that was accepted is done; null: it stays.</summary>
    public TimeSpan? GoneAt { get; set; }

    /// <summary>null where there is none.</summary>
    public string? Text(string name) => Attributes.TryGetValue(name, out var value) ? value as string : null;

    public bool Flag(string name) => Attributes.TryGetValue(name, out var value) && value is true;
}

/// <summary>A NAT gateway.</summary>
public sealed class Gateway : CloudObject
{
    /// <summary>Its DNAT table.</summary>
    public required string ForwardTableId { get; init; }

    /// <summary>Its SNAT table.</summary>
    public required string SnatTableId { get; init; }
}

/// <summary>The ids of a gateway and of its two tables.</summary>
/// <param name="Gateway">The gateway's own.</param>
/// <param name="ForwardTable">The DNAT table's.</param>
/// <param name="SnatTable">The SNAT table's.</param>
public sealed record GatewayIds(string Gateway, string ForwardTable, string SnatTable);

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

    public IEnumerable<string> Ips => Text("snatIp")?.Split(',') ?? [];
}

/// <summary>The mapping of a DNAT entry; ports and protocol as the service spells them.</summary>
public sealed record ForwardTuple(string ExternalIp, string ExternalPort, string InternalIp, string InternalPort, string Protocol)
{
    public static ForwardTuple Of(PropertyMap inputs) => new(
        (string)inputs["externalIp"],
        (string)inputs["externalPort"],
        (string)inputs["internalIp"],
        (string)inputs["internalPort"],
        (string)inputs["ipProtocol"]);

    public bool IsIpMapping => Protocol == "any";

    public override string ToString() => $"{ExternalIp}:{ExternalPort} -> {InternalIp}:{InternalPort} {Protocol}";
}
