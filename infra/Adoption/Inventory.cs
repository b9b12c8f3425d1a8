using System.Collections.Immutable;

namespace SharedBandwidth.Adoption;

/// <summary>What exists in one region of an account, as somebody listed it.</summary>
public sealed record Inventory
{
    /// <summary>null: nothing that was listed names its region.</summary>
    public required string? Region { get; init; }

    public required ImmutableArray<FoundGateway> Gateways { get; init; }

    public required ImmutableArray<FoundEip> Eips { get; init; }

    public required ImmutableArray<FoundPackage> Packages { get; init; }

    public required ImmutableArray<FoundForwardEntry> ForwardEntries { get; init; }

    public required ImmutableArray<FoundSnatEntry> SnatEntries { get; init; }

    /// <summary>Tables of entries that nobody listed, although those of others were: what is in them is not known.</summary>
    public ImmutableHashSet<string> UnlistedTables { get; init; } = [];
}

/// <summary>What all that can be tagged and named has.</summary>
/// <param name="Id">The service's id.</param>
/// <param name="Name">Display name; empty: it has none.</param>
public abstract record FoundObject(string Id, string Name)
{
    // What begins so is the service's own, and no tag to the provider (its functions ignoreTag).
    private static readonly string[] _notOurs = ["aliyun", "acs:", "http://", "https://"];

    /// <summary>Empty: it has none.</summary>
    public string Description { get; init; } = "";

    /// <summary>Whether the service refuses to delete it; null: the list does not say it.</summary>
    public bool? DeletionProtection { get; init; }

    /// <summary>Without those that the service sets for itself.</summary>
    public ImmutableSortedDictionary<string, string> Tags
    {
        get;
        init =>
            field = value.RemoveRange(
                value.Keys.Where(key => Array.Exists(_notOurs, start => key.StartsWith(start, StringComparison.Ordinal))));
    }

    = ImmutableSortedDictionary<string, string>.Empty;
}

/// <summary>A NAT gateway. Texts are the service's, charge types the provider's; empty where the list does not say it.</summary>
public sealed record FoundGateway(string Id, string Name) : FoundObject(Id, Name)
{
    public string VpcId { get; init; } = "";

    public string VswitchId { get; init; } = "";

    /// <summary><c>Enhanced</c> or <c>Normal</c>.</summary>
    public string NatType { get; init; } = "";

    /// <summary><c>internet</c> or <c>intranet</c>.</summary>
    public string NetworkType { get; init; } = "";

    public string InternetChargeType { get; init; } = "";

    /// <summary><c>PayAsYouGo</c> or <c>Subscription</c>.</summary>
    public string PaymentType { get; init; } = "";

    public string Specification { get; init; } = "";

    public string EipBindMode { get; init; } = "";

    public bool? IcmpReplyEnabled { get; init; }

    public string ForwardTableId { get; init; } = "";

    public string SnatTableId { get; init; } = "";

    /// <summary>Whether it serves PrivateLink, which no stack says.</summary>
    public bool IsPrivateLinkEnabled { get; init; }

    /// <summary>How many whole months a subscription was bought for; null: none was, or the list does not say it.</summary>
    public int? PeriodMonths { get; init; }

    /// <summary>Whether a stack can have it: enhanced, and to the internet.</summary>
    public bool IsUsable => NatType is "Enhanced" && NetworkType is "" or "internet";
}

/// <summary>An EIP; <see cref="InstanceId"/> and <see cref="PackageId"/> are empty where nothing is bound.</summary>
public sealed record FoundEip(string Id, string Name) : FoundObject(Id, Name)
{
    public required string IpAddress { get; init; }

    public string InstanceId { get; init; } = "";

    public string PackageId { get; init; } = "";

    /// <summary>Its own bandwidth, also inside a package; null: the list does not say it.</summary>
    public int? BandwidthMbps { get; init; }

    public string InternetChargeType { get; init; } = "";

    /// <summary><c>PayAsYouGo</c> or <c>Subscription</c>.</summary>
    public string PaymentType { get; init; } = "";

    /// <summary>Line type, such as <c>BGP</c>.</summary>
    public string Isp { get; init; } = "";

    public string ResourceGroupId { get; init; } = "";

    /// <summary>Such as <c>AntiDDoS_Enhanced</c>, which no stack says.</summary>
    public ImmutableArray<string> SecurityProtectionTypes { get; init; } = [];

    /// <summary>The pool of addresses that its IP is from, which no stack says; empty: from the service's own.</summary>
    public string AddressPoolId { get; init; } = "";
}

/// <summary>A common bandwidth package.</summary>
public sealed record FoundPackage(string Id, string Name) : FoundObject(Id, Name)
{
    /// <summary>null: what is listed is no number.</summary>
    public int? BandwidthMbps { get; init; }

    public string InternetChargeType { get; init; } = "";

    /// <summary>Line type, such as <c>BGP</c>.</summary>
    public string Isp { get; init; } = "";

    /// <summary>In percent; null: the list does not say it.</summary>
    public int? RatioPercent { get; init; }

    public string ResourceGroupId { get; init; } = "";

    /// <summary>Such as <c>AntiDDoS_Enhanced</c>, which no stack says.</summary>
    public ImmutableArray<string> SecurityProtectionTypes { get; init; } = [];
}

/// <summary>A DNAT entry, with its texts as the service writes them.</summary>
public sealed record FoundForwardEntry(
    string Id, string Name, string TableId, string ExternalIp, string ExternalPort, string InternalIp, string InternalPort,
    string Protocol);

/// <summary>
/// A SNAT entry; <paramref name="VswitchId"/> is empty where it is for a block, <paramref name="SnatIps"/> may be several, by commas.
/// </summary>
public sealed record FoundSnatEntry(string Id, string Name, string TableId, string VswitchId, string SourceCidr, string SnatIps);
