using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using SharedBandwidth.Simulation.Recording;
using SharedBandwidth.Tests.Plugins.Rpc;
using Xunit;

namespace SharedBandwidth.Tests.Plugins.Served;

/// <summary>The plugin as a process of its own, spoken to as Pulumi's engine speaks to it.</summary>
public sealed class PluginTests
{
    [Fact]
    public async Task It_says_its_version_and_its_schema()
    {
        await using var engine = await EngineInMemory.StartAsync();
        using var plugin = await PluginProcess.StartAsync(engine.Address);

        Assert.Equal(SchemaFile.Read()["version"]!.GetValue<string>(), (await plugin.Provider.GetPluginInfoAsync(new Empty())).Version);
        Assert.Equal(
            SchemaFile.Text(SchemaFile.Read()),
            SchemaFile.Text(SchemaFile.Parse((await plugin.Provider.GetSchemaAsync(new Empty())).Schema)));
    }

    // The engine then asks for what it needs in the older way (pkg/resource/plugin/provider_plugin.go of Pulumi).
    [Fact]
    public async Task It_knows_no_handshake()
    {
        await using var engine = await EngineInMemory.StartAsync();
        using var plugin = await PluginProcess.StartAsync(engine.Address);

        var failure = await Assert.ThrowsAsync<RpcException>(async () => await plugin.Provider.HandshakeAsync(new Empty()));

        Assert.Equal(StatusCode.Unimplemented, failure.StatusCode);
    }

    [Fact]
    public async Task An_update_makes_every_resource_and_answers_with_the_outputs()
    {
        await using var engine = await EngineInMemory.StartAsync();

        var answer = await ConstructAsync(engine, OneApp("\"10.0.0.1\""));

        Assert.Equal("urn:pulumi:dev::shop::shared-bandwidth:index:SharedBandwidthExposure::shop", answer.Urn);
        Assert.Equal("shop-id", Wire.ValueOf(answer.State.Fields["gatewayId"]).StringValue);
        Assert.Equal(50, answer.State.Fields["bandwidth"].StructValue.Fields["packageMbps"].NumberValue);
        var endpoint = Wire.ValueOf(answer.State.Fields["endpoints"]).StructValue.Fields["web"].StructValue.Fields["http"].StructValue;
        Assert.Equal("203.0.113.1", endpoint.Fields["address"].StringValue);
        Assert.Equal("10.0.0.1:80", endpoint.Fields["internal"].StringValue);
        Assert.Equal("10.0.0.1", engine.Only(TypeTokens.ForwardEntry).Object.Fields["internalIp"].StringValue);
        Assert.Equal("50", engine.Only(TypeTokens.Package).Object.Fields["bandwidth"].StringValue);
    }

    [Theory]
    [InlineData($"\"{Wire.Unknown}\"")]
    [InlineData(Wire.UnknownOutput)]
    public async Task A_preview_goes_on_with_what_is_not_known_yet(string privateIp)
    {
        await using var engine = await EngineInMemory.StartAsync(isPreview: true);

        var answer = await ConstructAsync(engine, OneApp(privateIp));

        Assert.Contains(Wire.Unknown, answer.State.Fields["endpoints"].ToString(), StringComparison.Ordinal);
        var entry = engine.Only(TypeTokens.ForwardEntry);
        Assert.Equal("80", entry.Object.Fields["externalPort"].StringValue);
        Assert.Contains(Wire.Unknown, entry.Object.Fields["internalIp"].ToString(), StringComparison.Ordinal);
        Assert.Empty(engine.Answers);
    }

    [Fact]
    public async Task The_hooks_by_which_entries_take_turns_are_registered_and_answer()
    {
        await using var engine = await EngineInMemory.StartAsync();

        await ConstructAsync(engine, OneApp("\"10.0.0.1\""));

        Assert.Equal(["shop.retry", "shop.turn"], engine.Hooks.Keys.Order(StringComparer.Ordinal));
        var entry = engine.Only(TypeTokens.ForwardEntry);
        Assert.Equal(["shop.turn"], entry.Hooks.BeforeCreate);
        Assert.Equal(["shop.turn"], entry.Hooks.BeforeUpdate);
        Assert.Equal(["shop.retry"], entry.Hooks.OnError);
        Assert.Contains("shop.turn of shop-web-http: ''", engine.Answers);
        Assert.Contains("shop.retry of shop-web-http: '', again: False", engine.Answers);
    }

    [Fact]
    public async Task Warnings_and_notes_reach_the_engine()
    {
        await using var engine = await EngineInMemory.StartAsync(isPreview: true);

        await ConstructAsync(engine, OneApp("\"10.0.0.1\"", """, "bandwidth": { "internetChargeType": "PayByTraffic" }"""));

        Assert.Contains(engine.Messages, message => message.Message.Contains("bandwidth.internetChargeType", StringComparison.Ordinal));
        Assert.DoesNotContain(engine.Messages, message => message.Severity == LogSeverity.Error);
    }

    [Fact]
    public async Task Errors_are_all_in_one_message_without_a_stack_trace()
    {
        await using var engine = await EngineInMemory.StartAsync(isPreview: true);

        var failure = await Assert.ThrowsAsync<RpcException>(() => ConstructAsync(engine, Wire.Parse(
            """{ "vpcId": "vpc-1", "apps": { "web": { "privateIp": "10.0.0.1", "ports": { "http": { "external": "99999" } } },"""
                + """ "api": { "privateIp": "10.0.0.2" } } }""")));

        Assert.StartsWith("4 errors in the arguments of shop; nothing was changed.\n", failure.Status.Detail, StringComparison.Ordinal);
        Assert.All(
            ["vswitchId", "apps.web.ports.http", "apps.api.ports", "bandwidth.mbps"],
            path => Assert.Contains($" {path}: ", failure.Status.Detail, StringComparison.Ordinal));
        Assert.DoesNotContain("   at ", failure.Status.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain(engine.Messages, message => message.Message.Contains("   at ", StringComparison.Ordinal));
        Assert.DoesNotContain(engine.Resources, resource => resource.Custom);
    }

    // Known at once, as a plain value is; what other resources give comes as unknown in a preview.
    [Fact]
    public async Task A_wrong_private_IP_is_refused_before_anything_is_made()
    {
        await using var engine = await EngineInMemory.StartAsync(isPreview: true);

        var failure = await Assert.ThrowsAsync<RpcException>(() => ConstructAsync(engine, OneApp("\"10.0.0.300\"")));

        Assert.StartsWith(
            "1 error in the arguments of shop; nothing was changed.\nSB004 apps.web.privateIp: '10.0.0.300' ",
            failure.Status.Detail,
            StringComparison.Ordinal);
        Assert.DoesNotContain(engine.Resources, resource => resource.Custom);
    }

    // Programs in a language with types cannot send these. The sentences are the SDK's.
    [Theory]
    [InlineData("""{ "vpcId": 5 }""", "Expected String instead at path [$, vpcId].")]
    [InlineData("""{ "apps": { "web": { "ports": 80 } } }""", "Expected Map instead at path [$, apps, web, ports].")]
    [InlineData($$"""{ "apps": { "web": { "ports": { "http": { "external": "{{Wire.Unknown}}" } } } } }""",
        "Expected String instead at path [$, apps, web, ports, http, external].")]
    public async Task A_value_of_another_type_is_refused_with_its_path(string inputs, string end)
    {
        await using var engine = await EngineInMemory.StartAsync(isPreview: true);

        var failure = await Assert.ThrowsAsync<RpcException>(() => ConstructAsync(engine, Wire.Parse(inputs)));

        Assert.EndsWith(end, failure.Status.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', failure.Status.Detail);
        Assert.Empty(engine.Resources);
    }

    private static Struct OneApp(string privateIp, string more = "") => Wire.Parse(
        $$"""
        {
          "vpcId": "vpc-1", "vswitchId": "vsw-1"{{more}},
          "apps": { "web": { "privateIp": {{privateIp}}, "ports": { "http": { "external": "80" } }, "demand": { "baseMbps": 50 } } }
        }
        """);

    private static async Task<ConstructResponse> ConstructAsync(EngineInMemory engine, Struct inputs)
    {
        using var plugin = await PluginProcess.StartAsync(engine.Address);
        return await plugin.Provider.ConstructAsync(engine.ToConstruct("SharedBandwidthExposure", inputs));
    }
}
