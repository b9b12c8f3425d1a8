using SharedBandwidth.Planning;
using SharedBandwidth.Planning.Exposure.Spec;
using SharedBandwidth.Planning.Findings;
using SharedBandwidth.Planning.Network;
using Xunit;

namespace SharedBandwidth.Tests.Planning.Findings;

public sealed class NetworkFindingTests
{
    private static readonly NetworkSpec _named = new() { VpcId = "vpc-1", VswitchId = "vsw-1" };
    private static readonly GatewaySpec _existingGateway = new() { Id = "ngw-1" };

    internal static FindingCase[] Cases { get; } =
    [
        FindingCase.Of("no region", FindingCodes.MissingValue, "alicloud:region", ["region is missing", "cn-shanghai"],
            Specs.DocumentStack with { Region = null }),
        .. new (string Region, string Found)[]
        {
            ("cn-shanghai-b", "'cn-shanghai-b' is a zone, and a region is needed; write cn-shanghai."), ("us-east-1a", "write us-east-1."),
            ("CN-Shanghai", "write cn-shanghai."),
            ("shanghai", "'shanghai' is not a region's identifier"), ("cn", "'cn' is not a region's identifier"),
            ("[\"cn-shanghai\"]", "is not a region's identifier"),
            ("5", "'5' is not"), ("cn_shanghai", "Did you mean 'cn-shanghai'?"),
        }.Select(wrong => FindingCase.Of($"region {wrong.Region}", FindingCodes.MalformedValue, "alicloud:region", [wrong.Found],
            Specs.DocumentStack with { Region = wrong.Region }, Specs.DocumentStack)),
        FindingCase.Of("unknown region", FindingCodes.UnknownRegion, "alicloud:region", ["'cn-shanghia'", "Did you mean 'cn-shanghai'?"],
            Specs.DocumentStack with { Region = "cn-shanghia" }, Specs.DocumentStack),
        FindingCase.Of(
            "blank region", FindingCodes.MissingValue, "alicloud:region", ["cn-shanghai"], Specs.DocumentStack with { Region = " " }),
        FindingCase.Of(
            "no VPC", FindingCodes.MissingValue, "network.vpcId", ["needs a VPC", "or create"], On(_named with { VpcId = null })),
        FindingCase.Of("no vSwitch", FindingCodes.MissingValue, "network.vswitchId", ["needs a vSwitch", "set vswitchId"],
            On(_named with { VswitchId = null })),
        FindingCase.Of(
            "no private IP in an existing network", FindingCodes.MissingValue, "apps.ecs1.privateIp", ["no private IP", "set privateIp"],
            Change(Specs.DocumentStack, e => e.Change("ecs1", app => app with { PrivateIp = null }))),
        FindingCase.Of("no id of a security group in an existing network", FindingCodes.MissingValue, "securityGroups.web.id", ["set id"],
            Change(Specs.DocumentStack, e => WithGroup(e, null)), Change(Specs.DocumentStack, e => WithGroup(e, "sg-1"))),
        FindingCase.Of("no id of a security group in a created network", FindingCodes.MissingValue, "securityGroups.web.id", ["set id"],
            Change(Specs.OwnNetworkStack, e => WithGroup(e, null)), Change(Specs.OwnNetworkStack, e => WithGroup(e, "sg-1"))),
        FindingCase.Of("no id of an outbound vSwitch", FindingCodes.MissingValue, "outbound.vswitches.app", ["vSwitch"],
            Change(Specs.DocumentStack, e => e with { Outbound = Specs.Outbound(("app", null)) }),
            Change(Specs.DocumentStack, e => e with { Outbound = Specs.Outbound(("app", "vsw-2")) })),
        FindingCase.Of("VPC id of another kind", FindingCodes.MalformedValue, "network.vpcId", ["'vsw-1'", "vpc-"],
            On(_named with { VpcId = "vsw-1" })),
        FindingCase.Of("vSwitch id of another kind for the gateway", FindingCodes.MalformedValue, "network.vswitchId", ["'vsw_1'", "vsw-"],
            On(_named with { VswitchId = "vsw_1" })),

        .. new[] { "192.168.0.0", "192.168.0.253", "192.168.0.254", "192.168.0.255" }.Select(ip => FindingCase.Of(
            $"private IP {ip} that the service keeps", FindingCodes.MalformedValue, "apps.ecs1.privateIp",
            [$"{ip} cannot be a server's address", "192.168.0.0/24", "use 192.168.0.1 to 192.168.0.252"],
            Change(Specs.OwnNetworkStack, e => e.Change("ecs1", app => app with { PrivateIp = ip })),
            Change(Specs.OwnNetworkStack, e => e.Change("ecs1", app => app with { PrivateIp = "192.168.0.252" })))),

        FindingCase.Of("created network beside a VPC", FindingCodes.Contradiction, "network.create",
            ["network.vpcId exclude each other", "remove one"],
            Created("192.168.0.0/24", n => n with { VpcId = "vpc-1" }), Specs.OwnNetworkStack),
        FindingCase.Of(
            "created network beside a vSwitch", FindingCodes.Contradiction, "network.create", ["network.vswitchId exclude each other"],
            Created("192.168.0.0/24", n => n with { VswitchId = "vsw-1" }), Specs.OwnNetworkStack),
        FindingCase.Of(
            "created network beside an existing gateway", FindingCodes.Contradiction, "network.create", ["gateway.id exclude each other"],
            Change(Specs.OwnNetworkStack, e => e with { Gateway = _existingGateway }), Specs.OwnNetworkStack),
        FindingCase.Of("security group of the servers' key", FindingCodes.Contradiction, "securityGroups.servers", ["another key"],
            Change(Specs.OwnNetworkStack, e => e.WithGroup("servers", new() { Id = "sg-1" })),
            Change(Specs.OwnNetworkStack, e => e.WithGroup("servers-1", new() { Id = "sg-1" }))),

        FindingCase.Of("unreadable block of a created network", FindingCodes.MalformedValue, "network.create.cidrBlock",
            ["'192.168.0.0'", "192.168.0.0/24"], Created("192.168.0.0"), Specs.OwnNetworkStack),
        FindingCase.Of("created block with bits behind its prefix", FindingCodes.MalformedValue, "network.create.cidrBlock",
            ["'192.168.0.1/24'", "no bits set"], Created("192.168.0.1/24"), Specs.OwnNetworkStack),
        .. new (string Region, string Zone, string Other, string Remedy)[]
        {
            ("cn-shanghai", "cn-shanghai-g", "cn-beijing-g", "one such as cn-shanghai-b"),
            ("us-east-1", "us-east-1a", "us-west-1a", "one such as us-east-1b"),
            ("cn-shanghai", "cn-shanghai-l", "g", "or leave it out"),
        }.Select(zone => FindingCase.Of(
            $"zone {zone.Other} in {zone.Region}", FindingCodes.MalformedValue, "network.create.zoneId",
            [$"'{zone.Other}' is not a zone of {zone.Region}", zone.Remedy],
            In(zone.Region, zone.Other), In(zone.Region, zone.Zone))),
        FindingCase.Of("public block", FindingCodes.OutOfRange, "network.create.cidrBlock",
            ["8.8.8.0/24", "10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16"], Created("8.8.8.0/24"), Created("172.31.255.0/24")),
        FindingCase.Of("block too large", FindingCodes.OutOfRange, "network.create.cidrBlock", ["10.0.0.0/15", "/16 to /28"],
            Created("10.0.0.0/15"), Created("10.0.0.0/16")),
        FindingCase.Of("block too small", FindingCodes.OutOfRange, "network.create.cidrBlock", ["192.168.0.0/29", "/16 to /28"],
            Created("192.168.0.0/29"), Created("192.168.0.0/28")),
        FindingCase.Of("block without room", FindingCodes.TooFewPrivateIps, "network.create.cidrBlock",
            ["192.168.0.0/28 has 12", "13 are needed", "each address (6) and each server (6)", "larger block"],
            Servers(6), Servers(5)),
        FindingCase.Of("app outside the created network", FindingCodes.OutsideVpc, "apps.ecs1.privateIp", ["10.0.0.1", "192.168.0.0/24"],
            Change(Specs.OwnNetworkStack, e => e.Change("ecs1", app => app with { PrivateIp = "10.0.0.1" })),
            Change(Specs.OwnNetworkStack, e => e.Change("ecs1", app => app with { PrivateIp = "192.168.0.10" }))),
    ];

    public static TheoryData<string> Names => FindingCases.NamesOf(Cases);

    [Theory]
    [MemberData(nameof(Names))]
    public void The_mistake_is_found_with_value_and_remedy_and_not_in_its_neighbour(string name) => FindingCases.Check(Cases, name);

    [Fact]
    public void The_documents_scenario_gives_notes_only()
    {
        var plan = StackPlanner.Plan(Specs.DocumentStack);

        Assert.Equal(
            ["SB106 bandwidth", "SB206 gateway", "SB109 apps", "SB306 addresses"],
            plan.Findings.Select(f => $"{f.Code.Id} {f.Subject}"));
        Assert.All(plan.Findings, f => Assert.Equal(Severity.Note, f.Severity));
        Assert.False(plan.HasErrors);
        Assert.Empty(plan.Servers);
    }

    [Fact]
    public void A_stack_with_its_own_network_has_a_server_and_open_ports_for_every_app_without_a_private_ip()
    {
        var plan = StackPlanner.Plan(Change(Specs.OwnNetworkStack,
            e => e.With("db", Specs.App("192.168.0.200", ("sql", Specs.Port("5432"))) with { Demand = Specs.Demand(1) })));

        Assert.False(plan.HasErrors);
        Assert.Equal(["ecs1", "ecs2"], plan.Servers.Select(app => app.Key));
        var rule = Assert.Single(plan.Exposure.SecurityGroupRules);
        Assert.Equal(("servers", "tcp", "80/80"), (rule.SecurityGroupKey, rule.Protocol, rule.PortRange));
    }

    [Fact]
    public void A_server_in_a_created_network_keeps_the_security_group_that_its_app_names()
    {
        var plan = StackPlanner.Plan(Change(Specs.OwnNetworkStack, e => WithGroup(e, "sg-1")));

        Assert.Equal(["demo-servers-tcp-80", "demo-sg-1-tcp-80"], plan.Exposure.SecurityGroupRules.Select(r => r.Name));
    }

    [Fact]
    public void An_existing_gateway_needs_neither_a_vpc_nor_a_vswitch() =>
        Assert.DoesNotContain(
            FindingCase.Find(new StackSpec("cn-shanghai", new NetworkSpec(), Specs.Document with { Gateway = _existingGateway })),
            f => f.Severity < Severity.Note);

    [Fact]
    public void Problems_of_region_network_and_exposure_are_reported_together()
    {
        var findings = StackPlanner.Plan(new StackSpec(null, new NetworkSpec(), Specs.Document.Publish("ecs1"))).Findings;

        Assert.Equal(
            ["alicloud:region", "apps.ecs1.ports", "network.vpcId", "network.vswitchId"],
            findings.Where(f => f.Severity == Severity.Error).Select(f => f.Subject));
    }

    private static StackSpec On(NetworkSpec network) => Specs.DocumentStack with { Network = network };

    private static StackSpec Change(StackSpec stack, Func<ExposureSpec, ExposureSpec> change) =>
        stack with { Exposure = change(stack.Exposure) };

    private static StackSpec In(string region, string zone) =>
        Created("192.168.0.0/24", network => network with { Create = network.Create! with { ZoneId = zone } }) with { Region = region };

    private static StackSpec Created(string block, Func<NetworkSpec, NetworkSpec>? change = null)
    {
        var network = new NetworkSpec { Create = new CreateNetworkSpec { CidrBlock = block } };
        return Specs.OwnNetworkStack with { Network = change?.Invoke(network) ?? network };
    }

    private static StackSpec Servers(int count)
    {
        var stack = Created("192.168.0.0/28");
        return stack with
        {
            Exposure = Enumerable.Range(1, count).Aggregate(
                stack.Exposure with { Apps = Keyed.Empty<AppSpec>() },
                (e, i) => e.With($"app{i}", Specs.App(null, ("http", Specs.Port("80"))) with { Demand = Specs.Demand(100) })),
        };
    }

    private static ExposureSpec WithGroup(ExposureSpec exposure, string? id) =>
        exposure.WithGroup("web", new SecurityGroupSpec { Id = id }).Change("ecs1", app => app with { SecurityGroup = "web" });
}
