using Xunit;

namespace SharedBandwidth.Tests.CommandLine;

/// <summary>A new user's broken files, through the whole command line: one sentence for each problem, with the path in the file.</summary>
public sealed class BadInputTests
{
    private const string Network = "config:\n  alicloud:region: cn-shanghai\n  network: { vpcId: vpc-1, vswitchId: vsw-1 }\n";

    /// <summary>Files that cannot be read.</summary>
    public static TheoryData<string, string> Unreadable => new()
    {
        { "config:\n  apps: [1, 2\n", "Pulumi.test.yaml, line 3, column 1: this is not valid YAML:" },
        { "config:\n  apps: {}\n  apps: {}\n", "Pulumi.test.yaml, line 3, column 3: this is not valid YAML: Duplicate key" },
        { "- a\n", "Pulumi.test.yaml, line 1: keys with values are needed at the top" },
        { "\0\u0001\u0002", "Pulumi.test.yaml, line 1" },
        { "config: &again\n  apps: *again\n", "Pulumi.test.yaml, line " },
        { $"config: {{ apps: {new string('[', 200_000)}{new string(']', 200_000)} }}\n", "Pulumi.test.yaml, line " },
    };

    [Theory]
    [MemberData(nameof(Unreadable))]
    public async Task A_file_that_cannot_be_read_returns_2_and_one_sentence(string content, string message)
    {
        var result = (await CommandLine.PreviewAsync(content)).Clean();

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.StartsWith(message, CommandLine.OneLine(result.Error), StringComparison.Ordinal);
        Assert.Single(result.Error.Trim().Split('\n'));
    }

    /// <summary>What is written under apps, and the finding: code and path, and a part of its sentence.</summary>
    public static TheoryData<string, string, string> WrongApps => new()
    {
        { "{}", "SB003 apps:", "There is no app to publish;" },
        { "[]", "SB002 apps:", "A list is written here, and keys with values are needed;" },
        {
            App(demand: "{ baseMbps: 5, windows: [{ from: \"25:00\", to: \"26:00\", mbps: 9 }] }"), "SB004 apps.a.demand.windows[0].from:",
            "'25:00' is not a time of the day;"
        },
        {
            App(demand: "{ baseMbps: 5, windows: [{ from: \"13:00\", to: \"13:00\", mbps: 9 }] }"), "SB009 apps.a.demand.windows[0]:",
            "The window from 13:00 to 13:00 is either empty or the whole day;"
        },
        {
            App(demand: "{ baseMbps: 5, windows: [{ from: 13, to: \"14:00\", mbps: 9 }] }"), "SB002 apps.a.demand.windows[0].from:",
            "13 is a number, and a text is needed; put it in quotes."
        },
        { App(demand: "{ baseMbps: -5 }"), "SB006 apps.a.demand.baseMbps:", "-5 is outside the range;" },
        { App(demand: "{ baseMbps: 100001 }"), "SB006 apps.a.demand.baseMbps:", "100001 is outside the range;" },
        { App(demand: "{ baseMbps: 99999999999 }"), "SB006 apps.a.demand.baseMbps:", "99999999999 is beyond all bounds; check the unit." },
        {
            App(demand: "{ baseMbps: 99999999999999999999999999999999999 }"), "SB006 apps.a.demand.baseMbps:",
            "is beyond all bounds; check the unit."
        },
        { App(demand: "{ baseMbps: 1e300 }"), "SB006 apps.a.demand.baseMbps:", "is beyond all bounds; check the unit." },
        {
            App(demand: "{ baseMbps: \"500\" }"), "SB002 apps.a.demand.baseMbps:",
            "\"500\" is a text, and a whole number is needed; write it without quotes."
        },
        { App(demand: "{ baseMbps: 0.5 }"), "SB002 apps.a.demand.baseMbps:", "0.5 is not a whole number;" },
        { App(demand: "{ baseMbps: 500, wndows: [] }"), "SB001 apps.a.demand.wndows:", "Did you mean 'windows'?" },
        { App(privateIp: "fe80::1"), "SB004 apps.a.privateIp:", "'fe80::1' is not an IPv4 address, and forward entries take no other;" },
        { App(privateIp: "server-1"), "SB004 apps.a.privateIp:", "'server-1' is not an IP address;" },
        { App(privateIp: "192.168.0"), "SB004 apps.a.privateIp:", "'192.168.0' is not an IP address;" },
        { App(privateIp: "192.168.0.256"), "SB004 apps.a.privateIp:", "'192.168.0.256' is not an IP address;" },
        { App(ports: "{ http: 0 }"), "SB004 apps.a.ports.http:", "'0' is not a port;" },
        { App(ports: "{ http: -80 }"), "SB004 apps.a.ports.http:", "'-80' is not a port;" },
        { App(ports: "{ http: 65536 }"), "SB004 apps.a.ports.http:", "'65536' is not a port;" },
        { App(ports: "{ http: eighty }"), "SB004 apps.a.ports.http:", "'eighty' is not a port;" },
        { App(ports: "{}"), "SB003 apps.a.ports:", "The app has no port to publish;" },
        {
            App(ports: "{ http: 80, web: { external: 80, internal: 81 } }"), "SB401 apps.a.ports.web:",
            "Port 80 (tcp) of address a is already used by apps.a.ports.http (80);"
        },
        {
            App(ports: "{ http: 80, web: { external: 81, internal: 80 } }"), "SB402 apps.a.ports.web:",
            "Port 80 (tcp) of 192.168.0.1 is already published by apps.a.ports.http (80)"
        },
        { App(key: "\"my app\""), "SB007 apps.my app:", "'my app' cannot be part of a resource name;" },
        { App(key: new string('k', 200)), "SB007 apps.", "A key of 200 characters cannot be part of a resource name;" },
        {
            App(ports: $"{{ {new string('p', 200)}: 80 }}"), "SB007 apps.a.ports.",
            "A key of 200 characters cannot be part of a resource name;"
        },
    };

    [Theory]
    [MemberData(nameof(WrongApps))]
    public async Task A_wrong_value_returns_1_and_its_finding_on_stderr(string apps, string codeAndPath, string message)
    {
        var result = (await CommandLine.PreviewAsync($"{Network}  apps: {apps}\n")).Clean();

        var error = CommandLine.OneLine(result.Error);
        Assert.Equal(1, result.ExitCode);
        Assert.Contains(codeAndPath, error, StringComparison.Ordinal);
        Assert.Contains(message, error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("config: { network: { vpcId: vpc-1, vswitchId: vsw-1 } }", "SB003 alicloud:region: The region is missing;")]
    [InlineData("config: { alicloud:region: cn-shanghai, netwrk: {} }", "SB001 netwrk: There is no key 'netwrk' here;")]
    [InlineData("config: { alicloud:region: cn-shanghai, network: vpc-1 }",
        "SB002 network: Line 1: The text 'vpc-1' is written here, and keys with values are needed;")]
    [InlineData("config: { alicloud:region: cn-shanghai, network: { create: { cidrBlock: garbage } } }",
        "SB004 network.create.cidrBlock: 'garbage' is not an IPv4 network;")]
    public async Task A_wrong_setting_returns_1_and_its_finding_on_stderr(string content, string line)
    {
        var result = (await CommandLine.PreviewAsync(content)).Clean();

        Assert.Equal(1, result.ExitCode);
        Assert.Contains(line, CommandLine.OneLine(result.Error), StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_problems_of_a_file_are_told_at_once_each_in_one_line()
    {
        var result = (await CommandLine.PreviewAsync("""
            config:
              network: { vpc: vpc-1 }
              gateway: { paymentType: Monthly }
              apps:
                a: { privateIp: "::1", ports: { http: 0 }, demand: { baseMbps: "5" } }
            """)).Clean();

        Assert.Equal(1, result.ExitCode);
        Assert.Contains(" in no region, account site China", result.Output, StringComparison.Ordinal);
        var error = CommandLine.OneLine(result.Error);
        Assert.All(
            ["SB001 network.vpc:", "SB003 network.vpcId:", "SB003 network.vswitchId:", "SB003 alicloud:region:", "SB004 apps.a.privateIp:",
                "SB004 apps.a.ports.http:",
                "SB002 apps.a.demand.baseMbps:", "SB005 gateway.paymentType:"],
            part => Assert.Contains(part, error, StringComparison.Ordinal));
    }

    private static string App(
        string key = "a", string privateIp = "192.168.0.1", string ports = "{ http: 80 }", string demand = "{ baseMbps: 5 }") =>
        $"{{ {key}: {{ privateIp: \"{privateIp}\", ports: {ports}, demand: {demand} }} }}";
}
