using SharedBandwidth.Planning.Exposure.Spec;
using SharedBandwidth.Planning.Findings;
using SharedBandwidth.Planning.Values;
using Xunit;

namespace SharedBandwidth.Tests.Planning.Findings;

public sealed class PackageFindingTests
{
    private static readonly BandwidthSpec _plain = new();
    private static readonly BandwidthSpec _by95 = new() { InternetChargeType = "PayBy95" };
    private static readonly BandwidthSpec _existing = new() { PackageId = "cbwp-1" };
    private static readonly BandwidthSpec _later = new() { PackageId = Knowable.Later("bandwidth.packageId") };

    internal static FindingCase[] Cases { get; } =
    [
        Of("unknown line type", FindingCodes.NotAllowedValue, "bandwidth.isp",
            ["'BGP_PRI'", "BGP, BGP_PRO, ChinaTelecom", "Did you mean 'BGP_PRO'?"], new() { Isp = "BGP_PRI" }, new() { Isp = "bgp_pro" }),
        Of("unknown package charge type", FindingCodes.NotAllowedValue, "bandwidth.internetChargeType", ["'PayBy96'", "PayBy95"],
            new() { InternetChargeType = "PayBy96" }, new() { InternetChargeType = "PayByDominantTraffic" }),
        Of("package id of another kind", FindingCodes.MalformedValue, "bandwidth.packageId", ["'cbw-1'", "cbwp-"],
            new() { PackageId = "cbw-1" }, _existing),
        Of("package name of one letter", FindingCodes.BadName, "bandwidth.name", ["'p'", "2 to 128"], new() { Name = "p" },
            new() { Name = "pp" }),
        Of("package description of 257 letters", FindingCodes.MalformedValue, "bandwidth.description", ["257 characters"],
            new() { Description = new string('x', 257) }, new() { Description = "shared by all" }),
        Of("ratio above 100", FindingCodes.RatioNotAllowed, "bandwidth.ratioPercent", ["a ratio of 20 only, not 101", "write 20"],
            _by95 with { RatioPercent = 101 }, _by95 with { RatioPercent = 20 }),

        .. new (string Key, BandwidthSpec Bandwidth)[]
        {
            ("name", _existing with { Name = "test" }), ("description", _existing with { Description = "test" }),
            ("internetChargeType", _existing with { InternetChargeType = "PayByBandwidth" }),
            ("ratioPercent", _existing with { RatioPercent = 20 }), ("headroomPercent", _existing with { HeadroomPercent = 0 }),
            ("resourceGroupId", _existing with { ResourceGroupId = "rg-1" }),
        }.Select(x => Of($"existing package with {x.Key}", FindingCodes.Contradiction, $"bandwidth.{x.Key}",
            ["existing package (cbwp-1)", $"remove {x.Key}"], x.Bandwidth, _existing)),
        Of("package that will exist with a name", FindingCodes.Contradiction, "bandwidth.name", ["known while deploying"],
            _later with { Name = "test" }, _later),

        FindingCase.Of("international BGP package by bandwidth", FindingCodes.ChargeTypeNotSold, "bandwidth.internetChargeType",
            ["BGP package with PayByBandwidth", "use PayByTraffic, or isp BGP_PRO"],
            International(new() { InternetChargeType = "PayByBandwidth" }),
            International(new() { InternetChargeType = "PayByBandwidth", Isp = "BGP_PRO" })),
        FindingCase.Of("international BGP package by 95", FindingCodes.ChargeTypeNotSold, "bandwidth.internetChargeType",
            ["International accounts cannot buy PayBy95; use PayByTraffic."],
            International(_by95), International(new() { InternetChargeType = "PayByTraffic" }))
            with { Also = ["SB503 bandwidth.internetChargeType"] },
        FindingCase.Of("international premium package by 95", FindingCodes.ChargeTypeNotSold, "bandwidth.internetChargeType",
            ["International accounts cannot buy PayBy95"],
            International(_by95 with { Isp = "BGP_PRO" }), International(new() { Isp = "BGP_PRO" }))
            with { Also = ["SB503 bandwidth.internetChargeType"] },
        Of("ratio without PayBy95", FindingCodes.RatioNotAllowed, "bandwidth.ratioPercent",
            ["A ratio (20)", "only with PayBy95", "PayByBandwidth"], new() { RatioPercent = 20 }, _plain),
        Of("ratio of 100", FindingCodes.RatioNotAllowed, "bandwidth.ratioPercent", ["20 only, not 100"], _by95 with { RatioPercent = 100 },
            _by95 with { RatioPercent = 20 }),
        Of("ratio of 19", FindingCodes.RatioNotAllowed, "bandwidth.ratioPercent", ["20 only, not 19"],
            _by95 with { RatioPercent = 19 }, _by95),
        Of("package by 95", FindingCodes.PayBy95OutlivesDestroy, "bandwidth.internetChargeType",
            ["'pulumi destroy'", "goes on billing", "another charge type"], _by95, _plain),
        Of("small package by 95", FindingCodes.PayBy95Minimum, "bandwidth", ["199 Mbit/s", "200 as the minimum"],
            _by95 with { Mbps = 199, Oversubscribe = true }, _by95 with { Mbps = 200, Oversubscribe = true }),
        Of("package by traffic", FindingCodes.PayByTrafficCeiling, "bandwidth.internetChargeType", ["1500 Mbit/s are a ceiling", "CDT"],
            new() { InternetChargeType = "PayByTraffic" }, new() { InternetChargeType = "PayByBandwidth" }),
        FindingCase.Of("international package by default", FindingCodes.PayByTrafficCeiling, "bandwidth.internetChargeType",
            ["PayByTraffic"], International(_plain)),
        FindingCase.Of(
            "package by traffic of unknown size", FindingCodes.PayByTrafficCeiling, "bandwidth.internetChargeType", ["PayByTraffic"],
            WithoutDemand(new() { InternetChargeType = "PayByTraffic" }), WithoutDemand(new() { Mbps = 100 }))
            with { Also = ["SB104 bandwidth.mbps"] },
    ];

    public static TheoryData<string> Names => FindingCases.NamesOf(Cases);

    [Theory]
    [MemberData(nameof(Names))]
    public void The_mistake_is_found_with_value_and_remedy_and_not_in_its_neighbour(string name) => FindingCases.Check(Cases, name);

    [Fact]
    public void A_size_above_1000_is_not_refused_although_one_document_says_so() =>
        Assert.DoesNotContain(
            FindingCase.Find(Specs.Document with { Bandwidth = new BandwidthSpec { Mbps = 1500 } }),
            f => f.Severity < Severity.Note);

    private static FindingCase Of(
        string name, FindingCode code, string subject, string[] says, BandwidthSpec broken, BandwidthSpec neighbour) =>
        FindingCase.Of(
            name, code, subject, says, Specs.Document with { Bandwidth = broken }, Specs.Document with { Bandwidth = neighbour });

    private static ExposureSpec International(BandwidthSpec bandwidth) =>
        Specs.Document with { AccountSite = "International", Bandwidth = bandwidth };

    private static ExposureSpec WithoutDemand(BandwidthSpec bandwidth) =>
        Specs.Document.Change("ecs1", app => app with { Demand = null }).Change("ecs2", app => app with { Demand = null }) with
        {
            Bandwidth = bandwidth,
        };
}
