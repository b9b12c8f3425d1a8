using System.Collections.Immutable;

namespace SharedBandwidth.Cloud;

/// <summary>Everything of an account that must outlive its process; times are the account's.</summary>
/// <param name="Now">The account's time.</param>
/// <param name="Objects">What exists, what is just being deleted too.</param>
/// <param name="LockedUntil">When tables, gateways and packages take writes again, by id.</param>
public sealed record AccountSnapshot(
    TimeSpan Now, ImmutableArray<ObjectSnapshot> Objects, ImmutableSortedDictionary<string, TimeSpan> LockedUntil)
{
    // Longer than any account; what is far beyond it is no time that can be counted on.
    private static readonly TimeSpan _longest = TimeSpan.FromDays(100 * 365);

    /// <summary>The ids of what was there before, gone by now or not; default: none is known.</summary>
    public ImmutableArray<string> Supposed { get; init; }

    /// <summary>What is wrong with it, as a part of a sentence; null: nothing.</summary>
    public string? Fault => Objects.IsDefault || Objects.Any(one => one is null)
        ? "an object is missing"
        : Objects.Select(one => one.Fault is { } fault ? $"{one.Id}: {fault}" : null).FirstOrDefault(fault => fault is not null)
            ?? (Objects.GroupBy(one => one.Id, StringComparer.Ordinal).FirstOrDefault(same => same.Skip(1).Any()) is { } twice
                ? $"{twice.Key} is there twice"
                : Times.Any(time => time < TimeSpan.Zero || time > _longest) ? "a time is out of bounds" : null);

    private IEnumerable<TimeSpan> Times => Objects
        .SelectMany(one => (TimeSpan?[])[one.CreatedAt, one.BusyUntil, one.GoneAt])
        .OfType<TimeSpan>()
        .Concat(LockedUntil.Values)
        .Append(Now);
}

/// <summary>One object.</summary>
public sealed record ObjectSnapshot(string Kind, string Id, ImmutableSortedDictionary<string, string> Attributes)
{
    public required ImmutableSortedDictionary<string, string> Tags { get; init; }

    public bool IsProtected { get; init; }

    public TimeSpan? CreatedAt { get; init; }

    public required string BusyState { get; init; }

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

    /// <summary>What is wrong with it, as a part of a sentence; null: nothing.</summary>
    public string? Fault =>
        Attributes.Concat(Tags).Any(value => value.Value is null) ? "a value is null"
        : Needed is not { } needed ? $"'{Kind}' is not a kind of object"
        : needed.FirstOrDefault(value => value.Value is null).Name is { } missing ? $"{missing} is missing"
        : null;

    // What nothing can be done without; null: there is no such kind.
    private (string Name, string? Value)[]? Needed => Kind switch
    {
        CloudAccount.NatGateway => [(nameof(ForwardTableId), ForwardTableId), (nameof(SnatTableId), SnatTableId)],
        CloudAccount.ElasticIp => [(nameof(IpAddress), IpAddress)],
        CloudAccount.DnatEntry =>
        [
            (nameof(ForwardTableId), ForwardTableId),
            .. from name in (string[])["ExternalIp", "ExternalPort", "InternalIp", "InternalPort", "IpProtocol"]
               select (name, Attributes.GetValueOrDefault(name)),
        ],
        CloudAccount.SourceNatEntry => [(nameof(SnatTableId), SnatTableId)],
        CloudAccount.SecurityGroupRule => [("IpProtocol", Attributes.GetValueOrDefault("IpProtocol"))],
        CloudAccount.Vpc or CloudAccount.Vswitch or CloudAccount.SecurityGroup or CloudAccount.Instance or CloudAccount.Package => [],
        _ => null,
    };
}

/// <content>To a snapshot and back.</content>
public sealed partial class CloudAccount
{
    public AccountSnapshot ToSnapshot() => new(
        Now,
        [.. Objects.Select(Snapshot)],
        _lockedUntil.Where(until => until.Value > Now)
            .ToImmutableSortedDictionary(until => until.Key, until => until.Value, StringComparer.Ordinal))
    {
        Supposed = [.. _supposed],
    };

    /// <summary>Puts everything of a snapshot into this account, which is empty and whose time is the snapshot's or later.</summary>
    public void Restore(AccountSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        foreach (var one in snapshot.Objects)
        {
            var found = Restored(one);
            (found.Tags, found.IsProtected, found.CreatedAt) = (one.Tags, one.IsProtected, one.CreatedAt);
            (found.BusyState, found.BusyUntil, found.GoneAt) = (one.BusyState, one.BusyUntil, one.GoneAt);
            Put(found);
        }

        _supposed.UnionWith(snapshot.Supposed.IsDefault ? [] : snapshot.Supposed);

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
