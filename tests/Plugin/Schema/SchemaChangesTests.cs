using System.Text.Json.Nodes;
using Xunit;

namespace SharedBandwidth.Tests.Plugins;

/// <summary>Which changes of the schema in the checkout are refused.</summary>
public sealed class SchemaChangesTests
{
    private const string Exposure = "resources/shared-bandwidth:index:SharedBandwidthExposure";

    private const string Types = "types/shared-bandwidth:index:";

    [Theory]
    [InlineData("resources", "shared-bandwidth:index:ExposedApp", null, "ExposedApp was removed")]
    [InlineData($"{Exposure}/inputProperties", "tags", null, "SharedBandwidthExposure.tags was removed, or has another name")]
    [InlineData($"{Exposure}/properties", "gatewayId", null, "SharedBandwidthExposure.gatewayId was removed, or has another name")]
    [InlineData(
        $"{Exposure}/inputProperties/protect", "type", "\"string\"", "SharedBandwidthExposure.protect was plain boolean, is plain string")]
    [InlineData($"{Exposure}/inputProperties/vpcId", "plain", "true", "SharedBandwidthExposure.vpcId was string, is plain string")]
    [InlineData($"{Exposure}/inputProperties/tags/additionalProperties", "type", "\"integer\"",
        "SharedBandwidthExposure.tags was map of plain string, is map of plain integer")]
    [InlineData($"{Exposure}/inputProperties/gateway", "$ref", "\"#/types/shared-bandwidth:index:App\"",
        "SharedBandwidthExposure.gateway was plain Gateway, is plain App")]
    [InlineData(Exposure, "requiredInputs", """["apps", "vpcId"]""", "SharedBandwidthExposure.vpcId must be given now")]
    [InlineData(Exposure, "required", """["addresses", "bandwidth", "endpoints", "gatewayId"]""",
        "SharedBandwidthExposure.packageId may be absent now")]
    [InlineData($"{Types}Port", "required", """["external", "internal"]""", "Port.internal must be given now")]
    [InlineData($"{Types}Endpoint", "required", """["address", "external", "internal"]""", "Endpoint.protocol may be absent now")]
    [InlineData($"{Types}DemandWindow/properties/days/items", "type", "\"integer\"",
        "DemandWindow.days was list of plain string, is list of plain integer")]
    [InlineData($"{Types}Protocol", "enum", """[{ "value": "tcp" }, { "value": "any" }]""", "Protocol no longer allows udp")]
    public void What_breaks_a_program_is_refused(string path, string key, string? value, string change)
    {
        var (before, after) = (SchemaFile.Read(), Changed(path, key, value));

        Assert.Equal([change], SchemaChanges.Breaking(before, after));
        Assert.Equal(
            $"""
            Programs that were written for the schema of version 0.1.0 (infra/Plugin/schema.json) break by this:
              {change}
            Keep what was there; or, if it is meant, set <Version> in infra/Components/SharedBandwidth.Components.csproj to 0.2.0.
            """,
            SchemaChanges.Refusal(WithVersion(before, "0.1.0"), WithVersion(after, "0.1.0")));
    }

    [Theory]
    [InlineData($"{Exposure}/inputProperties", "extra", """{ "type": "string" }""")]
    [InlineData($"{Exposure}/properties", "extra", """{ "type": "string" }""")]
    [InlineData($"{Exposure}/inputProperties/tags", "description", "\"Other words.\"")]
    [InlineData(Exposure, "requiredInputs", "[]")]
    [InlineData($"{Types}Endpoint", "required", """["address", "external", "internal", "protocol", "extra"]""")]
    [InlineData($"{Types}Protocol", "enum", """[{ "value": "tcp" }, { "value": "udp" }, { "value": "any" }, { "value": "sctp" }]""")]
    public void What_breaks_no_program_is_not(string path, string key, string value) =>
        Assert.Empty(SchemaChanges.Breaking(SchemaFile.Read(), Changed(path, key, value)));

    [Theory]
    [InlineData("0.1.0", "0.1.9", false)]
    [InlineData("0.1.0", "0.2.0", true)]
    [InlineData("0.1.0", "1.0.0", true)]
    [InlineData("1.4.0", "1.5.0", false)]
    [InlineData("1.4.0", "2.0.0", true)]
    [InlineData("1.4.0", "0.9.0", false)]
    public void A_raised_version_says_that_it_is_meant(string before, string after, bool isAccepted)
    {
        var changed = Changed(Exposure + "/inputProperties", "tags", null);

        Assert.Equal(isAccepted, SchemaChanges.Refusal(WithVersion(SchemaFile.Read(), before), WithVersion(changed, after)) is null);
    }

    private static JsonObject Changed(string path, string key, string? value)
    {
        var schema = SchemaFile.Read();
        var place = path.Split('/')
            .Aggregate((JsonNode)schema, (node, name) => node[name] ?? throw new ArgumentException($"There is no {path}.", nameof(path)));
        if (value is null)
        {
            Assert.True(place.AsObject().Remove(key));
        }
        else
        {
            place[key] = JsonNode.Parse(value);
        }

        return schema;
    }

    private static JsonObject WithVersion(JsonObject schema, string version)
    {
        schema["version"] = version;
        return schema;
    }
}
