using System.Collections;
using System.Net;
using SharedBandwidth.Planning.Values;

namespace SharedBandwidth.Cloud;

/// <content>VPC, vSwitch, security groups and ECS instances.</content>
public sealed partial class CloudAccount
{
    public const string Vpc = "VPC";
    public const string Vswitch = "vSwitch";
    public const string SecurityGroup = "security group";
    public const string SecurityGroupRule = "security group rule";
    public const string Instance = "ECS instance";

    // The service keeps the first address and the last three of every vSwitch.
    private const int ReservedIps = 4;

    public string CreateVpc(string wishedId, PropertyMap inputs) => AddPlain(Vpc, wishedId, inputs, times.Other).Id;

    public void DeleteVpc(string id) => RemoveUnused(Find<CloudObject>(id, ErrorCodes.VpcNotFound, Vpc), "vpcId");

    public string CreateVSwitch(string wishedId, PropertyMap inputs)
    {
        var vpc = Find<CloudObject>((string)inputs["vpcId"], ErrorCodes.VpcNotFound, Vpc);
        RefuseBusy(vpc, ErrorCodes.VpcStatusError);
        var block = BlockOf(inputs);
        if (All(Vswitch).FirstOrDefault(other => other.Text("vpcId") == vpc.Id && Overlap(BlockOf(other.Attributes), block)) is { } overlapping)
        {
            throw new RefusedException(ErrorCodes.BlockOverlapped, $"The block {block} overlaps that of the vSwitch {overlapping.Id}.");
        }

        return AddPlain(Vswitch, wishedId, inputs, times.Other).Id;
    }

    /// <summary>Another block may be larger or smaller, but what is in use stays inside it (ModifyVpcAttribute).</summary>
    public void ModifyVpc(string id, PropertyMap changes)
    {
        var vpc = Find<CloudObject>(id, ErrorCodes.VpcNotFound, Vpc);
        RefuseBusy(vpc, ErrorCodes.VpcStatusError);
        if (BlockOf(changes) is { } block
            && All(Vswitch).FirstOrDefault(v => v.Text("vpcId") == id && BlockOf(v.Attributes) is { } of && !Holds(block, of)) is { } outside)
        {
            throw new RefusedException(ErrorCodes.NotDocumented, $"The vSwitch {outside.Id} is outside the new block {block} of {id}.");
        }

        vpc.Attributes = vpc.Attributes.SetItems(changes);
    }

    private static IPNetwork? BlockOf(PropertyMap attributes) =>
        attributes.GetValueOrDefault("cidrBlock") is string text ? Ipv4.Network(text) : null;

    private static bool Holds(IPNetwork outer, IPNetwork inner) =>
        outer.PrefixLength <= inner.PrefixLength && outer.Contains(inner.BaseAddress);

    private static bool Overlap(IPNetwork? one, IPNetwork? other) =>
        one is { } first && other is { } second && (Holds(first, second) || Holds(second, first));

    public void DeleteVSwitch(string id) =>
        RemoveUnused(Find<CloudObject>(id, ErrorCodes.VswitchNotFound, Vswitch), "vswitchId", "sourceVswitchId");

    public string CreateSecurityGroup(string wishedId, PropertyMap inputs)
    {
        Find<CloudObject>((string)inputs["vpcId"], ErrorCodes.VpcNotFound, Vpc);
        return AddPlain(SecurityGroup, wishedId, inputs, TimeSpan.Zero).Id;
    }

    public void DeleteSecurityGroup(string id)
    {
        var group = Find<CloudObject>(id, ErrorCodes.InstanceNotFound, SecurityGroup);
        var member = All(Instance).FirstOrDefault(i =>
            i.Attributes.GetValueOrDefault("securityGroups") is IEnumerable groups && groups.Cast<object>().Contains(id));
        if (member is not null)
        {
            throw new RefusedException(ErrorCodes.Dependency, $"The security group {id} still has the instance {member.Id}.");
        }

        Remove(group, TimeSpan.Zero);
    }

    /// <summary>Opens a port. A rule is its values: the same one again changes nothing.</summary>
    public void AuthorizeSecurityGroup(string ruleId, PropertyMap inputs)
    {
        Find<CloudObject>((string)inputs["securityGroupId"], ErrorCodes.InstanceNotFound, SecurityGroup);
        if (!Exists(ruleId))
        {
            _idsEverUsed.Add(ruleId);
            Add(new CloudObject { Kind = SecurityGroupRule, Id = ruleId, Attributes = inputs }, "", TimeSpan.Zero);
        }
    }

    public void RevokeSecurityGroup(string ruleId)
    {
        if (TryFind<CloudObject>(ruleId, out var rule))
        {
            Remove(rule, TimeSpan.Zero);
        }
    }

    public string RunInstances(string wishedId, PropertyMap inputs)
    {
        var vswitch = Find<CloudObject>((string)inputs["vswitchId"], ErrorCodes.VswitchNotFound, Vswitch);
        RefuseBusy(vswitch, ErrorCodes.IncorrectVswitchStatus);
        RefuseFullVswitch(vswitch, 1);
        return AddPlain(Instance, wishedId, WithFreeIp(inputs), times.Instance).Id;
    }

    // A server that takes another's place has an IP of its own.
    private PropertyMap WithFreeIp(PropertyMap inputs)
    {
        if (inputs.GetValueOrDefault("privateIp") is not string ip)
        {
            return inputs;
        }

        var taken = All(Instance).Select(instance => instance.Text("privateIp")).ToHashSet();
        while (!taken.Add(ip))
        {
            ip = Ipv4.At(new IPNetwork(IPAddress.Parse(ip), 32), 1).ToString();
        }

        return inputs.SetItem("privateIp", ip);
    }

    public void DeleteInstance(string id)
    {
        var instance = Find<CloudObject>(id, ErrorCodes.InstanceNotFound, Instance);
        RefuseProtected(instance);
        Remove(instance, times.Instance);
    }

    private void RemoveUnused(CloudObject found, params string[] usedAs)
    {
        if (_objects.Values.FirstOrDefault(o => Exists(o) && usedAs.Any(name => o.Text(name) == found.Id)) is { } user)
        {
            throw new RefusedException(ErrorCodes.Dependency, $"The {found.Kind} {found.Id} is still used by the {user.Kind} {user.Id}.");
        }

        Remove(found, times.Other);
    }

    // What was there before is taken to have room: the plan's checks say how much.
    private void RefuseFullVswitch(CloudObject vswitch, int needed)
    {
        if (vswitch.Text("cidrBlock") is not { } text || Ipv4.Network(text) is not { } block)
        {
            return;
        }

        var gateways = All<Gateway>().Where(g => g.Text("vswitchId") == vswitch.Id).Select(g => g.Id).ToHashSet(StringComparer.Ordinal);
        var used = gateways.Count
            + All(Instance).Count(i => i.Text("vswitchId") == vswitch.Id)
            + All<Eip>().Count(e => e.GatewayId is { } id && gateways.Contains(id));
        var free = (1L << (32 - block.PrefixLength)) - ReservedIps - used;
        if (free < needed)
        {
            throw new RefusedException(ErrorCodes.NoFreeIp, $"The vSwitch {vswitch.Id} has {free} free private IPs.");
        }
    }
}
