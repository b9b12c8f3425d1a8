using System.Text.Json.Nodes;
using SharedBandwidth.Cloud;

namespace SharedBandwidth.Emulator.Actions;

/// <summary>VPCs and vSwitches.</summary>
internal static class NetworkActions
{
    public static ApiAction[] All { get; } =
    [
        new("CreateVpc",
            "CidrBlock VpcName Description ResourceGroupId UserCidr EnableIpv6 Ipv6Isp Ipv6CidrBlock EnableDnsHostname Tag.Key Tag.Value",
            (account, request) =>
            {
                var id = account.Cloud.CreateVpc(request.Text("CidrBlock") is null ? request.With("CidrBlock", "172.16.0.0/12") : request);
                return new JsonObject
                {
                    ["VpcId"] = id,
                    ["VRouterId"] = RouterOf(id),
                    ["RouteTableId"] = TableOf(id),
                    ["ResourceGroupId"] = request.Text("ResourceGroupId") ?? AccountView.DefaultResourceGroup,
                };
            }),
        new("DescribeVpcAttribute", "VpcId IsDefault",
            (account, request) => Of(account, Find(account, request.Required("VpcId"), CloudAccount.Vpc, ErrorCodes.VpcNotFound))),
        new("ModifyVpcAttribute", "VpcId VpcName Description CidrBlock EnableIPv6 Ipv6CidrBlock EnableDnsHostname",
            ApiAction.Done((account, request) => account.ModifyVpcAttribute(request))),
        new("DeleteVpc", "VpcId ForceDelete", ApiAction.Done((account, request) => account.DeleteVpc(request.Required("VpcId")))),
        new("DescribeRouteTableList", "VpcId RouteTableId RouterId RouteTableType RouteTableName ResourceGroupId PageNumber PageSize",
            (account, request) => AccountView.Page(request, "RouterTableList", "RouterTableListType", account
                .Asked(request, "VpcId", CloudAccount.Vpc)
                .Select(vpc => new JsonObject
                {
                    ["VpcId"] = vpc.Id,
                    ["RouteTableId"] = TableOf(vpc.Id),
                    ["RouterId"] = RouterOf(vpc.Id),
                    ["RouteTableType"] = "System",
                    ["RouteTableName"] = "",
                    ["Description"] = "",
                    ["ResourceGroupId"] = AccountView.DefaultResourceGroup,
                    ["RoutePropagationEnable"] = true,
                    ["Status"] = "Available",
                }))),
        new("CreateVSwitch", "VpcId CidrBlock ZoneId VSwitchName Description Ipv6CidrBlock VpcIpv6CidrBlock Tag.Key Tag.Value",
            (account, request) =>
            {
                request.Required("CidrBlock");
                var zone = request.Required("ZoneId");
                return account.Zones.Contains(zone)
                    ? new JsonObject { ["VSwitchId"] = account.Cloud.CreateVSwitch(request) }
                    : throw new RefusedException("InvalidZoneId.NotFound", $"The region {account.Region} has no zone {zone} here.");
            }),
        new("DescribeVSwitchAttributes", "VSwitchId",
            (account, request) =>
                OfVSwitch(account, Find(account, request.Required("VSwitchId"), CloudAccount.Vswitch, ErrorCodes.VswitchNotFound))),
        new("DescribeVSwitches",
            "VSwitchId VpcId ZoneId VSwitchName IsDefault ResourceGroupId Tag.Key Tag.Value PageNumber PageSize",
            (account, request) => AccountView.Page(request, "VSwitches", "VSwitch", account
                .Asked(request, "VSwitchId", CloudAccount.Vswitch)
                .Select(vswitch => OfVSwitch(account, vswitch)))),
        new("ModifyVSwitchAttribute", "VSwitchId VSwitchName Description EnableIPv6 Ipv6CidrBlock VpcIpv6CidrBlock",
            ApiAction.Done((account, request) => account.ModifyVSwitchAttribute(request))),
        new("DeleteVSwitch", "VSwitchId", ApiAction.Done((account, request) => account.DeleteVSwitch(request.Required("VSwitchId")))),
    ];

    private static CloudObject Find(AccountView account, string id, string kind, string code) =>
        account.Cloud.Find(id) is { } found && found.Kind == kind ? found : throw new RefusedException(code, $"There is no {kind} {id}.");

    // Made with the VPC and never asked for by anything else.
    private static string RouterOf(string vpc) => vpc.Replace("vpc-", "vrt-", StringComparison.Ordinal);

    private static string TableOf(string vpc) => vpc.Replace("vpc-", "vtb-", StringComparison.Ordinal);

    private static JsonObject Of(AccountView account, CloudObject vpc) => new()
    {
        ["VpcId"] = vpc.Id,
        ["VpcName"] = vpc.Text("VpcName") ?? "",
        ["CidrBlock"] = vpc.Text("CidrBlock") ?? "",
        ["Status"] = account.Cloud.StatusOf(vpc),
        ["Description"] = vpc.Text("Description") ?? "",
        ["IsDefault"] = false,
        ["RegionId"] = account.Region,
        ["ResourceGroupId"] = vpc.Text("ResourceGroupId") ?? AccountView.DefaultResourceGroup,
        ["VRouterId"] = RouterOf(vpc.Id),
        ["CreationTime"] = account.DateOf(vpc),
        ["ClassicLinkEnabled"] = false,
        ["EnabledIpv6"] = false,
        ["Ipv6CidrBlock"] = "",
        ["DnsHostnameStatus"] = "DISABLED",
        ["VSwitchIds"] = AccountView.Texts(
            "VSwitchId", account.All(CloudAccount.Vswitch).Where(v => v.Text("VpcId") == vpc.Id).Select(v => v.Id)),
        ["UserCidrs"] = AccountView.Texts("UserCidr"),
        ["SecondaryCidrBlocks"] = AccountView.Texts("SecondaryCidrBlock", CloudAccount.SecondaryBlocksOf(vpc)),
        ["Ipv6CidrBlocks"] = new JsonObject { ["Ipv6CidrBlock"] = new JsonArray() },
        ["Tags"] = AccountView.Tags(vpc),
        ["CloudResources"] = new JsonObject { ["CloudResourceSetType"] = new JsonArray() },
        ["AssociatedCens"] = new JsonObject { ["AssociatedCen"] = new JsonArray() },
    };

    private static JsonObject OfVSwitch(AccountView account, CloudObject vswitch) => new()
    {
        ["VSwitchId"] = vswitch.Id,
        ["VSwitchName"] = vswitch.Text("VSwitchName") ?? "",
        ["VpcId"] = vswitch.Text("VpcId") ?? "",
        ["CidrBlock"] = vswitch.Text("CidrBlock") ?? "",
        ["ZoneId"] = vswitch.Text("ZoneId") ?? account.Zones.First(),
        ["Status"] = account.Cloud.StatusOf(vswitch),
        ["Description"] = vswitch.Text("Description") ?? "",
        ["IsDefault"] = false,
        ["Ipv6CidrBlock"] = "",
        ["AvailableIpAddressCount"] = account.Cloud.FreeIps(vswitch) ?? 0,
        ["CreationTime"] = account.DateOf(vswitch),
        ["ResourceGroupId"] = vswitch.Text("ResourceGroupId") ?? AccountView.DefaultResourceGroup,
        ["RouteTable"] = new JsonObject { ["RouteTableId"] = TableOf(vswitch.Text("VpcId") ?? "vpc-"), ["RouteTableType"] = "System" },
        ["Tags"] = AccountView.Tags(vswitch),
        ["CloudResources"] = new JsonObject { ["CloudResourceSetType"] = new JsonArray() },
    };
}
