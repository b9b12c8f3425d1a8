using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;
using SharedBandwidth.Cloud;
using SharedBandwidth.CommandLine.Files.Inventories;
using SharedBandwidth.Emulator;
using SharedBandwidth.Emulator.Protocol;

namespace SharedBandwidth.Tests.CommandLine.Adopt;

/// <summary>An emulated account in which somebody makes calls, and lists what is there then.</summary>
[SuppressMessage("Design", "CA1001", Justification = "An account whose state is not kept holds nothing.")]
internal sealed class ListedAccount
{
    public const string Region = "cn-shanghai";

    private static readonly JsonSerializerOptions _web = new(JsonSerializerDefaults.Web);

    private readonly EmulatedAccount _account = new(new EmulatorOptions { Region = Region });

    public CloudAccount Cloud => _account.Cloud;

    public JsonObject Call(string action, params (string Name, object? Value)[] parameters)
    {
        var (status, body) = _account.Answer(new ApiRequest(action, ApiRequest.VpcVersion, Parameters.Of(parameters)));
        return status == 200 ? body : throw new InvalidOperationException($"{action}: {body.ToJsonString()}");
    }

    /// <summary>The answers of the five list actions, page by page.</summary>
    public IEnumerable<(string Action, string Answer)> List(int pageSize = 50)
    {
        foreach (var action in ApiAnswers.Actions)
        {
            var (page, seen, total) = (1, 0, 0);
            do
            {
                var answer = Call(action, ("PageSize", pageSize), ("PageNumber", page++));
                (seen, total) = (seen + pageSize, (int)answer["TotalCount"]!);
                yield return (action, answer.ToJsonString());
            }
            while (seen < total);
        }
    }

    /// <summary>The state of an account in memory, as an emulated account keeps it.</summary>
    public static string StateOf(CloudAccount cloud) => new JsonObject
    {
        ["format"] = "shared-bandwidth-account",
        ["version"] = 1,
        ["region"] = Region,
        ["snapshot"] = JsonSerializer.SerializeToNode(cloud.ToSnapshot(), _web),
    }.ToJsonString();

    /// <summary>
    /// What the document's reader has after its six steps: a gateway, two EIPs on it, a DNAT entry for each of two servers, and both EIPs
    /// in one package. Subscriptions are not sold any more, so the gateway is paid by use.
    /// </summary>
    public static ListedAccount OfTheDocument()
    {
        var account = new ListedAccount();
        var vpc = Id(account.Call("CreateVpc", ("CidrBlock", "192.168.0.0/16")), "VpcId");
        var vswitch = Id(
            account.Call("CreateVSwitch", ("VpcId", vpc), ("CidrBlock", "192.168.0.0/24"), ("ZoneId", $"{Region}-a")), "VSwitchId");
        var gateway = account.Call(
            "CreateNatGateway",
            ("VpcId", vpc), ("VSwitchId", vswitch), ("NatType", "Enhanced"), ("InternetChargeType", "PayByLcu"), ("Name", "test"),
            ("Description", "test"));
        var table = (string)gateway["ForwardTableIds"]!["ForwardTableId"]![0]!;
        JsonObject[] eips = [.. Enumerable.Range(0, 2).Select(_ => account.Call("AllocateEipAddress", ("Bandwidth", 5), ("ISP", "BGP")))];
        foreach (var eip in eips)
        {
            account.Call("AssociateEipAddress", ("AllocationId", Id(eip, "AllocationId")), ("InstanceId", Id(gateway, "NatGatewayId")),
                ("InstanceType", "Nat"));
        }

        foreach (var (i, eip) in eips.Index())
        {
            account.Call(
                "CreateForwardEntry",
                ("ForwardTableId", table), ("ExternalIp", Id(eip, "EipAddress")), ("ExternalPort", 80), ("InternalIp", $"192.168.0.10{i}"),
                ("InternalPort", 80),
                ("IpProtocol", "TCP"), ("ForwardEntryName", $"DNAT{i + 1}"));
        }

        var package = account.Call(
            "CreateCommonBandwidthPackage",
            ("Bandwidth", 1500), ("ISP", "BGP"), ("Name", "test"), ("Description", "test"), ("InternetChargeType", "PayByBandwidth"));
        foreach (var eip in eips)
        {
            account.Call("AddCommonBandwidthPackageIp", ("BandwidthPackageId", Id(package, "BandwidthPackageId")),
                ("IpInstanceId", Id(eip, "AllocationId")));
        }

        return account;
    }

    private static string Id(JsonObject answer, string name) => (string)answer[name]!;
}
