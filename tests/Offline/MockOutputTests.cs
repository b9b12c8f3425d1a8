using System.Collections.Immutable;
using Pulumi;
using Pulumi.AliCloud.Ecs;
using Pulumi.AliCloud.Vpc;
using Pulumi.Utilities;
using Xunit;

namespace SharedBandwidth.Tests.Offline;

public sealed class MockOutputTests
{
    [Fact]
    public async Task Outputs_are_what_the_mock_returns()
    {
        var mocks = RecordingMocks.Answering("i-1", new Dictionary<string, object>
        {
            ["privateIp"] = "10.0.0.1",
            ["securityGroups"] = ImmutableArray.Create("sg-1", "sg-2"),
            ["tags"] = new Dictionary<string, string> { ["team"] = "blue" },
        });
        var server = Assert.IsType<Instance>(Assert.Single(await Programs.PreviewAsync(mocks, () => _ = new Instance("server"))));

        Assert.Equal(("i-1", true), await Programs.ReadAsync(server.Id));
        Assert.Equal(("10.0.0.1", true), await Programs.ReadAsync(server.PrivateIp));
        Assert.Equal(["sg-1", "sg-2"], (await Programs.ReadAsync(server.SecurityGroups)).Value.AsEnumerable());
        Assert.Equal("blue", (await Programs.ReadAsync(server.Tags)).Value!["team"]);
    }

    [Fact]
    public async Task A_mock_may_return_args_as_state()
    {
        var mocks = RecordingMocks.Answering("ngw-1", new NatGatewayArgs { VpcId = "vpc-1", Period = 3 });
        NatGateway? gateway = null;
        await Programs.UpdateAsync(mocks, () => gateway = new NatGateway("gateway", new() { VpcId = "" }));

        Assert.Equal(("vpc-1", true), await Programs.ReadAsync(gateway!.VpcId));
        Assert.Equal((3, true), await Programs.ReadAsync(gateway.Period));
    }

    [Fact]
    public async Task Outputs_the_mock_leaves_out_are_unknown_in_a_preview_and_defaults_in_an_update()
    {
        Instance? server = null;
        var mocks = RecordingMocks.Answering("i-1", new Dictionary<string, object>());

        await Programs.PreviewAsync(mocks, () => server = new Instance("server"));
        Assert.False(await OutputUtilities.GetIsKnownAsync(server!.PrivateIp));

        await Programs.UpdateAsync(mocks, () => server = new Instance("server"));
        Assert.Equal((null!, true), await Programs.ReadAsync(server.PrivateIp));
        Assert.True((await Programs.ReadAsync(server.SecurityGroups)).Value.IsDefault);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public async Task Without_an_id_the_id_is_unknown_even_in_an_update(string? id)
    {
        EipAddress? address = null;
        await Programs.UpdateAsync(
            RecordingMocks.Answering(id, new Dictionary<string, object>()), () => address = new EipAddress("address"));

        Assert.False(await OutputUtilities.GetIsKnownAsync(address!.Id));
    }

    [Fact]
    public async Task An_output_of_the_wrong_type_reads_as_the_default()
    {
        NatGateway? gateway = null;
        var mocks = RecordingMocks.Answering("ngw-1", new Dictionary<string, object> { ["vpcId"] = 42, ["deletionProtection"] = "yes" });
        await Programs.UpdateAsync(mocks, () => gateway = new NatGateway("gateway", new() { VpcId = "vpc-1" }));

        Assert.Equal((null!, true), await Programs.ReadAsync(gateway!.VpcId));
        Assert.Equal((false, true), await Programs.ReadAsync(gateway.DeletionProtection));
    }

    [Fact]
    public async Task A_mock_can_make_an_output_secret_or_unknown()
    {
        EipAddress? address = null;
        await Programs.UpdateAsync(
            RecordingMocks.Answering("eip-1", new Dictionary<string, object>
            {
                ["ipAddress"] = Output.CreateSecret("1.2.3.4"),
                ["status"] = OutputUtilities.CreateUnknown(""),
            }),
            () => address = new EipAddress("address"));

        Assert.True(await Output.IsSecretAsync(address!.IpAddress));
        Assert.Equal(("1.2.3.4", true), await Programs.ReadAsync(address.IpAddress));
        Assert.False(await OutputUtilities.GetIsKnownAsync(address.Status));
    }

    [Fact]
    public async Task An_existing_resource_is_read_with_its_id_and_state()
    {
        NatGateway? gateway = null;
        var mocks = new RecordingMocks();
        var resources = await Programs.UpdateAsync(mocks, () => gateway = NatGateway.Get("gateway", "ngw-1", new() { VpcId = "vpc-1" }));

        var request = mocks.Resource("gateway");
        Assert.Equal("ngw-1", request.Id);
        Assert.Equal("alicloud:vpc/natGateway:NatGateway", request.Type);
        Assert.Equal(new Dictionary<string, object> { ["vpcId"] = "vpc-1" }, request.Inputs);
        Assert.Equal(("ngw-1", true), await Programs.ReadAsync(gateway!.Id));
        Assert.Equal(("vpc-1", true), await Programs.ReadAsync(gateway.VpcId));
        Assert.Same(gateway, Assert.Single(resources));
    }

    [Fact]
    public async Task An_imported_resource_asks_with_its_id_and_keeps_it()
    {
        EipAddress? address = null;
        var mocks = RecordingMocks.Answering(null, new Dictionary<string, object>());
        await Programs.UpdateAsync(mocks, () => address = new EipAddress("address", null, new() { ImportId = "eip-1" }));

        Assert.Equal("eip-1", mocks.Resource("address").Id);
        Assert.Equal(("eip-1", true), await Programs.ReadAsync(address!.Id));
    }

    [Fact]
    public async Task A_resource_can_be_found_again_by_its_urn()
    {
        EipAddress? again = null;
        var mocks = RecordingMocks.Answering("eip-1", new Dictionary<string, object> { ["ipAddress"] = "1.2.3.4" });
        var resources = await Programs.UpdateAsync(mocks, async () =>
        {
            var urn = await OutputUtilities.GetValueAsync(new EipAddress("address").Urn);
            again = new EipAddress("again", null, new() { Urn = urn });
        });

        Assert.Equal("1.2.3.4", (await Programs.ReadAsync(again!.IpAddress)).Value);
        Assert.Equal("address", Assert.Single(resources).GetResourceName());
    }

    [Fact]
    public async Task An_answer_of_an_unsupported_type_fails_the_program()
    {
        var mocks = RecordingMocks.Answering("eip-1", new Dictionary<string, object> { ["count"] = 1L });

        Assert.Contains(
            "System.Int64 is not a supported argument type.",
            await Programs.FailureAsync(mocks, () => _ = new EipAddress("address")),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Outputs_depend_on_their_resource_and_combinations_on_all_of_theirs()
    {
        EipAddress? first = null, second = null;
        await Programs.UpdateAsync(new RecordingMocks(), () => (first, second) = (new EipAddress("first"), new EipAddress("second")));

        Assert.Equal<Resource>([first!], await OutputUtilities.GetDependenciesAsync(first!.IpAddress));
        Assert.Equal<Resource>([first], await OutputUtilities.GetDependenciesAsync(first.IpAddress.Apply(ip => ip + "/32")));
        Assert.True((await OutputUtilities.GetDependenciesAsync(Output.All(first.Id, second!.Id))).SetEquals([first, second]));
        Assert.True((await OutputUtilities.GetDependenciesAsync(first.Id.Apply(_ => second.Id))).SetEquals([first, second]));
        Assert.True((await OutputUtilities.GetDependenciesAsync(Output.Format($"{first.Id}:{second.Id}"))).SetEquals([first, second]));
    }

    [Fact]
    public async Task The_urn_names_the_stack_the_project_the_type_and_the_resource()
    {
        EipAddress? address = null;
        await Programs.UpdateAsync(new RecordingMocks(), () => address = new EipAddress("address"));

        Assert.Equal(
            "urn:pulumi:stack::project::pulumi:pulumi:Stack$alicloud:ecs/eipAddress:EipAddress::address",
            (await Programs.ReadAsync(address!.Urn)).Value);
    }
}
