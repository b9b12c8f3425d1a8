using System.Collections.Immutable;

namespace SharedBandwidth.Cloud;

/// <summary>Everything of an account that must outlive its process; times are the account's.</summary>
/// <param name="Now">The account's time.</param>
/// <param name="Objects">What exists, what is just being deleted too.</param>
/// <param name="LockedUntil">When tables, gateways and packages take writes again, by id.</param>
public sealed record AccountSnapshot(
    TimeSpan Now, ImmutableArray<ObjectSnapshot> Objects, ImmutableSortedDictionary<string, TimeSpan> LockedUntil);

/// <summary>One object.</summary>
public sealed record ObjectSnapshot(string Kind, string Id, ImmutableSortedDictionary<string, string> Attributes)
{
    public ImmutableSortedDictionary<string, string> Tags { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    public bool IsProtected { get; init; }

    public TimeSpan? CreatedAt { get; init; }

    public string BusyState { get; init; } = "";

    public TimeSpan BusyUntil { get; init; }

    public TimeSpan? GoneAt { get; init; }

    /// <summary>Of a gateway: its DNAT table; of a DNAT entry: the table that it is in.</summary>
    public string? ForwardTableId { get; init; }

    /// <summary>Of a gateway: its SNAT table; of an SNAT entry: the table that it is in.</summary>
    public string? SnatTableId { get; init; }

    /// <summary>Of an EIP.</summary>
    public string? IpAddress { get; init; }

    /// <summary>Of an EIP: the gateway that it is on.</summary>
    public string? GatewayId { get; init; }

    /// <summary>Of an EIP: the package that it is in.</summary>
    public string? PackageId { get; init; }
}

/// <content>To a snapshot and back.</content>
public sealed partial class CloudAccount
{
    public AccountSnapshot ToSnapshot() => new(
        Now,
        [.. Objects.Select(Snapshot)],
        _lockedUntil.Where(until => until.Value > Now)
            .ToImmutableSortedDictionary(until => until.Key, until => until.Value, StringComparer.Ordinal));

    /// <summary>Puts everything of a snapshot into this account, which is empty and whose time is the snapshot's or later.</summary>
    public void Restore(AccountSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        foreach (var one in snapshot.Objects)
        {
            var found = Restored(one);
            (found.Tags, found.IsProtected, found.CreatedAt) = (one.Tags, one.IsProtected, one.CreatedAt);
            (found.BusyState, found.BusyUntil, found.GoneAt) = (one.BusyState, one.BusyUntil, one.GoneAt);
            Suppose(found);
        }

        foreach (var (id, until) in snapshot.LockedUntil)
        {
            _lockedUntil[id] = until;
        }
    }

    private static ObjectSnapshot Snapshot(CloudObject found)
    {
        var snapshot = new ObjectSnapshot(found.Kind, found.Id, found.Attributes)
        {
            Tags = found.Tags,
            IsProtected = found.IsProtected,
            CreatedAt = found.CreatedAt,
            BusyState = found.BusyState,
            BusyUntil = found.BusyUntil,
            GoneAt = found.GoneAt,
        };
        return found switch
        {
            Gateway gateway => snapshot with { ForwardTableId = gateway.ForwardTableId, SnatTableId = gateway.SnatTableId },
            Eip eip => snapshot with { IpAddress = eip.IpAddress, GatewayId = eip.GatewayId, PackageId = eip.PackageId },
            ForwardEntry entry => snapshot with { ForwardTableId = entry.TableId },
            SnatEntry entry => snapshot with { SnatTableId = entry.TableId },
            _ => snapshot,
        };
    }

    private static CloudObject Restored(ObjectSnapshot one) => one.Kind switch
    {
        NatGateway => new Gateway
        {
            Kind = one.Kind,
            Id = one.Id,
            Attributes = one.Attributes,
            ForwardTableId = one.ForwardTableId!,
            SnatTableId = one.SnatTableId!,
        },
        ElasticIp => new Eip
        {
            Kind = one.Kind,
            Id = one.Id,
            Attributes = one.Attributes,
            IpAddress = one.IpAddress!,
            GatewayId = one.GatewayId,
            PackageId = one.PackageId,
        },
        DnatEntry => new ForwardEntry
        {
            Kind = one.Kind,
            Id = one.Id,
            Attributes = one.Attributes,
            TableId = one.ForwardTableId!,
            Tuple = ForwardTuple.Of(Parameters.Of(one.Attributes)),
        },
        SourceNatEntry => new SnatEntry { Kind = one.Kind, Id = one.Id, Attributes = one.Attributes, TableId = one.SnatTableId! },
        _ => new CloudObject { Kind = one.Kind, Id = one.Id, Attributes = one.Attributes },
    };
}
