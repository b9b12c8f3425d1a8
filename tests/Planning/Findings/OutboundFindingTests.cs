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
        Of("outbound without a vSwitch", FindingCodes.MissingValue, "outbound.vswitches", ["no vSwitch", "or remove outbound"], new OutboundSpec(), _fine),
        Of("vSwitch key with a blank", FindingCodes.BadName, "outbound.vswitches.my app", ["'my app'"], Specs.Outbound(("my app", "vsw-2")), _fine),
        Of("vSwitch id of another kind", FindingCodes.MalformedValue, "outbound.vswitches.app", ["'vpc-2'", "vsw-"], Specs.Outbound(("app", "vpc-2")), _fine),
        Of("vSwitch named twice", FindingCodes.VswitchTwice, "outbound.vswitches.db", ["vsw-2 is already outbound.vswitches.app", "once"],
            Specs.Outbound(("app", "vsw-2"), ("db", "vsw-2")), Specs.Outbound(("app", "vsw-2"), ("db", "vsw-3"))),
        Of("outbound address by an unknown charge type", FindingCodes.NotAllowedValue, "outbound.address.internetChargeType", ["'Free'"],
            _fine with { Address = new AddressSpec { InternetChargeType = "Free" } }, _fine),
        Of("outbound address of much bandwidth", FindingCodes.EipBandwidthLarge, "outbound.address.mbps", ["50 Mbit/s"], _fine with { Address = new AddressSpec { Mbps = 50 } }, _fine),
        FindingCase.Of("outbound through the same gateway", FindingCodes.NoHairpin, "outbound", ["by their public addresses", "private IPs"],
            Specs.Document with { Outbound = _fine }, Specs.Document),
    ];

    public static TheoryData<string> Names => FindingCases.NamesOf(Cases);

    [Theory]
    [MemberData(nameof(Names))]
    public void The_mistake_is_found_with_value_and_remedy_and_not_in_its_neighbour(string name) => FindingCases.Check(Cases, name);

    [Fact]
    public void Several_vSwitches_known_only_while_deploying_are_not_the_same() =>
        Assert.DoesNotContain(FindingCase.Find(Specs.Document with { Outbound = Specs.Outbound(("app", Knowable.Later("app")), ("db", Knowable.Later("db"))) }), f => f.Severity < Severity.Note);

    private static FindingCase Of(string name, FindingCode code, string subject, string[] says, OutboundSpec broken, OutboundSpec neighbour) =>
        FindingCase.Of(name, code, subject, says, Specs.Document with { Outbound = broken }, Specs.Document with { Outbound = neighbour });
}
