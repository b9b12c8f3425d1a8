using System.Collections.Immutable;
using SharedBandwidth.Simulation.Recording;
using Xunit;

namespace SharedBandwidth.Tests.CommandLine.Preview;

public class ResourceTreeTests
{
    private static readonly ResourceKey _network = new("shared-bandwidth:index:WebServerNetwork", "network");

    [Fact]
    public void Each_type_shows_what_matters_and_unknown_types_their_name()
    {
        var vswitch = Resource("alicloud:vpc/switch:Switch", "network", ("cidrBlock", "192.168.0.0/24"), ("zoneId", "cn-shanghai-a")) with
        {
            Parent = _network,
        };
        var text = Tree(
            Resource(_network.Type, _network.Name) with { IsComponent = true },
            Resource("alicloud:vpc/network:Network", "network", ("cidrBlock", "192.168.0.0/24")) with { Parent = _network },
            vswitch,
            Resource("alicloud:ecs/instance:Instance", "network-a",
                ("instanceType", "ecs.t6"), ("imageId", "aliyun_3"), ("password", "[secret]")) with
            {
                Parent = _network,
            },
            Resource("random:index/randomString:RandomString", "suffix", ("length", 6.0)) with { Parent = _network },
            Resource("alicloud:ecs/eipAddress:EipAddress", "own") with { ReadId = "eip-1" },
            Resource("alicloud:vpc/snatEntry:SnatEntry", "out", ("sourceVswitchId", "vsw-made")) with { NamedDependencies = [vswitch.Key] },
            Resource("alicloud:vpc/natGateway:NatGateway", "gate", ("natType", "Enhanced"), ("vswitchId", "vsw-1")) with
            {
                Options = new RecordedOptions { Protect = true, DeleteBeforeReplace = true },
            },
            Resource("alicloud:ecs/securityGroupRule:SecurityGroupRule", "open", ("type", "ingress"), ("ipProtocol", "tcp"),
                ("portRange", "80/80"), ("cidrIp", "0.0.0.0/0"), ("securityGroupId", "sg-1")),
            Resource("other:thing/new:New", "new", ("secretive", "value")));

        Assert.Equal(
            """
              network (WebServerNetwork)
              ├─ Network network: 192.168.0.0/24
              ├─ Switch network: 192.168.0.0/24, cn-shanghai-a
              ├─ Instance network-a: ecs.t6, aliyun_3
              └─ RandomString suffix: 6 characters
              EipAddress own: eip-1 [existing, only read]
              SnatEntry out: vSwitch network
              NatGateway gate: Enhanced, vSwitch vsw-1 [protected, deleted before replaced]
              SecurityGroupRule open: ingress, tcp, ports 80/80, from 0.0.0.0/0, group sg-1
              New new
            """,
            text);
    }

    [Fact]
    public void Wrapped_lines_keep_the_branches()
    {
        var long1 = new ResourceKey("shared-bandwidth:index:SharedAddress", new string('a', 70));
        var text = Tree(
            Resource(long1.Type, long1.Name) with { IsComponent = true },
            Resource("other:thing:Thing", new string('b', 60)) with { Parent = long1, ReadId = "thing-of-an-id" },
            Resource("other:thing:Thing", "last") with { Parent = long1 });

        Assert.Equal(
            $"""
              {new string('a', 70)}
              │  (SharedAddress)
              ├─ Thing {new string('b', 60)}:
              │     thing-of-an-id [existing, only read]
              └─ Thing last
            """,
            text);
    }

    [Fact]
    public void What_is_read_is_counted_apart()
    {
        var text = Rendered.Plain(Runs.Of("a 1") with
        {
            Resources =
            [
                Resource("x:y:Thing", "made"), Resource("x:y:Thing", "read") with { ReadId = "id" },
                Resource("x:y:Component", "c") with { IsComponent = true },
            ],
        });

        Assert.Contains("Resources: 1 to create, 1 to read\n  2 Thing\n\n", text, StringComparison.Ordinal);
    }

    private static string Tree(params ImmutableArray<RecordedResource> resources)
    {
        var text = Rendered.Plain(Runs.Of("a 1") with { Resources = resources });
        var sections = text.Split("\n\n");
        return sections[Array.FindIndex(sections, section => section.StartsWith("Resources", StringComparison.Ordinal)) + 1];
    }

    private static RecordedResource Resource(string type, string name, params (string Key, object Value)[] inputs) => new()
    {
        Key = new ResourceKey(type, name),
        Parent = null,
        ReadId = null,
        Inputs = inputs.ToImmutableSortedDictionary(input => input.Key, input => input.Value, StringComparer.Ordinal),
        Options = new RecordedOptions(),
        IsComponent = false,
    };
}
