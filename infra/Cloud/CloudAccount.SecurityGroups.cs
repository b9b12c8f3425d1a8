using System.Collections.Immutable;
using SharedBandwidth.Planning.Findings;

namespace SharedBandwidth.Cloud;

/// <content>Security groups and their rules.</content>
public sealed partial class CloudAccount
{
    public const string SecurityGroup = "security group";
    public const string SecurityGroupRule = "security group rule";

    private static readonly string[] _ruleSources = ["SourceCidrIp", "SourceGroupId", "Ipv6SourceCidrIp", "SourcePrefixListId"];

    private static readonly string[] _ruleValues = ["IpProtocol", "PortRange", "NicType", "Policy", "Priority", .. _ruleSources];

    private static readonly ImmutableSortedDictionary<string, string> _ruleDefaults =
        Parameters.Of(("NicType", "intranet"), ("Policy", "accept"), ("Priority", "1")).Values;

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
        RefuseMissing(values, "IpProtocol");
        RefuseMissing(values, "PortRange");
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
}
