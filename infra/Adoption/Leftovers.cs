using System.Collections.Immutable;

namespace SharedBandwidth.Adoption;

/// <summary>What exists and no plan knows: it stays as it is, and what it costs goes on.</summary>
public sealed record Leftovers
{
    /// <summary>EIPs that are bound to nothing.</summary>
    public required ImmutableArray<FoundEip> IdleEips { get; init; }

    /// <summary>EIPs on the stack's gateway or in its package.</summary>
    public required ImmutableArray<FoundEip> EipsBesideOurs { get; init; }

    /// <summary>EIPs on something else.</summary>
    public required ImmutableArray<FoundEip> EipsElsewhere { get; init; }

    /// <summary>Packages without any EIP.</summary>
    public required ImmutableArray<FoundPackage> EmptyPackages { get; init; }

    /// <summary>Packages of other EIPs.</summary>
    public required ImmutableArray<FoundPackage> OtherPackages { get; init; }

    /// <summary>Gateways without any EIP.</summary>
    public required ImmutableArray<FoundGateway> IdleGateways { get; init; }

    /// <summary>Gateways of other EIPs.</summary>
    public required ImmutableArray<FoundGateway> OtherGateways { get; init; }

    /// <summary>Entries of the stack's gateway that publish what the stack does not.</summary>
    public required ImmutableArray<FoundForwardEntry> ForwardEntries { get; init; }

    /// <summary>The same with SNAT entries.</summary>
    public required ImmutableArray<FoundSnatEntry> SnatEntries { get; init; }

    public static Leftovers Of(Inventory inventory, Matches matches)
    {
        var ours = matches.Eips.Values.Select(eip => eip.Id).ToHashSet(StringComparer.Ordinal);
        FoundEip[] eips = [.. inventory.Eips.Where(eip => !ours.Contains(eip.Id))];
        var members = inventory.Eips.Select(eip => eip.PackageId).ToHashSet(StringComparer.Ordinal);
        var holders = inventory.Eips.Select(eip => eip.InstanceId).ToHashSet(StringComparer.Ordinal);
        FoundPackage[] packages = [.. inventory.Packages.Where(package => package.Id != matches.Package?.Id)];
        FoundGateway[] gateways = [.. inventory.Gateways.Where(gateway => gateway.Id != matches.Gateway?.Id)];
        bool IsBesideOurs(FoundEip eip) => (eip.InstanceId.Length > 0 && eip.InstanceId == matches.Gateway?.Id)
            || (eip.PackageId.Length > 0 && eip.PackageId == matches.Package?.Id);
        return new Leftovers
        {
            EipsBesideOurs = [.. eips.Where(IsBesideOurs)],
            IdleEips = [.. eips.Where(eip => eip.InstanceId.Length == 0 && !IsBesideOurs(eip))],
            EipsElsewhere = [.. eips.Where(eip => eip.InstanceId.Length > 0 && !IsBesideOurs(eip))],
            EmptyPackages = [.. packages.Where(package => !members.Contains(package.Id))],
            OtherPackages = [.. packages.Where(package => members.Contains(package.Id))],
            IdleGateways = [.. gateways.Where(gateway => !holders.Contains(gateway.Id))],
            OtherGateways = [.. gateways.Where(gateway => holders.Contains(gateway.Id))],
            ForwardEntries =
            [
                .. inventory.ForwardEntries.Where(entry => entry.TableId == matches.Gateway?.ForwardTableId)
                    .Except(matches.ForwardEntries.Values),
            ],
            SnatEntries =
                [.. inventory.SnatEntries.Where(entry => entry.TableId == matches.Gateway?.SnatTableId).Except(matches.SnatEntries.Values)],
        };
    }
}
