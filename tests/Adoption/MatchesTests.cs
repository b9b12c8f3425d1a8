using SharedBandwidth.Planning;
using SharedBandwidth.Planning.Exposure.Spec;
using SharedBandwidth.Planning.Network;
using Xunit;

namespace SharedBandwidth.Adoption.Tests;

public sealed class MatchesTests
{
    private static readonly NetworkSpec _network = new() { VpcId = "vpc-1", VswitchId = "vsw-1" };

    [Fact]
    public void An_entry_is_known_by_its_private_side_before_its_name()
    {
        var matches = Of(Inventories.Of(
            [Inventories.Eip(1)], Inventories.Entry("edge-web-http: 1:81 99:81 tcp"), Inventories.Entry("other: 1:80 10:80 tcp")));

        Assert.Equal("other", matches.ForwardEntries[("web", "http")].Name);
        Assert.Equal("eip-1", matches.Eips["web"].Id);
    }

    [Fact]
    public void An_entry_to_another_port_is_known_by_its_name() =>
        Assert.Equal("8080", Of(Inventories.Of([Inventories.Eip(1)], Inventories.Entry("edge-web-http: 1:80 10:8080 "
            + "tcp"))).ForwardEntries[("web", "http")].InternalPort);

    [Fact]
    public void What_only_looks_alike_is_not_taken()
    {
        var matches = Of(
            Inventories.Of([Inventories.Eip(1)], Inventories.Entry("x: 1:80 10:80 udp"), Inventories.Entry("y: 1:80 11:80 tcp")));

        Assert.Empty(matches.ForwardEntries);
        Assert.Empty(matches.Eips);
    }

    [Fact]
    public void An_EIP_without_entries_is_known_by_its_name_unless_it_is_elsewhere_or_two_have_it()
    {
        Assert.Equal("eip-1", Of(Inventories.Of([Inventories.Eip(1, "edge-web")])).Eips["web"].Id);
        Assert.Empty(Of(Inventories.Of([Inventories.Eip(1, "edge-web") with { InstanceId = "i-1" }])).Eips);
        Assert.Empty(Of(Inventories.Of([Inventories.Eip(1, "edge-web"), Inventories.Eip(2, "edge-web")])).Eips);
    }

    [Fact]
    public void A_package_is_known_by_its_members_before_its_name()
    {
        var other = Inventories.Package with { Id = "cbwp-2", Name = "edge" };
        var inventory =
            Inventories.Of([Inventories.Eip(1, "edge-web")]) with { Packages = [Inventories.Package with { Name = "whatever" }, other] };

        Assert.Equal("cbwp-1", Of(inventory).Package!.Id);
        Assert.Equal("cbwp-2", Of(inventory with { Eips = [] }).Package!.Id);
    }

    [Theory]
    [InlineData("edge", "another", "ngw-1")]
    [InlineData("x", "another", null)]
    [InlineData("edge", "edge", null)]
    public void Of_gateways_in_the_same_vSwitch_the_name_decides(string first, string second, string? id)
    {
        var matches = Of(Inventories.Of([]) with
        {
            Gateways = [Inventories.Gateway with { Name = first }, Inventories.Gateway with { Id = "ngw-2", Name = second }],
        });

        Assert.Equal(id, matches.Gateway?.Id);
        Assert.Equal(id is null ? 2 : 0, matches.PossibleGateways.Length);
    }

    [Fact]
    public void A_gateway_in_another_vSwitch_is_not_the_stacks() =>
        Assert.Null(Of(Inventories.Of([]) with { Gateways = [Inventories.Gateway with { VswitchId = "vsw-2" }] }).Gateway);

    private static Matches Of(Inventory inventory)
    {
        var plan = StackPlanner.Plan(new StackSpec("cn-shanghai", _network, new ExposureSpec
        {
            Name = "n",
            NamePrefix = "edge",
            Bandwidth = new BandwidthSpec { Mbps = 100 },
            Apps = Keyed.Empty<AppSpec>().Add("web",
                new AppSpec { PrivateIp = "192.168.0.10", Ports = Keyed.Empty<PortSpec>().Add("http", new PortSpec { External = "80" }) }),
        }));
        Assert.False(plan.HasErrors, string.Join('\n', plan.Findings));
        return Matches.Of(plan.Exposure, _network, inventory, gatewayId: null);
    }
}
