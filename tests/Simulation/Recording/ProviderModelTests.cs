using System.Collections.Immutable;
using Pulumi.Testing;
using SharedBandwidth.Cloud;
using SharedBandwidth.Planning;
using SharedBandwidth.Planning.Exposure.Spec;
using SharedBandwidth.Planning.Network;
using SharedBandwidth.Planning.Values;
using SharedBandwidth.Simulation.Recording;
using Xunit;

namespace SharedBandwidth.Tests.Simulation.Recording;

public sealed class ProviderModelTests
{
    [Fact]
    public void Four_thousand_addresses_have_four_thousand_public_IPs_from_the_reserved_block()
    {
        var names = Enumerable.Range(0, 4000).Select(i => $"app-{i}").ToArray();
        var addresses = new ModelAddresses(PlanOf(names));

        var ips = names.Select(name => addresses.PublicIp($"n-{name}")).ToArray();

        Assert.Equal(4000, ips.Distinct().Count());
        Assert.All(ips, ip =>
            Assert.True(Ipv4.Address(ip) is { } address && StandInAddresses.PublicBlock.Contains(address), $"{ip} is not in the block."));
    }

    [Fact]
    public void An_address_keeps_its_IP_when_others_come_and_go()
    {
        string[] names = [.. Enumerable.Range(0, 40).Select(i => $"app-{i}")];
        var all = new ModelAddresses(PlanOf(names));

        Assert.All(names, gone =>
        {
            var others = names.Where(name => name != gone).ToArray();
            var without = new ModelAddresses(PlanOf(others));
            Assert.Equal(others.Select(name => all.PublicIp($"n-{name}")), others.Select(name => without.PublicIp($"n-{name}")));
        });
    }

    [Fact]
    public void An_EIP_of_your_own_has_its_IP_by_its_id()
    {
        var spec = Spec(["a"]) with { Addresses = Keyed.Empty<AddressSpec>().Add("a", new AddressSpec { EipId = "eip-mine" }) };
        var addresses = new ModelAddresses(StackPlanner.Plan(new StackSpec("cn-shanghai", new NetworkSpec(), spec)));

        Assert.NotNull(Ipv4.Address(addresses.PublicIp("eip-mine")));
        Assert.Throws<KeyNotFoundException>(() => addresses.PublicIp("n-a"));
    }

    [Fact]
    public void Servers_of_a_created_network_have_different_private_IPs_inside_it()
    {
        string[] names = [.. Enumerable.Range(0, 100).Select(i => $"app-{i}")];
        var network = new NetworkSpec { Create = new CreateNetworkSpec { CidrBlock = "10.1.2.0/24" } };
        var addresses = new ModelAddresses(StackPlanner.Plan(new StackSpec("cn-shanghai", network, Spec(names, privateIps: false))));

        var ips = names.Select(name => addresses.PrivateIp($"shared-bandwidth-network-{name}")).ToArray();

        Assert.Equal(100, ips.Distinct().Count());
        Assert.All(
            ips,
            ip => Assert.InRange(int.Parse(ip[(ip.LastIndexOf('.') + 1)..], System.Globalization.CultureInfo.InvariantCulture), 1, 252));
        Assert.All(ips, ip => Assert.StartsWith("10.1.2.", ip, StringComparison.Ordinal));
    }

    // One key ends with another: "b" must not be given the address of "a-b".
    [Fact]
    public void Servers_whose_keys_end_alike_have_different_private_IPs()
    {
        string[] keys = ["a-b", "b", "c-a-b", "network-b"];
        var network = new NetworkSpec { Create = new CreateNetworkSpec { CidrBlock = "10.1.2.0/24" } };
        var addresses = new ModelAddresses(StackPlanner.Plan(new StackSpec("cn-shanghai", network, Spec(keys, privateIps: false))));

        Assert.Equal(4, keys.Select(key => addresses.PrivateIp($"shared-bandwidth-network-{key}")).Distinct().Count());
    }

    [Fact]
    public async Task A_look_up_is_refused_by_name()
    {
        var failure = await Assert.ThrowsAsync<NotSupportedException>(
            () => Model().CallAsync(new MockCallArgs { Token = "alicloud:vpc/getSomething:getSomething" }));

        Assert.Contains("alicloud:vpc/getSomething:getSomething", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_resource_gets_the_same_id_in_every_run()
    {
        var args = new MockResourceArgs
        {
            Type = "alicloud:vpc/natGateway:NatGateway",
            Name = "n",
            Inputs = ImmutableDictionary<string, object>.Empty,
        };

        var (first, _) = await Model().NewResourceAsync(args);
        var (second, _) = await Model().NewResourceAsync(args);

        Assert.Equal(("ngw-n", "ngw-n"), (first, second));
    }

    private static ProviderModel Model() => new(new SupposedAccount(), new Recorder());

    private static StackPlan PlanOf(string[] apps) =>
        StackPlanner.Plan(new StackSpec("cn-shanghai", new NetworkSpec { VpcId = "vpc-1", VswitchId = "vsw-1" }, Spec(apps)));

    private static ExposureSpec Spec(string[] apps, bool privateIps = true) => new()
    {
        Name = "n",
        Apps = apps.Select((app, i) => KeyValuePair.Create(app, new AppSpec
        {
            PrivateIp = privateIps ? $"10.0.{i / 250}.{(i % 250) + 1}" : null,
            Ports = Keyed.Empty<PortSpec>().Add("http", new PortSpec { External = "80" }),
            Demand = new DemandSpec { BaseMbps = 1 },
        })).ToImmutableSortedDictionary(StringComparer.Ordinal),
    };
}
