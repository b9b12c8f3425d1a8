using SharedBandwidth.Planning.Exposure.Spec;
using SharedBandwidth.Planning.Findings;
using Xunit;

namespace SharedBandwidth.Tests.Planning.Findings;

public sealed class QuotaFindingTests
{
    private static readonly QuotasSpec _raised = new()
    {
        EipsPerGateway = 1000,
        EipsPerAccount = 1000,
        EipsPerPackage = 1000,
        ForwardEntriesPerGateway = 1000,
        SnatEntriesPerGateway = 1000,
    };

    internal static FindingCase[] Cases { get; } =
    [
        FindingCase.Of("21 addresses on a gateway", FindingCodes.EipsPerGateway, "addresses",
            ["21 EIPs on one gateway", "quota of 20", "share an address", "quotas.eipsPerGateway"],
            Apps(21, _raised with { EipsPerGateway = 20 }), Apps(21, _raised with { EipsPerGateway = 21 })),
        FindingCase.Of("21 addresses with the default quotas", FindingCodes.EipsPerGateway, "addresses", ["21 EIPs", "quota of 20"],
            Apps(21, new()), Apps(20, new()))
            with { Also = ["SB702 addresses"] },
        FindingCase.Of(
            "21 addresses to buy", FindingCodes.EipsPerAccount, "addresses", ["21 EIPs to buy", "quota of 20", "quotas.eipsPerAccount"],
            Apps(21, _raised with { EipsPerAccount = 20 }),
            Apps(21, _raised with { EipsPerAccount = 20 }).WithAddress("app001", new() { EipId = "eip-1" })),
        FindingCase.Of("20 apps and an outbound address", FindingCodes.EipsPerGateway, "addresses", ["21 EIPs"],
            Apps(20, _raised with { EipsPerGateway = 20 }) with { Outbound = Specs.Outbound(("a", "vsw-1")) },
            Apps(19, _raised with { EipsPerGateway = 20 }) with { Outbound = Specs.Outbound(("a", "vsw-1")) }),
        FindingCase.Of("101 addresses in a package", FindingCodes.EipsPerPackage, "addresses",
            ["101 EIPs in one package", "quota of 100", "quotas.eipsPerPackage"],
            Apps(101, _raised with { EipsPerPackage = 100 }), Apps(100, _raised with { EipsPerPackage = 100 }))
            with { Also = ["SB106 bandwidth"] },
        FindingCase.Of("101 DNAT entries", FindingCodes.ForwardEntriesPerGateway, "apps",
            ["101 DNAT entries", "quota of 100", "port ranges", "quotas.forwardEntriesPerGateway"], Ports(101), Ports(100)),
        FindingCase.Of("41 SNAT entries", FindingCodes.SnatEntriesPerGateway, "outbound.vswitches",
            ["41 SNAT entries", "quota of 40", "quotas.snatEntriesPerGateway"], Vswitches(41), Vswitches(40)),
        .. new (string Key, QuotasSpec Quotas)[]
        {
            ("gatewaysPerVpc", new() { GatewaysPerVpc = 0 }), ("eipsPerAccount", new() { EipsPerAccount = -1 }),
            ("eipsPerPackage", new() { EipsPerPackage = 1_000_001 }),
            ("snatEntriesPerGateway", new() { SnatEntriesPerGateway = 0 }),
        }.Select(x => FindingCase.Of($"unusable quota {x.Key}", FindingCodes.OutOfRange, $"quotas.{x.Key}",
            ["use a whole number from 1 to 1000000."], Specs.Document with { Quotas = x.Quotas })),
    ];

    public static TheoryData<string> Names => FindingCases.NamesOf(Cases);

    [Theory]
    [MemberData(nameof(Names))]
    public void The_mistake_is_found_with_value_and_remedy_and_not_in_its_neighbour(string name) => FindingCases.Check(Cases, name);

    [Fact]
    public void The_defaults_are_what_the_service_grants_without_asking() =>
        Assert.Equal(
            (5, 20, 20, 100, 40, 100),
            (new QuotasSpec().GatewaysPerVpc, new QuotasSpec().EipsPerGateway, new QuotasSpec().EipsPerAccount,
                new QuotasSpec().ForwardEntriesPerGateway, new QuotasSpec().SnatEntriesPerGateway, new QuotasSpec().EipsPerPackage));

    [Fact]
    public void Apps_that_share_an_address_need_one()
    {
        var spec = Enumerable.Range(1, 30).Aggregate(
            Specs.Document.WithAddress("edge", new AddressSpec()),
            (s, i) => s.With($"app{i:00}", Specs.App($"192.168.1.{i}", ("http", Specs.Port($"{8000 + i}", "80"))) with
            {
                Address = "edge",
                Demand = Specs.Demand(1),
            }));

        Assert.DoesNotContain(FindingCase.Find(spec), f => f.Severity == Severity.Error);
    }

    private static ExposureSpec Apps(int count, QuotasSpec quotas) => Specs.Document.Times(count) with { Quotas = quotas };

    private static ExposureSpec Ports(int count) =>
        Specs.Document.Publish("ecs1", [.. Enumerable.Range(1, count - 1).Select(i => ($"p{i}", Specs.Port($"{i}")))]);

    private static ExposureSpec Vswitches(int count) =>
        Specs.Document with { Outbound = Specs.Outbound([.. Enumerable.Range(1, count).Select(i => ($"v{i}", (string?)$"vsw-{i}"))]) };
}
