using System.Text.Json.Nodes;
using SharedBandwidth.Cloud;

namespace SharedBandwidth.Emulator.Actions;

/// <summary>DNAT and SNAT entries.</summary>
internal static class EntryActions
{
    public static ApiAction[] All { get; } =
    [
        new("CreateForwardEntry", "ForwardTableId ExternalIp ExternalPort InternalIp InternalPort IpProtocol ForwardEntryName PortBreak",
            (account, request) => new JsonObject { ["ForwardEntryId"] = account.Cloud.CreateForwardEntry(request) }),
        new("DescribeForwardTableEntries",
            "ForwardTableId ForwardEntryId NatGatewayId ExternalIp ExternalPort InternalIp InternalPort IpProtocol ForwardEntryName " +
            "PageNumber PageSize",
            (account, request) =>
            {
                CheckTable(account, request, "ForwardTableId", gateway => gateway.ForwardTableId, ErrorCodes.ForwardTableNotFound);
                return AccountView.Page(request, "ForwardTableEntries", "ForwardTableEntry", account
                    .Asked<ForwardEntry>(request, "ForwardEntryId")
                    .Select(entry => new JsonObject
                    {
                        ["ForwardEntryId"] = entry.Id,
                        ["ForwardTableId"] = entry.TableId,
                        ["ForwardEntryName"] = entry.Text("ForwardEntryName") ?? "",
                        ["ExternalIp"] = entry.Tuple.ExternalIp,
                        ["ExternalPort"] = entry.Tuple.ExternalPort,
                        ["InternalIp"] = entry.Tuple.InternalIp,
                        ["InternalPort"] = entry.Tuple.InternalPort,
                        ["IpProtocol"] = entry.Tuple.Protocol,
                        ["Status"] = account.Cloud.StatusOf(entry),
                        ["NatGatewayId"] = GatewayOf(account, entry.TableId) ?? "",
                    }));
            }),
        new("ModifyForwardEntry",
            "ForwardTableId ForwardEntryId ExternalIp ExternalPort InternalIp InternalPort IpProtocol ForwardEntryName PortBreak",
            ApiAction.Done((account, request) => account.ModifyForwardEntry(request))),
        new("DeleteForwardEntry", "ForwardTableId ForwardEntryId",
            ApiAction.Done((account, request) => account.DeleteForwardEntry(request.Required("ForwardEntryId")))),
        new("CreateSnatEntry", "SnatTableId SnatIp SourceVSwitchId SourceCIDR SnatEntryName EipAffinity",
            (account, request) => new JsonObject { ["SnatEntryId"] = account.Cloud.CreateSnatEntry(request) }),
        new("DescribeSnatTableEntries",
            "SnatTableId SnatEntryId NatGatewayId SnatIp SourceCIDR SourceVSwitchId SnatEntryName PageNumber PageSize",
            (account, request) =>
            {
                CheckTable(account, request, "SnatTableId", gateway => gateway.SnatTableId, ErrorCodes.SnatTableNotFound);
                return AccountView.Page(request, "SnatTableEntries", "SnatTableEntry", account.Asked<SnatEntry>(request, "SnatEntryId")
                    .Select(entry => new JsonObject
                    {
                        ["SnatEntryId"] = entry.Id,
                        ["SnatTableId"] = entry.TableId,
                        ["SnatEntryName"] = entry.Text("SnatEntryName") ?? "",
                        ["SnatIp"] = entry.Text("SnatIp") ?? "",
                        ["SourceCIDR"] = entry.Text("SourceCIDR")
                            ?? account.Cloud.Find(entry.Text("SourceVSwitchId") ?? "")?.Text("CidrBlock")
                            ?? "",
                        ["SourceVSwitchId"] = entry.Text("SourceVSwitchId") ?? "",
                        ["Status"] = account.Cloud.StatusOf(entry),
                        ["EipAffinity"] = entry.Text("EipAffinity") ?? "0",
                        ["NatGatewayId"] = GatewayOf(account, entry.TableId) ?? "",
                    }));
            }),
        new("ModifySnatEntry", "SnatTableId SnatEntryId SnatIp SnatEntryName EipAffinity",
            ApiAction.Done((account, request) => account.ModifySnatEntry(request))),
        new("DeleteSnatEntry", "SnatTableId SnatEntryId",
            ApiAction.Done((account, request) => account.DeleteSnatEntry(request.Required("SnatEntryId")))),
    ];

    private static string? GatewayOf(AccountView account, string table) =>
        account.All<Gateway>().FirstOrDefault(gateway => gateway.ForwardTableId == table || gateway.SnatTableId == table)?.Id;

    private static void CheckTable(AccountView account, Parameters request, string name, Func<Gateway, string> tableOf, string code)
    {
        if (request.Text(name) is { } table && account.All<Gateway>().All(gateway => tableOf(gateway) != table))
        {
            throw new RefusedException(code, $"There is no table {table}.");
        }
    }
}
