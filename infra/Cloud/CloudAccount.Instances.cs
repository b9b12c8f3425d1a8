using System.Net;
using SharedBandwidth.Planning.Network;
using SharedBandwidth.Planning.Values;

namespace SharedBandwidth.Cloud;

/// <content>ECS instances.</content>
public sealed partial class CloudAccount
{
    public const string Instance = "ECS instance";

    private const string InstanceStatus = "Status";
    private const string OneGroup = "SecurityGroupId";
    private const string GroupList = "SecurityGroupIds";

    // The default (JoinSecurityGroup).
    private const int GroupsPerInstance = 5;

    /// <summary>The ids of the security groups that an instance is in.</summary>
    public static IEnumerable<string> SecurityGroupsOf(CloudObject instance) => SecurityGroupsOf(Parameters.Of(instance.Attributes));

    // One, or a list.
    private static IEnumerable<string> SecurityGroupsOf(Parameters said) =>
        said.List(GroupList).Concat(said.Text(OneGroup) is { } one ? [one] : []);

    public string RunInstances(Parameters request)
    {
        var vswitch = Find<CloudObject>(request.Required("VSwitchId"), ErrorCodes.VswitchNotFound, Vswitch);
        RefuseBusy(vswitch, ErrorCodes.IncorrectVswitchStatus);
        RefuseFullVswitch(vswitch, 1);
        RefuseMissingGroups(request);
        RefuseUnusablePrivateIp(request, vswitch);
        return AddPlain(
            Instance,
            "i",
            request.Text("PrivateIpAddress") is null && FreeIp(vswitch) is { } ip ? request.With("PrivateIpAddress", ip) : request,
            times.Instance).Id;
    }

    /// <summary>Changes what is said; security groups that are said take the place of all that there were.</summary>
    public void ModifyInstanceAttribute(Parameters changes)
    {
        var instance = Find<CloudObject>(changes.Required("InstanceId"), ErrorCodes.InstanceNotFound, Instance);
        RefuseMissingGroups(changes);
        if (SecurityGroupsOf(changes).Any())
        {
            instance.Attributes = instance.Attributes.RemoveRange(
                instance.Attributes.Keys.Where(name => name == OneGroup || name.StartsWith($"{GroupList}.", StringComparison.Ordinal)));
        }

        Set(instance, changes, "InstanceId");
    }

    /// <summary>Puts an instance into one more security group.</summary>
    public void JoinSecurityGroup(Parameters request)
    {
        var (instance, group) = InstanceAndGroup(request);
        var groups = SecurityGroupsOf(instance).ToList();
        if (groups.Contains(group.Id))
        {
            throw new RefusedException(ErrorCodes.AlreadyInGroup, $"The {Instance} {instance.Id} is in {group.Id} already.");
        }

        if (VpcOf(instance) is { } vpc && group.Text("VpcId") is { } other && other != vpc)
        {
            throw new RefusedException(
                ErrorCodes.GroupOfAnotherVpc, $"The {Instance} {instance.Id} is in {vpc}, the {SecurityGroup} {group.Id} in {other}.");
        }

        RefuseBeyond(
            Quotas is null ? null : GroupsPerInstance, groups.Count, ErrorCodes.GroupLimit, $"security groups of {instance.Id}");
        SetGroups(instance, groups.Append(group.Id));
    }

    /// <summary>Takes an instance out of a security group; its last one it cannot leave.</summary>
    public void LeaveSecurityGroup(Parameters request)
    {
        var (instance, group) = InstanceAndGroup(request);
        var groups = SecurityGroupsOf(instance).ToList();
        if (!groups.Remove(group.Id))
        {
            throw new RefusedException(ErrorCodes.NotInGroup, $"The {Instance} {instance.Id} is not in {group.Id}.");
        }

        if (groups.Count == 0)
        {
            throw new RefusedException(
                ErrorCodes.LastGroup, $"The {SecurityGroup} {group.Id} is the only one of the {Instance} {instance.Id}.");
        }

        SetGroups(instance, groups);
    }

    private (CloudObject Instance, CloudObject Group) InstanceAndGroup(Parameters request)
    {
        var instance = Find<CloudObject>(request.Required("InstanceId"), ErrorCodes.InstanceNotFound, Instance);
        var group = GroupOf(request);
        RefuseBusy(instance, ErrorCodes.IncorrectInstanceStatus);
        return (instance, group);
    }

    private void SetGroups(CloudObject instance, IEnumerable<string> groups) =>
        ModifyInstanceAttribute(Parameters.Of(("InstanceId", instance.Id)).WithList(GroupList, groups));

    // null: nothing is known of its vSwitch.
    private string? VpcOf(CloudObject instance) => Find(instance.Text("VSwitchId") ?? "")?.Text("VpcId");

    private void RefuseMissingGroups(Parameters request)
    {
        foreach (var group in SecurityGroupsOf(request))
        {
            Find<CloudObject>(group, ErrorCodes.SecurityGroupNotFound, SecurityGroup);
        }
    }

    public void StopInstance(string id) => SetStatus(id, "Stopped", "Stopping");

    public void StartInstance(string id) => SetStatus(id, "Running", "Starting");

    private void SetStatus(string id, string status, string meanwhile)
    {
        var instance = Find<CloudObject>(id, ErrorCodes.InstanceNotFound, Instance);
        RefuseBusy(instance, ErrorCodes.IncorrectInstanceStatus);
        instance.Attributes = instance.Attributes.SetItem(InstanceStatus, status);
        Occupy(instance, meanwhile, times.Other);
    }

    private void RefuseUnusablePrivateIp(Parameters request, CloudObject vswitch)
    {
        if (request.Text("PrivateIpAddress") is not { } text)
        {
            return;
        }

        var ip = Ipv4.Address(text)
            ?? throw new RefusedException(ErrorCodes.PrivateIpMalformed, $"The private IP {text} is not an IPv4 address.");
        if (BlockOf(vswitch.Attributes) is { } block)
        {
            if (!block.Contains(ip))
            {
                throw new RefusedException(
                    ErrorCodes.PrivateIpUnusable, $"The private IP {text} is outside the {block} of the vSwitch {vswitch.Id}.");
            }

            if (VswitchIps.IsReserved(ip, block))
            {
                throw new RefusedException(
                    ErrorCodes.PrivateIpUnusable,
                    $"The private IP {text} is one that the vSwitch {vswitch.Id} keeps: the first and the last three of its {block}.");
            }
        }

        if (All(Instance).FirstOrDefault(o => o.Text("PrivateIpAddress") == text && VpcOf(o) == vswitch.Text("VpcId")) is { } other)
        {
            throw new RefusedException(ErrorCodes.PrivateIpTaken, $"The private IP {text} is that of the instance {other.Id}.");
        }
    }

    // A server that takes another's place has an IP of its own; null: nothing is known of the vSwitch's block.
    private IPAddress? FreeIp(CloudObject vswitch)
    {
        var first = ids.WishedPrivateIp()
            ?? (BlockOf(vswitch.Attributes) is { } block ? Ipv4.At(block, 1) : null);
        if (first is null)
        {
            return null;
        }

        var taken = All(Instance).Select(instance => instance.Text("PrivateIpAddress")).ToHashSet();
        while (!taken.Add(first.ToString()))
        {
            first = Ipv4.At(new IPNetwork(first, 32), 1);
        }

        return first;
    }

    public void DeleteInstance(string id)
    {
        var instance = Find<CloudObject>(id, ErrorCodes.InstanceNotFound, Instance);
        RefuseProtected(instance);
        Remove(instance, times.Instance);
    }
}
