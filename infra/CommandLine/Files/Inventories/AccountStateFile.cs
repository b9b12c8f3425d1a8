using System.Globalization;
using System.Text.Json;
using SharedBandwidth.Adoption;
using SharedBandwidth.Cloud;
using SharedBandwidth.Planning.Values;

namespace SharedBandwidth.CommandLine.Files.Inventories;

/// <summary>The state that <c>account serve --state</c> and <c>account run --state</c> keep.</summary>
internal static class AccountStateFile
{
    /// <summary>Takes one; false: it is none.</summary>
    public static bool TryTake(JsonElement state, InventoryBuilder found)
    {
        if (state.TextOf("format") != "shared-bandwidth-account" || state.Member("snapshot") is not { } snapshot)
        {
            return false;
        }

        found.Region(state.TextOf("region"));
        foreach (var item in snapshot.ListOf("objects").Where(item => item.Member("goneAt") is null or { ValueKind: JsonValueKind.Null }))
        {
            var (id, says) = (item.TextOf("id"), item.Member("attributes") ?? default);
            if (Read(id, item.TextOf("kind"), item, says) is { } one)
            {
                found.Add(id, one, item.GetRawText());
            }
        }

        return true;
    }

    private static object? Read(string id, string kind, JsonElement item, JsonElement says) => kind switch
    {
        CloudAccount.NatGateway => Common(new FoundGateway(id, says.TextOf("Name"))
        {
            VpcId = says.TextOf("VpcId"),
            VswitchId = says.TextOf("VSwitchId"),
            NatType = says.TextOf("NatType"),
            NetworkType = says.TextOf("NetworkType"),
            InternetChargeType = Or(says.TextOf("InternetChargeType"), GatewayChargeType.PayByLcu.Text),
            PaymentType = Or(ApiAnswers.PaymentTypeOf(says.TextOf("InstanceChargeType")), PaymentType.PayAsYouGo.Text),
            Specification = says.TextOf("Spec"),
            EipBindMode = says.TextOf("EipBindMode"),
            IcmpReplyEnabled = says.FlagOf("IcmpReplyEnabled") ?? true,
            ForwardTableId = item.TextOf("forwardTableId"),
            SnatTableId = item.TextOf("snatTableId"),
            PeriodMonths = says.NumberOf("Duration"),
        }, item, says),
        CloudAccount.ElasticIp => Common(new FoundEip(id, says.TextOf("Name"))
        {
            IpAddress = item.TextOf("ipAddress"),
            InstanceId = item.TextOf("gatewayId"),
            PackageId = item.TextOf("packageId"),
            BandwidthMbps = says.NumberOf("Bandwidth") ?? 5,
            InternetChargeType = Or(says.TextOf("InternetChargeType"), EipChargeType.PayByTraffic.Text),
            PaymentType = Or(ApiAnswers.PaymentTypeOf(says.TextOf("InstanceChargeType")), PaymentType.PayAsYouGo.Text),
            Isp = Or(says.TextOf("ISP"), LineType.Bgp.Text),
            ResourceGroupId = says.TextOf("ResourceGroupId"),
        }, item, says),
        CloudAccount.Package => Common(new FoundPackage(id, says.TextOf("Name"))
        {
            BandwidthMbps = says.NumberOf("Bandwidth"),
            InternetChargeType = Or(says.TextOf("InternetChargeType"), PackageChargeType.PayByTraffic.Text),
            Isp = Or(says.TextOf("ISP"), LineType.Bgp.Text),
            RatioPercent = says.NumberOf("Ratio"),
            ResourceGroupId = says.TextOf("ResourceGroupId"),
        }, item, says),
        CloudAccount.DnatEntry => new FoundForwardEntry(
            id, says.TextOf("ForwardEntryName"), item.TextOf("forwardTableId"), says.TextOf("ExternalIp"), says.TextOf("ExternalPort"),
            says.TextOf("InternalIp"), says.TextOf("InternalPort"), says.TextOf("IpProtocol").ToLower(CultureInfo.InvariantCulture)),
        CloudAccount.SourceNatEntry => new FoundSnatEntry(
            id, says.TextOf("SnatEntryName"), item.TextOf("snatTableId"), says.TextOf("SourceVSwitchId"), says.TextOf("SourceCIDR"),
            says.TextOf("SnatIp")),
        _ => null,
    };

    private static FoundObject Common(FoundObject found, JsonElement item, JsonElement says) => found with
    {
        Description = says.TextOf("Description"),
        DeletionProtection = item.FlagOf("isProtected") ?? false,
        Tags = item.MapOf("tags"),
    };

    private static string Or(string text, string otherwise) => text.Length > 0 ? text : otherwise;
}
