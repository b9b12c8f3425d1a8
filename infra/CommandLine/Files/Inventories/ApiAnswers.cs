using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using SharedBandwidth.Adoption;
using SharedBandwidth.Planning.Values;

namespace SharedBandwidth.CommandLine.Files.Inventories;

/// <summary>The answers of the five list actions of VPC 2016-04-28, as <c>aliyun vpc</c> prints them.</summary>
internal static class ApiAnswers
{
    private const string ForwardEntries = "DescribeForwardTableEntries";
    private const string SnatEntries = "DescribeSnatTableEntries";

    private static readonly (string Action, string List, string Item, string IdName, Func<string, JsonElement, object> Read)[] _lists =
    [
        ("DescribeNatGateways", "NatGateways", "NatGateway", "NatGatewayId", Gateway),
        ("DescribeEipAddresses", "EipAddresses", "EipAddress", "AllocationId", Eip),
        ("DescribeCommonBandwidthPackages", "CommonBandwidthPackages", "CommonBandwidthPackage", "BandwidthPackageId", Package),
        (ForwardEntries, "ForwardTableEntries", "ForwardTableEntry", "ForwardEntryId", ForwardEntry),
        (SnatEntries, "SnatTableEntries", "SnatTableEntry", "SnatEntryId", SnatEntry),
    ];

    public static IEnumerable<string> Actions => _lists.Select(list => list.Action);

    /// <summary>The calls that list a gateway's tables, each with the table's id.</summary>
    public static IEnumerable<(string Action, string Table)> TablesOf(FoundGateway gateway) =>
        [(ForwardEntries, gateway.ForwardTableId), (SnatEntries, gateway.SnatTableId)];

    /// <summary>What a list is called: entries are listed table by table, and all else has none.</summary>
    public static string NameOf(string action, string table) => table.Length == 0 ? action : $"{action} of {table}";

    /// <summary>Takes one answer; false: it is none.</summary>
    public static bool TryTake(JsonElement answer, InventoryBuilder found)
    {
        foreach (var list in _lists)
        {
            if (answer.Member(list.List) is { ValueKind: JsonValueKind.Object } holder)
            {
                found.Asked(list.Action);
                JsonElement[] items = [.. holder.ListOf(list.Item).Where(item => item.TextOf(list.IdName).Length > 0)];
                foreach (var item in items)
                {
                    var id = item.TextOf(list.IdName);
                    found.Region(item.TextOf("RegionId"));
                    found.Add(id, list.Read(id, item), item.GetRawText());
                }

                var table = items.Select(item => TableOf(item)).FirstOrDefault(table => table.Length > 0) ?? "";

                // Whoever asks for pages until there is none has an empty one at the end.
                if (items.Length == 0 && answer.NumberOf("PageNumber") > 1)
                {
                    return true;
                }

                found.Listed(
                    NameOf(list.Action, table),
                    answer.NumberOf("TotalCount") ?? 0,
                    items.Where(item => TableOf(item) == table || table.Length == 0).Select(item => item.TextOf(list.IdName)));
                return true;
            }
        }

        return false;
    }

    /// <summary>As the provider calls it; anything else as it is.</summary>
    public static string PaymentTypeOf(string chargeType) => chargeType switch
    {
        "PostPaid" => PaymentType.PayAsYouGo.Text,
        "PrePaid" => PaymentType.Subscription.Text,
        _ => chargeType,
    };

    private static string TableOf(JsonElement item) =>
        item.TextOf("ForwardTableId") is { Length: > 0 } forward ? forward : item.TextOf("SnatTableId");

    private static FoundGateway Gateway(string id, JsonElement item) => new(id, item.TextOf("Name"))
    {
        Description = item.TextOf("Description"),
        DeletionProtection = item.FlagOf("DeletionProtection"),
        Tags = Tags(item),
        VpcId = item.TextOf("VpcId"),
        VswitchId = item.Member("NatGatewayPrivateInfo")?.TextOf("VswitchId") ?? "",
        NatType = item.TextOf("NatType"),
        NetworkType = item.TextOf("NetworkType"),
        InternetChargeType = item.TextOf("InternetChargeType"),
        PaymentType = PaymentTypeOf(item.TextOf("InstanceChargeType")),
        Specification = item.TextOf("Spec"),
        EipBindMode = item.TextOf("EipBindMode"),
        IcmpReplyEnabled = item.FlagOf("IcmpReplyEnabled"),
        ForwardTableId = FirstText(item, "ForwardTableIds", "ForwardTableId"),
        SnatTableId = FirstText(item, "SnatTableIds", "SnatTableId"),
        PeriodMonths = Months(item.TextOf("CreationTime"), item.TextOf("ExpiredTime")),
        IsPrivateLinkEnabled = item.FlagOf("PrivateLinkEnabled") ?? false,
    };

    private static FoundEip Eip(string id, JsonElement item) => new(id, item.TextOf("Name"))
    {
        Description = item.TextOf("Description"),
        DeletionProtection = item.FlagOf("DeletionProtection"),
        Tags = Tags(item),
        IpAddress = item.TextOf("IpAddress"),
        InstanceId = item.TextOf("InstanceId"),
        PackageId = item.TextOf("BandwidthPackageId"),

        // In a package, Bandwidth is the package's.
        BandwidthMbps = item.NumberOf("EipBandwidth")
            ?? (item.TextOf("BandwidthPackageId").Length == 0 ? item.NumberOf("Bandwidth") : null),
        InternetChargeType = item.TextOf("InternetChargeType"),
        PaymentType = PaymentTypeOf(item.TextOf("ChargeType")),
        Isp = item.TextOf("ISP"),
        ResourceGroupId = item.TextOf("ResourceGroupId"),
        SecurityProtectionTypes = Protection(item),
        AddressPoolId = item.TextOf("PublicIpAddressPoolId"),
    };

    private static FoundPackage Package(string id, JsonElement item) => new(id, item.TextOf("Name"))
    {
        Description = item.TextOf("Description"),
        DeletionProtection = item.FlagOf("DeletionProtection"),
        Tags = Tags(item),
        BandwidthMbps = item.NumberOf("Bandwidth"),
        InternetChargeType = item.TextOf("InternetChargeType"),
        Isp = item.TextOf("ISP"),
        RatioPercent = item.NumberOf("Ratio"),
        ResourceGroupId = item.TextOf("ResourceGroupId"),
        SecurityProtectionTypes = Protection(item),
    };

    private static FoundForwardEntry ForwardEntry(string id, JsonElement item) => new(
        id, item.TextOf("ForwardEntryName"), item.TextOf("ForwardTableId"), item.TextOf("ExternalIp"), item.TextOf("ExternalPort"),
        item.TextOf("InternalIp"), item.TextOf("InternalPort"), item.TextOf("IpProtocol"));

    private static FoundSnatEntry SnatEntry(string id, JsonElement item) => new(
        id, item.TextOf("SnatEntryName"), item.TextOf("SnatTableId"), item.TextOf("SourceVSwitchId"), item.TextOf("SourceCIDR"),
        item.TextOf("SnatIp"));

    private static ImmutableArray<string> Protection(JsonElement item) =>
        [.. item.Member("SecurityProtectionTypes")?.TextsOf("SecurityProtectionType") ?? []];

    private static string FirstText(JsonElement item, string holder, string name) =>
        item.Member(holder)?.TextsOf(name).FirstOrDefault() ?? "";

    // Gateways say TagKey and TagValue, the others Key and Value.
    private static ImmutableSortedDictionary<string, string> Tags(JsonElement item) => (item.Member("Tags")?.ListOf("Tag") ?? [])
        .Select(tag =>
            tag.TextOf("TagKey") is { Length: > 0 } key
                ? (Key: key, Value: tag.TextOf("TagValue"))
                : (Key: tag.TextOf("Key"), Value: tag.TextOf("Value")))
        .Where(tag => tag.Key.Length > 0)
        .DistinctBy(tag => tag.Key)
        .ToImmutableSortedDictionary(tag => tag.Key, tag => tag.Value, StringComparer.Ordinal);

    // What was bought is the time between, to the day; the last hour of the last day may be added.
    private static int? Months(string created, string expires)
    {
        if (!DateTimeOffset.TryParse(created, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var from)
            || !DateTimeOffset.TryParse(expires, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var to) || to <= from)
        {
            return null;
        }

        var months = 0;
        while (from.AddMonths(months + 1) <= to)
        {
            months++;
        }

        return months > 0 ? months : null;
    }
}
