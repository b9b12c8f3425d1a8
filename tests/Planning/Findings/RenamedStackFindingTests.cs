using System.Collections.Immutable;
using SharedBandwidth.Planning;
using SharedBandwidth.Planning.Account;
using SharedBandwidth.Planning.Exposure.Spec;
using SharedBandwidth.Planning.Findings;
using SharedBandwidth.Planning.Values;
using Xunit;

namespace SharedBandwidth.Tests.Planning.Findings;

/// <summary>
/// A deployed stack after an edit of its names, which Pulumi makes in place: what an earlier update made has the former names then.
/// </summary>
public sealed class RenamedStackFindingTests
{
    private const string Own = "nothing is to be done; otherwise";

    private static readonly ExposureSpec _onExisting = Specs.Document with { Gateway = new GatewaySpec { Id = "ngw-1" } };
    private static readonly ExposureSpec _ownEip = Specs.Document.WithAddress("ecs1", new AddressSpec { EipId = "eip-1" });
    private static readonly ExposureSpec _inPackage =
        _onExisting with { Bandwidth = new BandwidthSpec { PackageId = "cbwp-9", Mbps = 1500 } };

    internal static FindingCase[] Cases { get; } =
    [
        Edit("other namePrefix, seen by the entries on an existing gateway", "apps", ["'demo-ecs1-http' and 'demo-ecs2-http'", Own],
            _onExisting, Prefixed, also: ["SB916 addresses"]),
        Edit("other namePrefix, with the EIPs at their quota", "addresses", ["eip-ecs1 'demo-ecs1'", Own, "let apps share an address"],
            _onExisting, e => Prefixed(e) with { Quotas = new QuotasSpec { EipsPerGateway = 2 } }, also: ["SB916 apps"]),
        Edit("other namePrefix, with no private IP free on an existing gateway", "addresses", [Own],
            _onExisting, Prefixed, freeIps: 0, also: ["SB916 apps"]),
        Edit("other namePrefix, with the EIPs in a package of the user's", "bandwidth.packageId", ["cbwp-9 has EIPs", Own],
            _inPackage, Prefixed, also: ["SB916 addresses", "SB916 apps"]),
        Edit("another key of an outbound vSwitch", "outbound.vswitches",
            ["SNAT entries", "'demo-outbound-x'", Own, "leave the vSwitches out"],
            _onExisting with { Outbound = Specs.Outbound(("x", "vsw-1")) },
            e => e with { Outbound = Specs.Outbound(("y", "vsw-1")) }),
        Edit("other namePrefix, with outbound access", "outbound.vswitches", ["'demo-outbound-x'", Own],
            _onExisting with { Outbound = Specs.Outbound(("x", "vsw-1")) }, Prefixed, also: ["SB916 addresses", "SB916 apps"]),
        Edit("another name of a port", "apps", ["'demo-ecs1-http'", Own],
            _onExisting.WithAddress("ecs1", new AddressSpec { EipId = "eip-1" }), e => Named(e, "shop"),
            also: ["SB911 addresses.ecs1.eipId"]),
        Edit("no name of a port any more", "apps", ["'shop'", Own],
            Named(_onExisting.WithAddress("ecs1", new AddressSpec { EipId = "eip-1" }), "shop"), e => Named(e, null),
            also: ["SB911 addresses.ecs1.eipId"]),
        Edit("another name of an address", "addresses", ["'former'", Own],
            _onExisting.WithAddress("ecs1", new AddressSpec { Name = "former" }), e => e.WithAddress("ecs1", new AddressSpec()),
            also: ["SB916 bandwidth"]),

        Edit("another name of the gateway, with EIPs of the user's", "addresses.ecs1.eipId", ["eip-1 is bound to ngw-9", "unbind it there"],
            _ownEip, e => e with { Gateway = new GatewaySpec { Name = "new" } }, also: ["SB916 gateway"]),
        Edit("another name of the package, with EIPs of the user's", "addresses.ecs1.eipId", ["eip-1 is in cbwp-9", Own, "remove it there"],
            _ownEip, e => e with { Bandwidth = e.Bandwidth with { Name = "new" } }),
        Edit("other namePrefix, with EIPs of the user's", "gateway", ["ngw-9", "'demo' and not 'new'", Own],
            _ownEip, Prefixed, also: ["SB916 addresses.ecs1.eipId"]),
        Edit("other namePrefix, with one private IP free", "gateway",
            ["ngw-9 has what the plan puts on the gateway, under the name 'demo' and not 'new'", "vsw-1 3 free private IPs"],
            Specs.Document, Prefixed, freeIps: 1),
        Edit("another name of the gateway, with the VPC at its quota", "gateway", [Own, "a gateway is made beside it", "fewer than 5"],
            Specs.Document, e => e with { Gateway = new GatewaySpec { Name = "new" } }, gatewaysOfOthers: 4),
        new("another vSwitch of the gateway, with the VPC at its quota", FindingCodes.PerhapsOurs, "gateway",
            ["ngw-9 has the gateway's name 'demo' and is in vsw-1, not in vsw-2", Own],
            () => Run(Moved(Specs.Document), DeployedBy(Specs.DocumentStack, Moved(Specs.Document), 250, 4)),
            () => Run(Specs.DocumentStack, DeployedBy(Specs.DocumentStack, Specs.DocumentStack, 250, 4))),
    ];

    public static TheoryData<string> Names => FindingCases.NamesOf(Cases);

    /// <summary>What is like a planned thing, but not exactly that under another name.</summary>
    public static TheoryData<string, string> Strangers => new()
    {
        { "another private port", "SB908 apps.ecs1.ports.http" },
        { "another public port", "SB908 apps.ecs1.ports.http" },
        { "keys of another app", "SB908 apps.ecs1.ports.http" },
        { "SNAT by another IP", "SB601 outbound.vswitches.x" },
        { "gateway of another VPC", "SB905 gateway" },
        { "gateway without any of the entries", "SB905 gateway" },
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void What_was_renamed_is_a_warning_that_says_both_readings(string name) => FindingCases.Check(Cases, name);

    [Theory]
    [MemberData(nameof(Names))]
    public void No_change_of_a_name_is_an_error(string name) =>
        Assert.DoesNotContain(Assert.Single(Cases, c => c.Name == name).Broken(), finding => finding.Severity == Severity.Error);

    [Theory]
    [MemberData(nameof(Strangers))]
    public void What_is_not_exactly_as_planned_is_a_strangers_and_an_error(string stranger, string error)
    {
        var before = Stack(_onExisting with { Outbound = Specs.Outbound(("x", "vsw-1")) });
        var after = Stack(Prefixed(before.Exposure));
        if (stranger.StartsWith("gateway", StringComparison.Ordinal))
        {
            (before, after) = (Specs.DocumentStack, Stack(Prefixed(Specs.Document)));
        }

        var facts = DeployedBy(before, after, 250, 4);
        var gateway = facts.Gateways[0];
        facts = facts with
        {
            Gateways = facts.Gateways.SetItem(0, stranger switch
            {
                "another private port" => WithEntry(gateway, entry => entry with { ExternalIp = "47.0.1.0", InternalPort = Port("80/81") }),
                "another public port" => WithEntry(gateway, entry => entry with { ExternalPort = Port("81") }),
                "keys of another app" => WithEntry(gateway, entry => entry with { Name = "demo-shop-http" }),
                "SNAT by another IP" =>
                    gateway with { SnatEntries = [gateway.SnatEntries[0] with { Name = "other", SnatIps = "47.0.9.9" }] },
                "gateway of another VPC" => gateway with { VpcId = "vpc-2", VswitchId = "vsw-8" },
                _ => gateway with { ForwardEntries = [] },
            }).Add(gateway with { Id = "ngw-8", VswitchId = "vsw-8", ForwardEntries = [] }),
        };

        Assert.Contains(error, Run(after, facts).Where(f => f.Severity == Severity.Error).Select(f => $"{f.Code.Id} {f.Subject}"));
    }

    private static FindingCase Edit(string name, string subject, string[] says, ExposureSpec before,
        Func<ExposureSpec, ExposureSpec> edit, int freeIps = 250, int gatewaysOfOthers = 0, string[]? also = null)
    {
        var (deployed, edited) = (Stack(before), Stack(edit(before)));
        return new FindingCase(name, FindingCodes.PerhapsOurs, subject, says,
            () => Run(edited, DeployedBy(deployed, edited, freeIps, gatewaysOfOthers)),
            () => Run(edited, DeployedBy(edited, edited, freeIps, gatewaysOfOthers)))
        {
            Also = also ?? [],
        };
    }

    private static StackSpec Stack(ExposureSpec exposure) => Specs.DocumentStack with { Exposure = exposure };

    private static StackSpec Moved(ExposureSpec exposure) =>
        Stack(exposure) with { Network = Specs.DocumentStack.Network with { VswitchId = "vsw-2" } };

    private static ExposureSpec Prefixed(ExposureSpec spec) => spec with { NamePrefix = "new" };

    private static ExposureSpec Named(ExposureSpec spec, string? port) =>
        spec.Publish("ecs1", ("http", Specs.Port("80") with { Name = port }));

    private static GatewayFacts WithEntry(GatewayFacts gateway, Func<ForwardEntryFacts, ForwardEntryFacts> change) =>
        gateway with { ForwardEntries = gateway.ForwardEntries.SetItem(0, change(gateway.ForwardEntries[0])) };

    private static PortRange Port(string text) => PortRange.Parse(text)!.Value;

    private static ImmutableArray<Finding> Run(StackSpec spec, AccountFacts facts) => AccountChecks.Run(PlanOf(spec), facts);

    private static StackPlan PlanOf(StackSpec spec)
    {
        var plan = StackPlanner.Plan(spec);
        Assert.False(plan.HasErrors, string.Join('\n', plan.Findings));
        return plan;
    }

    // What an update with the one specification leaves in the account, as far as the other one's update looks it up.
    private static AccountFacts DeployedBy(StackSpec before, StackSpec after, int freeIps, int gatewaysOfOthers)
    {
        var (was, now) = (PlanOf(before).Exposure, PlanOf(after).Exposure);
        var gatewayId = was.Gateway.Id?.Text ?? "ngw-9";
        EipFacts[] eips =
        [
            .. was.AllAddresses.Select((address, i) => new EipFacts(
                address.EipId?.Text ?? $"eip-{address.Key}", $"47.0.1.{i}", "BGP", "PayAsYouGo", gatewayId, "Nat", "cbwp-9")
            {
                Name = address.DisplayName,
            }),
        ];
        var ips = was.AllAddresses.Zip(eips, (address, eip) => (address.Key, eip.IpAddress)).ToDictionary(x => x.Key, x => x.IpAddress);
        var gateway = new GatewayFacts(
            gatewayId, was.Gateway.DisplayName, "vpc-1", before.Network.VswitchId!.Text!, [.. eips.Select(eip => eip.IpAddress)])
        {
            ForwardEntries =
            [
                .. from app in was.Apps
                   from entry in app.ForwardEntries
                   select new ForwardEntryFacts(entry.DisplayName, ips[app.AddressKey], entry.ExternalPort, app.PrivateIp!.Text!,
                       entry.InternalPort, entry.Protocol),
            ],
            SnatEntries =
            [
                .. was.Outbound?.SnatEntries.Select(entry =>
                    new SnatEntryFacts(entry.DisplayName, entry.VswitchId!.Text!, ips[was.Outbound.AddressKey])) ?? [],
            ],
        };
        var package = new PackageFacts("cbwp-9", "BGP", 1500) { Name = was.Package.DisplayName };
        var isFound = now.Package.Exists || now.Package.DisplayName == was.Package.DisplayName;
        return new AccountFacts
        {
            EnhancedNatZones = ["cn-shanghai-e"],
            Vswitches =
            [
                new("vsw-1", "vpc-1", "cn-shanghai-e", "192.168.0.0/24", freeIps),
                new("vsw-2", "vpc-1", "cn-shanghai-e", "192.168.2.0/24", freeIps),
            ],
            Gateways =
            [
                gateway,
                .. Enumerable.Range(1, gatewaysOfOthers)
                    .Select(i => new GatewayFacts($"ngw-other{i}", $"other{i}", "vpc-1", "vsw-7", [])),
            ],
            Package = isFound ? package : null,
            OtherPackages = isFound ? [] : [package],
            Eips =
            [
                .. eips.Where(eip => now.AllAddresses.Any(address =>
                    address.EipId is { } id ? id.Text == eip.Id : address.DisplayNames.Contains(eip.Name))),
            ],
            GatewayEips = now.Gateway.Exists ? [.. eips] : [],
            PackageEips = isFound ? [.. eips] : [],
        };
    }
}
