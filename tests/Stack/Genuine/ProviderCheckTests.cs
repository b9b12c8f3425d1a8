using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using SharedBandwidth.Configuration;
using SharedBandwidth.Planning;
using SharedBandwidth.Planning.Findings;
using Xunit;

namespace SharedBandwidth.Tests.Stacks.Genuine;

/// <summary>
/// 240 values of inputs, and whether the genuine provider (3.105.0) refuses them at preview. What it refuses, or lets pass although the
/// service's pages rule it out, is an error of ours before anything is made; what both take is none.
/// </summary>
public sealed class ProviderCheckTests
{
    // What the service's pages rule out and the provider lets pass, by resource and input; the pages are those of the action that creates
    // it.
    private static readonly Dictionary<string, Predicate<JsonNode>> _ruledOut = new()
    {
        ["NatGateway.natGatewayName"] = value => IsNoName(value, 2),
        ["NatGateway.description"] = IsNoDescription,
        // 2 by the page of the orchestration service's resource; the provider's page says 1.
        ["CommonBandwithPackage.bandwidth"] = value => !IsWhole(value, out var mbps) || mbps < 2,
        ["CommonBandwithPackage.ratio"] = value => value.GetValue<int>() != 20,
        ["CommonBandwithPackage.bandwidthPackageName"] = value => IsNoName(value, 2),
        ["CommonBandwithPackage.description"] = IsNoDescription,
        ["EipAddress.bandwidth"] = value => !IsWhole(value, out var mbps) || mbps is < 1 or > 500,
        ["EipAddress.addressName"] = value => IsNoName(value, 1),
        ["EipAddress.description"] = IsNoDescription,
        ["EipAddress.tags"] = _ => true,
        ["NatGateway.tags"] = _ => true,
        ["ForwardEntry.externalPort"] = IsNoPort,
        ["ForwardEntry.internalPort"] = IsNoPort,
        ["ForwardEntry.internalIp"] = value => value.GetValue<string>() != "192.168.0.1",
        // With bits behind the prefix, an IPv6 network, or nothing at all.
        ["SecurityGroupRule.cidrIp"] = value => value.GetValue<string>() is not ("0.0.0.0/0" or "192.168.0.1"),
    };

    // Where a stack's configuration sets the input; {0} is the value. All other inputs are the program's own and not to be set.
    private static readonly Dictionary<string, string> _settings = new()
    {
        ["NatGateway.internetChargeType"] = """gateway: { "internetChargeType": {0} }""",
        ["NatGateway.paymentType"] = """gateway: { "internetChargeType": "PayBySpec", "periodMonths": {1}, "paymentType": {0} }""",
        ["NatGateway.eipBindMode"] = """gateway: { "eipBindMode": {0} }""",
        ["NatGateway.natGatewayName"] = """gateway: { "name": {0} }""",
        ["NatGateway.description"] = """gateway: { "description": {0} }""",
        ["NatGateway.specification"] = """gateway: { "internetChargeType": "PayBySpec", "specification": {0} }""",
        ["NatGateway.tags"] = "tags: {0}",
        ["CommonBandwithPackage.bandwidth"] = """bandwidth: { "oversubscribe": true, "mbps": {0} }""",
        ["CommonBandwithPackage.internetChargeType"] = """bandwidth: { "internetChargeType": {0} }""",
        ["CommonBandwithPackage.ratio"] = """bandwidth: { "internetChargeType": "PayBy95", "ratioPercent": {0} }""",
        ["CommonBandwithPackage.isp"] = """bandwidth: { "isp": {0} }""",
        ["CommonBandwithPackage.bandwidthPackageName"] = """bandwidth: { "name": {0} }""",
        ["CommonBandwithPackage.description"] = """bandwidth: { "description": {0} }""",
        ["EipAddress.bandwidth"] = """addresses: { "ecs1": { "internetChargeType": "PayByBandwidth", "mbps": {0} } }""",
        ["EipAddress.internetChargeType"] = """addresses: { "ecs1": { "internetChargeType": {0} } }""",
        ["EipAddress.isp"] = """bandwidth: { "isp": {0} }""",
        ["EipAddress.addressName"] = """addresses: { "ecs1": { "name": {0} } }""",
        ["EipAddress.description"] = """addresses: { "ecs1": { "description": {0} } }""",
        ["EipAddress.tags"] = "tags: {0}",
        ["ForwardEntry.externalPort"] = """apps: { "ecs1": { "privateIp": "192.168.0.1", "ports": { "p": {0} },"""
            + """ "demand": { "baseMbps": 5 } } }""",
        ["ForwardEntry.internalPort"] = """apps: { "ecs1": { "privateIp": "192.168.0.1", "ports": { "p": { "external": {0},"""
            + """ "internal": {0} } }, "demand": { "baseMbps": 5 } } }""",
        ["ForwardEntry.ipProtocol"] = """apps: { "ecs1": { "privateIp": "192.168.0.1", "ports": { "p": { "external": {2},"""
            + """ "protocol": {0} } }, "demand": { "baseMbps": 5 } } }""",
        ["ForwardEntry.internalIp"] = """apps: { "ecs1": { "privateIp": {0}, "ports": { "p": 80 }, "demand": { "baseMbps": 5 } } }""",
        ["SecurityGroupRule.cidrIp"] = """securityGroups: { "web": { "id": "sg-1", "sourceCidr": {0} } }""",
    };

    // The provider takes these words in one spelling only; here another case is written as the service spells it.
    private static readonly string[] _spelledForThem = ["paybylcu", "payby95", "bgp", "TCP"];

    private static readonly ProviderCheck[] _checks = JsonSerializer.Deserialize<ProviderCheck[]>(
        File.ReadAllText(Path.Combine(Repository.Root, "tests/Stack/Genuine/provider-checks.json")), JsonSerializerOptions.Web)!;

    public static TheoryData<int, string> All
    {
        get
        {
            var data = new TheoryData<int, string>();
            for (var i = 0; i < _checks.Length; i++)
            {
                if (_settings.ContainsKey(_checks[i].Name))
                {
                    data.Add(i, $"{_checks[i].Name}: {_checks[i].Value.ToJsonString()}");
                }
            }

            return data;
        }
    }

    [Fact]
    public void There_are_240_checks_of_which_the_program_sets_most_from_the_configuration()
    {
        string[] constants = [.. _checks.Select(check => check.Name).Except(_settings.Keys).Order(StringComparer.Ordinal)];

        Assert.Equal((240, 38), (_checks.Length, _checks.Count(check => check.Refused)));
        Assert.Equal(
            [
                "CommonBandwithPackage.securityProtectionTypes", "CommonBandwithPackage.zone",
                "CommonBandwithPackageAttachment.bandwidthPackageBandwidth", "CommonBandwithPackageAttachment.ipType",
                "EipAddress.paymentType", "EipAssociation.instanceType", "EipAssociation.mode",
                "ForwardEntry.forwardEntryName", "ForwardEntry.portBreak",
                "NatGateway.deletionProtection", "NatGateway.natType", "NatGateway.networkType",
                "SecurityGroupRule.description", "SecurityGroupRule.ipProtocol", "SecurityGroupRule.policy", "SecurityGroupRule.portRange",
                "SecurityGroupRule.priority", "SecurityGroupRule.type",
                "SnatEntry.eipAffinity", "SnatEntry.snatEntryName", "SnatEntry.snatIp", "SnatEntry.sourceCidr",
            ],
            constants);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void What_provider_or_service_refuses_is_our_error_and_what_both_take_is_none(int index, string name)
    {
        var check = _checks[index];
        var refused = (check.Refused && !_spelledForThem.Contains(check.Value.ToString()))
            || (_ruledOut.TryGetValue(check.Name, out var isRuledOut) && isRuledOut(check.Value));

        string[] errors =
        [
            .. Plan(check).Findings.Where(finding => finding.Severity == Severity.Error).Select(finding => finding.ToString()),
        ];

        Assert.True(refused == errors.Length > 0, $"{name}: {(refused ? "no error" : string.Join('\n', errors))}");
    }

    private static StackPlan Plan(ProviderCheck check)
    {
        var setting = _settings[check.Name]
            .Replace("{0}", Written(check), StringComparison.Ordinal)
            .Replace("{1}", check.Inputs.TryGetValue("period", out var months)
                ? months.ToJsonString()
                : check.Value.ToString() == "Subscription"
                ? "1"
                : "null", StringComparison.Ordinal)
            .Replace("{2}", check.Value.ToString() == "any" ? "\"any\"" : "80", StringComparison.Ordinal)
            .Replace("\"periodMonths\": null, ", "", StringComparison.Ordinal);
        var colon = setting.IndexOf(": ", StringComparison.Ordinal);
        return StackSettings.Plan(StackConfig.With((setting[..colon], setting[(colon + 2)..])), StackConfig.Project, "test").Plan;
    }

    // A bandwidth is a number in a stack's file.
    private static string Written(ProviderCheck check) =>
        check.Name.EndsWith(".bandwidth", StringComparison.Ordinal)
            && double.TryParse(check.Value.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out _)
            ? check.Value.ToString()
            : check.Value.ToJsonString();

    private static bool IsNoName(JsonNode value, int shortest) =>
        value.GetValue<string>() is { Length: > 0 } name
        && (name.Length < shortest || name.Length > 128 || !char.IsLetter(name[0]) || name.Contains("://", StringComparison.Ordinal));

    private static bool IsNoDescription(JsonNode value) =>
        value.GetValue<string>() is { Length: > 0 } text
        && (text.Length is < 2 or > 256
            || text.StartsWith("http://", StringComparison.Ordinal)
            || text.StartsWith("https://", StringComparison.Ordinal));

    private static bool IsNoPort(JsonNode value) => value.ToString() is not ("80" or "65535" or "any" or "80/90" or "1/65535" or "080");

    private static bool IsWhole(JsonNode value, out int mbps) =>
        int.TryParse(value.ToString().Replace(".0", "", StringComparison.Ordinal), NumberStyles.AllowLeadingSign,
            CultureInfo.InvariantCulture, out mbps);

    private sealed record ProviderCheck(string Type, Dictionary<string, JsonNode> Inputs, bool Refused)
    {
        /// <summary>Resource and input; where there are several inputs, the one in question is the last but a period.</summary>
        public string Name => $"{Type.Split(':')[^1]}.{Input}";

        public JsonNode Value => Inputs[Input];

        private string Input =>
            Inputs.Keys.Last(key => key != "period" && (key != "internetChargeType" || !Inputs.ContainsKey("paymentType")));
    }
}
