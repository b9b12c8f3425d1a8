#if !OFFLINE
using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Pulumi.Experimental;
using Pulumi.Experimental.Provider;
using SharedBandwidth.Components;
using SharedBandwidth.Simulation.Recording;
using Xunit;


namespace SharedBandwidth.Tests.Components;

/// <summary>
/// The schema that Pulumi derives from the components, and SDKs in other languages from it. Only the official packages can derive it,
/// so these tests are not in a build with the stand-ins.
/// </summary>
public sealed class SchemaTests
{
    private static readonly JsonSerializerOptions _format = new() { WriteIndented = true, NewLine = "\n", Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>To take a wanted change over, delete schema.json and run this test twice.</summary>
    [Fact]
    public async Task The_schema_is_the_one_in_the_checkout()
    {
        var file = Path.Combine(Repository.Root, "tests", "Components", "schema.json");
        var actual = Sorted(await SchemaAsync())!.ToJsonString(_format) + "\n";
        if (!File.Exists(file))
        {
            await File.WriteAllTextAsync(file, actual);
            Assert.Fail($"There was no {file}; it is written now: look at it, and run again.");
        }

        Assert.Equal(await File.ReadAllTextAsync(file), actual);
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
        Assert.Equal(required.Split(' '), resource["requiredInputs"]!.AsArray().Select(name => name!.GetValue<string>()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task No_type_of_the_schema_is_empty()
    {
        var types = (await SchemaAsync())["types"]!.AsObject();

        Assert.Equal(14, types.Count);
        Assert.All(types, type => Assert.NotEmpty(type.Value!["properties"]!.AsObject()));
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
        var written = Map(
            ("vpcId", new("vpc-1")),
            ("vswitchId", new("vsw-1")),
            ("protect", new(true)),
            ("tags", Map(("team", new("net")))),
            ("quotas", Map(("eipsPerGateway", new(40.0)))),
            ("addresses", Map(("web", Map(("mbps", new(3.0)))))),
            ("outbound", Map(("vswitches", Map(("a", Map(("id", new("vsw-1")))))))),
            ("apps", Map(("web", web))));

#pragma warning disable CS0618 // The deserializer is marked experimental; it is what a served component uses.
        var args = await new PropertyValueSerializer().Deserialize<SharedBandwidthExposureArgs>(written);
#pragma warning restore CS0618

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

    private static PropertyValue Map(params (string Key, PropertyValue Value)[] entries) => new(entries.ToImmutableDictionary(entry => entry.Key, entry => entry.Value));

    private static async Task<JsonObject> SchemaAsync()
    {
        var provider = new ComponentProvider(typeof(SharedBandwidthExposure).Assembly, new Metadata("shared-bandwidth", null, "0.1.0", null), null);
        var response = await provider.GetSchema(new GetSchemaRequest(0, null, null), CancellationToken.None);
        return JsonNode.Parse(response.Schema!)!.AsObject();
    }

    private static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject map => new JsonObject(map.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => KeyValuePair.Create(entry.Key, Sorted(entry.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Sorted)]),
        _ => node?.DeepClone(),
    };
}
#endif
