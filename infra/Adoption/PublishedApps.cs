using System.Collections.Immutable;
using System.Globalization;
using SharedBandwidth.Planning.Exposure.Plan;
using SharedBandwidth.Planning.Exposure.Spec;
using SharedBandwidth.Planning.Values;

namespace SharedBandwidth.Adoption;

/// <summary>The apps and addresses that a gateway's DNAT entries and EIPs amount to.</summary>
internal sealed class PublishedApps
{
    private readonly KeyMaker _keys = new();
    private readonly ImmutableArray<Gap>.Builder _gaps = ImmutableArray.CreateBuilder<Gap>();
    private readonly Dictionary<string, FoundEip> _eipByAddressKey = new(StringComparer.Ordinal);

    public PublishedApps(Inventory inventory, FoundGateway gateway)
    {
        // Names that this program gave begin with that of its gateway.
        Prefix = KeyMaker.Of(gateway.Name) == gateway.Name && char.IsAsciiLetter(gateway.Name[0]) ? gateway.Name : null;
        _keys.Give(OutboundPlan.Key);
        var eips = inventory.Eips.Where(eip => eip.InstanceId == gateway.Id).OrderBy(eip => eip.Id, StringComparer.Ordinal).ToArray();
        var eipByIp = eips.ToDictionary(eip => eip.IpAddress, StringComparer.Ordinal);
        var groups = ReadableEntries(inventory, gateway, eipByIp)
            .GroupBy(entry => (entry.InternalIp, entry.ExternalIp))
            .OrderBy(group => group.Min(entry => entry.Name), StringComparer.Ordinal).ThenBy(group => group.Key)
            .Select(group =>
                group.OrderBy(entry => entry.Name, StringComparer.Ordinal).ThenBy(entry => entry.Id, StringComparer.Ordinal).ToArray())
            .ToLookup(group => group[0].ExternalIp, StringComparer.Ordinal);

        var outboundIps = OutboundEntries.Of(inventory, gateway).Select(entry => entry.SnatIps).ToHashSet(StringComparer.Ordinal);
        var (apps, addresses) = (Keyed.Empty<AppSpec>(), Keyed.Empty<AddressSpec>());
        foreach (var eip in eips)
        {
            var ofEip = KeyMaker.Of(WithoutPrefix(eip.Name));
            FoundForwardEntry[][] published = [.. groups[eip.IpAddress]];
            if (published is [var only])
            {
                var (key, app) = App(only, ofEip);
                apps = apps.Add(key, app);
                _eipByAddressKey[key] = eip;
                addresses = StackDescriber.Address(eip) is var address && address != new AddressSpec()
                    ? addresses.Add(key, address)
                    : addresses;
                continue;
            }

            // What only goes out has an address of the outbound connections.
            if (published.Length == 0 && outboundIps.Contains(eip.IpAddress))
            {
                continue;
            }

            var shared = _keys.Give(ofEip ?? KeyMaker.Of(eip.Id)!);
            _eipByAddressKey[shared] = eip;
            addresses = addresses.Add(shared, StackDescriber.Address(eip));
            foreach (var group in published)
            {
                var (key, app) = App(group, null);
                apps = apps.Add(key, app with { Address = shared });
            }
        }

        (Apps, Addresses) = (apps, addresses);
    }

    /// <summary>What the names of everything begin with; null: the gateway's name cannot be that.</summary>
    public string? Prefix { get; }

    public ImmutableSortedDictionary<string, AppSpec> Apps { get; }

    /// <summary>Those that are shared, that nothing uses, or that differ from what an app has by itself.</summary>
    public ImmutableSortedDictionary<string, AddressSpec> Addresses { get; }

    public ImmutableArray<Gap> Gaps => _gaps.ToImmutable();

    /// <summary>The key of the address that has an IP; null: none of the apps' has.</summary>
    public string? AddressKeyOf(string ip) =>
        _eipByAddressKey.FirstOrDefault(address => address.Value.IpAddress == ip).Key;

    /// <summary>The EIP that an address was made of; null: it is none of the apps'.</summary>
    public FoundEip? EipOf(string addressKey) => _eipByAddressKey.GetValueOrDefault(addressKey);

    /// <summary>A name without what those begin with that this program gave.</summary>
    public string WithoutPrefix(string name) =>
        Prefix is not null && name.StartsWith($"{Prefix}-", StringComparison.Ordinal) ? name[(Prefix.Length + 1)..] : name;

    private IEnumerable<FoundForwardEntry> ReadableEntries(Inventory inventory, FoundGateway gateway, Dictionary<string, FoundEip> eipByIp)
    {
        foreach (var entry in inventory.ForwardEntries.Where(entry => entry.TableId == gateway.ForwardTableId))
        {
            if (!eipByIp.ContainsKey(entry.ExternalIp))
            {
                _gaps.Add(new Gap(GapKind.ForwardEntryWithoutEip, entry.Id, entry.ExternalIp));
            }
            else if (PortRange.Parse(entry.ExternalPort) is null
                || PortRange.Parse(entry.InternalPort) is null
                || Protocol.Parse(entry.Protocol) is null
                || Ipv4.Address(entry.InternalIp) is null)
            {
                _gaps.Add(new Gap(
                    GapKind.ForwardEntryUnreadable, entry.Id,
                    $"{entry.ExternalIp}:{entry.ExternalPort} to {entry.InternalIp}:{entry.InternalPort} {entry.Protocol}"));
            }
            else
            {
                yield return entry;
            }
        }
    }

    // The entries of one private IP at one public one, in order of their names.
    private (string Key, AppSpec App) App(FoundForwardEntry[] entries, string? ofEip)
    {
        string[] names = [.. entries.Select(entry => WithoutPrefix(entry.Name))];
        var start = ofEip is not null && names.All(name => name.StartsWith($"{ofEip}-", StringComparison.Ordinal)) ? ofEip
            : names is [var one] ? FirstPart(one)
            : KeyMaker.CommonStart(names);
        var key = _keys.Give(KeyMaker.Of(start) ?? ofEip ?? $"app-{entries[0].InternalIp.Replace('.', '-')}");
        var ports = new KeyMaker();
        return (key, new AppSpec
        {
            PrivateIp = entries[0].InternalIp,
            Ports = entries.Zip(names).ToImmutableSortedDictionary(
                pair => ports.Give(PortKey(pair.Second[Math.Min(start.Length, pair.Second.Length)..], pair.First)),
                pair => Port(pair.First),
                StringComparer.Ordinal),
        });
    }

    // Of a name that this program gave, the app's part; any other is the app's as a whole.
    private string FirstPart(string name) =>
        Prefix is not null && name.LastIndexOf('-') is > 0 and var mark && mark < name.Length - 1 ? name[..mark] : name;

    private static string PortKey(string rest, FoundForwardEntry entry)
    {
        var range = PortRange.Parse(entry.ExternalPort)!.Value;
        return KeyMaker.Of(rest) ?? (range.IsAny ? "any" : string.Create(
            CultureInfo.InvariantCulture, $"{Protocol.Parse(entry.Protocol)}-{range.First}{(range.Length == 1 ? "" : $"-{range.Last}")}"));
    }

    private static PortSpec Port(FoundForwardEntry entry)
    {
        var (external, inside, protocol) = (
            PortRange.Parse(entry.ExternalPort)!.Value, PortRange.Parse(entry.InternalPort)!.Value, Protocol.Parse(entry.Protocol)!);
        return new PortSpec
        {
            External = external.ToString(),
            Internal = inside == external ? null : inside.ToString(),
            Protocol = protocol == Protocol.Tcp || external.IsAny ? null : protocol.Text,
        };
    }
}
