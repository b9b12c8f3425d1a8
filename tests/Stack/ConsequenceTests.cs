using System.Text.Json.Nodes;
using SharedBandwidth.Configuration;
using SharedBandwidth.Planning.Findings;
using Xunit;

namespace SharedBandwidth.Tests.Stacks;

/// <summary>What planning finds only because something could not be read is not told: one mistake is one error.</summary>
public sealed class ConsequenceTests
{
    // All that can be nested, and apps that name what stands in other keys.
    private const string Everything = """
        {
          "network": { "vpcId": "vpc-1", "vswitchId": "vsw-1" },
          "gateway": { "name": "gate", "description": "a gateway" },
          "bandwidth": { "isp": "BGP", "headroomPercent": 10 },
          "addresses": { "front": { "description": "front" }, "back": {} },
          "securityGroups": { "web": { "id": "sg-1", "sourceCidr": ["10.0.0.0/8"] } },
          "outbound": { "vswitches": { "inner": "vsw-2" }, "address": "front", "demand": { "baseMbps": 5 } },
          "apps": {
            "a": {
              "privateIp": "192.168.0.10",
              "address": "front",
              "securityGroup": "web",
              "ports": { "http": 80, "media": { "external": "10000/10010", "protocol": "udp" } },
              "demand": { "baseMbps": 500, "windows": [{ "from": "13:00", "to": "18:00", "mbps": 1000, "days": ["mon-fri"] }] }
            },
            "b": { "privateIp": "192.168.0.11", "address": "back", "securityGroup": "web", "ports": { "tls": 443 } }
          },
          "quotas": { "eipsPerGateway": 30 }
        }
        """;

    private const string Plain = """ "privateIp": "192.168.0.10", "ports": { "http": 80 } """;

    private const string App = $$"""{{Plain}}, "demand": { "baseMbps": 5 } """;

    // Their keys are the user's own: another spelling is another name.
    private static readonly object[] _ownKeys = ["addresses", "securityGroups", "apps", "ports", "vswitches"];

    public static TheoryData<string> Places => [.. JsonPlace.AllIn(JsonNode.Parse(Everything)!).Select(place => place.ToString())];

    public static TheoryData<string> KnownKeys => [.. JsonPlace.AllIn(JsonNode.Parse(Everything)!)
        .Where(place => place.Steps[^1] is string && !(place.Steps.Length > 1 && _ownKeys.Contains(place.Steps[^2])))
        .Select(place => place.ToString())];

    [Fact]
    public void What_it_is_tried_on_has_no_errors() => Assert.Empty(Errors(JsonNode.Parse(Everything)!));

    [Theory]
    [MemberData(nameof(Places))]
    public void A_value_that_cannot_be_read_is_one_error(string path)
    {
        var stack = JsonNode.Parse(Everything)!;
        Place(stack, path).Replace(stack, new JsonArray(new JsonArray()));

        var error = Assert.Single(Errors(stack));

        Assert.Equal(FindingCodes.WrongType, error.Code);
        Assert.StartsWith(path, error.Subject, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(KnownKeys))]
    public void A_misspelled_key_is_one_error(string path)
    {
        var stack = JsonNode.Parse(Everything)!;
        var place = Place(stack, path);
        var (map, key) = (place.ParentIn(stack).AsObject(), (string)place.Steps[^1]);
        var value = map[key]!.DeepClone();
        map.Remove(key);
        map.Add($"{key}x", value);

        var error = Assert.Single(Errors(stack));

        Assert.Equal((FindingCodes.UnknownKey, $"{path}x"), (error.Code, error.Subject));
    }

    /// <summary>Keys with their values, and the errors that there are then.</summary>
    public static TheoryData<string, string[]> Several => new()
    {
        {
            $$"""{ "addresses": 5, "apps": { "a": { {{App}}, "address": "front", "securityGroup": "none" } } }""",
            ["SB002 addresses", "SB008 apps.a.securityGroup"]
        },
        {
            $$"""{ "addresses": { "front": 5 }, "apps": { "a": { {{App}}, "address": "front", "formerKey": 5 } } }""",
            ["SB002 addresses.front", "SB002 apps.a.formerKey"]
        },
        {
            // The address is there, though one of its values is not.
            $$"""{ "addresses": { "front": { "mbps": "x" } }, "apps": { "a": { {{App}}, "address": "frond" } } }""",
            ["SB002 addresses.front.mbps", "SB008 apps.a.address"]
        },
        { """{ "network": { "vpcId": 5, "vswitchId": null } }""", ["SB002 network.vpcId", "SB002 network.vswitchId"] },
        { """{ "network": { "vpcID": "vpc-1", "vpcId": "vpc-1" } }""", ["SB001 network.vpcID", "SB003 network.vswitchId"] },
        { """{ "network": { "vpc": "vpc-1" } }""", ["SB001 network.vpc", "SB003 network.vpcId", "SB003 network.vswitchId"] },
        { """{ "network": { "create": { "cidrBlok": "10.0.0.0/24" } } }""", ["SB001 network.create.cidrBlok"] },
        {
            // A default of the project stands where the key was misspelled.
            $$"""{ "addresses": {}, "adresses": { "front": {} }, "apps": { "a": { {{App}}, "address": "front" } } }""", ["SB001 adresses"]
        },
        { """{ "apps": [] }""", ["SB002 apps"] },
        { $$"""{ "apps": { "a": { {{Plain}}, "demand": 5 } } }""", ["SB002 apps.a.demand"] },
        { $$"""{ "apps": { "a": { {{Plain}}, "demnad": { "baseMbps": 5 } } } }""", ["SB001 apps.a.demnad"] },
        { $$"""{ "apps": { "a": { {{Plain}} }, "b": 5 } }""", ["SB002 apps.b"] },
        {
            $$"""{ "outbound": { "vswitches": { "a": "vsw-2" }, "demand": 5 }, "apps": { "a": { {{Plain}} } } }""",
            ["SB002 outbound.demand"]
        },
        { $$"""{ "outbound": 5, "apps": { "a": { {{Plain}} } } }""", ["SB002 outbound"] },
        { $$"""{ "apps": { "a": { {{Plain}}, "formerKey": 5 } } }""", ["SB002 apps.a.formerKey", "SB104 bandwidth.mbps"] },
        { """{ "apps": {} }""", ["SB003 apps"] },
    };

    [Theory]
    [MemberData(nameof(Several))]
    public void Every_mistake_is_told_and_nothing_else(string keys, string[] errors) =>
        Assert.Equal(errors, Errors(JsonNode.Parse(keys)!).Select(error => $"{error.Code.Id} {error.Subject}"));

    [Theory]
    [InlineData("alicloud:regoin", "SB001 alicloud:regoin")]
    [InlineData("alicloud:Region", "SB001 alicloud:Region")]
    [InlineData("alicloud:regionId", "SB001 alicloud:regionId")]
    [InlineData("region", "SB001 region")]
    [InlineData("alicloud:profile", "SB003 alicloud:region")]
    public void A_region_under_another_key_is_one_error(string key, string error)
    {
        var values = StackConfig.With(("alicloud:region", null), (key, "cn-shanghai"));

        var found = Assert.Single(Errors(values));

        Assert.Equal(error, $"{found.Code.Id} {found.Subject}");
        Assert.Equal(
            found.Code == FindingCodes.UnknownKey,
            found.Message.EndsWith("; write alicloud:region in its place.", StringComparison.Ordinal));
    }

    private static IEnumerable<Finding> Errors(JsonNode keys) =>
        Errors(StackConfig.With([.. keys.AsObject().Select(key => (key.Key, (string?)key.Value!.ToJsonString()))]));

    private static IEnumerable<Finding> Errors(StackConfiguration values) =>
        StackSettings.Plan(values, StackConfig.Project, "test").Plan.Findings.Where(finding => finding.Severity == Severity.Error);

    private static JsonPlace Place(JsonNode stack, string path) => JsonPlace.AllIn(stack).Single(place => place.ToString() == path);
}
