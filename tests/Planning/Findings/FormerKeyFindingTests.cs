using SharedBandwidth.Planning.Exposure.Spec;
using SharedBandwidth.Planning.Findings;
using Xunit;

namespace SharedBandwidth.Tests.Planning.Findings;

public sealed class FormerKeyFindingTests
{
    internal static FindingCase[] Cases { get; } =
    [
        Of("malformed former key of an app", FindingCodes.BadName, "apps.ecs1.formerKey", ["'my app'", "letters, digits, '-' and '_'"],
            App("my app"), App("my-app")),
        Of("empty former key of an app", FindingCodes.BadName, "apps.ecs1.formerKey", ["''", "letter or digit first"], App(""), App("a")),
        Of("malformed former key of a port", FindingCodes.BadName, "apps.ecs1.ports.http.formerKey", ["'80/tcp'"], Port("80/tcp"),
            Port("80-tcp")),
        Of("malformed former key of an address", FindingCodes.BadName, "addresses.front.formerKey", ["'-front'"], Address("-front"),
            Address("edge")),
        Of("malformed former key of the outbound address", FindingCodes.BadName, "outbound.address.formerKey", ["'a b'"], Outbound("a b"),
            Outbound("a")),

        Of("app with its own key as the former", FindingCodes.NoEffect, "apps.ecs1.formerKey",
            ["'ecs1' is the key now", "remove formerKey"], App("ecs1"), App("ECS1")),
        Of("port with its own key as the former", FindingCodes.NoEffect, "apps.ecs1.ports.http.formerKey", ["'http' is the key now"],
            Port("http"), Port("https")),
        Of("address with its own key as the former", FindingCodes.NoEffect, "addresses.front.formerKey", ["'front' is the key now"],
            Address("front"), Address("front-1")),

        Of("app with the key of another as the former", FindingCodes.SameResourceName, "apps.ecs1.formerKey",
            ["'ecs2'", "the app demo-ecs2 belongs to apps.ecs2", "name a key that nothing else has or had"], App("ecs2"), App("ecs3")),
        Of("two apps with one former key", FindingCodes.SameResourceName, "apps.ecs2.formerKey",
            ["'web'", "the app demo-web belongs to apps.ecs1.formerKey"],
            Apps("web", "web"), Apps("web", "api")),
        Of("port with the key of another as the former", FindingCodes.SameResourceName, "apps.ecs1.ports.http.formerKey",
            ["'dns'", "the forward entry demo-ecs1-dns belongs to apps.ecs1.ports.dns"], Ports("dns"), Ports("web")),
        Of("two ports with one former key", FindingCodes.SameResourceName, "apps.ecs1.ports.http.formerKey",
            ["'web'", "belongs to apps.ecs1.ports.dns.formerKey"], Ports("web", "web"), Ports("web", "udp")),
        Of("port of an app with a former key that makes another's name", FindingCodes.SameResourceName, "apps.ecs1.formerKey",
            ["'ecs2-a'", "the forward entry demo-ecs2-a-http belongs to apps.ecs2.ports.a-http"],
            App("ecs2-a").Publish("ecs2", ("a-http", Specs.Port("80"))), App("ecs2-b").Publish("ecs2", ("a-http", Specs.Port("80")))),
        Of("address with the key of another as the former", FindingCodes.SameResourceName, "addresses.front.formerKey",
            ["'back'", "the address demo-back belongs to addresses.back"], Two("back"), Two("edge")),
        Of("two addresses with one former key", FindingCodes.SameResourceName, "addresses.front.formerKey",
            ["'edge'", "the address demo-edge belongs to addresses.back.formerKey"], Two("edge", "edge"), Two("edge", "rear")),
        Of("address with the key of an app's own as the former", FindingCodes.SameResourceName, "addresses.front.formerKey",
            ["'ecs2'", "belongs to addresses.ecs2"], Address("ecs2"), Address("ecs1")),
        Of("own address with the key of a declared one as the former", FindingCodes.SameResourceName, "apps.ecs2.formerKey",
            ["'front'", "the address demo-front belongs to addresses.front"],
            Address(null).Change("ecs2", app => app with { FormerKey = "front" }),
            Address(null).Change("ecs2", app => app with { FormerKey = "rear" })),
        Of("own address and a declared one with one former key", FindingCodes.SameResourceName, "addresses.front.formerKey",
            ["'edge'", "the address demo-edge belongs to apps.ecs2.formerKey"],
            Address("edge").Change("ecs2", app => app with { FormerKey = "edge" }),
            Address("edge").Change("ecs2", app => app with { FormerKey = "rear" })),
        Of("address with the key of the outbound one as the former", FindingCodes.SameResourceName, "addresses.front.formerKey",
            ["'outbound'", "the address demo-outbound belongs to outbound.address"],
            Address("outbound") with { Outbound = Specs.Outbound(("app", "vsw-2")) },
            Address("edge") with { Outbound = Specs.Outbound(("app", "vsw-2")) }),
    ];

    public static TheoryData<string> Names => FindingCases.NamesOf(Cases);

    [Theory]
    [MemberData(nameof(Names))]
    public void The_mistake_is_found_with_value_and_remedy_and_not_in_its_neighbour(string name) => FindingCases.Check(Cases, name);

    [Fact]
    public void An_app_may_take_a_former_key_that_its_address_keeps() =>
        Assert.DoesNotContain(
            FindingCase.Find(Address(null).Rename("ecs1", "web").Change("web", app => app with { FormerKey = "front" })),
            f => f.Severity < Severity.Note);

    // The name of an entry is made of two keys: other keys can make the same name, which then is the entry's as before.
    [Fact]
    public void A_former_name_may_be_the_name_of_today() =>
        Assert.DoesNotContain(
            FindingCase.Find(App("ecs1-a").Publish("ecs1", ("a-http", Specs.Port("80") with { FormerKey = "http" }))),
            f => f.Severity < Severity.Note);

    private static FindingCase Of(
        string name, FindingCode code, string subject, string[] says, ExposureSpec broken, ExposureSpec neighbour) =>
        FindingCase.Of(name, code, subject, says, broken, neighbour);

    private static ExposureSpec App(string formerKey) => Specs.Document.Change("ecs1", app => app with { FormerKey = formerKey });

    private static ExposureSpec Apps(string former1, string former2) =>
        App(former1).Change("ecs2", app => app with { FormerKey = former2 });

    private static ExposureSpec Port(string formerKey) =>
        Specs.Document.Publish("ecs1", ("http", Specs.Port("80") with { FormerKey = formerKey }));

    private static ExposureSpec Ports(string ofHttp, string? ofDns = null) => Specs.Document.Publish(
        "ecs1", ("http", Specs.Port("80") with { FormerKey = ofHttp }),
        ("dns", Specs.Port("53", protocol: "udp") with { FormerKey = ofDns }));

    private static ExposureSpec Address(string? formerKey) =>
        Specs.Document.WithAddress("front", new AddressSpec { FormerKey = formerKey })
            .Change("ecs1", app => app with { Address = "front" });

    private static ExposureSpec Two(string ofFront, string? ofBack = null) =>
        Address(ofFront).WithAddress("back", new AddressSpec { FormerKey = ofBack }).Change("ecs2", app => app with { Address = "back" });

    private static ExposureSpec Outbound(string formerKey) =>
        Specs.Document with { Outbound = Specs.Outbound(("app", "vsw-2")) with { Address = new AddressSpec { FormerKey = formerKey } } };
}
