using SharedBandwidth.Planning.Exposure.Spec;
using SharedBandwidth.Planning.Findings;
using Xunit;

namespace SharedBandwidth.Tests.Planning.Findings;

public sealed class BandwidthFindingTests
{
    internal static FindingCase[] Cases { get; } =
    [
        Of("package below the joint peak", FindingCodes.PackageTooSmall, "bandwidth.mbps",
            [
                "The package has 1200 Mbit/s", "from 13:00 to 18:00 and 19:00 to 23:00", "at most 1500", "ecs1 1000 and ecs2 500",
                "300 Mbit/s are missing",
                "set at least 1500", "oversubscribe: true",
            ],
            new() { Mbps = 1200 }, new() { Mbps = 1500 }),
        Of("package one short", FindingCodes.PackageTooSmall, "bandwidth.mbps", ["1499 Mbit/s", "so 1 Mbit/s"], new() { Mbps = 1499 },
            new() { Mbps = 1500 }),
        Of("existing package declared too small", FindingCodes.PackageTooSmall, "bandwidth.mbps", ["500 Mbit/s are missing"],
            new() { PackageId = "cbwp-1", Mbps = 1000 }, new() { PackageId = "cbwp-1", Mbps = 1500 }),
        Of("package below the base alone", FindingCodes.PackageTooSmall, "bandwidth.mbps", ["from 00:00 to 24:00"], new() { Mbps = 999 },
            new() { Mbps = 1500 }),
        Of("accepted shortfall", FindingCodes.Oversubscribed, "bandwidth.mbps",
            ["1200 Mbit/s", "300 Mbit/s are missing", "13:00 to 18:00", "accepted with oversubscribe"],
            new() { Mbps = 1200, Oversubscribe = true }, new() { Mbps = 1500 }),
        Of("oversubscribe without a shortfall", FindingCodes.NoEffect, "bandwidth.oversubscribe",
            ["1500 Mbit/s carries the joint peak of 1500", "remove oversubscribe"],
            new() { Mbps = 1500, Oversubscribe = true }, new() { Mbps = 1500 }),
        Of("oversubscribe without a declared size", FindingCodes.NoEffect, "bandwidth.oversubscribe", ["oversubscribe"],
            new() { Oversubscribe = true }, new()),
        Of("headroom beside a declared size", FindingCodes.NoEffect, "bandwidth.headroomPercent", ["headroom of 20 percent", "remove one"],
            new() { Mbps = 1500, HeadroomPercent = 20 }, new() { Mbps = 1500 }),
        Of("negative headroom", FindingCodes.OutOfRange, "bandwidth.headroomPercent", ["-1", "0 to 500 percent"],
            new() { HeadroomPercent = -1 }, new() { HeadroomPercent = 0 }),
        Of("absurd headroom", FindingCodes.OutOfRange, "bandwidth.headroomPercent", ["501", "0 to 500 percent"],
            new() { HeadroomPercent = 501 }, new() { HeadroomPercent = 20 }),
        Of("package of zero", FindingCodes.OutOfRange, "bandwidth.mbps", ["0 is outside", "1000000 Mbit/s"], new() { Mbps = 0 }, new()),
        Of("package smaller than any that is sold", FindingCodes.OutOfRange, "bandwidth.mbps", ["1 is outside", "from 2 to 1000000 Mbit/s"],
            new() { Mbps = 1 }, new() { PackageId = "cbwp-1", Mbps = 1, Oversubscribe = true }) with { Also = ["SB106 bandwidth"] },
        Of("negative package", FindingCodes.OutOfRange, "bandwidth.mbps", ["-1000", "1000000 Mbit/s"], new() { Mbps = -1000 }, new()),
        Of("package in the wrong unit", FindingCodes.OutOfRange, "bandwidth.mbps", ["1500000000", "1000000 Mbit/s"],
            new() { Mbps = 1_500_000_000 }, new()),
        Of("package larger than needed", FindingCodes.LargerThanNeeded, "bandwidth.mbps", ["1501 Mbit/s", "1 more", "1500 would do"],
            new() { Mbps = 1501 }, new() { Mbps = 1500 }),
        FindingCase.Of(
            "no demand and no size", FindingCodes.NothingToSizeFrom, "bandwidth.mbps", ["No app states a demand", "set bandwidth.mbps"],
            WithoutDemand(new()), WithoutDemand(new() { Mbps = 100 })),
        FindingCase.Of("no demand and a new package", FindingCodes.NothingToSizeFrom, "bandwidth.mbps", ["add a demand"],
            WithoutDemand(new()), WithoutDemand(new() { PackageId = "cbwp-1" })),
        Of("package above 1 Gbit/s", FindingCodes.DistributedLimit, "bandwidth", ["1001 Mbit/s", "one connection gets only a share"],
            new() { Mbps = 1001, Oversubscribe = true }, new() { Mbps = 1000, Oversubscribe = true }),
        Of("package above the gateway's limit", FindingCodes.AboveGatewayLimit, "bandwidth", ["5001 Mbit/s", "5000", "divide the apps"],
            new() { Mbps = 5001 }, new() { Mbps = 5000 }),
        FindingCase.Of(
            "demand above the gateway's limit", FindingCodes.AboveGatewayLimit, "bandwidth", ["5001 Mbit/s"], Needing(5001), Needing(5000)),
        FindingCase.Of("demand below the smallest package", FindingCodes.BelowServiceMinimum, "bandwidth",
            ["need 1 Mbit/s", "2, the smallest"], Needing(1), Needing(2)),
    ];

    public static TheoryData<string> Names => FindingCases.NamesOf(Cases);

    [Theory]
    [MemberData(nameof(Names))]
    public void The_mistake_is_found_with_value_and_remedy_and_not_in_its_neighbour(string name) => FindingCases.Check(Cases, name);

    [Fact]
    public void A_package_too_small_is_an_error_unless_it_is_oversubscribed()
    {
        var error = FindingCase.Find(Specs.Document with { Bandwidth = new BandwidthSpec { Mbps = 1200 } });
        var warning = FindingCase.Find(Specs.Document with { Bandwidth = new BandwidthSpec { Mbps = 1200, Oversubscribe = true } });

        Assert.Equal([Severity.Error], error.Where(f => f.Subject == "bandwidth.mbps").Select(f => f.Severity));
        Assert.Equal([Severity.Warning], warning.Where(f => f.Subject == "bandwidth.mbps").Select(f => f.Severity));
    }

    [Fact]
    public void A_shortfall_names_the_four_largest_apps_and_counts_the_rest()
    {
        var spec = Specs.Document.Times(6).Change("app003", app => app with { Demand = Specs.Demand(10, ("13:00", "18:00", 60)) }) with
        {
            Bandwidth = new BandwidthSpec { Mbps = 50 },
        };

        var finding = Assert.Single(FindingCase.Find(spec), f => f.Code == FindingCodes.PackageTooSmall);

        Assert.Contains(
            "at most 110 from 13:00 to 18:00 (app003 60, app001 10, app002 10, app004 10 and 2 more), so 60 Mbit/s are missing",
            finding.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_package_is_never_said_to_be_larger_than_needed_when_no_smaller_one_is_sold() =>
        Assert.DoesNotContain(
            FindingCase.Find(Needing(1) with { Bandwidth = new BandwidthSpec { Mbps = 2 } }),
            f => f.Code == FindingCodes.LargerThanNeeded);

    [Fact]
    public void No_smallest_package_is_planned_where_one_exists() =>
        Assert.DoesNotContain(
            FindingCase.Find(Needing(1) with { Bandwidth = new BandwidthSpec { PackageId = "cbwp-1" } }),
            f => f.Code == FindingCodes.BelowServiceMinimum);

    private static FindingCase Of(
        string name, FindingCode code, string subject, string[] says, BandwidthSpec broken, BandwidthSpec neighbour) =>
        FindingCase.Of(
            name, code, subject, says, Specs.Document with { Bandwidth = broken }, Specs.Document with { Bandwidth = neighbour });

    private static ExposureSpec WithoutDemand(BandwidthSpec bandwidth) =>
        Specs.Document.Change("ecs1", app => app with { Demand = null }).Change("ecs2", app => app with { Demand = null }) with
        {
            Bandwidth = bandwidth,
        };

    private static ExposureSpec Needing(int mbps) =>
        Specs.Document.Change("ecs1", app => app with { Demand = Specs.Demand(mbps) })
            .Change("ecs2", app => app with { Demand = Specs.Demand(0) });
}
