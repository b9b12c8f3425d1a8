using System.Collections.Immutable;
using SharedBandwidth.Planning.Values;

namespace SharedBandwidth.Planning.Account;

/// <summary>What was looked up in the account before anything is created; null where nothing had to be looked up.</summary>
public sealed record AccountFacts
{
    /// <summary>Zones that offer enhanced NAT gateways.</summary>
    public ImmutableHashSet<string>? EnhancedNatZones { get; init; }

    /// <summary>The vSwitches of the VPC, and those that the configuration names.</summary>
    public ImmutableArray<VswitchFacts>? Vswitches { get; init; }

    /// <summary>
    /// The NAT gateways of the VPC (of a network that is to be created: those with the gateway's name), or the existing one that the
    /// configuration names, and those that the EIPs are on.
    /// </summary>
    public ImmutableArray<GatewayFacts> Gateways { get; init; } = [];

    /// <summary>
    /// The existing package that the configuration names, or the only one with the name of that to create; null: not found.
    /// </summary>
    public PackageFacts? Package { get; init; }

    /// <summary>Other packages that the EIPs are in.</summary>
    public ImmutableArray<PackageFacts> OtherPackages { get; init; } = [];

    /// <summary>The EIPs that the configuration names, and those with the names of EIPs to create.</summary>
    public ImmutableArray<EipFacts> Eips { get; init; } = [];

    /// <summary>The EIPs on the gateway: the existing one, or that of an earlier update.</summary>
    public ImmutableArray<EipFacts> GatewayEips { get; init; } = [];

    /// <summary>The EIPs in <see cref="Package"/>.</summary>
    public ImmutableArray<EipFacts> PackageEips { get; init; } = [];

    /// <summary>The servers of the VPC that have an EIP of their own.</summary>
    public ImmutableArray<ServerFacts> ServersWithEip { get; init; } = [];
}

public sealed record VswitchFacts(string Id, string VpcId, string ZoneId, string CidrBlock, int FreePrivateIps);

/// <summary>A NAT gateway; <paramref name="Ips"/> are the public IPs bound to it.</summary>
public sealed record GatewayFacts(string Id, string Name, string VpcId, string VswitchId, ImmutableArray<string> Ips)
{
    /// <summary>Its DNAT entries; looked up only where it may be the plan's, see <see cref="Ownership.Candidates"/>.</summary>
    public ImmutableArray<ForwardEntryFacts> ForwardEntries { get; init; } = [];

    /// <summary>Its SNAT entries, likewise.</summary>
    public ImmutableArray<SnatEntryFacts> SnatEntries { get; init; } = [];
}

/// <summary>A common bandwidth package; <paramref name="BandwidthMbps"/> is null when the service's answer is not a number.</summary>
public sealed record PackageFacts(string Id, string Isp, int? BandwidthMbps)
{
    public string Name { get; init; } = "";
}

/// <summary>An EIP; ids are empty where nothing is bound.</summary>
public sealed record EipFacts(
    string Id, string IpAddress, string Isp, string PaymentType, string InstanceId, string InstanceType, string PackageId)
{
    public string Name { get; init; } = "";

    /// <summary>Its own bandwidth in Mbit/s, as the service writes it; counts outside a package only, as does the charge type.</summary>
    public string BandwidthMbps { get; init; } = "";

    public string InternetChargeType { get; init; } = "";

    public bool IsOnGateway => InstanceId.Length > 0 && InstanceType.Equals("Nat", StringComparison.OrdinalIgnoreCase);
}

/// <summary>A SNAT entry of an existing gateway; the id is empty where it is for a block.</summary>
public sealed record SnatEntryFacts(string Name, string VswitchId, string SnatIps);

/// <summary>A DNAT entry of an existing gateway.</summary>
public sealed record ForwardEntryFacts(
    string Name, string ExternalIp, PortRange ExternalPort, string InternalIp, PortRange InternalPort, Protocol Protocol);

public sealed record ServerFacts(string Id, string PrivateIp, string Eip);
