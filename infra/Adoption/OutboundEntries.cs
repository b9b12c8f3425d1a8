using System.Collections.Immutable;
using SharedBandwidth.Planning.Exposure.Plan;
using SharedBandwidth.Planning.Exposure.Spec;

namespace SharedBandwidth.Adoption;

/// <summary>The internet access that a gateway's SNAT entries amount to: one address for some vSwitches.</summary>
internal sealed class OutboundEntries
{
    public OutboundEntries(Inventory inventory, FoundGateway gateway, PublishedApps published)
    {
        FoundSnatEntry[] all = [.. inventory.SnatEntries.Where(entry => entry.TableId == gateway.SnatTableId)];
        FoundSnatEntry[] usable = [.. Of(inventory, gateway)];
        Gaps =
        [
            .. all.Except(usable).Select(entry => entry.VswitchId.Length == 0
                ? new Gap(GapKind.SnatEntryForBlock, entry.Id, entry.SourceCidr)
                : new Gap(GapKind.SnatEntryOfOtherIps, entry.Id, entry.SnatIps)),
        ];
        if (usable.Length == 0)
        {
            return;
        }

        var ip = usable[0].SnatIps;
        var addressKey = published.AddressKeyOf(ip);
        var keys = new KeyMaker();
        Spec = new OutboundSpec
        {
            AddressKey = addressKey,
            Address = addressKey is null ? StackDescriber.Address(inventory.Eips.First(eip => eip.IpAddress == ip)) : new AddressSpec(),
            Vswitches = usable.ToImmutableSortedDictionary(
                entry => keys.Give(KeyOf(published.WithoutPrefix(entry.Name)) ?? KeyMaker.Of(entry.VswitchId)!),
                entry => new OutboundVswitchSpec { Id = entry.VswitchId },
                StringComparer.Ordinal),
        };
    }

    /// <summary>null: there is none.</summary>
    public OutboundSpec? Spec { get; }

    public ImmutableArray<Gap> Gaps { get; }

    /// <summary>The entries that one address of the gateway can stand for: for a vSwitch, and all of the IP that most have.</summary>
    public static IEnumerable<FoundSnatEntry> Of(Inventory inventory, FoundGateway gateway)
    {
        var ips = inventory.Eips.Where(eip => eip.InstanceId == gateway.Id).Select(eip => eip.IpAddress).ToHashSet(StringComparer.Ordinal);
        return inventory.SnatEntries
            .Where(entry => entry.TableId == gateway.SnatTableId && entry.VswitchId.Length > 0 && ips.Contains(entry.SnatIps))
            .OrderBy(entry => entry.Id, StringComparer.Ordinal)
            .GroupBy(entry => entry.SnatIps)
            .OrderByDescending(entries => entries.Count()).ThenBy(entries => entries.Key, StringComparer.Ordinal)
            .FirstOrDefault() ?? Enumerable.Empty<FoundSnatEntry>();
    }

    private static string? KeyOf(string name) =>
        KeyMaker.Of(name.StartsWith($"{OutboundPlan.Key}-", StringComparison.Ordinal) ? name[(OutboundPlan.Key.Length + 1)..] : name);
}
