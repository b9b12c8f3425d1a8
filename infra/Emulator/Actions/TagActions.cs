using System.Text.Json.Nodes;

namespace SharedBandwidth.Emulator.Actions;

/// <summary>Tags, resource groups and deletion protection, of whatever kind.</summary>
internal static class TagActions
{
    private const string TagNames = "ResourceType ResourceId Tag.Key Tag.Value TagKey All NextToken MaxResults";

    /// <summary>Spelled otherwise than in VPC.</summary>
    public static ApiAction[] OfEcs =>
    [
        .. Common("UntagResources"),
        new("JoinResourceGroup", "ResourceId ResourceType ResourceGroupId",
            ApiAction.Done(
                (account, request) => account.MoveResourceGroup(request.Required("ResourceId"), request.Required("ResourceGroupId")))),
    ];

    public static ApiAction[] All =>
    [
        .. Common("UnTagResources"),
        new("MoveResourceGroup", "ResourceId ResourceType NewResourceGroupId",
            ApiAction.Done(
                (account, request) => account.MoveResourceGroup(request.Required("ResourceId"), request.Required("NewResourceGroupId")))),
        new("DeletionProtection", "InstanceId ProtectionEnable Type",
            ApiAction.Done((account, request) =>
                account.DeletionProtection(request.Required("InstanceId"), request.Flag("ProtectionEnable") is true))),
    ];

    private static ApiAction[] Common(string untag) =>
    [
        new("TagResources", TagNames, (account, request) =>
        {
            foreach (var id in request.List("ResourceId"))
            {
                account.Cloud.TagResources(id, request.Tags);
            }

            return [];
        }),
        new(untag, TagNames, (account, request) =>
        {
            foreach (var id in request.List("ResourceId"))
            {
                var all = request.Flag("All") is true ? account.Cloud.Find(id)?.Tags.Keys ?? [] : [];
                account.Cloud.UnTagResources(id, request.List("TagKey").Concat(all));
            }

            return [];
        }),
        new("ListTagResources", TagNames, (account, request) => new JsonObject
        {
            ["TagResources"] = new JsonObject
            {
                ["TagResource"] = new JsonArray([.. request.List("ResourceId")
                    .SelectMany(id => account.Cloud.Find(id)?.Tags.Select(tag => new JsonObject
                    {
                        ["ResourceId"] = id,
                        ["ResourceType"] = request.Text("ResourceType") ?? "",
                        ["TagKey"] = tag.Key,
                        ["TagValue"] = tag.Value,
                    }) ?? [])]),
            },
            ["NextToken"] = "",
        }),
    ];
}
