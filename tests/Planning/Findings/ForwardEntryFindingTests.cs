using SharedBandwidth.Planning.Exposure.Spec;
using SharedBandwidth.Planning.Findings;
using Xunit;

namespace SharedBandwidth.Tests.Planning.Findings;

public sealed class ForwardEntryFindingTests
{
    internal static FindingCase[] Cases { get; } =
    [
        FindingCase.Of("external port taken by another app", FindingCodes.ExternalTupleTaken, "apps.ecs2.ports.http",
            ["Port 80 (tcp) of address edge", "apps.ecs1.ports.http", "another external port, or another address"],
            Sharing(Specs.Port("80"), Specs.Port("80")), Sharing(Specs.Port("80"), Specs.Port("80", protocol: "udp"))),
        FindingCase.Of("external port taken by the same app", FindingCodes.ExternalTupleTaken, "apps.ecs1.ports.www",
            ["Port 80 (tcp) of address ecs1", "apps.ecs1.ports.http"],
            Publish(("http", Specs.Port("80", "8080")), ("www", Specs.Port("80", "8081"))),
            Publish(("http", Specs.Port("80", "8080")), ("www", Specs.Port("81", "8081")))),
        FindingCase.Of("external port inside a range", FindingCodes.ExternalTupleTaken, "apps.ecs2.ports.http",
            ["Port 8010 (tcp)", "apps.ecs1.ports.http (8000/8010)"],
            Sharing(Specs.Port("8000/8010"), Specs.Port("8010")), Sharing(Specs.Port("8000/8010"), Specs.Port("8011"))),
        FindingCase.Of("external ranges overlap", FindingCodes.ExternalTupleTaken, "apps.ecs1.ports.http",
            ["Port 8005/8015 (udp)", "apps.ecs2.ports.http (8000/8005)"],
            Sharing(Specs.Port("8005/8015", protocol: "udp"), Specs.Port("8000/8005", protocol: "udp")),
            Sharing(Specs.Port("8005/8015", protocol: "udp"), Specs.Port("8000/8004", protocol: "udp"))),
        FindingCase.Of("range reaching far past a later one", FindingCodes.ExternalTupleTaken, "apps.ecs1.ports.c",
            ["Port 1900 (tcp)", "apps.ecs1.ports.a (1000/2000)"],
            Publish(("a", Specs.Port("1000/2000")), ("b", Specs.Port("1100", "2100")), ("c", Specs.Port("1900", "2900"))),
            Publish(("a", Specs.Port("1000/1010")), ("b", Specs.Port("1100", "2100")), ("c", Specs.Port("1900", "2900"))))
            with { Also = ["SB401 apps.ecs1.ports.b"] },

        FindingCase.Of("backend port published from two addresses", FindingCodes.InternalTupleTaken, "apps.ecs2.ports.http",
            ["Port 80 (tcp) of 192.168.0.100", "apps.ecs1.ports.http", "second port"],
            OneBackend(Specs.Port("80"), Specs.Port("8080", "80")), OneBackend(Specs.Port("80"), Specs.Port("8080", "81"))),
        FindingCase.Of("backend port published twice by one app", FindingCodes.InternalTupleTaken, "apps.ecs1.ports.www",
            ["Port 8080 (tcp) of 192.168.0.100"],
            Publish(("http", Specs.Port("80", "8080")), ("www", Specs.Port("81", "8080"))),
            Publish(("http", Specs.Port("80", "8080")), ("www", Specs.Port("81", "8080", "udp")))),
        FindingCase.Of("internal ranges overlap", FindingCodes.InternalTupleTaken, "apps.ecs2.ports.http",
            ["Port 8003/8006 (tcp)", "(8000/8003)"],
            OneBackend(Specs.Port("8000/8003"), Specs.Port("9003/9006", "8003/8006")),
            OneBackend(Specs.Port("8000/8003"), Specs.Port("9004/9006", "8004/8006"))),
        FindingCase.Of("backend known only while deploying published twice", FindingCodes.InternalTupleTaken, "apps.ecs1.ports.www",
            ["the server of ecs1"],
            Publish(("http", Specs.Port("80", "8080")), ("www", Specs.Port("81", "8080"))).WithServer("ecs1"),
            Publish(("http", Specs.Port("80", "8080")), ("www", Specs.Port("81"))).WithServer("ecs1")),

        FindingCase.Of("any outside and one port inside", FindingCodes.AnyMismatch, "apps.ecs1.ports.http",
            ["External port any", "internal port 80", "all three"],
            Publish(("http", Specs.Port("any", "80"))), Publish(("http", Specs.Port("any", "any")))),
        FindingCase.Of(
            "one port outside and any inside", FindingCodes.AnyMismatch, "apps.ecs1.ports.http", ["External port 80", "internal port any"],
            Publish(("http", Specs.Port("80", "any"))), Publish(("http", Specs.Port("80", "80")))),
        FindingCase.Of("any port with one protocol", FindingCodes.AnyMismatch, "apps.ecs1.ports.http", ["protocol tcp"],
            Publish(("http", Specs.Port("any", protocol: "tcp"))), Publish(("http", Specs.Port("any", protocol: "any")))),
        FindingCase.Of("one port with any protocol", FindingCodes.AnyMismatch, "apps.ecs1.ports.http", ["protocol any", "or for none"],
            Publish(("http", Specs.Port("80", protocol: "any"))), Publish(("http", Specs.Port("80", protocol: "tcp")))),
        FindingCase.Of("all ports of a shared address", FindingCodes.AnyNeedsOwnAddress, "apps.ecs1.ports.http",
            ["address edge for itself", "apps.ecs2.ports.http uses it too", "another address"],
            Sharing(Specs.Port("any"), Specs.Port("80")),
            Sharing(Specs.Port("any"), Specs.Port("80")).Change("ecs2", app => app with { Address = null })),
        FindingCase.Of("range to one port", FindingCodes.PortRangeLengths, "apps.ecs1.ports.http",
            ["8000/8009 has 10 ports", "80 has 1 port;", "same length"],
            Publish(("http", Specs.Port("8000/8009", "80"))), Publish(("http", Specs.Port("8000/8009", "80/89")))),
        FindingCase.Of(
            "one port to a range", FindingCodes.PortRangeLengths, "apps.ecs1.ports.http", ["80 has 1 port and", "80/81 has 2 ports"],
            Publish(("http", Specs.Port("80", "80/81"))), Publish(("http", Specs.Port("80", "81/81")))),
        FindingCase.Of("names that meet in the middle", FindingCodes.SameResourceName, "apps.web-a.ports.http",
            ["forward entry", "demo-web-a-http", "apps.web.ports.a-http", "rename"],
            Named("web-a", "http"), Named("web-b", "http")),
    ];

    public static TheoryData<string> Names => FindingCases.NamesOf(Cases);

    [Theory]
    [MemberData(nameof(Names))]
    public void The_mistake_is_found_with_value_and_remedy_and_not_in_its_neighbour(string name) => FindingCases.Check(Cases, name);

    [Fact]
    public void Three_apps_on_one_port_give_one_finding_each_but_the_first()
    {
        var spec = Sharing(Specs.Port("80"), Specs.Port("80"))
            .With("ecs3", Specs.App("192.168.0.103", ("http", Specs.Port("80"))) with { Address = "edge" });

        Assert.Equal(
            ["apps.ecs2.ports.http", "apps.ecs3.ports.http"],
            FindingCase.Find(spec).Where(f => f.Code == FindingCodes.ExternalTupleTaken).Select(f => f.Subject));
    }

    [Fact]
    public void Apps_may_share_an_address_on_different_ports_and_another_apps_address()
    {
        var spec = Specs.Document
            .Publish("ecs2", ("http", Specs.Port("8080", "80")), ("dns", Specs.Port("80", "53", "udp")))
            .Change("ecs2", app => app with { Address = "ecs1" });

        Assert.DoesNotContain(FindingCase.Find(spec), f => f.Severity < Severity.Note);
    }

    [Fact]
    public void Two_servers_known_only_while_deploying_are_two_backends()
    {
        var spec = Specs.Document.WithServer("ecs1").WithServer("ecs2");

        Assert.DoesNotContain(FindingCase.Find(spec), f => f.Severity < Severity.Note);
    }

    private static ExposureSpec Publish(params (string Key, PortSpec Port)[] ports) => Specs.Document.Publish("ecs1", ports);

    private static ExposureSpec Sharing(PortSpec first, PortSpec second) => Specs.Document
        .WithAddress("edge", new AddressSpec())
        .Publish("ecs1", ("http", first)).Change("ecs1", app => app with { Address = "edge" })
        .Publish("ecs2", ("http", second)).Change("ecs2", app => app with { Address = "edge" });

    private static ExposureSpec OneBackend(PortSpec first, PortSpec second) => Specs.Document
        .Publish("ecs1", ("http", first))
        .Publish("ecs2", ("http", second)).Change("ecs2", app => app with { PrivateIp = "192.168.0.100" });

    private static ExposureSpec Named(string app, string port) => Specs.Document
        .With("web", Specs.App("192.168.0.1", ("a-http", Specs.Port("80"))) with { Demand = Specs.Demand(1) })
        .With(app, Specs.App("192.168.0.2", (port, Specs.Port("80"))) with { Demand = Specs.Demand(1) });
}
