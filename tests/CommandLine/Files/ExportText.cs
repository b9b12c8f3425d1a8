using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using SharedBandwidth.Simulation.Engine;
using SharedBandwidth.Simulation.Recording;

namespace SharedBandwidth.Tests.CommandLine.Files;

/// <summary>The state that Pulumi would have after a rehearsed deployment, as <c>pulumi stack export</c> writes it.</summary>
internal static class ExportText
{
    private static readonly JsonSerializerOptions _values = new() { Converters = { new InputJson() } };

    public static JsonNode Of(ProgramRun run)
    {
        var graph = new TargetGraph(run.Resources);
        var state = DeployedStack.With(run.Resources, new UpdateOptions()).State;
        var byKey = run.Resources.ToDictionary(resource => resource.Key);
        return new JsonObject
        {
            ["version"] = 4,
            ["features"] = new JsonArray("hooks"),
            ["deployment"] = new JsonObject
            {
                ["resources"] = new JsonArray(
                [
                    new JsonObject
                    {
                        ["urn"] = $"urn:pulumi:{run.Stack}::{run.Project}::pulumi:providers:alicloud::default_3_105_0",
                        ["type"] = "pulumi:providers:alicloud",
                        ["custom"] = true,
                        ["id"] = "ecff4b99",
                        ["inputs"] = new JsonObject { ["region"] = run.Plan.Place.Region, ["version"] = "3.105.0" },
                    },
                    .. run.Resources.Where(resource => resource.IsComponent)
                        .Select(resource => new JsonObject { ["urn"] = Urn(resource), ["type"] = resource.Key.Type, ["custom"] = false }),
                    .. state.Resources.Select(Resource),
                ]),
            },
        };

        JsonObject Resource(ResourceState resource)
        {
            var recorded = resource.Recorded;
            return new JsonObject
            {
                ["urn"] = Urn(recorded),
                ["type"] = resource.Key.Type,
                ["custom"] = true,
                ["id"] = resource.Key.Type is TypeTokens.ForwardEntry ? $"{resource.Inputs["forwardTableId"]}:{resource.Id}"
                    : resource.Key.Type is TypeTokens.SnatEntry ? $"{resource.Inputs["snatTableId"]}:{resource.Id}" : resource.Id,
                ["external"] = resource.IsExternal,
                ["protect"] = recorded.Options.Protect == true,
                ["inputs"] = Values(resource.Inputs, withDefaults: true),
                ["outputs"] = Values(resource.Outputs, withDefaults: false),
                ["parent"] = recorded.Parent is { } parent
                    ? Urn(byKey[parent])
                    : $"urn:pulumi:{run.Stack}::{run.Project}::pulumi:pulumi:Stack::{run.Project}-{run.Stack}",
                ["dependencies"] = new JsonArray([.. recorded.DependsOn.Select(key => JsonValue.Create(Urn(byKey[key])))]),
                ["propertyDependencies"] = new JsonObject(recorded.PropertyDependencies.Select(input =>
                    KeyValuePair.Create(
                        input.Key, (JsonNode?)new JsonArray([.. input.Value.Select(key => JsonValue.Create(Urn(byKey[key])))])))),
            };
        }

        string Urn(RecordedResource resource) =>
            $"urn:pulumi:{run.Stack}::{run.Project}::{graph.QualifiedTypeOf(resource)}::{resource.Key.Name}";
    }

    public static JsonObject Secret(string member, string text) =>
        new() { ["4dabf18193072939515e22adb298388d"] = "1b47061264138c4ac30d75fd1eb44270", [member] = text };

    private static JsonObject Values(ImmutableSortedDictionary<string, object> values, bool withDefaults)
    {
        var json = new JsonObject(values.Select(value => KeyValuePair.Create(
            value.Key,
            value.Value is Recorder.Hidden ? Secret("ciphertext", "v1:x") : JsonSerializer.SerializeToNode(value.Value, _values))));
        if (withDefaults)
        {
            json["__defaults"] = new JsonArray();
        }

        return json;
    }
}
