using System.Globalization;
using System.Text.Json.Nodes;
using SharedBandwidth.Cloud;

namespace SharedBandwidth.Emulator.Actions;

/// <summary>Common bandwidth packages.</summary>
internal static class PackageActions
{
    private const int DefaultRatio = 100;

    public static ApiAction[] All { get; } =
    [
        new("CreateCommonBandwidthPackage",
            "Bandwidth InternetChargeType ISP Ratio Name Description Zone ResourceGroupId SecurityProtectionTypes Tag.Key Tag.Value",
            (account, request) =>
            {
                request.Required("Bandwidth");
                return new JsonObject
                {
                    ["BandwidthPackageId"] = account.Cloud.CreateCommonBandwidthPackage(request),
                    ["ResourceGroupId"] = request.Text("ResourceGroupId") ?? AccountView.DefaultResourceGroup,
                };
            }),
        new("DescribeCommonBandwidthPackages",
            "BandwidthPackageId Name IncludeReservationData ResourceGroupId Tag.Key Tag.Value PageNumber PageSize",
            (account, request) => AccountView.Page(request, "CommonBandwidthPackages", "CommonBandwidthPackage", account
                .Asked(request, "BandwidthPackageId", CloudAccount.Package)
                .Select(package => Of(account, package)))),
        new("ModifyCommonBandwidthPackageAttribute", "BandwidthPackageId Name Description",
            ApiAction.Done((account, request) => account.ModifyCommonBandwidthPackageAttribute(request))),
        new("ModifyCommonBandwidthPackageSpec", "BandwidthPackageId Bandwidth",
            ApiAction.Done((account, request) => account.ModifyCommonBandwidthPackageSpec(request))),
        new("DeleteCommonBandwidthPackage", "BandwidthPackageId Force",
            ApiAction.Done((account, request) =>
                account.DeleteCommonBandwidthPackage(request.Required("BandwidthPackageId"), request.Flag("Force") is true))),
        new("AddCommonBandwidthPackageIp", "BandwidthPackageId IpInstanceId IpType",
            ApiAction.Done((account, request) =>
                account.AddCommonBandwidthPackageIp(request.Required("BandwidthPackageId"), request.Required("IpInstanceId")))),
        new("RemoveCommonBandwidthPackageIp", "BandwidthPackageId IpInstanceId",
            ApiAction.Done((account, request) =>
                account.RemoveCommonBandwidthPackageIp(request.Required("BandwidthPackageId"), request.Required("IpInstanceId")))),
    ];

    private static JsonObject Of(AccountView account, CloudObject package) => new()
    {
        ["BandwidthPackageId"] = package.Id,
        ["Bandwidth"] = package.Text("Bandwidth") ?? "",
        ["Name"] = package.Text("Name") ?? "",
        ["Description"] = package.Text("Description") ?? "",
        ["Status"] = account.Cloud.StatusOf(package),
        ["InternetChargeType"] = package.Text("InternetChargeType") ?? "PayByTraffic",
        ["ISP"] = package.Text("ISP") ?? "BGP",
        ["Ratio"] = int.TryParse(package.Text("Ratio"), NumberStyles.None, CultureInfo.InvariantCulture, out var ratio)
            ? ratio
            : DefaultRatio,
        ["RegionId"] = account.Region,
        ["ResourceGroupId"] = package.Text("ResourceGroupId") ?? AccountView.DefaultResourceGroup,
        ["InstanceChargeType"] = "PostPaid",
        ["BusinessStatus"] = "Normal",
        ["CreationTime"] = account.DateOf(package),
        ["ExpiredTime"] = "",
        ["DeletionProtection"] = package.IsProtected,
        ["ServiceManaged"] = 0,

        // The models say a text; the provider's look-up reads a boolean.
        ["HasReservationData"] = false,
        ["SecurityProtectionTypes"] = AccountView.Texts("SecurityProtectionType"),
        ["PublicIpAddresses"] = new JsonObject
        {
            ["PublicIpAddresse"] = new JsonArray([.. account.All<Eip>()
                .Where(eip => eip.PackageId == package.Id)
                .Select(eip => new JsonObject
                {
                    ["AllocationId"] = eip.Id,
                    ["IpAddress"] = eip.IpAddress,
                    ["BandwidthPackageIpRelationStatus"] = account.Cloud.IsReady(eip.Id) ? "BINDED" : "BINDING",
                })]),
        },
        ["Tags"] = AccountView.Tags(package),
    };
}
