using System.Text.Json.Nodes;
using SharedBandwidth.Cloud;

namespace SharedBandwidth.Emulator.Actions;

/// <summary>Security groups and their rules.</summary>
internal static class SecurityGroupActions
{
    private const string RuleNames = "IpProtocol PortRange NicType Policy Priority SourceCidrIp SourceGroupId SourceGroupOwnerAccount "
        + "SourceGroupOwnerId SourcePrefixListId Ipv6SourceCidrIp SourcePortRange DestCidrIp Ipv6DestCidrIp Description "
        + "SecurityGroupRuleId";

    private const string PermissionNames = "Permissions.IpProtocol Permissions.PortRange Permissions.NicType Permissions.Policy "
        + "Permissions.Priority Permissions.SourceCidrIp Permissions.SourceGroupId Permissions.SourceGroupOwnerAccount "
        + "Permissions.SourcePrefixListId Permissions.Ipv6SourceCidrIp Permissions.SourcePortRange Permissions.DestCidrIp "
        + "Permissions.Description";

    public static ApiAction[] All { get; } =
    [
        new("CreateSecurityGroup", "VpcId SecurityGroupName Description SecurityGroupType ResourceGroupId ServiceManaged Tag.Key Tag.Value",
            (account, request) => new JsonObject { ["SecurityGroupId"] = account.Cloud.CreateSecurityGroup(request) }),
        new("DescribeSecurityGroups",
            "SecurityGroupId SecurityGroupIds VpcId SecurityGroupName SecurityGroupType ResourceGroupId Tag.Key Tag.Value PageNumber "
            + "PageSize MaxResults NextToken",
            (account, request) => AccountView.Page(request, "SecurityGroups", "SecurityGroup", account.All(CloudAccount.SecurityGroup)
                .Where(group =>
                    (AccountView.IdsOf(request, "SecurityGroupId") is not { } wanted || wanted.Contains(group.Id))
                        && AccountView.HasTags(request, group))
                .Select(group => new JsonObject
                {
                    ["SecurityGroupId"] = group.Id,
                    ["SecurityGroupName"] = group.Text("SecurityGroupName") ?? "",
                    ["Description"] = group.Text("Description") ?? "",
                    ["VpcId"] = group.Text("VpcId") ?? "",
                    ["SecurityGroupType"] = group.Text("SecurityGroupType") ?? "normal",
                    ["CreationTime"] = account.DateOf(group),
                    ["ResourceGroupId"] = group.Text("ResourceGroupId") ?? "",
                    ["ServiceManaged"] = false,
                    ["Tags"] = AccountView.Tags(group, "TagKey", "TagValue"),
                }))),
        new("DescribeSecurityGroupAttribute", "SecurityGroupId Direction NicType Attribute MaxResults NextToken", Group),
        new("ModifySecurityGroupAttribute", "SecurityGroupId SecurityGroupName Description",
            ApiAction.Done((account, request) => account.ModifySecurityGroupAttribute(request))),
        new("DeleteSecurityGroup", "SecurityGroupId",
            ApiAction.Done((account, request) => account.DeleteSecurityGroup(request.Required("SecurityGroupId")))),
        new("AuthorizeSecurityGroup", $"SecurityGroupId {RuleNames} {PermissionNames}",
            ApiAction.Done((account, request) => account.AuthorizeSecurityGroup(request))),
        new("ModifySecurityGroupRule", $"SecurityGroupId {RuleNames}",
            ApiAction.Done((account, request) => account.ModifySecurityGroupRule(request))),
        new("RevokeSecurityGroup", $"SecurityGroupId {RuleNames} {PermissionNames}",
            ApiAction.Done((account, request) => account.RevokeSecurityGroup(request))),
    ];

    private static JsonObject Group(AccountView account, Parameters request)
    {
        var id = request.Required("SecurityGroupId");
        var group = account.Cloud.Find(id) is { Kind: CloudAccount.SecurityGroup } found
            ? found
            : throw new RefusedException(ErrorCodes.SecurityGroupNotFound, $"There is no security group {id}.");
        return new JsonObject
        {
            ["SecurityGroupId"] = group.Id,
            ["SecurityGroupName"] = group.Text("SecurityGroupName") ?? "",
            ["VpcId"] = group.Text("VpcId") ?? "",
            ["Description"] = group.Text("Description") ?? "",
            ["RegionId"] = account.Region,
            ["InnerAccessPolicy"] = "Accept",
            ["Permissions"] = new JsonObject
            {
                ["Permission"] = new JsonArray([..
                    (request.Text("Direction") == "egress" ? [] : account.All(CloudAccount.SecurityGroupRule))
                    // Whatever NicType is asked for: a group of a VPC has rules of one kind.
                    .Where(rule => rule.Text("SecurityGroupId") == group.Id)
                    .Select(rule => new JsonObject
                    {
                        ["Direction"] = "ingress",
                        ["IpProtocol"] = rule.Text("IpProtocol")!.ToUpperInvariant(),
                        ["PortRange"] = rule.Text("PortRange") ?? "",
                        ["NicType"] = rule.Text("NicType") ?? "",
                        ["Policy"] = rule.Text("Policy") == "drop" ? "Drop" : "Accept",
                        ["Priority"] = rule.Text("Priority") ?? "1",
                        ["SourceCidrIp"] = rule.Text("SourceCidrIp") ?? "",
                        ["SourceGroupId"] = rule.Text("SourceGroupId") ?? "",
                        ["Ipv6SourceCidrIp"] = rule.Text("Ipv6SourceCidrIp") ?? "",
                        ["SourcePrefixListId"] = rule.Text("SourcePrefixListId") ?? "",
                        ["DestCidrIp"] = "",
                        ["DestGroupId"] = "",
                        ["Description"] = rule.Text("Description") ?? "",
                        ["SecurityGroupRuleId"] = rule.Id,
                    })]),
            },
        };
    }
}
