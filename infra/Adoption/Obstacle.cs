using System.Collections.Immutable;
using SharedBandwidth.Planning.Exposure.Plan;
using SharedBandwidth.Planning.Values;

namespace SharedBandwidth.Adoption;

/// <summary>Something at which the service refuses what the next update would do after the import.</summary>
/// <param name="Kind">Why.</param>
/// <param name="Wanted">What the stack wants: an EIP's id, the path of a port such as <c>apps.web.ports.http</c>, or a vSwitch's
/// id.</param>
/// <param name="Holder">The id of what stands in its way.</param>
public sealed record Obstacle(ObstacleKind Kind, string Wanted, string Holder)
{
    /// <summary>Everything at which the service would refuse, in the order of the stack.</summary>
    public static ImmutableArray<Obstacle> Of(ExposurePlan plan, Inventory inventory, Matches matches)
    {
        var gateway = matches.Gateway!;
        return
        [
            .. plan.AllAddresses.Select(address => matches.Eips.GetValueOrDefault(address.Key)).OfType<FoundEip>()
                .SelectMany(eip => OfEip(eip, matches)),
            .. OfForwardEntries(plan, [.. inventory.ForwardEntries.Where(entry => entry.TableId == gateway.ForwardTableId)], matches),
            .. OfSnatEntries(plan, inventory.SnatEntries.Where(entry => entry.TableId == gateway.SnatTableId), matches),
        ];
    }

    private static IEnumerable<Obstacle> OfEip(FoundEip eip, Matches matches)
    {
        if (eip.InstanceId.Length > 0 && eip.InstanceId != matches.Gateway!.Id)
        {
            yield return new Obstacle(ObstacleKind.EipElsewhere, eip.Id, eip.InstanceId);
        }

        if (eip.PackageId.Length > 0 && eip.PackageId != matches.Package?.Id)
        {
            yield return new Obstacle(ObstacleKind.EipInOtherPackage, eip.Id, eip.PackageId);
        }
    }

    // A table takes a private side once and a public one once, and an IP that is mapped as a whole takes all of it.
    private static IEnumerable<Obstacle> OfForwardEntries(ExposurePlan plan, FoundForwardEntry[] entries, Matches matches)
    {
        (AppPlan App, ForwardEntryPlan Entry)[] planned =
            [.. plan.Apps.SelectMany(app => app.ForwardEntries.Select(entry => (app, entry)))];
        var taken = planned.Select(one => matches.Adopted(one.App, one.Entry)).OfType<FoundForwardEntry>().ToHashSet();
        FoundForwardEntry[] others = [.. entries.Where(entry => !taken.Contains(entry))];
        var byPrivateSide = others.ToLookup(
            entry => (entry.InternalIp, PortRange.Parse(entry.InternalPort), Protocol.Parse(entry.Protocol)));
        var byIp = others.ToLookup(entry => entry.ExternalIp, StringComparer.Ordinal);
        foreach (var (app, wanted) in planned.Where(one => matches.Adopted(one.App, one.Entry) is null))
        {
            var holder = (app.PrivateIp?.Text is { } privateIp ? byPrivateSide[(privateIp, wanted.InternalPort, wanted.Protocol)] : [])
                .Concat(
                    matches.Eips.GetValueOrDefault(app.AddressKey) is { } eip
                        ? byIp[eip.IpAddress].Where(entry => TakesPublicSide(entry, wanted))
                        : [])
                .FirstOrDefault();
            if (holder is not null)
            {
                yield return new Obstacle(ObstacleKind.EntryTaken, $"apps.{app.Key}.ports.{wanted.PortKey}", holder.Id);
            }
        }
    }

    private static bool TakesPublicSide(FoundForwardEntry entry, ForwardEntryPlan wanted) => PortRange.Parse(entry.ExternalPort) is { } port
        && (port.IsAny || wanted.ExternalPort.IsAny || (port == wanted.ExternalPort && Protocol.Parse(entry.Protocol) == wanted.Protocol));

    private static IEnumerable<Obstacle> OfSnatEntries(ExposurePlan plan, IEnumerable<FoundSnatEntry> entries, Matches matches)
    {
        var byVswitch = entries.ToLookup(entry => entry.VswitchId, StringComparer.Ordinal);
        return (plan.Outbound?.SnatEntries ?? [])
            .Where(wanted => matches.Adopted(plan.Outbound!, wanted) is null && wanted.VswitchId?.Text is not null)
            .SelectMany(wanted => byVswitch[wanted.VswitchId!.Text!].Take(1))
            .Select(holder => new Obstacle(ObstacleKind.VswitchTaken, holder.VswitchId, holder.Id));
    }
}

/// <summary>Why the service would refuse.</summary>
public enum ObstacleKind
{
    /// <summary>The EIP is bound to something else, the holder.</summary>
    EipElsewhere,

    /// <summary>The EIP is in another package, the holder.</summary>
    EipInOtherPackage,

    /// <summary>The port's private or public side belongs to a DNAT entry that the stack does not have, the holder.</summary>
    EntryTaken,

    /// <summary>The vSwitch goes out by another SNAT entry, the holder.</summary>
    VswitchTaken,
}
