using System.Collections.Immutable;
using SharedBandwidth.Planning;
using SharedBandwidth.Planning.Account;
using SharedBandwidth.Planning.Exposure.Spec;
using SharedBandwidth.Planning.Findings;
using SharedBandwidth.Planning.Network;
using SharedBandwidth.Planning.Values;
using Xunit;

namespace SharedBandwidth.Tests.Planning.Findings;

public sealed class AccountFindingTests
{
    private static readonly VswitchFacts _vswitch = new("vsw-1", "vpc-1", "cn-shanghai-e", "192.168.0.0/24", 250);
    private static readonly EipFacts _freeEip =
        new("eip-1", "47.0.0.1", "BGP", "PayAsYouGo", "", "", "") { BandwidthMbps = "5", InternetChargeType = "PayByTraffic" };
    private static readonly GatewayFacts _gateway = new("ngw-1", "another", "vpc-1", "vsw-1", []);
    private static readonly PackageFacts _package = new("cbwp-1", "BGP", 1500);

    // As an earlier update of the document's stack left them.
    private static readonly PackageFacts _madePackage = _package with { Id = "cbwp-9", Name = "demo" };
    private static readonly EipFacts _madeEip =
        _freeEip with { Name = "demo-ecs1", InstanceId = "ngw-9", InstanceType = "Nat", PackageId = "cbwp-9" };

    private static readonly AccountFacts _facts = new()
    {
        EnhancedNatZones = ["cn-shanghai-e", "cn-shanghai-g"],
        Vswitches = [_vswitch],
    };

    private static readonly StackSpec _newGateway = Specs.DocumentStack;
    private static readonly StackSpec _ownEip = Exposing(e => e.WithAddress("ecs1", new AddressSpec { EipId = "eip-1" }));
    private static readonly StackSpec _ownEipOutbound = Exposing(
        e => e with { Outbound = Specs.Outbound(("app", "vsw-1")) with { Address = new AddressSpec { EipId = "eip-1" } } });
    private static readonly StackSpec _existingPackage = Exposing(e => e with { Bandwidth = new BandwidthSpec { PackageId = "cbwp-1" } });
    private static readonly StackSpec _declaredPackage = Exposing(
        e => e with { Bandwidth = new BandwidthSpec { PackageId = "cbwp-1", Mbps = 1500 } });
    private static readonly StackSpec _existingGateway = Exposing(e => e with { Gateway = new GatewaySpec { Id = "ngw-1" } });
    private static readonly StackSpec _ownEipOnExisting = Exposing(
        e => e.WithAddress("ecs1", new AddressSpec { EipId = "eip-1" }) with { Gateway = new GatewaySpec { Id = "ngw-1" } });
    private static readonly StackSpec _outbound = Exposing(e => e with { Outbound = Specs.Outbound(("app", "vsw-2")) });

    internal static FindingCase[] Cases { get; } =
    [
        Of("missing vSwitch", FindingCodes.NotFound, "network.vswitchId", ["no vSwitch vsw-1", "alicloud:region"], _newGateway,
            _facts with { Vswitches = [] }, _facts),
        Of("vSwitch of another VPC", FindingCodes.OtherVpc, "network.vswitchId", ["vsw-1 is in vpc-2, not in vpc-1", "of that VPC"],
            _newGateway, _facts with { Vswitches = [_vswitch with { VpcId = "vpc-2" }, _vswitch with { Id = "vsw-9" }] }, _facts),
        Of("zone without enhanced NAT", FindingCodes.ZoneWithoutEnhancedNat, "network.vswitchId",
            ["zone cn-shanghai-a", "a vSwitch in cn-shanghai-e or cn-shanghai-g"],
            _newGateway, _facts with { Vswitches = [_vswitch with { ZoneId = "cn-shanghai-a" }] }, _facts),
        Of("region without enhanced NAT", FindingCodes.ZoneWithoutEnhancedNat, "network.vswitchId", ["no enhanced NAT", "region"],
            _newGateway, _facts with { EnhancedNatZones = [] }, _facts),
        Of("created network in a zone without enhanced NAT", FindingCodes.ZoneWithoutEnhancedNat, "network.create.zoneId",
            ["cn-shanghai-a"],
            Created("cn-shanghai-a"), new AccountFacts { EnhancedNatZones = _facts.EnhancedNatZones }, Created("cn-shanghai-e"),
            new AccountFacts { EnhancedNatZones = _facts.EnhancedNatZones }),
        Of("vSwitch with too few private IPs", FindingCodes.TooFewPrivateIps, "network.vswitchId",
            ["vsw-1 has 2 free", "3 are needed", "share addresses"],
            _newGateway, _facts with { Vswitches = [_vswitch with { FreePrivateIps = 2 }] },
            _facts with { Vswitches = [_vswitch with { FreePrivateIps = 3 }] }),
        Of("vSwitch with too few private IPs for one more app", FindingCodes.TooFewPrivateIps, "network.vswitchId", ["has 0 free"],
            _newGateway, _facts with { Vswitches = [_vswitch with { FreePrivateIps = 0 }], Gateways = [Ours("47.0.0.1")] },
            _newGateway, _facts with { Vswitches = [_vswitch with { FreePrivateIps = 0 }], Gateways = [Ours("47.0.0.1", "47.0.0.2")] }),
        Of("five gateways in the VPC", FindingCodes.GatewaysPerVpc, "gateway",
            ["vpc-1 has 5 NAT gateways", "quota being 5", "gateway.id", "quotas.gatewaysPerVpc"],
            _newGateway, Gateways(5), _newGateway, Gateways(4)),
        Of("five gateways in the VPC none of which is ours", FindingCodes.GatewaysPerVpc, "gateway", ["5 NAT gateways"],
            _newGateway, Gateways(5), _newGateway, _facts with { Gateways = [.. Gateways(4).Gateways, Ours()] }),

        Of("missing gateway", FindingCodes.NotFound, "gateway.id", ["no NAT gateway ngw-1", "or remove id"], _existingGateway, _facts,
            _facts with { Gateways = [_gateway] }),
        Of("gateway of another VPC", FindingCodes.OtherVpc, "gateway.id", ["ngw-1 is in vpc-2, not in vpc-1"], _existingGateway,
            _facts with { Gateways = [_gateway with { VpcId = "vpc-2" }] }, _facts with { Gateways = [_gateway] }),
        Entry("backend port published already", Other("47.0.0.9", "8080", "192.168.0.100", "80", "tcp"),
            Other("47.0.0.9", "8080", "192.168.0.100", "81", "tcp"), "'other' (47.0.0.9:8080 to 192.168.0.100:80, tcp)"),
        Entry("backend port published already in another protocol", Other("47.0.0.9", "8080", "192.168.0.100", "80", "tcp"),
            Other("47.0.0.9", "8080", "192.168.0.100", "80", "udp"), "choose other ports"),
        Entry("backend port published already in a range", Other("47.0.0.9", "8080/8090", "192.168.0.100", "75/85", "TCP"),
            Other("47.0.0.9", "8080/8084", "192.168.0.100", "75/79", "TCP"), "75/85"),
        Entry("public port taken already", Other("47.0.0.1", "80", "192.168.0.7", "80", "tcp"),
            Other("47.0.0.2", "80", "192.168.0.7", "80", "tcp"), "47.0.0.1:80"),
        Entry("public address mapped whole already", Other("47.0.0.1", "Any", "192.168.0.7", "Any", "Any"),
            Other("47.0.0.2", "Any", "192.168.0.7", "Any", "Any"), "remove that entry"),
        Entry("entry under another port's key", Other("47.0.0.1", "80", "192.168.0.100", "80", "tcp") with { Name = "demo-ecs1-www" },
            Other("47.0.0.1", "80", "192.168.0.100", "80", "tcp") with { Name = "demo-ecs1-http" }, "formerKey"),
        Of("entry of ours under its former key is not another", FindingCodes.EntryTaken, "apps.web.ports.www", ["'demo-ecs1-http'"],
            Renamed(null, null), OursBefore("demo-ecs1-http"), Renamed("ecs1", "http"), OursBefore("demo-ecs1-http")),
        Of("entry of ours under its app's former key is not another", FindingCodes.EntryTaken, "apps.web.ports.www", ["'demo-ecs1-www'"],
            Renamed(null, "http"), OursBefore("demo-ecs1-www"), Renamed("ecs1", null), OursBefore("demo-ecs1-www")),
        Of("entry of ours under its port's former key is not another", FindingCodes.EntryTaken, "apps.web.ports.www", ["'demo-web-http'"],
            Renamed("ecs1", null), OursBefore("demo-web-http"), Renamed("ecs1", "http"), OursBefore("demo-web-http")),
        Of("entries of others use up the quota of renamed ones", FindingCodes.ForwardEntriesPerGateway, "apps", ["101", "100"],
            Renamed("ecs1", "http"), Entries(99), Renamed("ecs1", "http"), Entries(98)),
        Of("entries of others use up the quota", FindingCodes.ForwardEntriesPerGateway, "apps",
            ["101", "100", "quotas.forwardEntriesPerGateway"],
            _existingGateway, Entries(99), _existingGateway, Entries(98)),

        Of("missing package", FindingCodes.NotFound, "bandwidth.packageId", ["no common bandwidth package cbwp-1", "or remove packageId"],
            _declaredPackage, _facts, _facts with { Package = _package }),
        Of("package of another line type", FindingCodes.PackageDiffers, "bandwidth.isp",
            ["cbwp-1 is of line type BGP_PRO", "planned as BGP", "set isp to BGP_PRO"],
            _declaredPackage, _facts with { Package = _package with { Isp = "BGP_PRO" } }, _facts with { Package = _package }),
        Of("package of another size", FindingCodes.PackageDiffers, "bandwidth.mbps",
            ["cbwp-1 has 1000 Mbit/s, not 1500", "set mbps to 1000"],
            _declaredPackage, _facts with { Package = _package with { BandwidthMbps = 1000 } },
            _facts with { Package = _package with { BandwidthMbps = null } }),
        Of("package too small for the apps", FindingCodes.PackageDiffers, "bandwidth.packageId",
            ["cbwp-1 has 1499 Mbit/s", "so 1 Mbit/s", "from 13:00 to 18:00", "mbps: 1499", "oversubscribe: true"],
            _existingPackage, _facts with { Package = _package with { BandwidthMbps = 1499 } },
            _facts with { Package = _package with { BandwidthMbps = 1500 } }),
        Of("package too small for the apps and a larger one", FindingCodes.PackageDiffers, "bandwidth.packageId",
            ["so 500 Mbit/s are missing"],
            _existingPackage, _facts with { Package = _package with { BandwidthMbps = 1000 } },
            _facts with { Package = _package with { BandwidthMbps = 2000 } }),

        Of("missing EIP", FindingCodes.NotFound, "addresses.ecs1.eipId", ["no EIP eip-1", "or remove eipId"], _ownEip, _facts,
            Eip(_freeEip)),
        Of("missing outbound EIP", FindingCodes.NotFound, "outbound.address.eipId", ["no EIP eip-1"], _ownEipOutbound, _facts,
            Eip(_freeEip)),
        Of("subscription EIP", FindingCodes.EipUnusable, "addresses.ecs1.eipId", ["paid by Subscription", "only a pay-as-you-go EIP"],
            _ownEip, Eip(_freeEip with { PaymentType = "Subscription" }), Eip(_freeEip with { PaymentType = "PostPaid" })),
        Of("EIP of another line type", FindingCodes.EipUnusable, "addresses.ecs1.eipId",
            ["eip-1 is of line type BGP_PRO", "package is of BGP;"], _ownEip, Eip(_freeEip with { Isp = "BGP_PRO" }), Eip(_freeEip)),
        Of("EIP on a server", FindingCodes.EipUnusable, "addresses.ecs1.eipId", ["bound to i-1", "unbind it"],
            _ownEip, Eip(_freeEip with { InstanceId = "i-1", InstanceType = "EcsInstance" }),
            Eip(_freeEip with { InstanceId = "ngw-9", InstanceType = "Nat" }) with { Gateways = [Ours("47.0.0.1")] }),
        Of("EIP on a gateway that is not the one to be made", FindingCodes.EipUnusable, "addresses.ecs1.eipId", ["bound to ngw-5"],
            _ownEip, Eip(_freeEip with { InstanceId = "ngw-5", InstanceType = "Nat" }),
            Eip(_freeEip with { InstanceId = "ngw-9", InstanceType = "Nat" }) with { Gateways = [Ours("47.0.0.1")] }),
        Of("EIP in a package that is not the one to be made", FindingCodes.EipUnusable, "addresses.ecs1.eipId", ["in the package cbwp-9"],
            _ownEip, Eip(_freeEip with { PackageId = "cbwp-9" })
                with { OtherPackages = [_package with { Id = "cbwp-9", Name = "another" }] },
            Eip(_freeEip with { PackageId = "cbwp-9" }) with { OtherPackages = [_package with { Id = "cbwp-9", Name = "demo" }] }),
        Of("EIP that somebody put onto the gateway", FindingCodes.AlreadyJoined, "addresses.ecs1.eipId",
            ["eip-1 is on ngw-1 already", "'pulumi import'", "eip-1:ngw-1"],
            _ownEipOnExisting, OnGateway("other"), OnGateway("demo-ecs1-http")),
        Of("EIP that somebody put onto the gateway, though a SNAT entry of ours under its former key is not another",
            FindingCodes.AlreadyJoined, "addresses.own.eipId", ["eip-1 is on ngw-1 already"],
            SharedWithOutbound(null), SnatOnGateway("demo-outbound-old"), SharedWithOutbound("old"), SnatOnGateway("demo-outbound-old")),
        Of("SNAT entries of others use up the quota", FindingCodes.SnatEntriesPerGateway, "outbound.vswitches",
            ["40 SNAT entries of others", "41 with these", "quotas.snatEntriesPerGateway"],
            SharedWithOutbound(null), SnatEntries(40), SharedWithOutbound(null), SnatEntries(39)),
        Of("SNAT entry of another for the vSwitch", FindingCodes.VswitchTwice, "outbound.vswitches.new", ["'another' (47.0.0.9)", "vsw-1"],
            SharedWithOutbound("old"), SnatFor("another"), SharedWithOutbound("old"), SnatFor("demo-outbound-old")),
        Of("other EIPs use up the package's quota", FindingCodes.EipsPerPackage, "bandwidth.packageId",
            ["cbwp-1 has 99 EIPs of others", "101", "quotas.eipsPerPackage"],
            _declaredPackage, Members(99), _declaredPackage, Members(98)),
        Of("EIP that somebody put into the package", FindingCodes.AlreadyJoined, "addresses.ecs1.eipId",
            ["eip-1 is in cbwp-1 already", "cbwp-1:eip-1"],
            With(_ownEip, e => e with { Bandwidth = new BandwidthSpec { PackageId = "cbwp-1", Mbps = 1500 } }),
            Eip(_freeEip with { PackageId = "cbwp-1" }) with { Package = _package },
            Eip(_freeEip) with { Package = _package }),
        Of("other EIPs in the package", FindingCodes.OtherMembers, "bandwidth.packageId", ["other EIPs too (eip-8)", "carries both"],
            _declaredPackage, _facts with { Package = _package, PackageEips = [_freeEip with { Id = "eip-8", Name = "other" }] },
            _facts with { Package = _package, PackageEips = [_freeEip with { Id = "eip-8", Name = "demo-ecs1" }] }),
        Of("EIP on another gateway", FindingCodes.EipUnusable, "addresses.ecs1.eipId", ["bound to ngw-2"],
            With(_ownEip, e => e with { Gateway = new GatewaySpec { Id = "ngw-1" } }),
            Eip(_freeEip with { InstanceId = "ngw-2", InstanceType = "Nat" }) with { Gateways = [_gateway] },
            With(_ownEip, e => e with { Gateway = new GatewaySpec { Id = "ngw-1" } }),
            Eip(_freeEip with { InstanceId = "ngw-1", InstanceType = "Nat" }) with { Gateways = [_gateway] }),
        Of("EIP in another package", FindingCodes.EipUnusable, "addresses.ecs1.eipId", ["in the package cbwp-2", "remove it there"],
            With(_ownEip, e => e with { Bandwidth = new BandwidthSpec { PackageId = "cbwp-1", Mbps = 1500 } }),
            Eip(_freeEip with { PackageId = "cbwp-2" }) with { Package = _package },
            With(_ownEip, e => e with { Bandwidth = new BandwidthSpec { PackageId = "cbwp-1", Mbps = 1500 } }),
            Eip(_freeEip with { PackageId = "cbwp-1" }) with { Package = _package }),

        Of("private IP in no vSwitch", FindingCodes.OutsideVswitches, "apps.ecs1.privateIp", ["192.168.1.1", "vpc-1", "check the address"],
            With(_newGateway, e => e.Change("ecs1", app => app with { PrivateIp = "192.168.1.1" })), _facts,
            With(_newGateway, e => e.Change("ecs1", app => app with { PrivateIp = "192.168.1.1" })),
            _facts with { Vswitches = [_vswitch, _vswitch with { Id = "vsw-2", CidrBlock = "192.168.1.0/24" }] }),
        Of("private IP that the service keeps of its vSwitch", FindingCodes.MalformedValue, "apps.ecs1.privateIp",
            ["192.168.0.253 cannot", "192.168.0.0/24", "use 192.168.0.1 to 192.168.0.252"],
            With(_newGateway, e => e.Change("ecs1", app => app with { PrivateIp = "192.168.0.253" })), _facts,
            With(_newGateway, e => e.Change("ecs1", app => app with { PrivateIp = "192.168.0.252" })), _facts),
        Of("private IP in a vSwitch of another VPC", FindingCodes.OutsideVswitches, "apps.ecs1.privateIp", ["192.168.1.1"],
            With(_newGateway, e => e.Change("ecs1", app => app with { PrivateIp = "192.168.1.1" })),
            _facts with { Vswitches = [_vswitch, new("vsw-2", "vpc-2", "cn-shanghai-e", "192.168.1.0/24", 9)] },
            _newGateway, _facts),
        Of("server with an EIP of its own", FindingCodes.BackendHasEip, "apps.ecs2.privateIp",
            ["i-2 at 192.168.0.101", "EIP 47.0.0.8", "unbind that EIP"],
            _newGateway, _facts with { ServersWithEip = [new("i-2", "192.168.0.101", "47.0.0.8")] },
            _newGateway, _facts with { ServersWithEip = [new("i-2", "192.168.0.99", "47.0.0.8")] }),

        Of("address taken off the gateway", FindingCodes.AddressOutside, "addresses.ecs1",
            ["eip-1 (47.0.0.1) is not on ngw-9", "nothing at this address is reached", "'pulumi up --refresh'"],
            _newGateway, Deployed(_madeEip with { InstanceId = "", InstanceType = "" }), Deployed(_madeEip)),
        Of("address moved to another gateway", FindingCodes.AddressOutside, "addresses.ecs1",
            ["eip-1 (47.0.0.1) is on ngw-7 and not on ngw-9", "unbind it there"],
            _newGateway, Deployed(_madeEip with { InstanceId = "ngw-7" }), Deployed(_madeEip)),
        Of("address taken out of the package", FindingCodes.AddressOutside, "addresses.ecs1",
            ["is not in cbwp-9", "its own 5 Mbit/s", "PayByTraffic", "'pulumi up --refresh'"],
            _newGateway, Deployed(_madeEip with { PackageId = "" }), Deployed(_madeEip)),
        Of("address moved to another package", FindingCodes.AddressOutside, "addresses.ecs1",
            ["is in cbwp-7 and not in cbwp-9", "take it out there"],
            _newGateway, Deployed(_madeEip with { PackageId = "cbwp-7" }), Deployed(_madeEip)),
        Of("EIP of the user's taken out of the package", FindingCodes.AddressOutside, "addresses.ecs1",
            ["eip-1 (47.0.0.1) is not in cbwp-1"],
            With(_ownEipOnExisting, e => e with { Bandwidth = new BandwidthSpec { PackageId = "cbwp-1", Mbps = 1500 } }),
            OnGateway("demo-ecs1-http") with { Package = _package },
            With(_ownEipOnExisting, e => e with { Bandwidth = new BandwidthSpec { PackageId = "cbwp-1", Mbps = 1500 } }),
            OnGateway("other") with { Package = _package }),
        Of("address of which there are two, or that is in the package under its former name", FindingCodes.AddressOutside, "addresses.web",
            ["is not in cbwp-9"],
            With(_newGateway, e => e.Rename("ecs1", "web").Change("web", app => app with { FormerKey = "ecs1" })),
            Deployed(_madeEip with { PackageId = "" }),
            _newGateway, Deployed(_madeEip with { PackageId = "" }, _madeEip with { Id = "eip-2", PackageId = "" })),
        Of("DNAT entry by hand", FindingCodes.EntryNotPlanned, "gateway",
            ["ngw-9 has an entry that is not in the plan (DNAT 'other' 47.0.0.1:22 to 192.168.0.5:22 tcp)", "remove by hand"],
            _newGateway, Having(Deployed(_madeEip), Other("47.0.0.1", "22", "192.168.0.5", "22", "tcp")),
            Having(Deployed(_madeEip), Other("47.0.0.1", "22", "192.168.0.5", "22", "tcp") with { Name = "demo-ecs1-http" })),
        Of("SNAT entries by hand", FindingCodes.EntryNotPlanned, "gateway",
            ["ngw-9 has 2 entries that are not in the plan (SNAT 'a' vsw-3 by 47.0.0.1 and SNAT 'b' by 47.0.0.1)"],
            _newGateway, Having(Deployed(_madeEip), new SnatEntryFacts("a", "vsw-3", "47.0.0.1"), new SnatEntryFacts("b", "", "47.0.0.1")),
            Deployed(_madeEip)),
        Of("entry by hand for an address of ours on a gateway of the user's", FindingCodes.EntryNotPlanned, "gateway",
            ["DNAT 'other' 47.0.0.1:22"],
            _existingGateway,
            Having(Deployed(_madeEip with { InstanceId = "ngw-1" }) with { Gateways = [_gateway] },
                Other("47.0.0.1", "22", "192.168.0.5", "22", "tcp")),
            Having(Deployed(_madeEip with { InstanceId = "ngw-1" }) with { Gateways = [_gateway] },
                Other("47.0.0.2", "22", "192.168.0.5", "22", "tcp"))),
        Of("package resized by hand", FindingCodes.PackageResized, "bandwidth",
            ["cbwp-9 has 2000 Mbit/s in the account, and the plan 1500", "'pulumi up --refresh' changes it back"],
            _newGateway, Deployed(_madeEip) with { Package = _madePackage with { BandwidthMbps = 2000 } }, Deployed(_madeEip)),
        Of("EIP put into our package by hand", FindingCodes.OtherMembers, "bandwidth",
            ["cbwp-9 has other EIPs too (eip-8)", "unless this update takes them out"],
            _newGateway, Deployed(_madeEip) with { PackageEips = [_madeEip, _freeEip with { Id = "eip-8", Name = "other" }] },
            Deployed(_madeEip) with { PackageEips = [_madeEip] }),

        Of("missing outbound vSwitch", FindingCodes.NotFound, "outbound.vswitches.app", ["no vSwitch vsw-2"], _outbound, _facts,
            OutboundVswitch("vpc-1")),
        Of("outbound vSwitch of another VPC", FindingCodes.OtherVpc, "outbound.vswitches.app",
            ["vsw-2 is in vpc-2, not in vpc-1", "the gateway's VPC"], _outbound, OutboundVswitch("vpc-2"), OutboundVswitch("vpc-1")),
    ];

    public static TheoryData<string> Names => FindingCases.NamesOf(Cases);

    [Theory]
    [MemberData(nameof(Names))]
    public void The_mistake_is_found_with_value_and_remedy_and_not_in_its_neighbour(string name) => FindingCases.Check(Cases, name);

    [Fact]
    public void An_account_that_has_what_the_document_needs_is_fine() => Assert.Empty(Run(_newGateway, _facts));

    [Fact]
    public void What_an_earlier_update_made_is_not_held_against_the_next()
    {
        var facts = _facts with
        {
            Vswitches = [_vswitch with { FreePrivateIps = 0 }],
            Gateways = [.. Gateways(4).Gateways, Ours("47.0.0.1", "47.0.0.2")],
            Eips = [_freeEip with { InstanceId = "ngw-9", InstanceType = "Nat", PackageId = "cbwp-9" }],
            OtherPackages = [_package with { Id = "cbwp-9", Name = "demo" }],
        };

        Assert.Empty(Run(_ownEip, facts));
    }

    [Fact]
    public void A_created_network_needs_no_facts() => Assert.Empty(Run(Specs.OwnNetworkStack, new AccountFacts()));

    [Fact]
    public void Everything_that_is_wrong_in_the_account_is_reported_at_once()
    {
        var spec = With(_ownEip, e =>
            e with { Bandwidth = new BandwidthSpec { PackageId = "cbwp-1", Mbps = 1500 }, Outbound = Specs.Outbound(("app", "vsw-2")) });

        var findings = Run(spec, new AccountFacts { ServersWithEip = [new("i-1", "192.168.0.100", "47.0.0.8")] });

        Assert.Equal(
            ["network.vswitchId", "bandwidth.packageId", "addresses.ecs1.eipId", "apps.ecs1.privateIp", "outbound.vswitches.app"],
            findings.Select(f => f.Subject));
    }

    private static FindingCase Of(
        string name, FindingCode code, string subject, string[] says, StackSpec spec, AccountFacts broken, AccountFacts neighbour) =>
        Of(name, code, subject, says, spec, broken, spec, neighbour);

    private static FindingCase Of(string name, FindingCode code, string subject, string[] says, StackSpec brokenSpec, AccountFacts broken,
        StackSpec neighbourSpec, AccountFacts neighbour) =>
        new(name, code, subject, says, () => Run(brokenSpec, broken), () => Run(neighbourSpec, neighbour));

    private static FindingCase Entry(string name, ForwardEntryFacts broken, ForwardEntryFacts neighbour, string says)
    {
        var spec = With(_existingGateway, e => e.WithAddress("ecs1", new AddressSpec { EipId = "eip-1" }));
        var facts = Eip(_freeEip) with { Gateways = [_gateway] };
        return Of(name, FindingCodes.EntryTaken, "apps.ecs1.ports.http", ["already has the entry", says], spec,
            Having(facts, broken), Having(facts, neighbour));
    }

    private static ImmutableArray<Finding> Run(StackSpec spec, AccountFacts facts)
    {
        var plan = StackPlanner.Plan(spec);
        Assert.False(plan.HasErrors, string.Join('\n', plan.Findings));
        return AccountChecks.Run(plan, facts);
    }

    private static StackSpec Exposing(Func<ExposureSpec, ExposureSpec> change) => With(Specs.DocumentStack, change);

    private static StackSpec With(StackSpec stack, Func<ExposureSpec, ExposureSpec> change) =>
        stack with { Exposure = change(stack.Exposure) };

    private static StackSpec Created(string zone) =>
        Specs.OwnNetworkStack with { Network = new NetworkSpec { Create = Specs.OwnNetworkStack.Network.Create! with { ZoneId = zone } } };

    private static AccountFacts Eip(EipFacts eip) => _facts with { Eips = [eip] };

    private static AccountFacts Deployed(params EipFacts[] eips) =>
        _facts with { Gateways = [Ours()], Package = _madePackage, Eips = [.. eips] };

    private static AccountFacts Gateways(int count) =>
        _facts with
        {
            Gateways =
            [
                .. Enumerable.Range(1, count).Select(i => _gateway with { Id = $"ngw-{i}" }),
                _gateway with { Id = "ngw-99", VpcId = "vpc-2" },
            ],
        };

    private static GatewayFacts Ours(params string[] ips) => new("ngw-9", "demo", "vpc-1", "vsw-1", [.. ips]);

    private static ForwardEntryFacts Other(
        string externalIp, string externalPort, string internalIp, string internalPort, string protocol) =>
        new("other", externalIp, PortRange.Parse(externalPort)!.Value, internalIp, PortRange.Parse(internalPort)!.Value,
            Protocol.Parse(protocol)!);

    private static StackSpec Renamed(string? formerKey, string? formerPort) => With(_existingGateway, e => e
        .Rename("ecs1", "web")
        .Publish("web", ("www", Specs.Port("80") with { FormerKey = formerPort }))
        .Change("web", app => app with { FormerKey = formerKey }));

    private static AccountFacts OursBefore(string name) =>
        Having(_facts with { Gateways = [_gateway] }, Other("47.0.0.9", "80", "192.168.0.100", "80", "tcp") with { Name = name });

    private static AccountFacts Entries(int count) => Having(
        _facts with { Gateways = [_gateway] },
        [.. Enumerable.Range(1, count).Select(i => Other("47.0.0.9", $"{i}", "192.168.0.9", $"{i}", "tcp") with { Name = $"other{i}" })]);

    private static AccountFacts OnGateway(string entry) => Having(
        Eip(_freeEip with { InstanceId = "ngw-1", InstanceType = "Nat" }) with { Gateways = [_gateway] },
        Other("47.0.0.1", "9999", "192.168.0.100", "9999", "tcp") with { Name = entry });

    private static AccountFacts Having(AccountFacts facts, params ForwardEntryFacts[] entries) =>
        facts with { Gateways = [.. facts.Gateways.Select(gateway => gateway with { ForwardEntries = [.. entries] })] };

    private static AccountFacts Having(AccountFacts facts, params SnatEntryFacts[] entries) =>
        facts with { Gateways = [.. facts.Gateways.Select(gateway => gateway with { SnatEntries = [.. entries] })] };

    private static StackSpec SharedWithOutbound(string? formerKey) =>
        Exposing(e => e.WithAddress("own", new AddressSpec { EipId = "eip-1" })
            .Change("ecs1", app => app with { Address = "own" }) with
        {
            Gateway = new GatewaySpec { Id = "ngw-1" },
            Outbound = new OutboundSpec
            {
                AddressKey = "own",
                Vswitches = Keyed.Empty<OutboundVswitchSpec>().Add("new", new OutboundVswitchSpec { Id = "vsw-1", FormerKey = formerKey }),
            },
        });

    private static AccountFacts SnatOnGateway(string entry) => Having(OnGateway("other"), new SnatEntryFacts(entry, "", "47.0.0.1"));

    private static AccountFacts SnatFor(string entry) =>
        Having(OnGateway("demo-ecs1-http"), new SnatEntryFacts(entry, "vsw-1", "47.0.0.9"));

    private static AccountFacts SnatEntries(int count) => Having(
        OnGateway("demo-ecs1-http"),
        [.. Enumerable.Range(1, count).Select(i => new SnatEntryFacts($"other{i}", $"vsw-other{i}", "47.0.0.9"))]);

    private static AccountFacts Members(int count) => _facts with
    {
        Package = _package,
        PackageEips = [.. Enumerable.Range(1, count).Select(i => _freeEip with { Id = $"eip-other{i}", Name = $"other{i}" })],
    };

    private static AccountFacts OutboundVswitch(string vpc) =>
        _facts with { Vswitches = [_vswitch, new("vsw-2", vpc, "cn-shanghai-b", "192.168.2.0/24", 9)] };
}
