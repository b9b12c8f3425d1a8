using SharedBandwidth.Planning.Findings;
using Xunit;

namespace SharedBandwidth.Tests.Stacks;

/// <summary>What is said of a configuration that cannot be read.</summary>
public sealed class BrokenSettingsTests
{
    /// <summary>Top-level key, its JSON, and the one finding: code, path, and what the sentence starts with.</summary>
    public static TheoryData<string, string, string, string, string> Broken => new()
    {
        // Another type than the one that is needed.
        { "network", "vpc-1", "SB002", "network", "\"vpc-1\" is a text, and keys with values are needed; indent them under it." },
        { "network", "[]", "SB002", "network", "A list is written here, and keys with values are needed;" },
        { "network", "null", "SB002", "network", "Nothing is written here, and keys with values are needed;" },
        { "network", "5", "SB002", "network", "5 is a number, and keys with values are needed;" },
        { "network", "true", "SB002", "network", "true is a boolean, and keys with values are needed;" },
        { "network", """{ "vpcId": 5 }""", "SB002", "network.vpcId", "5 is a number, and a text is needed; put it in quotes." },
        { "network", """{ "vpcId": null }""", "SB002", "network.vpcId", "Nothing is written here, and a text is needed;" },
        { "network", """{ "vpcId": ["vpc-1"] }""", "SB002", "network.vpcId", "A list is written here, and a text is needed;" },
        {
            "network", """{ "vpcId": { "id": "vpc-1" } }""", "SB002", "network.vpcId",
            "Keys with values are written here, and a text is needed;"
        },
        {
            "network", """{ "create": "192.168.0.0/24" }""", "SB002", "network.create",
            "\"192.168.0.0/24\" is a text, and keys with values are needed;"
        },
        {
            "timeZone", "Mars/Olympus", "SB005", "timeZone",
            "'Mars/Olympus' is not a time zone; use an IANA name such as Asia/Shanghai or UTC."
        },
        {
            "gateway", """{ "periodMonths": "12" }""", "SB002", "gateway.periodMonths",
            "\"12\" is a text, and a whole number is needed; write it without quotes."
        },
        {
            "gateway", """{ "icmpReplyEnabled": "true" }""", "SB002", "gateway.icmpReplyEnabled",
            "\"true\" is a text, and true or false is needed; write one of the two, without quotes."
        },
        { "gateway", """{ "icmpReplyEnabled": 1 }""", "SB002", "gateway.icmpReplyEnabled", "1 is a number, and true or false is needed;" },
        { "gateway", """{ "name": true }""", "SB002", "gateway.name", "true is a boolean, and a text is needed;" },
        {
            "bandwidth", """{ "mbps": "1500" }""", "SB002", "bandwidth.mbps",
            "\"1500\" is a text, and a whole number is needed; write it without quotes."
        },
        {
            "bandwidth", """{ "mbps": "1500 Mbit/s" }""", "SB002", "bandwidth.mbps",
            "\"1500 Mbit/s\" is a text, and a whole number is needed; write digits alone."
        },
        { "bandwidth", """{ "mbps": "" }""", "SB002", "bandwidth.mbps", "\"\" is a text, and a whole number is needed; write digits alone." },
        {
            // More than any number, which YAML makes a text of.
            "bandwidth", """{ "mbps": "1e999" }""", "SB002", "bandwidth.mbps",
            "\"1e999\" is a text, and a whole number is needed; write digits alone."
        },
        { "bandwidth", """{ "mbps": 1500.5 }""", "SB002", "bandwidth.mbps", "1500.5 is not a whole number; round it." },
        { "bandwidth", """{ "mbps": true }""", "SB002", "bandwidth.mbps", "true is a boolean, and a whole number is needed;" },
        { "bandwidth", """{ "mbps": null }""", "SB002", "bandwidth.mbps", "Nothing is written here, and a whole number is needed;" },
        {
            "bandwidth", """{ "oversubscribe": null }""", "SB002", "bandwidth.oversubscribe",
            "Nothing is written here, and true or false is needed;"
        },
        { "addresses", """[ "eip-1" ]""", "SB002", "addresses", "A list is written here, and keys with values are needed;" },
        { "addresses", """{ "front": "eip-1" }""", "SB002", "addresses.front", "\"eip-1\" is a text, and keys with values are needed;" },
        {
            "securityGroups", """{ "web": "sg-1" }""", "SB002", "securityGroups.web", "\"sg-1\" is a text, and keys with values are needed;"
        },
        { "outbound", """{ "vswitches": { "a": 1 } }""", "SB002", "outbound.vswitches.a", "1 is a number, and a text is needed;" },
        {
            "outbound", """{ "vswitches": [ "vsw-1" ] }""", "SB002", "outbound.vswitches",
            "A list is written here, and keys with values are needed;"
        },
        { "tags", """{ "cost": [5] }""", "SB002", "tags.cost", "A list is written here, and a text is needed; write one value." },
        { "tags", "team", "SB002", "tags", "\"team\" is a text, and keys with values are needed;" },
        { "quotas", """{ "eipsPerGateway": "40" }""", "SB002", "quotas.eipsPerGateway", "\"40\" is a text, and a whole number is needed;" },
        { "protect", "1", "SB002", "protect", "1 is a number, and true or false is needed;" },
        { "protect", "yes", "SB002", "protect", "\"yes\" is a text, and true or false is needed;" },
        { "apps", """[ { "privateIp": "192.168.0.100" } ]""", "SB002", "apps", "A list is written here, and keys with values are needed;" },
        { "apps", "null", "SB002", "apps", "Nothing is written here, and keys with values are needed;" },
        { "apps", """{ "a": null }""", "SB002", "apps.a", "Nothing is written here, and keys with values are needed;" },
        { "apps", """{ "a": { "ports": 80 } }""", "SB002", "apps.a.ports", "80 is a number, and keys with values are needed;" },
        { "apps", """{ "a": { "ports": [ 80 ] } }""", "SB002", "apps.a.ports", "A list is written here, and keys with values are needed;" },
        {
            "apps", """{ "a": { "ports": { "http": true } } }""", "SB002", "apps.a.ports.http",
            "true is a boolean, and a number or a text is needed;"
        },
        {
            "apps", """{ "a": { "ports": { "http": [ 80, 81 ] } } }""", "SB002", "apps.a.ports.http",
            "A list is written here, and a number or a text is needed;"
        },
        {
            "apps", """{ "a": { "ports": { "http": null } } }""", "SB002", "apps.a.ports.http",
            "Nothing is written here, and a number or a text is needed;"
        },
        {
            "apps", """{ "a": { "ports": { "http": { "external": null } } } }""", "SB002", "apps.a.ports.http.external",
            "Nothing is written here, and a number or a text is needed;"
        },
        {
            "apps", """{ "a": { "formerKey": 5 } }""", "SB002", "apps.a.formerKey", "5 is a number, and a text is needed; put it in quotes."
        },
        {
            "apps", """{ "a": { "ports": { "http": { "external": 80, "formerKey": null } } } }""", "SB002", "apps.a.ports.http.formerKey",
            "Nothing is written here, and a text is needed;"
        },
        {
            "apps", """{ "a": { "ports": { "http": { "external": 80, "check": "/" } } } }""", "SB002", "apps.a.ports.http.check",
            "\"/\" is a text, and keys with values are needed;"
        },
        {
            "apps", """{ "a": { "ports": { "http": { "external": 80, "check": { "tls": "yes" } } } } }""", "SB002",
            "apps.a.ports.http.check.tls", "\"yes\" is a text, and true or false is needed;"
        },
        {
            "apps", """{ "a": { "ports": { "http": { "external": 80, "check": { "http": "/", "status": "200" } } } } }""", "SB002",
            "apps.a.ports.http.check.status", "\"200\" is a text, and a whole number is needed;"
        },
        {
            "addresses", """{ "front": { "formerKey": ["edge"] } }""", "SB002", "addresses.front.formerKey",
            "A list is written here, and a text is needed;"
        },
        { "apps", """{ "a": { "demand": 500 } }""", "SB002", "apps.a.demand", "500 is a number, and keys with values are needed;" },
        {
            "apps", """{ "a": { "demand": { "baseMbps": 5, "windows": { "from": "13:00" } } } }""", "SB002", "apps.a.demand.windows",
            "Keys with values are written here, and a list is needed; start each item with '- '."
        },
        {
            "apps", """{ "a": { "demand": { "baseMbps": 5, "windows": [ 5 ] } } }""", "SB002", "apps.a.demand.windows[0]",
            "5 is a number, and keys with values are needed;"
        },
        {
            "apps",
            """{ "a": { "demand": { "baseMbps": 5, "windows": [ { "from": "13:00", "to": "14:00", "mbps": 1 }, { "from": 1300,"""
                + """ "to": "14:00", "mbps": 1 } ] } } }""",
            "SB002", "apps.a.demand.windows[1].from", "1300 is a number, and a text is needed; put it in quotes."
        },

        // A value that must be there.
        {
            "network", """{ "create": {} }""", "SB003", "network.create.cidrBlock",
            "cidrBlock is missing; write, for example, cidrBlock: 192.168.0.0/24."
        },
        {
            "apps", """{ "a": { "ports": { "http": {} } } }""", "SB003", "apps.a.ports.http.external",
            "external is missing; write, for example, external: 80."
        },
        {
            "apps", """{ "a": { "demand": {} } }""", "SB003", "apps.a.demand.baseMbps",
            "baseMbps is missing; write, for example, baseMbps: 500."
        },
        {
            "apps", """{ "a": { "demand": { "baseMbps": 5, "windows": [ { "to": "14:00", "mbps": 1 } ] } } }""",
            "SB003", "apps.a.demand.windows[0].from", "from is missing; write, for example, from: \"13:00\"."
        },
        {
            "apps", """{ "a": { "demand": { "baseMbps": 5, "windows": [ { "from": "14:00", "mbps": 1 } ] } } }""",
            "SB003", "apps.a.demand.windows[0].to", "to is missing; write, for example, to: \"18:00\"."
        },
        {
            "apps", """{ "a": { "demand": { "baseMbps": 5, "windows": [ { "from": "14:00", "to": "15:00" } ] } } }""",
            "SB003", "apps.a.demand.windows[0].mbps", "mbps is missing; write, for example, mbps: 1000."
        },

        // Absurd numbers.
        { "bandwidth", """{ "mbps": 99999999999 }""", "SB006", "bandwidth.mbps", "99999999999 is beyond all bounds; check the unit." },
        { "bandwidth", """{ "mbps": 1e20 }""", "SB006", "bandwidth.mbps", "1e20 is beyond all bounds; check the unit." },
        {
            "bandwidth", """{ "mbps": 99999999999999999999999999999999999999 }""", "SB006", "bandwidth.mbps",
            "99999999999999999999999999999999999999 is beyond all bounds; check the unit."
        },
        { "bandwidth", """{ "mbps": 1e300 }""", "SB006", "bandwidth.mbps", "1e300 is beyond all bounds; check the unit." },
        { "bandwidth", """{ "mbps": -99999999999 }""", "SB006", "bandwidth.mbps", "-99999999999 " },

        // Keys that nothing reads: the keys that exist, and the nearest.
        {
            "network", """{ "vpc": "vpc-1" }""", "SB001", "network.vpc",
            "There is no key 'vpc' here; the keys are create, vpcId and vswitchId."
        },
        {
            "network", """{ "vpcID": "vpc-1" }""", "SB001", "network.vpcID",
            "There is no key 'vpcID' here; the keys are create, vpcId and vswitchId. Did you mean 'vpcId'?"
        },
        {
            "network", """{ "create": { "cidrBlock": "10.0.0.0/24", "zone": "a" } }""", "SB001", "network.create.zone",
            "There is no key 'zone' here; the keys are cidrBlock, imageId, instanceType and zoneId. Did you mean 'zoneId'?"
        },
        { "gateway", """{ "descripton": "x" }""", "SB001", "gateway.descripton", "There is no key 'descripton' here;" },
        { "bandwidth", """{ "isp": "BGP", "ratio": 20 }""", "SB001", "bandwidth.ratio", "There is no key 'ratio' here;" },
        { "addresses", """{ "front": { "eip": "eip-1" } }""", "SB001", "addresses.front.eip", "There is no key 'eip' here;" },
        {
            "securityGroups", """{ "web": { "id": "sg-1", "cidr": "0.0.0.0/0" } }""", "SB001", "securityGroups.web.cidr",
            "There is no key 'cidr' here; the keys are formerKey, id and sourceCidr."
        },
        {
            "outbound", """{ "vswitches": { "a": "vsw-1" }, "adress": {} }""", "SB001", "outbound.adress",
            "There is no key 'adress' here; the keys are address, demand and vswitches. Did you mean 'address'?"
        },
        { "quotas", """{ "eips": 40 }""", "SB001", "quotas.eips", "There is no key 'eips' here;" },
        {
            "apps", """{ "a": { "privateIP": "192.168.0.1" } }""", "SB001", "apps.a.privateIP",
            "There is no key 'privateIP' here; the keys are address, demand, formerKey, ports, privateIp and securityGroup. "
                + "Did you mean 'privateIp'?"
        },
        {
            "apps", """{ "a": { "ports": { "http": { "external": 80, "protcol": "udp" } } } }""", "SB001", "apps.a.ports.http.protcol",
            "There is no key 'protcol' here; the keys are check, external, formerKey, internal, name and protocol. Did you mean 'protocol'?"
        },
        {
            "apps", """{ "a": { "ports": { "http": { "external": 80, "check": { "http": "/", "hots": "a" } } } } }""",
            "SB001", "apps.a.ports.http.check.hots",
            "There is no key 'hots' here; the keys are host, http, https, payload, payloadHex, status and tls. Did you mean 'host'?"
        },
        {
            "apps", """{ "a": { "demand": { "baseMbps": 5, "window": [] } } }""", "SB001", "apps.a.demand.window",
            "There is no key 'window' here; the keys are baseMbps and windows. Did you mean 'windows'?"
        },
        {
            "apps", """{ "a": { "demand": { "baseMbps": 5, "windows": [ { "from": "14:00", "to": "15:00", "mbps": 1, "Mbps": 2 } ] } } }""",
            "SB001", "apps.a.demand.windows[0].Mbps",
            "There is no key 'Mbps' here; the keys are days, from, mbps and to. Did you mean 'mbps'?"
        },
        { "app", "{}", "SB001", "app", "There is no key 'app' here; the keys are " },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void A_value_that_cannot_be_read_gives_one_finding_with_its_path(
        string key, string json, string code, string path, string message)
    {
        var (_, findings) = StackConfig.Read(StackConfig.With((key, json)));

        var finding = Assert.Single(findings);
        Assert.Equal((code, path), (finding.Code.Id, finding.Subject));
        Assert.StartsWith(message, finding.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', finding.Message);
    }

    [Fact]
    public void All_problems_are_found_at_once()
    {
        var (_, findings) = StackConfig.Read(StackConfig.With(
            ("network", """{ "vpc": "vpc-1", "vswitchId": 7 }"""),
            ("apps", """{ "a": { "ports": { "http": {} }, "demand": "much" }, "b": 1 }"""),
            ("proteckt", "true")));

        Assert.Equal(
            ["apps.a.demand", "apps.a.ports.http.external", "apps.b", "network.vpc", "network.vswitchId", "proteckt"],
            findings.Select(finding => finding.Subject).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_misspelled_key_at_the_top_names_the_nearest()
    {
        var (_, findings) = StackConfig.Read(StackConfig.With(("deletionprotection", "true")));

        Assert.EndsWith(" Did you mean 'deletionProtection'?", Assert.Single(findings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_of_any_length_keeps_the_message_short()
    {
        var (_, findings) = StackConfig.Read(StackConfig.With(("network", new string('x', 5000) + "\nmore"), (new string('k', 5000), "1")));

        Assert.Equal(2, findings.Length);
        Assert.All(findings, finding => Assert.InRange(finding.ToString().Length, 1, 500));
        Assert.All(findings, finding => Assert.DoesNotContain('\n', finding.ToString()));
    }

    [Fact]
    public void Every_finding_of_reading_is_an_error() =>
        Assert.All(
            Broken.SelectMany(row => StackConfig.Read(StackConfig.With(((string)row[0], (string)row[1]))).Findings),
            finding => Assert.Equal(Severity.Error, finding.Severity));
}
