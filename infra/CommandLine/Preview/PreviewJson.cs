using System.Collections.Immutable;
using System.Text.Json;
using SharedBandwidth.CommandLine.Reports;
using SharedBandwidth.Planning.Findings;
using SharedBandwidth.Simulation.Recording;

namespace SharedBandwidth.CommandLine.Preview;

/// <summary>A rehearsal as data, with the same facts as the text.</summary>
public static class PreviewJson
{
    public static void Write(ProgramRun run, Stream stream) => Write(run, stream, static _ => { });

    /// <summary>The same with more members at the end.</summary>
    internal static void Write(ProgramRun run, Stream stream, Action<Utf8JsonWriter> writeMore)
    {
        ArgumentNullException.ThrowIfNull(run);
        PlanJson.WriteObject(stream, json =>
        {
            WriteMembers(json, run);
            writeMore(json);
        });
    }

    private static void WriteMembers(Utf8JsonWriter json, ProgramRun run)
    {
        json.WriteString("project", run.Project);
        json.WriteString("stack", run.Stack);
        json.WriteStartArray("resources");
        foreach (var resource in run.Resources)
        {
            Write(json, resource);
        }

        json.WriteEndArray();
        PlanJson.Write(json, run.Plan.Exposure.Bandwidth);
        WriteEndpoints(json, run);
        json.WriteTexts("assumptions", run.Assumptions);
        Write(json, run.Findings);
    }

    private static void Write(Utf8JsonWriter json, RecordedResource resource)
    {
        json.WriteStartObject();
        json.WriteString("type", resource.Key.Type);
        json.WriteString("name", resource.Key.Name);
        json.WriteString("parent", resource.Parent?.ToString());
        if (resource.ReadId is { } readId)
        {
            json.WriteString("read", readId);
        }

        json.WritePropertyName("inputs");
        InputJson.Write(json, resource.Inputs);
        json.WriteStartArray("dependsOn");
        foreach (var dependency in resource.DependsOn)
        {
            json.WriteStringValue(dependency.ToString());
        }

        json.WriteEndArray();
        Write(json, resource.Options);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, RecordedOptions options)
    {
        json.WriteStartObject("options");
        WriteFlag("protect", options.Protect);
        WriteFlag("deleteBeforeReplace", options.DeleteBeforeReplace);
        if (!options.IgnoreChanges.IsEmpty)
        {
            json.WritePropertyName("ignoreChanges");
            InputJson.Write(json, options.IgnoreChanges);
        }

        json.WriteEndObject();

        void WriteFlag(string name, bool? value)
        {
            if (value is { } known)
            {
                json.WriteBoolean(name, known);
            }
        }
    }

    private static void WriteEndpoints(Utf8JsonWriter json, ProgramRun run)
    {
        json.WriteStartObject("endpoints");
        foreach (var (app, ports) in run.Endpoints)
        {
            json.WriteStartObject(app);
            foreach (var (port, endpoint) in ports)
            {
                json.WriteStartObject(port);
                json.WriteString("external", endpoint.External);
                json.WriteString("internal", endpoint.Internal);
                json.WriteString("protocol", endpoint.Protocol);
                json.WriteString("address", endpoint.Address);
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ImmutableArray<Finding> findings)
    {
        json.WriteStartArray("findings");
        foreach (var finding in findings)
        {
            json.WriteStartObject();
            json.WriteString("code", finding.Code.Id);
            json.WriteString("severity", JsonNamingPolicy.CamelCase.ConvertName(finding.Severity.ToString()));
            json.WriteString("subject", finding.Subject);
            json.WriteString("message", finding.Message);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
