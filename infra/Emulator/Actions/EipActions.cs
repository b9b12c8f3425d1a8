using System.Text.Json.Nodes;
using SharedBandwidth.Cloud;

namespace SharedBandwidth.Emulator.Actions;

/// <summary>EIPs.</summary>
internal static class EipActions
{
    public static ApiAction[] All { get; } =
    [
        new("AllocateEipAddress",
            "InstanceId Bandwidth ISP InternetChargeType InstanceChargeType Name Description Netmode ResourceGroupId IpAddress Zone "
            + "PublicIpAddressPoolId SecurityProtectionTypes ActivityId Period PricingCycle AutoPay Tag.Key Tag.Value",
            (account, request) =>
            {
                var eip = account.Cloud.EipOf(account.Cloud.AllocateEipAddress(request));
                return new JsonObject
                {
                    ["AllocationId"] = eip.Id,
                    ["EipAddress"] = eip.IpAddress,

                    // Only what is paid for in advance is an order.
                    ["OrderId"] = 0,
                    ["ResourceGroupId"] = eip.Text("ResourceGroupId") ?? AccountView.DefaultResourceGroup,
                };
            }),
        new("DescribeEipAddresses",
            "AllocationId EipAddress EipName AssociatedInstanceId AssociatedInstanceType ChargeType ISP Status IncludeReservationData "
            + "SegmentInstanceId ResourceGroupId Tag.Key Tag.Value PageNumber PageSize",
            (account, request) => AccountView.Page(request, "EipAddresses", "EipAddress",
                account.Asked<Eip>(request, "AllocationId").Select(eip => Of(account, eip)),
                ("EipAddress", "IpAddress"), ("EipName", "Name"), ("AssociatedInstanceId", "InstanceId"),
                ("AssociatedInstanceType", "InstanceType"))),
        new("ModifyEipAddressAttribute", "AllocationId Bandwidth Name Description",
            ApiAction.Done((account, request) => account.ModifyEipAddressAttribute(request))),
        new("ReleaseEipAddress", "AllocationId",
            ApiAction.Done((account, request) => account.ReleaseEipAddress(request.Required("AllocationId")))),
        new("AssociateEipAddress", "AllocationId InstanceId InstanceType InstanceRegionId PrivateIpAddress Mode VpcId",
            ApiAction.Done(
                (account, request) => account.AssociateEipAddress(request.Required("AllocationId"), request.Required("InstanceId")))),
        new("UnassociateEipAddress", "AllocationId InstanceId InstanceType PrivateIpAddress Force",
            ApiAction.Done((account, request) =>
            {
                var eip = account.EipOf(request.Required("AllocationId"));
                account.UnassociateEipAddress(eip.Id, request.Text("InstanceId") ?? eip.GatewayId ?? "", request.Flag("Force") is true);
            })),
    ];

    private static JsonObject Of(AccountView account, Eip eip)
    {
        var package = eip.PackageId is { } id ? account.Cloud.Find(id) : null;
        var bandwidth = eip.Text("Bandwidth") ?? "5";
        var packageBandwidth = package?.Text("Bandwidth") ?? "";
        return new JsonObject
        {
            ["AllocationId"] = eip.Id,
            ["IpAddress"] = eip.IpAddress,
            ["Status"] = account.Cloud.StatusOf(eip),
            ["Name"] = eip.Text("Name") ?? "",
            ["Description"] = eip.Text("Description") ?? "",

            // In a package an EIP shows the package's, and its own beside it.
            ["Bandwidth"] = package is null ? bandwidth : packageBandwidth,
            ["EipBandwidth"] = bandwidth,
            ["InternetChargeType"] = eip.Text("InternetChargeType") ?? "PayByTraffic",
            ["ChargeType"] = eip.Text("InstanceChargeType") ?? "PostPaid",
            ["ISP"] = eip.Text("ISP") ?? "BGP",
            ["InstanceId"] = eip.GatewayId ?? "",
            ["InstanceType"] = eip.GatewayId is null ? "" : "Nat",
            ["InstanceRegionId"] = eip.GatewayId is null ? "" : account.Region,
            ["RegionId"] = account.Region,
            ["AllocationTime"] = account.DateOf(eip),
            ["ExpiredTime"] = "",
            ["DeletionProtection"] = eip.IsProtected,
            ["HDMonitorStatus"] = "OFF",
            ["Netmode"] = eip.Text("Netmode") ?? "public",
            ["Mode"] = "NAT",
            ["ResourceGroupId"] = eip.Text("ResourceGroupId") ?? AccountView.DefaultResourceGroup,
            ["BandwidthPackageId"] = eip.PackageId ?? "",
            ["BandwidthPackageType"] = eip.PackageId is null ? "" : "CommonBandwidthPackage",
            ["BandwidthPackageBandwidth"] = packageBandwidth,
            ["BusinessStatus"] = "Normal",
            ["HasReservationData"] = "false",
            ["SecondLimited"] = false,
            ["ServiceManaged"] = 0,
            ["SegmentInstanceId"] = "",

            // On a gateway both are empty; with values every plan of the provider would replace the association.
            ["PrivateIpAddress"] = "",
            ["VpcId"] = "",
            ["Zone"] = eip.Text("Zone") ?? "",
            ["PublicIpAddressPoolId"] = "",
            ["AvailableRegions"] = AccountView.Texts("AvailableRegion", account.Region),
            ["OperationLocks"] = AccountView.Texts("LockReason"),
            ["SecurityProtectionTypes"] = AccountView.Texts("SecurityProtectionType"),
            ["Tags"] = AccountView.Tags(eip),
        };
    }
}
