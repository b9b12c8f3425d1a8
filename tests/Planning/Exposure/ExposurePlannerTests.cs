using SharedBandwidth.Planning.Exposure;
using SharedBandwidth.Planning.Exposure.Plan;
using SharedBandwidth.Planning.Exposure.Spec;
using SharedBandwidth.Planning.Values;
using Xunit;

namespace SharedBandwidth.Tests.Planning.Exposure;

public sealed class ExposurePlannerTests
{
    private static readonly Knowable _later = Knowable.Later("the id");

    [Fact]
    public void The_documents_scenario_is_planned_with_two_addresses_and_two_entries()
    {
        var plan = Plan(Specs.Document);

        Assert.Equal("demo", plan.Name);
        Assert.Equal(["ecs1 demo-ecs1", "ecs2 demo-ecs2"], plan.Addresses.Select(a => $"{a.Key} {a.Name}"));
        Assert.Equal(
            [
                "demo-ecs1-http on ecs1: 80 to 192.168.0.100:80 tcp",
                "demo-ecs2-http on ecs2: 80 to 192.168.0.101:80 tcp",
            ],
            plan.Apps.SelectMany(Entries));
        Assert.Equal(1500, plan.Bandwidth.PackageMbps);
        Assert.Equal(1500, plan.Package.BandwidthMbps);
        Assert.Empty(plan.SecurityGroupRules);
        Assert.Null(plan.Outbound);
    }

    [Fact]
    public void What_the_spec_leaves_open_becomes_what_is_sold_today()
    {
        var plan = Plan(Specs.Document);

        Structure.AssertEqual(
            new GatewayPlan
            {
                Id = null,
                DisplayName = "demo",
                Description = null,
                PaymentType = PaymentType.Parse("PayAsYouGo")!,
                PeriodMonths = null,
                InternetChargeType = GatewayChargeType.Parse("PayByLcu")!,
                Specification = null,
                EipBindMode = null,
                IcmpReplyEnabled = null,
            },
            plan.Gateway);
        Structure.AssertEqual(
            new PackagePlan
            {
                Id = null,
                DisplayName = "demo",
                Description = null,
                BandwidthMbps = 1500,
                Isp = LineType.Parse("BGP")!,
                InternetChargeType = PackageChargeType.Parse("PayByBandwidth")!,
                RatioPercent = null,
                ResourceGroupId = null,
            },
            plan.Package);
        Structure.AssertEqual(
            new AddressPlan
            {
                Key = "ecs1",
                ConfigPath = "addresses.ecs1",
                Name = "demo-ecs1",
                Former = null,
                EipId = null,
                DisplayName = "demo-ecs1",
                Description = null,
                BandwidthMbps = 5,
                InternetChargeType = EipChargeType.Parse("PayByTraffic")!,
                Isp = LineType.Parse("BGP")!,
                ResourceGroupId = null,
            },
            plan.Addresses[0]);
    }

    [Fact]
    public void Every_setting_of_the_document_has_its_place()
    {
        var plan = Plan(Specs.Document.WithAddress("ecs1", new AddressSpec
        {
            Name = "eip-1",
            Description = "web",
            InternetChargeType = "PAYBYBANDWIDTH",
            Mbps = 5,
            ResourceGroupId = "rg-1",
        }) with
        {
            NamePrefix = "shop-prod",
            Gateway = new GatewaySpec
            {
                Name = "test",
                Description = "a test",
                PaymentType = "Subscription",
                PeriodMonths = 1,
                InternetChargeType = "PayBySpec",
                Specification = "middle",
                EipBindMode = "nat",
                IcmpReplyEnabled = false,
            },
            Bandwidth = new BandwidthSpec
            {
                Name = "cbwp",
                Description = "shared",
                Isp = "bgp_pro",
                InternetChargeType = "payby95",
                RatioPercent = 20,
                Mbps = 2000,
                ResourceGroupId = "rg-2",
            },
            Tags = Keyed.Empty<string>().Add("team", "web"),
            Protect = true,
            DeletionProtection = true,
        });

        Structure.AssertEqual(
            new GatewayPlan
            {
                Id = null,
                DisplayName = "test",
                Description = "a test",
                PaymentType = PaymentType.Parse("Subscription")!,
                PeriodMonths = 1,
                InternetChargeType = GatewayChargeType.Parse("PayBySpec")!,
                Specification = GatewaySpecification.Parse("Middle")!,
                EipBindMode = EipBindMode.Parse("NAT")!,
                IcmpReplyEnabled = false,
            },
            plan.Gateway);
        Structure.AssertEqual(
            new PackagePlan
            {
                Id = null,
                DisplayName = "cbwp",
                Description = "shared",
                BandwidthMbps = 2000,
                Isp = LineType.Parse("BGP_PRO")!,
                InternetChargeType = PackageChargeType.Parse("PayBy95")!,
                RatioPercent = 20,
                ResourceGroupId = "rg-2",
            },
            plan.Package);
        Structure.AssertEqual(
            new AddressPlan
            {
                Key = "ecs1",
                ConfigPath = "addresses.ecs1",
                Name = "demo-ecs1",
                Former = null,
                EipId = null,
                DisplayName = "eip-1",
                Description = "web",
                BandwidthMbps = 5,
                InternetChargeType = EipChargeType.Parse("PayByBandwidth")!,
                Isp = LineType.Parse("BGP_PRO")!,
                ResourceGroupId = "rg-1",
            },
            plan.Addresses[0]);
        Assert.Equal("web", plan.Tags["team"]);
        Assert.True(plan.Protect);
        Assert.True(plan.DeletionProtection);
    }

    [Fact]
    public void A_prefix_changes_display_names_and_leaves_logical_names_alone()
    {
        var plan = Plan(Specs.Document with { NamePrefix = "shop-prod", Outbound = Specs.Outbound(("app", "vsw-2")) });

        Assert.Equal("shop-prod", plan.Gateway.DisplayName);
        Assert.Equal("shop-prod", plan.Package.DisplayName);
        Assert.Equal(("demo-ecs1", "shop-prod-ecs1"), (plan.Addresses[0].Name, plan.Addresses[0].DisplayName));
        Assert.Equal(
            ("demo-ecs1-http", "shop-prod-ecs1-http"),
            (plan.Apps[0].ForwardEntries[0].Name, plan.Apps[0].ForwardEntries[0].DisplayName));
        Assert.Equal(
            ("demo-outbound-vsw-2", "shop-prod-outbound-app"),
            (plan.Outbound!.SnatEntries[0].Name, plan.Outbound.SnatEntries[0].DisplayName));
    }

    [Theory]
    [InlineData("80", null, null, "80 to 80 tcp")]
    [InlineData("80", "8080", "TCP", "80 to 8080 tcp")]
    [InlineData("053", null, "Udp", "53 to 53 udp")]
    [InlineData("10000/10010", null, "udp", "10000/10010 to 10000/10010 udp")]
    [InlineData("10000/10010", "20000/20010", null, "10000/10010 to 20000/20010 tcp")]
    [InlineData("80/80", null, null, "80 to 80 tcp")]
    [InlineData("1/65535", null, null, "1/65535 to 1/65535 tcp")]
    [InlineData("any", null, null, "any to any any")]
    [InlineData("Any", "ANY", "Any", "any to any any")]
    public void Ports_and_protocols_are_spelt_as_the_service_spells_them(
        string external, string? @internal, string? protocol, string expected)
    {
        var entry = Plan(Specs.Document.Publish("ecs1", ("p", Specs.Port(external, @internal, protocol)))).Apps[0].ForwardEntries[0];

        Assert.Equal(expected, $"{entry.ExternalPort} to {entry.InternalPort} {entry.Protocol}");
    }

    [Fact]
    public void Apps_may_share_a_declared_address_or_another_apps_own()
    {
        var plan = Plan(Specs.Document
            .WithAddress("edge", new AddressSpec { Mbps = 3 })
            .Change("ecs1", app => app with { Address = "edge" })
            .With("ecs3", Specs.App("192.168.0.103", ("https", Specs.Port("443"))) with { Address = "edge" })
            .With("ecs4", Specs.App("192.168.0.104", ("dns", Specs.Port("53", protocol: "udp"))) with { Address = "ecs2" }));

        Assert.Equal(["ecs2 5", "edge 3"], plan.Addresses.Select(a => $"{a.Key} {a.BandwidthMbps}"));
        Assert.Equal(["ecs1 edge", "ecs2 ecs2", "ecs3 edge", "ecs4 ecs2"], plan.Apps.Select(a => $"{a.Key} {a.AddressKey}"));
    }

    [Fact]
    public void Outbound_servers_show_an_address_of_their_own_in_the_same_package()
    {
        var plan = Plan(Specs.Document with { Outbound = Specs.Outbound(("web", "vsw-3"), ("db", null)) });

        Assert.Equal(["ecs1", "ecs2", "outbound"], plan.AllAddresses.Select(a => a.Key));
        Assert.Equal("demo-outbound", plan.Outbound!.Address!.Name);
        Assert.Equal(LineType.Bgp, plan.Outbound.Address.Isp);
        Assert.Equal(
            [("db", "demo-outbound-db", null), ("web", "demo-outbound-vsw-3", "vsw-3")],
            plan.Outbound.SnatEntries.Select(e => (e.VswitchKey, e.Name, e.VswitchId)));
    }

    [Fact]
    public void Security_groups_are_opened_on_the_apps_inner_ports_for_whom_they_are_told()
    {
        var plan = Plan(Specs.Document
            .WithGroup("web", new SecurityGroupSpec { Id = "sg-1" })
            .WithGroup("db", new SecurityGroupSpec { SourceCidrs = ["10.0.0.0/8"] })
            .Publish("ecs1", ("http", Specs.Port("80", "8080")), ("media", Specs.Port("10000/10010", "20000/20010", "udp")))
            .Change("ecs1", app => app with { SecurityGroup = "web" })
            .Publish("ecs2", ("all", Specs.Port("any"))).Change("ecs2", app => app with { SecurityGroup = "db" }));

        Assert.Equal(
            [
                "demo-db-all-10-0-0-0-8: db  all -1/-1 from 10.0.0.0/8",
                "demo-sg-1-tcp-8080: web sg-1 tcp 8080/8080 from 0.0.0.0/0",
                "demo-sg-1-udp-20000-20010: web sg-1 udp 20000/20010 from 0.0.0.0/0",
            ],
            plan.SecurityGroupRules.Select(
                r => $"{r.Name}: {r.SecurityGroupKey} {r.SecurityGroupId} {r.Protocol} {r.PortRange} from {r.SourceCidr}"));
    }

    [Fact]
    public void Apps_that_need_the_same_rule_share_it()
    {
        var plan = Plan(Specs.Document
            .WithGroup("web", new SecurityGroupSpec { Id = "sg-1" })
            .Change("ecs1", app => app with { SecurityGroup = "web" })
            .Change("ecs2", app => app with { SecurityGroup = "web" }));

        Assert.Equal(["demo-sg-1-tcp-80"], plan.SecurityGroupRules.Select(r => r.Name));
    }

    [Theory]
    [InlineData(null, null, null, "PayByBandwidth", null)]
    [InlineData("China", "BGP_PRO", null, "PayByBandwidth", null)]
    [InlineData("International", null, null, "PayByTraffic", null)]
    [InlineData("international", "BGP", null, "PayByTraffic", null)]
    [InlineData("International", "BGP_PRO", null, "PayByBandwidth", null)]
    [InlineData("International", "BGP_PRO", "PayByTraffic", "PayByTraffic", null)]
    [InlineData("China", "BGP", "PayBy95", "PayBy95", 20)]
    public void The_packages_charge_type_is_what_the_account_site_sells(
        string? site, string? isp, string? chargeType, string expected, int? ratio)
    {
        var package = Plan(Specs.Document with
        {
            AccountSite = site,
            Bandwidth = new BandwidthSpec { Isp = isp, InternetChargeType = chargeType },
        }).Package;

        Assert.Equal((expected, ratio), (package.InternetChargeType.Text, package.RatioPercent));
    }

    [Theory]
    [InlineData(null, null, 1500)]
    [InlineData(null, 20, 1800)]
    [InlineData(1600, null, 1600)]
    public void A_new_package_is_bought_in_the_planned_or_declared_size(int? mbps, int? headroom, int expected) =>
        Assert.Equal(
            expected,
            Plan(Specs.Document with { Bandwidth = new BandwidthSpec { Mbps = mbps, HeadroomPercent = headroom } }).Package.BandwidthMbps);

    [Theory]
    [InlineData(null)]
    [InlineData(1600)]
    public void The_size_of_an_existing_package_is_known_only_if_it_is_declared(int? mbps)
    {
        var package = Plan(Specs.Document with { Bandwidth = new BandwidthSpec { PackageId = "cbwp-1", Mbps = mbps } }).Package;

        Assert.Equal((true, "cbwp-1", mbps), (package.Exists, package.Id?.Text, package.BandwidthMbps));
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void Protection_by_pulumi_and_by_the_service_are_two_things(bool protect, bool deletionProtection)
    {
        var plan = Plan(Specs.Document with { Protect = protect, DeletionProtection = deletionProtection });

        Assert.Equal((protect, deletionProtection), (plan.Protect, plan.DeletionProtection));
    }

    [Fact]
    public void Gateway_package_and_addresses_of_the_users_own_are_taken_as_they_are()
    {
        var plan = Plan(Specs.Document.WithAddress("ecs1", new AddressSpec { EipId = "eip-1" })
            .WithAddress("ecs2", new AddressSpec { EipId = _later }) with
        {
            Gateway = new GatewaySpec { Id = "ngw-1" },
            Bandwidth = new BandwidthSpec { PackageId = _later },
        });

        Assert.Equal((true, "ngw-1"), (plan.Gateway.Exists, plan.Gateway.Id?.Text));
        Assert.Equal((true, _later), (plan.Package.Exists, plan.Package.Id));
        Assert.Equal([(true, "eip-1"), (true, _later)], plan.Addresses.Select(a => (a.Exists, a.EipId)));
    }

    [Fact]
    public void Windows_are_read_into_minutes_with_midnight_as_the_start_or_the_end_of_the_day()
    {
        var plan = Plan(Specs.Document.Change(
            "ecs1", app => app with { Demand = Specs.Demand(1, ("24:00", "01:30", 2), ("22:00", "24:00", 3), ("23:00", "00:00", 4)) }));

        Assert.Equal([new(0, 90, 2), new(1320, 1440, 3), new(1380, 0, 4)], plan.Bandwidth.Demands[0].Windows.ToArray());
    }

    private static ExposurePlan Plan(ExposureSpec spec) => ExposurePlanner.Plan(spec).Plan;

    private static IEnumerable<string> Entries(AppPlan app) =>
        app.ForwardEntries.Select(e => $"{e.Name} on {app.AddressKey}: {e.ExternalPort} to {app.PrivateIp}:{e.InternalPort} {e.Protocol}");
}
