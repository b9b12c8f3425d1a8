using System.Text.Json.Nodes;
using SharedBandwidth.Simulation.Recording;
using SharedBandwidth.Tests.CommandLine.Files;

namespace SharedBandwidth.Tests.CommandLine.Verify;

/// <summary>
/// What <c>pulumi refresh --preview-only --json</c> writes, made from the state after a rehearsed deployment: a step for each resource,
/// with the resource as it was and as it was found. The form is that of <c>Genuine/refresh-eip-out-of-package.json</c>.
/// </summary>
internal sealed class FoundByPulumi
{
    private readonly List<JsonObject> _steps = [];

    public FoundByPulumi(ProgramRun run)
    {
        foreach (var resource in ExportText.Of(run)["deployment"]!["resources"]!.AsArray().Skip(1))
        {
            var old = resource!.DeepClone().AsObject();
            if ((bool)old["custom"]!)
            {
                // A provider says everything that it was told as well.
                foreach (var (name, value) in old["inputs"]!.AsObject().Where(
                    input => !input.Key.StartsWith("__", StringComparison.Ordinal) && !old["outputs"]!.AsObject().ContainsKey(input.Key)))
                {
                    old["outputs"]![name] = value?.DeepClone();
                }
            }

            _steps.Add(new JsonObject
            {
                ["op"] = "refresh",
                ["urn"] = old["urn"]!.DeepClone(),
                ["oldState"] = old,
                ["newState"] = old.DeepClone(),
            });
        }
    }

    /// <summary>One change of <c>Genuine/drift.json</c>.</summary>
    public void Apply(JsonNode change)
    {
        var step = _steps.Single(one => ((string)one["urn"]!).EndsWith($"{change["type"]}::{change["name"]}", StringComparison.Ordinal));
        step["op"] = (string)change["op"]!;
        if ((string)change["op"]! == "delete")
        {
            step.Remove("newState");
            return;
        }

        foreach (var (name, values) in change["outputs"]!.AsObject())
        {
            step["newState"]!["outputs"]![name] = values!["after"]!.DeepClone();

            // The inputs of what is set follow what was found.
            if (step["newState"]!["inputs"]![name] is not null)
            {
                step["newState"]!["inputs"]![name] = values["after"]!.DeepClone();
            }
        }
    }

    // The account's own public IPs, which are none of the model's: what is made anew gets another one.
    public string Text() =>
        new JsonObject { ["steps"] = new JsonArray([.. _steps.Select(step => step.DeepClone())]), ["changeSummary"] = new JsonObject() }
            .ToJsonString().Replace("\"198.1", "\"203.1", StringComparison.Ordinal);
}
