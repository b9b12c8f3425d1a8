using System.Collections.Immutable;
using SharedBandwidth.Planning.Exposure.Plan;
using SharedBandwidth.Planning.Network;
using SharedBandwidth.Planning.Values;

namespace SharedBandwidth.Adoption;

/// <summary>
/// What of an inventory is what a plan would make. A gateway is known by its vSwitch and its name, an entry by its private side (which the
/// service takes once in a table) and otherwise by its name, an EIP by the entries on it and otherwise by its name, a package by the EIPs
/// in it and otherwise by its name. Where several fit, none is taken.
/// </summary>
public sealed record Matches
{
    /// <summary>null: none fits, or several do.</summary>
    public FoundGateway? Gateway { get; private init; }

    /// <summary>Gateways that fit equally well; empty where that is clear.</summary>
    public ImmutableArray<FoundGateway> PossibleGateways { get; private init; } = [];

    /// <summary>null: as with the gateway.</summary>
    public FoundPackage? Package { get; private init; }

    /// <summary>By address key; that of outbound connections by <see cref="OutboundPlan.Key"/>.</summary>
    public ImmutableDictionary<string, FoundEip> Eips { get; private init; } = ImmutableDictionary<string, FoundEip>.Empty;

    public ImmutableDictionary<(string App, string Port), FoundForwardEntry> ForwardEntries { get; private init; } =
        ImmutableDictionary<(string App, string Port), FoundForwardEntry>.Empty;

    /// <summary>By the vSwitch's key.</summary>
    public ImmutableDictionary<string, FoundSnatEntry> SnatEntries { get; private init; } =
        ImmutableDictionary<string, FoundSnatEntry>.Empty;

    /// <param name="plan">What would be made; what it brings, it names by its id.</param>
    /// <param name="network">Where.</param>
    /// <param name="inventory">What exists.</param>
    /// <param name="gatewayId">The gateway that is meant; null: the one that fits.</param>
    public static Matches Of(ExposurePlan plan, NetworkSpec network, Inventory inventory, string? gatewayId)
    {
        FoundGateway[] gateways = [.. Gateways(plan, network, inventory, gatewayId)];
        if (gateways is not [var gateway])
        {
            return new Matches { PossibleGateways = [.. gateways] };
        }

        var forward = ForwardEntriesOf(plan, inventory, gateway);
        var snat = SnatEntriesOf(plan, inventory, gateway);
        var eips = EipsOf(plan, inventory, gateway, forward, snat);
        return new Matches
        {
            Gateway = gateway,
            ForwardEntries = forward,
            SnatEntries = snat,
            Eips = eips,
            Package = PackageOf(plan.Package, inventory, eips.Values),
        };
    }

    /// <summary>The entry that a port is taken over with; null: none is there, or one at another IP than the app's address has.</summary>
    public FoundForwardEntry? Adopted(AppPlan app, ForwardEntryPlan entry) =>
        ForwardEntries.GetValueOrDefault((app.Key, entry.PortKey)) is { } found
        && Eips.GetValueOrDefault(app.AddressKey)?.IpAddress == found.ExternalIp
            ? found
            : null;

    /// <summary>The same of a vSwitch's way out.</summary>
    public FoundSnatEntry? Adopted(OutboundPlan outbound, SnatEntryPlan entry) =>
        SnatEntries.GetValueOrDefault(entry.VswitchKey) is { } found
        && Eips.GetValueOrDefault(outbound.AddressKey)?.IpAddress == found.SnatIps
            ? found
            : null;

    private static IEnumerable<FoundGateway> Gateways(ExposurePlan plan, NetworkSpec network, Inventory inventory, string? gatewayId)
    {
        if ((plan.Gateway.Id?.Text ?? gatewayId) is { } id)
        {
            return inventory.Gateways.Where(gateway => gateway.Id == id);
        }

        FoundGateway[] possible =
        [
            .. inventory.Gateways.Where(gateway => gateway.IsUsable
                && (network.VpcId?.Text is not { } vpcId || gateway.VpcId == vpcId)
                && (network.VswitchId?.Text is not { } vswitchId || gateway.VswitchId == vswitchId)),
        ];
        FoundGateway[] named = [.. possible.Where(gateway => gateway.Name == plan.Gateway.DisplayName)];

        // Of a network that is to be created nothing but the name is known.
        return named.Length > 0 || network.Create is not null ? named : possible;
    }

    private static ImmutableDictionary<(string App, string Port), FoundForwardEntry> ForwardEntriesOf(
        ExposurePlan plan, Inventory inventory, FoundGateway gateway)
    {
        var entries = inventory.ForwardEntries.Where(entry => entry.TableId == gateway.ForwardTableId).ToArray();
        var byPrivateSide = entries.ToLookup(entry => (entry.InternalIp, Port(entry.InternalPort), Protocol.Parse(entry.Protocol)));
        var byName = entries.ToLookup(entry => entry.Name, StringComparer.Ordinal);
        var found = ImmutableDictionary.CreateBuilder<(string App, string Port), FoundForwardEntry>();
        var taken = new HashSet<string>(StringComparer.Ordinal);
        (AppPlan App, ForwardEntryPlan Entry)[] planned =
            [.. plan.Apps.SelectMany(app => app.ForwardEntries.Select(entry => (app, entry)))];
        foreach (var (app, entry) in planned.Where(one => one.App.PrivateIp?.Text is not null))
        {
            Take(app, entry, byPrivateSide[(app.PrivateIp!.Text!, entry.InternalPort, entry.Protocol)]);
        }

        foreach (var (app, entry) in planned.Where(one => !found.ContainsKey((one.App.Key, one.Entry.PortKey))))
        {
            Take(app, entry, entry.DisplayNames.SelectMany(name => byName[name]).Distinct());
        }

        return found.ToImmutable();

        void Take(AppPlan app, ForwardEntryPlan entry, IEnumerable<FoundForwardEntry> candidates)
        {
            if (candidates.Where(candidate => !taken.Contains(candidate.Id)).ToArray() is [var one])
            {
                taken.Add(one.Id);
                found[(app.Key, entry.PortKey)] = one;
            }
        }
    }

    private static PortRange? Port(string text) => PortRange.Parse(text);

    private static ImmutableDictionary<string, FoundSnatEntry> SnatEntriesOf(ExposurePlan plan, Inventory inventory, FoundGateway gateway)
    {
        var byVswitch = inventory.SnatEntries.Where(entry => entry.TableId == gateway.SnatTableId && entry.VswitchId.Length > 0)
            .ToLookup(entry => entry.VswitchId, StringComparer.Ordinal);
        return (plan.Outbound?.SnatEntries ?? [])
            .Where(entry => entry.VswitchId?.Text is { } id && byVswitch[id].Count() == 1)
            .ToImmutableDictionary(entry => entry.VswitchKey, entry => byVswitch[entry.VswitchId!.Text!].Single());
    }

    private static ImmutableDictionary<string, FoundEip> EipsOf(
        ExposurePlan plan,
        Inventory inventory,
        FoundGateway gateway,
        ImmutableDictionary<(string App, string Port), FoundForwardEntry> forward,
        ImmutableDictionary<string, FoundSnatEntry> snat)
    {
        var ipsByAddress = plan.Apps
            .SelectMany(app =>
                app.ForwardEntries.Select(entry => (app.AddressKey, Ip: forward.GetValueOrDefault((app.Key, entry.PortKey))?.ExternalIp)))
            .Concat(snat.Values.Select(entry => (plan.Outbound!.AddressKey, Ip: (string?)entry.SnatIps)))
            .Where(of => of.Ip is not null)
            .ToLookup(of => of.AddressKey, of => of.Ip!, StringComparer.Ordinal);
        var byIp = inventory.Eips.ToDictionary(eip => eip.IpAddress, StringComparer.Ordinal);
        var found = ImmutableDictionary.CreateBuilder<string, FoundEip>(StringComparer.Ordinal);
        foreach (var address in plan.AllAddresses)
        {
            FoundEip[] candidates = address.EipId is { } id ? [.. inventory.Eips.Where(eip => eip.Id == id.Text)]
                : ipsByAddress.Contains(address.Key)
                    ? [.. ipsByAddress[address.Key].Distinct().Select(byIp.GetValueOrDefault).OfType<FoundEip>()]
                :
                [
                    .. inventory.Eips.Where(eip =>
                        address.DisplayNames.Contains(eip.Name) && (eip.InstanceId.Length == 0 || eip.InstanceId == gateway.Id)),
                ];
            if (candidates is [var one] && !found.ContainsValue(one))
            {
                found.Add(address.Key, one);
            }
        }

        return found.ToImmutable();
    }

    private static FoundPackage? PackageOf(PackagePlan plan, Inventory inventory, IEnumerable<FoundEip> eips)
    {
        FoundPackage[] candidates = plan.Id is { } id
            ? [.. inventory.Packages.Where(package => package.Id == id.Text)]
            : [.. eips.Where(eip => eip.PackageId.Length > 0).GroupBy(eip => eip.PackageId)
                .OrderByDescending(members => members.Count()).ThenBy(members => members.Key, StringComparer.Ordinal)
                .SelectMany(members => inventory.Packages.Where(package => package.Id == members.Key)).Take(1)];
        return candidates.Length > 0 ? candidates[0]
            : plan.Id is null && inventory.Packages.Where(package => package.Name == plan.DisplayName).ToArray() is [var named] ? named
            : null;
    }
}
