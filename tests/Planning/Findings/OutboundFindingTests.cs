using SharedBandwidth.Planning.Exposure.Spec;
using SharedBandwidth.Planning.Findings;
using SharedBandwidth.Planning.Values;
using Xunit;

namespace SharedBandwidth.Tests.Planning.Findings;

public sealed class OutboundFindingTests
{
    private static readonly OutboundSpec _fine = Specs.Outbound(("app", "vsw-2"));

    internal static FindingCase[] Cases { get; } =
    [
        Of("outbound without a vSwitch", FindingCodes.MissingValue, "outbound.vswitches", ["no vSwitch", "or remove outbound"],
            new OutboundSpec(), _fine),
        Of("vSwitch key with a blank", FindingCodes.BadName, "outbound.vswitches.my app", ["'my app'"],
            Specs.Outbound(("my app", "vsw-2")), _fine),
        Of("vSwitch id of another kind", FindingCodes.MalformedValue, "outbound.vswitches.app", ["'vpc-2'", "vsw-"],
            Specs.Outbound(("app", "vpc-2")), _fine),
        Of("vSwitch named twice", FindingCodes.VswitchTwice, "outbound.vswitches.db", ["vsw-2 is already outbound.vswitches.app", "once"],
            Specs.Outbound(("app", "vsw-2"), ("db", "vsw-2")), Specs.Outbound(("app", "vsw-2"), ("db", "vsw-3"))),
        Of("outbound address by an unknown charge type", FindingCodes.NotAllowedValue, "outbound.address.internetChargeType", ["'Free'"],
            _fine with { Address = new AddressSpec { InternetChargeType = "Free" } }, _fine),
        Of("outbound address of much bandwidth", FindingCodes.EipBandwidthLarge, "outbound.address.mbps", ["50 Mbit/s"],
            _fine with { Address = new AddressSpec { Mbps = 50 } }, _fine),
        Of("outbound without a demand", FindingCodes.DemandUnknown, "outbound.demand", ["state no demand", "baseMbps"], _fine,
            _fine with { Demand = new DemandSpec { BaseMbps = 5 } }),
        Of("outbound on an address that is not there", FindingCodes.UnknownReference, "outbound.address",
            ["'ecs9'", "Did you mean 'ecs1'?"], _fine with { AddressKey = "ecs9" }, _fine with { AddressKey = "ecs1" }),
        Of("outbound on an app's address", FindingCodes.SharedWithOutbound, "outbound.address", ["address ecs1"],
            _fine with { AddressKey = "ecs1" }, _fine),
        FindingCase.Of("outbound on an address that is mapped whole", FindingCodes.AnyNeedsOwnAddress, "outbound.address",
            ["address ecs1 for itself", "apps.ecs1.ports.all"],
            (Specs.Document with { Outbound = _fine with { AddressKey = "ecs1" } }).Publish("ecs1", ("all", Specs.Port("any"))),
            (Specs.Document with { Outbound = _fine with { AddressKey = "ecs2" } }).Publish("ecs1", ("all", Specs.Port("any")))),
        FindingCase.Of("an app called outbound beside outbound's demand", FindingCodes.Contradiction, "apps.outbound", ["rename the app"],
            Renamed(_fine with { Demand = new DemandSpec { BaseMbps = 5 } }), Renamed(_fine)),
        FindingCase.Of(
            "outbound through the same gateway", FindingCodes.NoHairpin, "outbound", ["by their public addresses", "private IPs"],
            Specs.Document with { Outbound = _fine with { Demand = new DemandSpec { BaseMbps = 5 } } }, Specs.Document),
        FindingCase.Of("an app's own EIP once more for outbound", FindingCodes.SameEipTwice, "outbound.address.eipId",
            ["eip-1 is already addresses.ecs1.eipId", "write outbound.address: ecs1"],
            Brought(_fine with { Address = new AddressSpec { EipId = "eip-1" } }),
            Brought(_fine with { Address = new AddressSpec { EipId = "eip-2" } })),
    ];

    private static ExposureSpec Brought(OutboundSpec outbound) => Specs.Document with
    {
        Outbound = outbound,
        Addresses = Keyed.Empty<AddressSpec>().Add("ecs1", new AddressSpec { EipId = "eip-1" }),
    };

    // On another's address, so that no resource would have the same name.
    private static ExposureSpec Renamed(OutboundSpec outbound) => Specs.Document with
    {
        Outbound = outbound,
        Apps = Specs.Document.Apps.SetItem("outbound", Specs.Document.Apps["ecs1"] with
        {
            Address = "ecs2",
            PrivateIp = "192.168.0.102",
            Ports = Keyed.Empty<PortSpec>().Add("alt", new PortSpec { External = "81" }),
        }),
    };

    public static TheoryData<string> Names => FindingCases.NamesOf(Cases);

    [Theory]
    [MemberData(nameof(Names))]
    public void The_mistake_is_found_with_value_and_remedy_and_not_in_its_neighbour(string name) => FindingCases.Check(Cases, name);

    [Fact]
    public void Several_vSwitches_known_only_while_deploying_are_not_the_same() =>
        Assert.DoesNotContain(
            FindingCase.Find(Specs.Document with
            {
                Outbound = Specs.Outbound(("app", Knowable.Later("app")), ("db", Knowable.Later("db"))) with
                {
                    Demand = new DemandSpec { BaseMbps = 5 },
                },
            }),
            f => f.Severity < Severity.Note);

    private static FindingCase Of(
        string name, FindingCode code, string subject, string[] says, OutboundSpec broken, OutboundSpec neighbour) =>
        FindingCase.Of(name, code, subject, says, Specs.Document with { Outbound = broken }, Specs.Document with { Outbound = neighbour });
}
