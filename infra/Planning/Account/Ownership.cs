using System.Collections.Immutable;
using SharedBandwidth.Planning.Exposure.Plan;

namespace SharedBandwidth.Planning.Account;

/// <summary>Whose something in the account is, as far as its name and its place tell.</summary>
internal enum Whose
{
    /// <summary>Certainly nothing that the next update only changes.</summary>
    Others,

    /// <summary>What the plan makes, under another name: probably ours from before a change of that name.</summary>
    LookAlike,

    /// <summary>Named by its id in the configuration, or as the plan names it.</summary>
    Ours,
}

/// <summary>
/// Decides what in the account is this stack's own. Pulumi shows a program nothing of its state, so what an earlier update made is known by
/// its name; but Pulumi changes a name in place, and then what is there has the former one. So what is exactly what the plan makes, apart
/// from its name, is taken for ours as well, and whoever relies on that says so with <see cref="Findings.FindingCodes.PerhapsOurs"/>.
/// </summary>
public sealed class Ownership
{
    private readonly StackPlan _plan;
    private readonly (AppPlan App, ForwardEntryPlan Entry)[] _forward;
    private readonly ImmutableArray<SnatEntryPlan> _snat;
    private readonly Dictionary<string, EipFacts[]> _eips;
    private readonly GatewayFacts? _ours;

    public Ownership(StackPlan plan, AccountFacts facts)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(facts);
        _plan = plan;
        _forward = [.. plan.Exposure.Apps.SelectMany(app => app.ForwardEntries.Select(entry => (app, entry)))];
        _snat = plan.Exposure.Outbound?.SnatEntries ?? [];
        EipFacts[] eips = [.. facts.Eips.Concat(facts.GatewayEips).Concat(facts.PackageEips).DistinctBy(eip => eip.Id)];
        _eips = plan.Exposure.AllAddresses.ToDictionary(
            address => address.Key,
            address => eips.Where(eip => address.EipId is { } id ? eip.Id == id.Text : address.DisplayNames.Contains(eip.Name)).ToArray(),
            StringComparer.Ordinal);
        _ours = OurGateway(plan, facts.Gateways);
        LookAlikes = _ours is null
            ? [.. facts.Gateways.Where(IsLookAlike).OrderByDescending(gateway => gateway.VswitchId == plan.Network.VswitchId?.Text)]
            : [];
        Gateway = _ours ?? LookAlikes.FirstOrDefault();
    }

    /// <summary>The gateway that the plan uses, that an earlier update made, or that it may have made; null: there is none.</summary>
    public GatewayFacts? Gateway { get; }

    /// <summary>Gateways that an earlier update may have made, those in the planned vSwitch first; none where one is ours.</summary>
    internal ImmutableArray<GatewayFacts> LookAlikes { get; }

    /// <summary>Those whose entries have to be known to decide.</summary>
    public static IEnumerable<GatewayFacts> Candidates(StackPlan plan, IReadOnlyCollection<GatewayFacts> gateways) =>
        OurGateway(plan, gateways) is { } ours ? [ours] : gateways.Where(gateway => IsInPlace(plan, gateway));

    internal Whose Of(GatewayFacts gateway) =>
        gateway == _ours ? Whose.Ours : LookAlikes.Contains(gateway) ? Whose.LookAlike : Whose.Others;

    internal Whose Of(EipFacts eip) =>
        _eips.Values.Any(known => known.Any(one => one.Id == eip.Id)) ? Whose.Ours
        : _plan.Exposure.AllAddresses.Any(address =>
            !address.Exists && _eips[address.Key].Length == 0 && OfEntriesAt(address, eip) != Whose.Others) ? Whose.LookAlike
        : Whose.Others;

    /// <summary>Whether this address's entries are on the EIP: then an earlier update put it where it is.</summary>
    internal Whose OfEntriesAt(AddressPlan address, EipFacts eip)
    {
        if (Gateway is not { } gateway)
        {
            return Whose.Others;
        }

        var forward = gateway.ForwardEntries.Where(entry => entry.ExternalIp == eip.IpAddress)
            .Select(entry => Match(entry, gateway))
            .Where(match => match.App?.AddressKey == address.Key)
            .Select(match => match.Whose);
        var snat = _plan.Exposure.Outbound?.AddressKey == address.Key
            ? gateway.SnatEntries.Where(entry => entry.SnatIps.Split(',').Contains(eip.IpAddress)).Select(entry => Of(entry, gateway))
            : [];
        return forward.Concat(snat).Append(Whose.Others).Max();
    }

    internal Whose Of(ForwardEntryFacts entry, GatewayFacts gateway) => Match(entry, gateway).Whose;

    internal Whose Of(SnatEntryFacts entry, GatewayFacts gateway) =>
        _snat.Any(planned => planned.DisplayNames.Contains(entry.Name)) ? Whose.Ours
        : _snat.Any(planned => !gateway.SnatEntries.Any(found => planned.DisplayNames.Contains(found.Name)) && IsSame(planned, entry))
            ? Whose.LookAlike
        : Whose.Others;

    /// <summary>The EIP that the address is; null: not known, or several have its name.</summary>
    internal EipFacts? EipOf(AddressPlan address) => _eips[address.Key] is [var one] ? one : null;

    // The vSwitch of a created network is not known before.
    private static GatewayFacts? OurGateway(StackPlan plan, IEnumerable<GatewayFacts> gateways)
    {
        var planned = plan.Exposure.Gateway;
        GatewayFacts[] found =
        [
            .. gateways.Where(gateway => planned.Exists ? gateway.Id == planned.Id!.Text : gateway.Name == planned.DisplayName
                && (plan.Network.Create is not null || gateway.VswitchId == plan.Network.VswitchId?.Text)),
        ];
        return found is [var one] ? one : null;
    }

    // What has the planned name elsewhere is replaced; what is in the planned place is renamed.
    private static bool IsInPlace(StackPlan plan, GatewayFacts gateway) => !plan.Exposure.Gateway.Exists
        && (gateway.Name == plan.Exposure.Gateway.DisplayName || plan.Network.Create is not null
            || (gateway.VpcId == plan.Network.VpcId?.Text && gateway.VswitchId == plan.Network.VswitchId?.Text));

    private bool IsLookAlike(GatewayFacts gateway) => IsInPlace(_plan, gateway)
        && (gateway.Name == _plan.Exposure.Gateway.DisplayName
            || _plan.Exposure.AllAddresses.Any(address => !address.Exists && _eips[address.Key].Any(eip => eip.InstanceId == gateway.Id))
            || gateway.ForwardEntries.Any(entry => Of(entry, gateway) != Whose.Others)
            || gateway.SnatEntries.Any(entry => Of(entry, gateway) != Whose.Others));

    private (Whose Whose, AppPlan? App) Match(ForwardEntryFacts entry, GatewayFacts gateway)
    {
        if (Array.Find(_forward, planned => planned.Entry.DisplayNames.Contains(entry.Name)) is { App: { } named })
        {
            return (Whose.Ours, named);
        }

        var (app, _) = Array.Find(_forward, planned => IsSame(planned.App, planned.Entry, entry)
            && !gateway.ForwardEntries.Any(found => planned.Entry.DisplayNames.Contains(found.Name)));
        return (app is null ? Whose.Others : Whose.LookAlike, app);
    }

    private bool IsSame(AppPlan app, ForwardEntryPlan planned, ForwardEntryFacts found)
    {
        if (found.ExternalPort != planned.ExternalPort || found.InternalPort != planned.InternalPort || found.Protocol != planned.Protocol
            || (app.PrivateIp?.Text is { } privateIp && privateIp != found.InternalIp))
        {
            return false;
        }

        // With another key it would be another resource, made before this one goes, and refused: that is no change of a name.
        var keys = $"-{app.Key}-{planned.PortKey}";
        var hasKeys = found.Name.EndsWith(keys, StringComparison.Ordinal);
        if (IpOf(app.AddressKey) is not { } ip)
        {
            return hasKeys && app.PrivateIp?.Text is not null;
        }

        var hasOtherKeys = !hasKeys && planned.DisplayName.EndsWith(keys, StringComparison.Ordinal)
            && found.Name.StartsWith(planned.DisplayName[..^(keys.Length - 1)], StringComparison.Ordinal);
        return found.ExternalIp == ip && !hasOtherKeys;
    }

    // Its logical name is made from the vSwitch, so that another key is no more than another display name.
    private bool IsSame(SnatEntryPlan planned, SnatEntryFacts found) =>
        found.VswitchId.Length > 0 && found.VswitchId == planned.VswitchId?.Text
        && (IpOf(_plan.Exposure.Outbound!.AddressKey) is { } ip
            ? found.SnatIps == ip
            : found.Name.EndsWith($"-{OutboundPlan.Key}-{planned.VswitchKey}", StringComparison.Ordinal));

    private string? IpOf(string addressKey) => _eips.GetValueOrDefault(addressKey) is [var one] ? one.IpAddress : null;
}
