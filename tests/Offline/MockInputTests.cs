using System.Collections.Immutable;
using Pulumi;
using Pulumi.AliCloud.Ecs;
using Pulumi.AliCloud.Vpc;
using Pulumi.Random;
using Pulumi.Utilities;
using Xunit;

namespace SharedBandwidth.Tests.Offline;

public sealed class MockInputTests
{
    private readonly RecordingMocks _mocks = new();

    [Fact]
    public async Task Inputs_arrive_under_the_providers_names_with_numbers_as_doubles()
    {
        await Programs.UpdateAsync(_mocks, () => _ = new NatGateway("gateway", new()
        {
            VpcId = "vpc-1",
            IcmpReplyEnabled = true,
            Period = 12,
        }));

        Assert.Equal(
            new Dictionary<string, object> { ["vpcId"] = "vpc-1", ["icmpReplyEnabled"] = true, ["period"] = 12.0 },
            _mocks.Resource("gateway").Inputs);
    }

    [Fact]
    public async Task A_request_carries_type_and_name_and_empty_texts_for_provider_and_id()
    {
        await Programs.UpdateAsync(_mocks, () => _ = new EipAddress("address"));

        var request = _mocks.Resource("address");
        Assert.Equal("alicloud:ecs/eipAddress:EipAddress", request.Type);
        Assert.Equal("", request.Provider);
        Assert.Equal("", request.Id);
        Assert.Empty(request.Inputs);
    }

    [Fact]
    public async Task Lists_and_maps_arrive_as_immutable_collections_of_objects()
    {
        await Programs.UpdateAsync(_mocks, () => _ = new Instance("server", new()
        {
            SecurityGroups = { "sg-1", Output.Create("sg-2") },
            Tags = { ["team"] = "blue", ["cost"] = Output.Create("42") },
        }));

        var inputs = _mocks.Resource("server").Inputs;
        Assert.Equal(["sg-1", "sg-2"], Assert.IsType<ImmutableArray<object?>>(inputs["securityGroups"]).AsEnumerable());
        Assert.Equal(
            new Dictionary<string, object> { ["team"] = "blue", ["cost"] = "42" },
            Assert.IsAssignableFrom<ImmutableDictionary<string, object>>(inputs["tags"]));
    }

    [Fact]
    public async Task Secrets_arrive_in_the_clear()
    {
        await Programs.UpdateAsync(_mocks, () => _ = new Instance("server", new()
        {
            Password = "hush",
            Tags = { ["token"] = Output.CreateSecret("hush, too") },
        }));

        var inputs = _mocks.Resource("server").Inputs;
        Assert.Equal("hush", inputs["password"]);
        Assert.Equal("hush, too", Assert.IsAssignableFrom<IReadOnlyDictionary<string, object>>(inputs["tags"])["token"]);
    }

    [Fact]
    public async Task An_input_is_omitted_when_it_is_null_or_anything_in_it_is_unknown()
    {
        var unknown = OutputUtilities.CreateUnknown("");

        await Programs.UpdateAsync(_mocks, () => _ = new Instance("server", new()
        {
            ImageId = Output.Create((string)null!),
            InstanceType = unknown,
            SecurityGroups = { "sg-1", unknown },
            Tags = { ["team"] = "blue", ["cost"] = unknown },
            VswitchId = "vsw-1",
        }));

        Assert.Equal(["vswitchId"], _mocks.Resource("server").Inputs.Keys);
    }

    [Fact]
    public async Task An_output_that_a_mock_leaves_out_is_unknown_in_a_preview_and_null_in_an_update()
    {
        var preview = new RecordingMocks();
        await Programs.PreviewAsync(preview, Program);
        await Programs.UpdateAsync(_mocks, Program);

        Assert.DoesNotContain("description", preview.Resource("network").Inputs.Keys);
        Assert.Equal("ip: ", _mocks.Resource("network").Inputs["description"]);

        static void Program() =>
            _ = new Network("network", new() { Description = new EipAddress("address").IpAddress.Apply(ip => $"ip: {ip}") });
    }

    [Fact]
    public async Task Nested_args_arrive_as_maps_and_resources_as_resources()
    {
        Output<string>? urn = null;
        await Programs.UpdateAsync(_mocks, () =>
        {
            var address = new EipAddress("address");
            urn = address.Urn;
            _ = new Group("group", new GroupArgs { Port = new PortArgs { Number = 80 }, Owner = address });
        });

        var inputs = _mocks.Resource("group").Inputs;
        Assert.Equal(80.0, Assert.IsAssignableFrom<IReadOnlyDictionary<string, object>>(inputs["port"])["number"]);
        Assert.Equal(await Programs.ReadAsync(urn!), await Programs.ReadAsync(Assert.IsAssignableFrom<Resource>(inputs["owner"]).Urn));
    }

    [Fact]
    public async Task A_missing_required_input_fails_the_program()
    {
        var message = await Programs.FailureAsync(_mocks, () => _ = new RandomPassword("password", new RandomPasswordArgs()));

        Assert.Contains(
            "[Input] Pulumi.Random.RandomPasswordArgs.Length is required but was not given a value",
            message,
            StringComparison.Ordinal);
        Assert.Empty(_mocks.Resources);
    }

    [Fact]
    public async Task A_value_of_an_unsupported_type_fails_the_program_and_names_the_input()
    {
        var message = await Programs.FailureAsync(_mocks, () => _ = new Group("group", new GroupArgs { Anything = 1L }));

        Assert.Contains(
            "error serializing property \"anything\": System.Int64 is not a supported argument type.",
            message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Resources_of_one_type_may_share_a_name()
    {
        await Programs.UpdateAsync(_mocks, () =>
        {
            _ = new EipAddress("address");
            _ = new EipAddress("address");
        });

        Assert.Equal(2, _mocks.Resources.Count);
    }

    private sealed class Group(string name, GroupArgs args) : ComponentResource("test:index:Group", name, args);

    private sealed class GroupArgs : ResourceArgs
    {
        [Input("port")]
        public Input<PortArgs>? Port { get; set; }

        [Input("owner")]
        public Input<CustomResource>? Owner { get; set; }

        [Input("anything")]
        public object? Anything { get; set; }
    }

    private sealed class PortArgs : ResourceArgs
    {
        [Input("number")]
        public Input<int>? Number { get; set; }
    }
}
