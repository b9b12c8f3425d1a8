using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Pulumi.Experimental;
using Pulumi.Experimental.Provider;
using SharedBandwidth.Components;
using SharedBandwidth.Plugin;
using SharedBandwidth.Simulation.Recording;
using Xunit;

namespace SharedBandwidth.Tests.Plugins.Served;

/// <summary>The schema that the plugin derives from the components and their documentation.</summary>
public sealed class ServedSchemaTests
{
    [Fact]
    public async Task The_schema_is_the_one_in_the_checkout()
    {
        var (committed, served) = (SchemaFile.Read(), await SchemaAsync());
        Assert.True(SchemaChanges.Refusal(committed, served) is null, SchemaChanges.Refusal(committed, served));
        if (SchemaFile.IsToBeWritten)
        {
            await File.WriteAllTextAsync(SchemaFile.Path, SchemaFile.Text(served));
        }

        Assert.True(
            SchemaFile.Text(served) == await File.ReadAllTextAsync(SchemaFile.Path),
            $"The components have another schema than {SchemaFile.Path}; if that is meant, write it anew, look at the difference and "
                + $"commit it: {SchemaFile.Command}");
    }

    [Theory]
    [InlineData("SharedBandwidthExposure", "apps")]
    [InlineData("SharedAddress", "gatewayId packageId")]
    [InlineData("ExposedApp", "externalIp forwardTableId ports privateIp")]
    [InlineData("WebServerNetwork", "cidrBlock imageId instanceType servers zoneId")]
    public async Task A_component_requires_exactly_these_inputs(string component, string required)
    {
        var resource = (await SchemaAsync())["resources"]![$"shared-bandwidth:index:{component}"]!;

        Assert.True(resource["isComponent"]!.GetValue<bool>());
        Assert.Equal(
            required.Split(' '),
            resource["requiredInputs"]!.AsArray().Select(name => name!.GetValue<string>()).Order(StringComparer.Ordinal));
    }

    // Maps and lists of other types than these would arrive as null, without a word.
    [Fact]
    public async Task Arguments_written_in_another_language_arrive_whole()
    {
        var window = Map(("from", new("13:00")), ("to", new("18:00")), ("mbps", new(9.0)));
        var web = Map(
            ("privateIp", new("10.0.0.1")),
            ("ports", Map(("http", Map(("external", new("80")))))),
            ("demand", Map(("baseMbps", new(5.0)), ("windows", new(ImmutableArray.Create(window))))));
        var args = await ArgsAsync(
            ("protect", new(true)),
            ("tags", Map(("team", new("net")))),
            ("quotas", Map(("eipsPerGateway", new(40.0)))),
            ("addresses", Map(("web", Map(("mbps", new(3.0)))))),
            ("outbound", Map(("vswitches", Map(("a", Map(("id", new("vsw-1")))))))),
            ("apps", Map(("web", web))));

        Assert.Null(args.Gateway);
        Assert.Null(args.SecurityGroups);
        Assert.Equal(40, args.Quotas!.EipsPerGateway);
        var run = await TestProgram.RunAsync(() => new SharedBandwidthExposure("nx", args));
        var eip = run.Resource(TypeTokens.EipAddress, "nx-web");
        Assert.True(eip.Options.Protect);
        Assert.Contains("bandwidth = \"3\"", ResourceText.InputsOf(eip), StringComparison.Ordinal);
        Assert.Contains("tags = {team: \"net\"}", ResourceText.InputsOf(eip), StringComparison.Ordinal);
        Assert.Equal("9", run.Resource(TypeTokens.Package, "nx").Inputs["bandwidth"]);
        Assert.Equal("10.0.0.1", run.Resource(TypeTokens.ForwardEntry, "nx-web-http").Inputs["internalIp"]);
        Assert.Equal("vsw-1", run.Resource(TypeTokens.SnatEntry, "nx-outbound-a").Inputs["sourceVswitchId"]);
    }

    // A program in another language sends the schema's defaults as if its user had written them.
    [Fact]
    public async Task A_default_that_is_sent_changes_nothing()
    {
        var schema = await SchemaAsync();
        var quotas = Defaults(schema["types"]!["shared-bandwidth:index:Quotas"]!["properties"]!);
        var defaults = Defaults(schema["resources"]!["shared-bandwidth:index:SharedBandwidthExposure"]!["inputProperties"]!);
        var apps = ("apps", Map(("web", Map(("privateIp", new("10.0.0.1")), ("ports", Map(("http", Map(("external", new("80")))))),
            ("demand", Map(("baseMbps", new(5.0))))))));

        var (absent, sent) = (await ArgsAsync(apps), await ArgsAsync([apps, ("quotas", Map(quotas)), .. defaults]));

        Assert.Equal(5, quotas.Length);
        Assert.Equal(["accountSite", "deletionProtection", "protect"], defaults.Select(value => value.Key).Order(StringComparer.Ordinal));
        Assert.Equal(await ResourcesAsync(absent), await ResourcesAsync(sent));
        Assert.False(sent.Protect);
    }

    private static async Task<IEnumerable<string>> ResourcesAsync(SharedBandwidthExposureArgs args) =>
        (await TestProgram.RunAsync(() => new SharedBandwidthExposure("nx", args))).Resources.Select(ResourceText.Of);

    private static (string Key, PropertyValue Value)[] Defaults(JsonNode properties) =>
    [
        .. properties.AsObject().Where(property => property.Value!["default"] is not null)
            .Select(property => (property.Key, property.Value!["default"]!.GetValueKind() switch
            {
                System.Text.Json.JsonValueKind.Number => new PropertyValue(property.Value["default"]!.GetValue<double>()),
                System.Text.Json.JsonValueKind.String => new PropertyValue(property.Value["default"]!.GetValue<string>()),
                _ => new PropertyValue(property.Value["default"]!.GetValue<bool>()),
            })),
    ];

    private static async Task<SharedBandwidthExposureArgs> ArgsAsync(params (string Key, PropertyValue Value)[] written)
    {
#pragma warning disable CS0618 // The deserializer is marked experimental; it is what a served component uses.
        return await new PropertyValueSerializer()
            .Deserialize<SharedBandwidthExposureArgs>(Map([("vpcId", new("vpc-1")), ("vswitchId", new("vsw-1")), .. written]));
#pragma warning restore CS0618
    }

    private static PropertyValue Map(params (string Key, PropertyValue Value)[] entries) =>
        new(entries.ToImmutableDictionary(entry => entry.Key, entry => entry.Value));

    private static async Task<JsonObject> SchemaAsync() =>
        SchemaFile.Parse(
            (await new SharedBandwidthProvider().GetSchema(new GetSchemaRequest(0, null, null), CancellationToken.None)).Schema!);
}
