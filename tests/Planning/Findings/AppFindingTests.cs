using SharedBandwidth.Planning.Exposure;
using SharedBandwidth.Planning.Exposure.Spec;
using SharedBandwidth.Planning.Findings;
using Xunit;

namespace SharedBandwidth.Tests.Planning.Findings;

public sealed class AppFindingTests
{
    private static readonly string _longKey = new('a', 41);
    private static readonly ExposureSpec _sized = Specs.Document with { Bandwidth = new BandwidthSpec { Mbps = 1500 } };

    internal static FindingCase[] Cases { get; } =
    [
        FindingCase.Of(
            "no app", FindingCodes.MissingValue, "apps", ["no app", "at least one"], _sized with { Apps = Keyed.Empty<AppSpec>() }, _sized),
        FindingCase.Of("no port", FindingCodes.MissingValue, "apps.ecs1.ports", ["no port", "http: 80"], Specs.Document.Publish("ecs1")),

        BadKey("app key with a space", "web server", "'web server'"),
        BadKey("app key with a hyphen first", "-web", "'-web'"),
        BadKey("app key with a dot", "web.1", "'web.1'"),
        BadKey("empty app key", "", "''"),
        BadKey("app key of 41 characters", _longKey, "41 characters"),
        BadKey("app key of 200 characters", new string('x', 200), "200 characters"),
        BadKey("app key in another alphabet", "应用", "'应用'"),
        BadKey("app key ending in a line break", "ecs3\n", "ecs3"),
        FindingCase.Of("port key with a space", FindingCodes.BadName, "apps.ecs1.ports.my port", ["'my port'", "letters, digits"],
            Specs.Document.Publish("ecs1", ("my port", Specs.Port("80"))), Specs.Document.Publish("ecs1", ("my-port_1", Specs.Port("80")))),
        FindingCase.Of("component name with a slash", FindingCodes.BadName, "name", ["'a/b'"], Specs.Document with { Name = "a/b" }),
        FindingCase.Of("entry name with a space", FindingCodes.BadName, "apps.ecs1.ports.http.name", ["'my web'", "2 to 128"],
            Specs.Document.Publish("ecs1", ("http", Specs.Port("80") with { Name = "my web" })),
            Specs.Document.Publish("ecs1", ("http", Specs.Port("80") with { Name = "my.web" }))),
        FindingCase.Of("name prefix with a space", FindingCodes.BadName, "namePrefix", ["'my stack'"],
            Specs.Document with { NamePrefix = "my stack" }, Specs.Document with { NamePrefix = "my-stack" }),

        FindingCase.Of("unknown address", FindingCodes.UnknownReference, "apps.ecs1.address", ["'edg'", "Did you mean 'edge'?"],
            WithEdge("edg"), WithEdge("edge")),
        FindingCase.Of("address of an app without one", FindingCodes.UnknownReference, "apps.ecs2.address", ["'ecs1'"],
            WithEdge("edge").Publish("ecs2", ("http", Specs.Port("81"))).Change("ecs2", app => app with { Address = "ecs1" }),
            WithEdge("edge").Publish("ecs2", ("http", Specs.Port("81"))).Change("ecs2", app => app with { Address = "edge" })),
        FindingCase.Of(
            "unknown security group", FindingCodes.UnknownReference, "apps.ecs1.securityGroup", ["'wbe'", "name a key of securityGroups"],
            WithGroup("wbe"), WithGroup("web")),

        BadPrivateIp("IPv6 address", "fe80::1", "not an IPv4 address", "192.168.0.100"),
        BadPrivateIp("number above 255", "192.168.0.256", "not an IP address", "0 to 255"),
        BadPrivateIp("leading zero", "192.168.0.010", "not an IP address", "0 to 255"),
        BadPrivateIp("garbage as private IP", "server-1", "not an IP address", "0 to 255"),
        BadPrivateIp("private IP with a port", "192.168.0.100:80", "192.168.0.100:80", "write four numbers"),
        BadPrivateIp("empty private IP", "", "''", "write four numbers"),
        BadPrivateIp("loopback address", "127.0.0.1", "cannot be a server's address", "inside the VPC"),
        BadPrivateIp("unspecified address", "0.0.0.0", "cannot be a server's address", "inside the VPC"),
        BadPrivateIp("multicast address", "224.0.0.1", "cannot be a server's address", "inside the VPC"),
        FindingCase.Of(
            "private IP outside the VPC", FindingCodes.OutsideVpc, "apps.ecs1.privateIp", ["192.168.1.100", "192.168.0.0/24", "inside it"],
            Specs.Document.Change("ecs1", app => app with { PrivateIp = "192.168.1.100" }) with { VpcCidrBlock = "192.168.0.0/24" },
            Specs.Document.Change("ecs1", app => app with { PrivateIp = "192.168.0.255" }) with { VpcCidrBlock = "192.168.0.0/24" }),
        FindingCase.Of("unreadable block of the VPC", FindingCodes.MalformedValue, "vpcCidrBlock", ["'192.168.0.0'"],
            Specs.Document with { VpcCidrBlock = "192.168.0.0" }, Specs.Document with { VpcCidrBlock = "192.168.0.0/16" }),

        BadExternal("port 0", "0"),
        BadExternal("port 65536", "65536"),
        BadExternal("negative port", "-80"),
        BadExternal("port as a word", "http"),
        BadExternal("range with a hyphen", "80-90"),
        BadExternal("falling range", "90/80"),
        BadExternal("range without an end", "80/"),
        BadExternal("range of three", "80/90/100"),
        BadExternal("empty port", ""),
        BadExternal("port with a blank", " 80"),
        FindingCase.Of(
            "internal port out of bounds", FindingCodes.MalformedValue, "apps.ecs1.ports.http.internal", ["'70000'", "1 to 65535"],
            Publish(Specs.Port("80", "70000")), Publish(Specs.Port("80", "65535"))),
        FindingCase.Of("unknown protocol", FindingCodes.NotAllowedValue, "apps.ecs1.ports.http.protocol", ["'icmp'", "tcp, udp or any"],
            Publish(Specs.Port("80", protocol: "icmp")), Publish(Specs.Port("80", protocol: "UDP"))),

        BadCheck("check of nothing", FindingCodes.MissingValue, "", ["does not say what has to answer", "tls: true"], new(),
            new() { Http = "/" }),
        BadCheck("check of no TLS", FindingCodes.MissingValue, "", ["does not say what has to answer"], new() { Tls = false },
            new() { Tls = true, Host = "a.example" }),
        BadCheck("check of two kinds", FindingCodes.Contradiction, "", ["http and https exclude each other"],
            new() { Http = "/", Https = "/", Host = "a.example" }, new() { Https = "/", Host = "a.example" }),
        BadCheck("check by HTTP of a UDP port", FindingCodes.Contradiction, ".http", ["needs protocol tcp", "has udp", "write payload"],
            new() { Http = "/" }, new() { Payload = "ping" }, "udp", "udp"),
        BadCheck("check by payload of a TCP port", FindingCodes.Contradiction, ".payload", ["needs protocol udp", "has tcp", "write http"],
            new() { Payload = "ping" }, new() { Http = "/" }),
        BadCheck("check of a whole address", FindingCodes.Contradiction, ".tls", ["has any", "remove the check"],
            new() { Tls = true, Host = "a.example" }, null, "any", "any"),
        BadCheck("check by a path without a slash", FindingCodes.MalformedValue, ".http", ["'healthz'", "start with a slash"],
            new() { Http = "healthz" }, new() { Http = "/healthz?full=1" }),
        BadCheck("check by a path with a blank", FindingCodes.MalformedValue, ".http", ["'/a b'", "encoded with %"],
            new() { Http = "/a b" }, new() { Http = "/a%20b" }),
        BadCheck("check by a path that is too long", FindingCodes.MalformedValue, ".http", ["2048"],
            new() { Http = "/" + new string('a', 2048) }, new() { Http = "/" + new string('a', 2047) }),
        BadCheck("check by a status that is none", FindingCodes.OutOfRange, ".status", ["600", "100 to 599"],
            new() { Http = "/", Status = 600 }, new() { Http = "/", Status = 599 }),
        BadCheck("check by HTTPS without a host", FindingCodes.MissingValue, ".host",
            ["is missing", "certificate", "host: www.example.com"], new() { Https = "/" }, new() { Https = "/", Host = "a.example" }),
        BadCheck("check by TLS without a host", FindingCodes.MissingValue, ".host", ["is missing", "certificate", "host: www.example.com"],
            new() { Tls = true }, new() { Tls = true, Host = "a.example" }),
        BadCheck("check of a host with a port", FindingCodes.MalformedValue, ".host", ["'a.example:80'", "without scheme and port"],
            new() { Http = "/", Host = "a.example:80" }, new() { Http = "/", Host = "a.example" }),
        BadCheck("check of a host with a scheme", FindingCodes.MalformedValue, ".host", ["'https://a.example'"],
            new() { Http = "/", Host = "https://a.example" }, new() { Http = "/", Host = "a.example" }),
        BadCheck("check of an IP as a host", FindingCodes.MalformedValue, ".host", ["'10.0.0.1'"], new() { Https = "/", Host = "10.0.0.1" },
            new() { Https = "/", Host = "a.example" }),
        BadCheck("check by bytes that are none", FindingCodes.MalformedValue, ".payloadHex", ["'0a1'", "two digits"],
            new() { PayloadHex = "0a1" }, new() { PayloadHex = "0A1b" }, "udp", "udp"),
        BadCheck("check by an empty payload", FindingCodes.OutOfRange, ".payload", ["0 bytes", "1 to 1200"], new() { Payload = "" },
            new() { Payload = "a" }, "udp", "udp"),
        BadCheck("check by a payload that is too long", FindingCodes.OutOfRange, ".payload", ["1201 bytes", "1 to 1200"],
            new() { Payload = new string('a', 1201) }, new() { Payload = new string('a', 1200) }, "udp", "udp"),
        BadCheck("check with a status that nobody sends", FindingCodes.NoEffect, ".status", ["A check by tls", "remove it"],
            new() { Tls = true, Host = "a.example", Status = 200 }, new() { Tls = true, Host = "a.example" }),
        BadCheck("check with a host that nobody asks for", FindingCodes.NoEffect, ".host", ["A check by payload", "remove it"],
            new() { Payload = "a", Host = "a.example" }, new() { Payload = "a" }, "udp", "udp"),

        FindingCase.Of("negative base", FindingCodes.OutOfRange, "apps.ecs1.demand.baseMbps", ["-1", "0 to 100000 Mbit/s"],
            Needing(Specs.Demand(-1)), Needing(Specs.Demand(0))),
        FindingCase.Of("absurd base", FindingCodes.OutOfRange, "apps.ecs1.demand.baseMbps", ["100001", "0 to 100000 Mbit/s"],
            Needing(Specs.Demand(100_001)), Needing(Specs.Demand(100_000))),
        FindingCase.Of("negative window", FindingCodes.OutOfRange, "apps.ecs1.demand.windows[1].mbps", ["-5", "0 to 100000 Mbit/s"],
            Needing(Specs.Demand(500, ("01:00", "02:00", 0), ("13:00", "18:00", -5))),
            Needing(Specs.Demand(500, ("01:00", "02:00", 0), ("13:00", "18:00", 5)))),
        FindingCase.Of("absurd window", FindingCodes.OutOfRange, "apps.ecs1.demand.windows[0].mbps", ["2147483647", "100000"],
            Needing(Specs.Demand(500, ("13:00", "18:00", int.MaxValue))), Needing(Specs.Demand(500, ("13:00", "18:00", 1000)))),
        BadTime("window from 25:00", "from", "25:00", "18:00"),
        BadTime("window to 24:01", "to", "13:00", "24:01"),
        BadTime("window to half past", "to", "13:00", "18h30"),
        BadTime("window from one digit", "from", "9:00", "18:00"),
        FindingCase.Of("window from a time to the same", FindingCodes.Contradiction, "apps.ecs1.demand.windows[0]",
            ["from 13:00 to 13:00", "baseMbps"],
            Needing(Specs.Demand(500, ("13:00", "13:00", 600))), Needing(Specs.Demand(500, ("13:00", "13:01", 600)))),
        FindingCase.Of(
            "window on a day that is none", FindingCodes.MalformedValue, "apps.ecs1.demand.windows[0].days", ["'funday'", "mon-fri"],
            Needing(new DemandSpec { BaseMbps = 1, Windows = [new DemandWindowSpec("13:00", "18:00", 2) { Days = ["mon", "funday"] }] }),
            Needing(new DemandSpec { BaseMbps = 1, Windows = [new DemandWindowSpec("13:00", "18:00", 2) { Days = ["mon", "sat-sun"] }] })),
        FindingCase.Of("window from midnight to midnight", FindingCodes.Contradiction, "apps.ecs1.demand.windows[0]",
            ["from 24:00 to 00:00", "two different times"],
            Needing(Specs.Demand(500, ("24:00", "00:00", 600))), Needing(Specs.Demand(500, ("24:00", "00:01", 600)))),

        FindingCase.Of("app without demand", FindingCodes.DemandUnknown, "apps.ecs1.demand", ["sized without it", "demand.baseMbps"],
            Specs.Document.Change("ecs1", app => app with { Demand = null })),
        FindingCase.Of("unknown account site", FindingCodes.NotAllowedValue, "accountSite",
            ["'Chin'", "China or International", "Did you mean 'China'?"],
            Specs.Document with { AccountSite = "Chin" }, Specs.Document with { AccountSite = "china" }),
    ];

    public static TheoryData<string> Names => FindingCases.NamesOf(Cases);

    [Theory]
    [MemberData(nameof(Names))]
    public void The_mistake_is_found_with_value_and_remedy_and_not_in_its_neighbour(string name) => FindingCases.Check(Cases, name);

    [Theory]
    [InlineData("a")]
    [InlineData("1")]
    [InlineData("Web_server-1")]
    [InlineData("0123456789012345678901234567890123456789")]
    public void Keys_of_letters_digits_hyphens_and_underscores_up_to_40_are_fine(string key) =>
        Assert.DoesNotContain(FindingCase.Find(Specs.Document.Rename("ecs1", key)), f => f.Severity < Severity.Note);

    [Theory]
    [InlineData("00:00", "24:00")]
    [InlineData("24:00", "23:59")]
    [InlineData("23:00", "00:00")]
    [InlineData("22:00", "02:00")]
    [InlineData("23:59", "24:00")]
    public void A_window_may_be_the_whole_day_end_at_midnight_or_run_past_it(string from, string to) =>
        Assert.DoesNotContain(FindingCase.Find(Needing(Specs.Demand(500, (from, to, 600)))), f => f.Severity < Severity.Note);

    [Fact]
    public void A_private_ip_may_be_known_only_while_deploying() =>
        Assert.DoesNotContain(FindingCase.Find(Specs.Document.WithServer("ecs1")), f => f.Severity < Severity.Note);

    [Fact]
    public void All_problems_are_reported_at_once_with_errors_first()
    {
        var spec = Specs.Document with
        {
            Name = "a b",
            AccountSite = "Mars",
            Gateway = new GatewaySpec { PaymentType = "Barter", PeriodMonths = 7 },
            Bandwidth = new BandwidthSpec { Mbps = 0, Isp = "Pigeon", RatioPercent = 400 },
            Apps = Keyed.Empty<AppSpec>()
                .Add("x y", Specs.App("::1", ("http", Specs.Port("0")), ("dns", Specs.Port("53", protocol: "icmp"))) with
                {
                    Address = "none",
                    SecurityGroup = "none",
                })
                .Add("z", new AppSpec { Demand = Specs.Demand(-1, ("25:00", "25:00", -1)) }),
            Outbound = new OutboundSpec(),
            Quotas = new QuotasSpec { EipsPerGateway = 0 },
        };

        var findings = ExposurePlanner.Plan(spec).Findings;

        string[] expected =
        [
            "accountSite", "apps.x y", "apps.x y.address", "apps.x y.ports.dns.protocol", "apps.x y.ports.http", "apps.x y.privateIp",
            "apps.x y.securityGroup",
            "apps.z.demand.baseMbps", "apps.z.demand.windows[0].from", "apps.z.demand.windows[0].mbps", "apps.z.demand.windows[0].to",
            "apps.z.ports",
            "bandwidth.isp", "bandwidth.mbps", "bandwidth.ratioPercent", "gateway.paymentType", "name", "outbound.vswitches",
            "quotas.eipsPerGateway",
        ];
        var reported = findings.Where(f => f.Severity == Severity.Error).Select(f => f.Subject).ToHashSet();
        Assert.Empty(expected.Except(reported));
        Assert.Equal(findings.OrderBy(f => f.Severity), findings);
    }

    [Fact]
    public void A_value_of_several_lines_still_makes_a_message_of_one() =>
        Assert.All(
            FindingCase.Find(Specs.Document.Change("ecs1", app => app with { PrivateIp = "10.0.0.1\n::error::forged" })),
            finding => Assert.DoesNotContain('\n', finding.Message));

    private static FindingCase BadKey(string name, string key, string shown) =>
        FindingCase.Of(name, FindingCodes.BadName, $"apps.{key.Replace('\n', ' ')}", [shown, "up to 40 letters, digits, '-' and '_'"],
            Specs.Document.Rename("ecs1", key), Specs.Document.Rename("ecs1", "ecs3"));

    private static FindingCase BadPrivateIp(string name, string ip, params string[] says) =>
        FindingCase.Of(name, FindingCodes.MalformedValue, "apps.ecs1.privateIp", [ip, .. says],
            Specs.Document.Change("ecs1", app => app with { PrivateIp = ip }));

    private static FindingCase BadCheck(
        string name, FindingCode code, string where, string[] says, CheckSpec broken, CheckSpec? neighbour, string protocol = "tcp",
        string neighbourProtocol = "tcp") =>
        FindingCase.Of(
            name, code, $"apps.ecs1.ports.http.check{where}", says,
            Publish(Checked(broken, protocol)), Publish(Checked(neighbour, neighbourProtocol)));

    private static PortSpec Checked(CheckSpec? check, string protocol) =>
        Specs.Port(protocol == "any" ? "any" : "80", protocol: protocol) with { Check = check };

    private static FindingCase BadExternal(string name, string port) =>
        FindingCase.Of(name, FindingCodes.MalformedValue, "apps.ecs1.ports.http", [$"'{port}'", "1 to 65535", "10000/10010"],
            Publish(Specs.Port(port)));

    private static FindingCase BadTime(string name, string end, string from, string to) =>
        FindingCase.Of(name, FindingCodes.MalformedValue, $"apps.ecs1.demand.windows[0].{end}",
            [$"'{(end == "from" ? from : to)}'", "HH:mm"], Needing(Specs.Demand(500, (from, to, 1000))));

    private static ExposureSpec Publish(PortSpec port) => Specs.Document.Publish("ecs1", ("http", port));

    private static ExposureSpec Needing(DemandSpec demand) => Specs.Document.Change("ecs1", app => app with { Demand = demand });

    private static ExposureSpec WithEdge(string named) =>
        Specs.Document.WithAddress("edge", new AddressSpec())
            .With("other", Specs.App("192.168.0.102", ("https", Specs.Port("443"))) with { Address = "edge", Demand = Specs.Demand(0) })
            .Change("ecs1", app => app with { Address = named });

    private static ExposureSpec WithGroup(string named) =>
        Specs.Document.WithGroup("web", new SecurityGroupSpec { Id = "sg-1" }).Change("ecs1", app => app with { SecurityGroup = named });
}
