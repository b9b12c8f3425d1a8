using SharedBandwidth.Planning.Exposure.Spec;
using SharedBandwidth.Planning.Findings;
using Xunit;

namespace SharedBandwidth.Tests.Planning.Findings;

public sealed class AddressFindingTests
{
    private static readonly AddressSpec _existing = new() { EipId = "eip-1" };

    internal static FindingCase[] Cases { get; } =
    [
        Of("address id of another kind", FindingCodes.MalformedValue, "addresses.ecs1.eipId", ["'ip-1'", "eip-"],
            new() { EipId = "ip-1" }, _existing),
        Of("address name that begins with a digit", FindingCodes.BadName, "addresses.ecs1.name", ["'1'", "1 to 128"], new() { Name = "1" },
            new() { Name = "a" }),
        Of("address description like a link", FindingCodes.MalformedValue, "addresses.ecs1.description", ["'https://x'"],
            new() { Description = "https://x" }, new() { Description = "public" }),
        Of("unknown address charge type", FindingCodes.NotAllowedValue,
            "addresses.ecs1.internetChargeType", ["'PayBy95'", "PayByTraffic or PayByBandwidth"], new() { InternetChargeType = "PayBy95" },
            new() { InternetChargeType = "paybybandwidth" }),
        FindingCase.Of(
            "address key with a blank", FindingCodes.BadName, "addresses.my edge", ["'my edge'"], Shared("my edge"), Shared("my-edge")),

        .. new (string Key, AddressSpec Address)[]
        {
            ("name", _existing with { Name = "test" }), ("description", _existing with { Description = "test" }),
            ("internetChargeType", _existing with { InternetChargeType = "PayByTraffic" }),
            ("mbps", _existing with { Mbps = 5 }), ("resourceGroupId", _existing with { ResourceGroupId = "rg-1" }),
        }.Select(x => Of($"own EIP with {x.Key}", FindingCodes.Contradiction, $"addresses.ecs1.{x.Key}",
            ["existing EIP (eip-1)", $"remove {x.Key}"], x.Address, _existing)),

        FindingCase.Of("international address by bandwidth", FindingCodes.EipChargeTypeNotSold, "addresses.ecs1.internetChargeType",
            ["PayByBandwidth", "use PayByTraffic"],
            International(new() { InternetChargeType = "PayByBandwidth" }), International(new() { InternetChargeType = "PayByTraffic" })),
        Of("address of 201 Mbit/s by traffic", FindingCodes.EipBandwidthOutOfRange, "addresses.ecs1.mbps",
            ["201 Mbit/s", "1 to 200", "leave it out for 5"], new() { Mbps = 201 }, new() { Mbps = 200 }),
        Of("address of 501 Mbit/s by bandwidth", FindingCodes.EipBandwidthOutOfRange, "addresses.ecs1.mbps", ["501 Mbit/s", "1 to 500"],
            new() { Mbps = 501, InternetChargeType = "PayByBandwidth" }, new() { Mbps = 500, InternetChargeType = "PayByBandwidth" }),
        Of("address of no bandwidth", FindingCodes.EipBandwidthOutOfRange, "addresses.ecs1.mbps", ["0 Mbit/s", "1 to 200"],
            new() { Mbps = 0 }, new() { Mbps = 1 }),
        Of("address of much bandwidth", FindingCodes.EipBandwidthLarge, "addresses.ecs1.mbps", ["6 Mbit/s do nothing", "leave mbps out"],
            new() { Mbps = 6 }, new() { Mbps = 5 }),
        FindingCase.Of("address that no app uses", FindingCodes.UnusedAddress, "addresses.edge", ["No app uses", "remove it"],
            Specs.Document.WithAddress("edge", new AddressSpec()), Shared("edge")),
        FindingCase.Of("one EIP for two addresses", FindingCodes.SameEipTwice, "addresses.ecs2.eipId",
            ["eip-1 is already addresses.ecs1.eipId", "another EIP"],
            Specs.Document.WithAddress("ecs1", _existing).WithAddress("ecs2", _existing),
            Specs.Document.WithAddress("ecs1", _existing).WithAddress("ecs2", new() { EipId = "eip-2" })),
        FindingCase.Of("one EIP for an app and outbound", FindingCodes.SameEipTwice, "outbound.address.eipId",
            ["eip-1 is already addresses.ecs1.eipId"],
            Specs.Document.WithAddress("ecs1", _existing) with { Outbound = Specs.Outbound(("app", "vsw-2")) with { Address = _existing } },
            Specs.Document.WithAddress("ecs1", _existing) with { Outbound = Specs.Outbound(("app", "vsw-2")) }),
        FindingCase.Of("eleven addresses by traffic", FindingCodes.ManyPayByTrafficEips, "addresses",
            ["11 pay-by-traffic EIPs", "the 10", "set internetChargeType: PayByBandwidth, or let apps share"],
            Specs.Document.Times(11), Specs.Document.Times(10)),
        FindingCase.Of("eleven addresses by traffic on the International site", FindingCodes.ManyPayByTrafficEips, "addresses",
            ["the service refuses them, let apps share addresses on different ports"],
            Specs.Document.Times(11) with { AccountSite = "International" },
            Specs.Document.Times(10) with { AccountSite = "International" }),
        FindingCase.Of(
            "two apps in one package", FindingCodes.NotIsolated, "apps", ["without limits of their own", "ignores per-address caps"],
            Specs.Document with { Bandwidth = new BandwidthSpec { Mbps = 1500 } },
            Specs.Document with { Bandwidth = new BandwidthSpec { Mbps = 1500 }, Apps = Specs.Document.Apps.Remove("ecs2") }),
        FindingCase.Of("an address on the gateway", FindingCodes.EipFee, "addresses", ["instance fee", "NAT gateway"],
            Sized(Specs.Document with { Apps = Specs.Document.Apps.Remove("ecs2") }),
            Sized(Specs.Document with { Apps = Keyed.Empty<AppSpec>() }))
            with { NeighbourMayHaveErrors = true },
        FindingCase.Of("deletion protection", FindingCodes.DeletionProtected, "deletionProtection",
            ["no app is reached then", "before 'pulumi destroy'", "protect: true", "deletionProtection: false", "'pulumi up'"],
            Specs.Document with { DeletionProtection = true }, Specs.Document with { Protect = true }),
        FindingCase.Of("app with the key of the outbound address", FindingCodes.SameResourceName, "outbound.address",
            ["EIP", "demo-outbound", "addresses.outbound"],
            Specs.Document.Rename("ecs1", "outbound") with { Outbound = Specs.Outbound(("app", "vsw-2")) },
            Specs.Document.Rename("ecs1", "outbound-1") with { Outbound = Specs.Outbound(("app", "vsw-2")) }),
        FindingCase.Of("address with the key of the outbound address", FindingCodes.SameResourceName, "outbound.address",
            ["demo-outbound", "addresses.outbound"],
            Shared("outbound") with { Outbound = Specs.Outbound(("app", "vsw-2")) with { Address = new AddressSpec { Name = "out" } } },
            Shared("edge") with { Outbound = Specs.Outbound(("app", "vsw-2")) with { Address = new AddressSpec { Name = "out" } } }),
    ];

    public static TheoryData<string> Names => FindingCases.NamesOf(Cases);

    [Theory]
    [MemberData(nameof(Names))]
    public void The_mistake_is_found_with_value_and_remedy_and_not_in_its_neighbour(string name) => FindingCases.Check(Cases, name);

    [Fact]
    public void An_international_account_can_buy_the_default_address() =>
        Assert.DoesNotContain(FindingCase.Find(International(new AddressSpec())), f => f.Severity < Severity.Note);

    [Fact]
    public void Own_EIPs_are_not_counted_among_those_bought_by_traffic()
    {
        var spec = Enumerable.Range(1, 11)
            .Aggregate(Specs.Document.Times(11), (s, i) => s.WithAddress($"app{i:000}", new AddressSpec { EipId = $"eip-{i}" }));

        Assert.DoesNotContain(FindingCase.Find(spec), f => f.Code == FindingCodes.ManyPayByTrafficEips);
    }

    private static FindingCase Of(
        string name, FindingCode code, string subject, string[] says, AddressSpec broken, AddressSpec neighbour) =>
        FindingCase.Of(
            name, code, subject, says, Specs.Document.WithAddress("ecs1", broken), Specs.Document.WithAddress("ecs1", neighbour));

    private static ExposureSpec Shared(string key) =>
        Specs.Document.WithAddress(key, new AddressSpec()).Change("ecs1", app => app with { Address = key });

    private static ExposureSpec International(AddressSpec address) =>
        Specs.Document.WithAddress("ecs1", address) with { AccountSite = "International" };

    private static ExposureSpec Sized(ExposureSpec spec) => spec with { Bandwidth = new BandwidthSpec { Mbps = 1000 } };
}
