using System.Text.Json.Nodes;
using SharedBandwidth.Cloud;

namespace SharedBandwidth.Emulator.Actions;

/// <summary>NAT gateways.</summary>
internal static class GatewayActions
{
    // 5 Gbit/s, unless the service was asked to raise it.
    private const int MaxBandwidthMbps = 5120;

    public static ApiAction[] All { get; } =
    [
        new("CreateNatGateway",
            "VpcId VSwitchId NatType NetworkType Name Description InternetChargeType InstanceChargeType Spec EipBindMode IcmpReplyEnabled "
            + "PrivateLinkEnabled AccessMode.ModeValue AccessMode.TunnelType Duration PricingCycle AutoPay SecurityProtectionEnabled "
            + "AvailabilityMode Tag.Key Tag.Value",
            (account, request) =>
            {
                var gateway = account.Cloud.GatewayOf(account.Cloud.CreateNatGateway(request));
                return new JsonObject
                {
                    ["NatGatewayId"] = gateway.Id,
                    ["ForwardTableIds"] = AccountView.Texts("ForwardTableId", gateway.ForwardTableId),
                    ["SnatTableIds"] = AccountView.Texts("SnatTableId", gateway.SnatTableId),
                };
            }),
        new("DescribeNatGateways",
            "NatGatewayId VpcId Name NatType NetworkType InstanceChargeType InternetChargeType Spec Status ResourceGroupId Tag.Key "
            + "Tag.Value PageNumber PageSize",
            (account, request) =>
                AccountView.Page(
                    request,
                    "NatGateways",
                    "NatGateway",
                    account.Asked<Gateway>(request, "NatGatewayId").Select(gateway => Of(account, gateway)))),
        new("ModifyNatGatewayAttribute", "NatGatewayId Name Description EipBindMode IcmpReplyEnabled",
            ApiAction.Done((account, request) => account.ModifyNatGatewayAttribute(request))),
        new("ModifyNatGatewaySpec", "NatGatewayId Spec AutoPay",
            ApiAction.Done((account, request) => account.ModifyNatGatewaySpec(request))),
        new("UpdateNatGatewayNatType", "NatGatewayId NatType VSwitchId",
            ApiAction.Done((account, request) => account.UpdateNatGatewayNatType(request))),
        new("DeleteNatGateway", "NatGatewayId Force",
            ApiAction.Done((account, request) =>
                account.DeleteNatGateway(request.Required("NatGatewayId"), request.Flag("Force") is true))),
        new("ListEnhanhcedNatGatewayAvailableZones", "AcceptLanguage Filter",
            (account, _) => new JsonObject
            {
                ["Zones"] = new JsonArray([.. account.Zones.Select(zone => new JsonObject { ["ZoneId"] = zone, ["LocalName"] = zone })]),
            }),
    ];

    private static JsonObject Of(AccountView account, Gateway gateway) => new()
    {
        ["NatGatewayId"] = gateway.Id,
        ["Name"] = gateway.Text("Name") ?? "",
        ["Description"] = gateway.Text("Description") ?? "",
        ["VpcId"] = gateway.Text("VpcId") ?? "",
        ["Status"] = account.Cloud.StatusOf(gateway),
        ["NatType"] = gateway.Text("NatType") ?? "Enhanced",
        ["NetworkType"] = gateway.Text("NetworkType") ?? "internet",
        ["InternetChargeType"] = gateway.Text("InternetChargeType") ?? "PayByLcu",
        ["InstanceChargeType"] = gateway.Text("InstanceChargeType") ?? "PostPaid",
        ["Spec"] = gateway.Text("Spec") ?? "",
        ["BusinessStatus"] = "Normal",
        ["CreationTime"] = account.DateOf(gateway),
        ["ExpiredTime"] = "",
        ["RegionId"] = account.Region,
        ["ResourceGroupId"] = gateway.Text("ResourceGroupId") ?? AccountView.DefaultResourceGroup,
        ["DeletionProtection"] = gateway.IsProtected,
        ["EcsMetricEnabled"] = true,
        ["IcmpReplyEnabled"] = gateway.Text("IcmpReplyEnabled") is not "false",
        ["PrivateLinkEnabled"] = gateway.Text("PrivateLinkEnabled") is "true",
        ["EipBindMode"] = gateway.Text("EipBindMode") ?? "MULTI_BINDED",
        ["AvailabilityMode"] = gateway.Text("AvailabilityMode") ?? "CrossAZ",
        ["ForwardTableIds"] = AccountView.Texts("ForwardTableId", gateway.ForwardTableId),
        ["SnatTableIds"] = AccountView.Texts("SnatTableId", gateway.SnatTableId),
        ["FullNatTableIds"] = AccountView.Texts("FullNatTableId"),
        ["IpLists"] = new JsonObject
        {
            ["IpList"] = new JsonArray([.. account.All<Eip>().Where(eip => eip.GatewayId == gateway.Id).Select(eip => new JsonObject
            {
                ["AllocationId"] = eip.Id,
                ["IpAddress"] = eip.IpAddress,
                ["UsingStatus"] = account.All<ForwardEntry>().Any(entry => entry.Tuple.ExternalIp == eip.IpAddress) ? "UsedByForwardTable"
                    : account.All<SnatEntry>().Any(entry => entry.Ips.Contains(eip.IpAddress)) ? "UsedBySnatTable" : "Idle",
                ["PrivateIpAddress"] = "",
                ["SnatEntryEnabled"] = true,
            })]),
        },
        ["NatGatewayPrivateInfo"] = new JsonObject
        {
            ["VswitchId"] = gateway.Text("VSwitchId") ?? "",
            ["IzNo"] = account.Cloud.Find(gateway.Text("VSwitchId") ?? "")?.Text("ZoneId") ?? account.Zones.First(),

            // What stands behind a gateway is not looked at: it has no private IP of its own here, nor its EIPs.
            ["EniInstanceId"] = gateway.Id.Replace("ngw-", "eni-", StringComparison.Ordinal),
            ["EniType"] = "",
            ["PrivateIpAddress"] = "",
            ["MaxBandwidth"] = MaxBandwidthMbps,
            ["MaxSessionEstablishRate"] = 0,
            ["MaxSessionQuota"] = 0,
        },
        ["Tags"] = AccountView.Tags(gateway),
    };
}
