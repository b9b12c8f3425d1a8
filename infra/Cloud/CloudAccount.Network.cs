using System.Collections.Immutable;
using System.Net;
using SharedBandwidth.Planning.Network;
using SharedBandwidth.Planning.Values;

namespace SharedBandwidth.Cloud;

/// <content>VPC and vSwitch.</content>
public sealed partial class CloudAccount
{
    public const string Vpc = "VPC";
    public const string Vswitch = "vSwitch";

    /// <summary>The list of a VPC's secondary blocks.</summary>
    public const string SecondaryBlocks = "SecondaryCidrBlocks";

    public string CreateVpc(Parameters request) => AddPlain(Vpc, "vpc", request, times.Other).Id;

    public void DeleteVpc(string id) => RemoveUnused(Find<CloudObject>(id, ErrorCodes.VpcNotFound, Vpc), "VpcId");

    public string CreateVSwitch(Parameters request)
    {
        var vpc = Find<CloudObject>(request.Required("VpcId"), ErrorCodes.VpcNotFound, Vpc);
        RefuseBusy(vpc, ErrorCodes.VpcStatusError);
        if (BlockOf(request.Attributes) is { } block && VswitchIn(vpc.Id, block) is { } overlapping)
        {
            throw new RefusedException(ErrorCodes.BlockOverlapped, $"The block {block} overlaps that of the vSwitch {overlapping.Id}.");
        }

        return AddPlain(Vswitch, "vsw", request, times.Other).Id;
    }

    /// <summary>Whether a vSwitch of the VPC has some of a block.</summary>
    public bool HasVswitchIn(string vpc, IPNetwork block) => VswitchIn(vpc, block) is not null;

    /// <summary>Gives a VPC one more block; one that it has, or a VPC that is not there, stays as it is.</summary>
    public void AssociateVpcCidrBlock(string vpc, IPNetwork block)
    {
        if (Find(vpc) is { Kind: Vpc } found && !BlocksOf(found).Any(own => Holds(own, block)))
        {
            found.Attributes = found.Attributes.SetItems(
                Parameters.Empty.WithList(SecondaryBlocks, [.. SecondaryBlocksOf(found), block.ToString()]).Values);
        }
    }

    /// <summary>Another block may be larger or smaller, but what is in use stays inside it (ModifyVpcAttribute).</summary>
    public void ModifyVpcAttribute(Parameters changes)
    {
        var vpc = Find<CloudObject>(changes.Required("VpcId"), ErrorCodes.VpcNotFound, Vpc);
        RefuseBusy(vpc, ErrorCodes.VpcStatusError);
        if (BlockOf(changes.Attributes) is { } block
            && All(Vswitch)
                .FirstOrDefault(v => v.Text("VpcId") == vpc.Id && BlockOf(v.Attributes) is { } of
                    && !SecondaryNetworksOf(vpc).Prepend(block).Any(one => Holds(one, of))) is { } outside)
        {
            throw new RefusedException(ErrorCodes.NotDocumented, $"The vSwitch {outside.Id} is outside the new block {block} of {vpc.Id}.");
        }

        Set(vpc, changes, "VpcId");
    }

    public void ModifyVSwitchAttribute(Parameters changes) =>
        Set(Find<CloudObject>(changes.Required("VSwitchId"), ErrorCodes.VswitchNotFound, Vswitch), changes, "VSwitchId");

    private static IPNetwork? BlockOf(ImmutableSortedDictionary<string, string> attributes) =>
        attributes.GetValueOrDefault("CidrBlock") is { } text ? Ipv4.Network(text) : null;

    // Its own and the secondary ones; none: they are not known.
    private static IEnumerable<IPNetwork> BlocksOf(CloudObject vpc) =>
        (BlockOf(vpc.Attributes) is { } own ? new[] { own } : []).Concat(SecondaryNetworksOf(vpc));

    private static IEnumerable<IPNetwork> SecondaryNetworksOf(CloudObject vpc) =>
        SecondaryBlocksOf(vpc).Select(Ipv4.Network).OfType<IPNetwork>();

    private static bool Holds(IPNetwork outer, IPNetwork inner) =>
        outer.PrefixLength <= inner.PrefixLength && outer.Contains(inner.BaseAddress);

    private CloudObject? VswitchIn(string vpc, IPNetwork block) => All(Vswitch).FirstOrDefault(vswitch =>
        vswitch.Text("VpcId") == vpc && BlockOf(vswitch.Attributes) is { } other && (Holds(block, other) || Holds(other, block)));

    public void DeleteVSwitch(string id) =>
        RemoveUnused(Find<CloudObject>(id, ErrorCodes.VswitchNotFound, Vswitch), "VSwitchId", "SourceVSwitchId");

    /// <summary>The blocks that a VPC has beside its own, as texts.</summary>
    public static IEnumerable<string> SecondaryBlocksOf(CloudObject vpc)
    {
        ArgumentNullException.ThrowIfNull(vpc);
        return Parameters.Of(vpc.Attributes).List(SecondaryBlocks);
    }

    private void RemoveUnused(CloudObject found, params string[] usedAs)
    {
        if (_objects.Values.FirstOrDefault(o => Exists(o) && usedAs.Any(name => o.Text(name) == found.Id)) is { } user)
        {
            throw new RefusedException(ErrorCodes.Dependency, $"The {found.Kind} {found.Id} is still used by the {user.Kind} {user.Id}.");
        }

        Remove(found, times.Other);
    }

    /// <summary>How many private IPs of a vSwitch nothing has; null: its block is not known.</summary>
    public long? FreeIps(CloudObject vswitch)
    {
        ArgumentNullException.ThrowIfNull(vswitch);
        if (BlockOf(vswitch.Attributes) is not { } block)
        {
            return null;
        }

        var gateways = All<Gateway>().Where(g => g.Text("VSwitchId") == vswitch.Id).Select(g => g.Id).ToHashSet(StringComparer.Ordinal);
        var used = gateways.Count
            + All(Instance).Count(i => i.Text("VSwitchId") == vswitch.Id)
            + All<Eip>().Count(e => e.GatewayId is { } id && gateways.Contains(id));
        return (1L << (32 - block.PrefixLength)) - VswitchIps.Reserved - used;
    }

    // What was there before is taken to have room: the plan's checks say how much.
    private void RefuseFullVswitch(CloudObject vswitch, int needed)
    {
        if (FreeIps(vswitch) is { } free && free < needed)
        {
            throw new RefusedException(ErrorCodes.NoFreeIp, $"The vSwitch {vswitch.Id} has {free} free private IPs.");
        }
    }
}
