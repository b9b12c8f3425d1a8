using System.Collections.Immutable;
using System.Net;
using SharedBandwidth.Planning.Findings;
using SharedBandwidth.Planning.Network;
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

    /// <summary>The list of a VPC's secondary blocks.</summary>
    public const string SecondaryBlocks = "SecondaryCidrBlocks";

    private const string InstanceStatus = "Status";
    private const string OneGroup = "SecurityGroupId";
    private const string GroupList = "SecurityGroupIds";

    // The default (JoinSecurityGroup).
    private const int GroupsPerInstance = 5;

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
                .FirstOrDefault(v => v.Text("VpcId") == vpc.Id && BlockOf(v.Attributes) is { } of && !Holds(block, of)) is { } outside)
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
        (BlockOf(vpc.Attributes) is { } own ? new[] { own } : []).Concat(SecondaryBlocksOf(vpc).Select(Ipv4.Network).OfType<IPNetwork>());

    private static bool Holds(IPNetwork outer, IPNetwork inner) =>
        outer.PrefixLength <= inner.PrefixLength && outer.Contains(inner.BaseAddress);

    private CloudObject? VswitchIn(string vpc, IPNetwork block) => All(Vswitch).FirstOrDefault(vswitch =>
        vswitch.Text("VpcId") == vpc && BlockOf(vswitch.Attributes) is { } other && (Holds(block, other) || Holds(other, block)));

    public void DeleteVSwitch(string id) =>
        RemoveUnused(Find<CloudObject>(id, ErrorCodes.VswitchNotFound, Vswitch), "VSwitchId", "SourceVSwitchId");

    public string CreateSecurityGroup(Parameters request)
    {
        Find<CloudObject>(request.Required("VpcId"), ErrorCodes.VpcNotFound, Vpc);
        return AddPlain(SecurityGroup, "sg", request, TimeSpan.Zero).Id;
    }

    public void ModifySecurityGroupAttribute(Parameters changes) =>
        Set(GroupOf(changes), changes, "SecurityGroupId");

    public void DeleteSecurityGroup(string id)
    {
        var group = Find<CloudObject>(id, ErrorCodes.SecurityGroupNotFound, SecurityGroup);
        if (All(Instance).FirstOrDefault(i => SecurityGroupsOf(i).Contains(id)) is { } member)
        {
            throw new RefusedException(ErrorCodes.Dependency, $"The security group {id} still has the instance {member.Id}.");
        }

        foreach (var rule in RulesOf(id).ToList())
        {
            Remove(rule, TimeSpan.Zero);
        }

        Remove(group, TimeSpan.Zero);
    }

    /// <summary>Opens a port. A rule is its values: the same one again changes nothing.</summary>
    public void AuthorizeSecurityGroup(Parameters request)
    {
        var group = GroupOf(request);
        var values = RuleValues(request);
        foreach (var needed in (string[])["IpProtocol", "PortRange"])
        {
            RefuseMissing(values, needed);
        }

        RefuseMissing(values, _ruleSources);
        if (FindRule(group.Id, values) is null)
        {
            var attributes = values.SetItem("SecurityGroupId", group.Id);
            attributes = Permission(request, "Description") is { } description
                ? attributes.SetItem("Description", description)
                : attributes;
            Add(new CloudObject { Kind = SecurityGroupRule, Id = ids.NewId("sgr"), Attributes = attributes }, "", TimeSpan.Zero);
        }
    }

    /// <summary>Changes the rule of an id; one that is known by its values is described otherwise.</summary>
    public void ModifySecurityGroupRule(Parameters changes)
    {
        var group = GroupOf(changes);
        var rule = RulesIn(group, changes).FirstOrDefault()
            ?? throw new RefusedException(ErrorCodes.InvalidParameter, $"The security group {group.Id} has no such rule.");
        rule.Attributes = rule.Attributes.SetItems(SaidOfRule(changes)).SetItem("Description", changes.Text("Description") ?? "");
    }

    /// <summary>Closes a port; one that is closed stays so.</summary>
    public void RevokeSecurityGroup(Parameters request)
    {
        foreach (var rule in RulesIn(GroupOf(request), request).ToList())
        {
            Remove(rule, TimeSpan.Zero);
        }
    }

    /// <summary>The rule with these values; null: the group has none.</summary>
    public CloudObject? FindRule(Parameters request) =>
        request.Text("SecurityGroupId") is { } group ? FindRule(group, RuleValues(request)) : null;

    private static readonly string[] _ruleSources = ["SourceCidrIp", "SourceGroupId", "Ipv6SourceCidrIp", "SourcePrefixListId"];

    private static readonly string[] _ruleValues = ["IpProtocol", "PortRange", "NicType", "Policy", "Priority", .. _ruleSources];

    private static readonly ImmutableSortedDictionary<string, string> _ruleDefaults =
        Parameters.Of(("NicType", "intranet"), ("Policy", "accept"), ("Priority", "1")).Values;

    // What is not said has the service's default.
    private static ImmutableSortedDictionary<string, string> RuleValues(Parameters request) => _ruleDefaults.SetItems(SaidOfRule(request));

    // At the request itself, or as its first permission.
    private static IEnumerable<KeyValuePair<string, string>> SaidOfRule(Parameters request) =>
        from name in _ruleValues
        let value = Permission(request, name)
        where value is not null
        select KeyValuePair.Create(name, name is "IpProtocol" or "Policy" ? value.ToLowerInvariant() : value);

    private static void RefuseMissing(ImmutableSortedDictionary<string, string> values, params string[] oneOf)
    {
        if (!oneOf.Any(values.ContainsKey))
        {
            throw new RefusedException(ErrorCodes.MissingParameter, $"A rule needs {Sentence.Or(oneOf)}.");
        }
    }

    private static string? Permission(Parameters request, string name) => request.Text($"Permissions.1.{name}") ?? request.Text(name);

    /// <summary>The blocks that a VPC has beside its own, as texts.</summary>
    public static IEnumerable<string> SecondaryBlocksOf(CloudObject vpc)
    {
        ArgumentNullException.ThrowIfNull(vpc);
        return Parameters.Of(vpc.Attributes).List(SecondaryBlocks);
    }

    /// <summary>The ids of the security groups that an instance is in.</summary>
    public static IEnumerable<string> SecurityGroupsOf(CloudObject instance) => SecurityGroupsOf(Parameters.Of(instance.Attributes));

    // One, or a list.
    private static IEnumerable<string> SecurityGroupsOf(Parameters said) =>
        said.List(GroupList).Concat(said.Text(OneGroup) is { } one ? [one] : []);

    // By their ids, or the one with these values.
    private IEnumerable<CloudObject> RulesIn(CloudObject group, Parameters request)
    {
        string[] ids = [.. request.List("SecurityGroupRuleId"), .. request.Text("SecurityGroupRuleId") is { } one ? [one] : (string[])[]];
        return ids.Length > 0
            ? RulesOf(group.Id).Where(rule => ids.Contains(rule.Id))
            : FindRule(group.Id, RuleValues(request)) is { } rule ? [rule] : [];
    }

    // A rule from everywhere is not that from a block.
    private CloudObject? FindRule(string group, ImmutableSortedDictionary<string, string> values) =>
        RulesOf(group).FirstOrDefault(rule => _ruleValues.All(name => rule.Text(name) == values.GetValueOrDefault(name)));

    private IEnumerable<CloudObject> RulesOf(string group) => All(SecurityGroupRule).Where(rule => rule.Text("SecurityGroupId") == group);

    private CloudObject GroupOf(Parameters request) =>
        Find<CloudObject>(request.Required("SecurityGroupId"), ErrorCodes.SecurityGroupNotFound, SecurityGroup);

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
