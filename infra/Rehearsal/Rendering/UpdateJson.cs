using System.Text.Json;
using SharedBandwidth.Rehearsal.Change;
using SharedBandwidth.Rehearsal.Engine;
using SharedBandwidth.Rehearsal.Recording;

namespace SharedBandwidth.Rehearsal.Rendering;

/// <summary>Steps, changes and their effects as data, with the same facts as the text.</summary>
internal static class UpdateJson
{
    /// <summary>The members <c>against</c>, <c>changes</c>, <c>apps</c> and <c>update</c>, into an object that is open.</summary>
    public static void WriteMembers(Utf8JsonWriter json, ComparedWith compared, ChangeRehearsal change)
    {
        json.WriteString("against", compared.Description);
        json.WriteStartArray("changes");
        foreach (var step in change.Changes)
        {
            WriteStep(json, step, isTimed: false);
        }

        json.WriteEndArray();
        json.WriteNumber("unchanged", change.Preview.Steps.Count(step => step.Kind == StepKind.Same));
        json.WriteStartArray("apps");
        foreach (var app in change.Apps)
        {
            Write(json, app);
        }

        json.WriteEndArray();
        json.WriteStartObject("update");
        json.WriteBoolean("isPossible", change.IsPossible);
        json.WriteNumber("durationSeconds", change.Execution.Duration.TotalSeconds);
        WriteFailures(json, [.. change.Protected, .. change.Execution.Failed]);
        json.WriteEndObject();
    }

    public static void Write(RehearsalRun run, RehearsedUpdate update, Stream stream) => PreviewJson.WriteObject(stream, json =>
    {
        WriteResult(json, run, update.Result);
        json.WriteNumber("oneAfterAnotherSeconds", update.OneAfterAnother.TotalSeconds);
        WriteKeys(json, "existing", update.Existing);
        if (update.NextRun is { } next)
        {
            json.WriteStartObject("nextRun");
            json.WriteBoolean("isDone", next.IsDone);
            json.WriteNumber("durationSeconds", next.Duration.TotalSeconds);
            json.WriteBoolean("endsAsUndisturbed", update.EndsAsUndisturbed);
            WriteSteps(json, next.Steps);
            json.WriteEndObject();
        }
    });

    public static void Write(RehearsalRun run, RehearsedDestroy destroy, Stream stream) => PreviewJson.WriteObject(stream, json =>
    {
        WriteResult(json, run, destroy.Execution ?? destroy.Preview);
        json.WriteBoolean("isBlockedByPulumi", destroy.Execution is null);
        WriteKeys(json, "left", destroy.Left);
        WriteKeys(json, "neverTouched", destroy.NeverTouched.Select(resource => resource.Key));
    });

    private static void WriteResult(Utf8JsonWriter json, RehearsalRun run, UpdateResult result)
    {
        json.WriteString("project", run.Project);
        json.WriteString("stack", run.Stack);
        json.WriteBoolean("isDone", result.IsDone);
        json.WriteNumber("durationSeconds", result.Duration.TotalSeconds);
        WriteSteps(json, result.Steps);
        WriteKeys(json, "criticalPath", result.CriticalPath().Select(step => step.Key));
        json.WriteStartObject("calls");
        json.WriteNumber("all", result.Calls.Length);
        json.WriteNumber("writes", result.Calls.Count(call => call.Refusal is null && !call.IsRead));
        json.WriteNumber("retries", result.Calls.Count(call => call.IsRetried));
        json.WriteEndObject();
        WriteFailures(json, result.Failed);
    }

    private static void WriteSteps(Utf8JsonWriter json, IEnumerable<ResourceStep> steps)
    {
        json.WriteStartArray("steps");
        foreach (var step in steps)
        {
            WriteStep(json, step, isTimed: true);
        }

        json.WriteEndArray();
    }

    private static void WriteStep(Utf8JsonWriter json, ResourceStep step, bool isTimed)
    {
        json.WriteStartObject();
        json.WriteString("step", JsonNamingPolicy.CamelCase.ConvertName(step.Kind.ToString()));
        json.WriteString("type", step.Key.Type);
        json.WriteString("name", step.Key.Name);
        if (step.FormerKey is { } former)
        {
            json.WriteString("formerName", former.Name);
        }

        if (step.KeptBecause is { } reason)
        {
            json.WriteString("keptBecause", reason);
        }

        if (!step.Changes.IsEmpty)
        {
            json.WriteStartArray("properties");
            foreach (var change in step.Changes)
            {
                json.WriteStartObject();
                json.WriteString("name", change.Name);
                json.WritePropertyName("before");
                PreviewJson.WriteValue(json, change.Before);
                json.WritePropertyName("after");
                PreviewJson.WriteValue(json, change.After);
                json.WriteBoolean("forcesReplacement", change.ForcesReplacement);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        if (isTimed)
        {
            json.WriteNumber("startSeconds", step.Start.TotalSeconds);
            json.WriteNumber("endSeconds", step.End.TotalSeconds);
            json.WriteNumber("retries", step.Retries);
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, AppImpact app)
    {
        json.WriteStartObject();
        json.WriteString("app", app.App);
        if (app.FormerApp is { } former)
        {
            json.WriteString("formerApp", former);
        }

        json.WriteString("impact", JsonNamingPolicy.CamelCase.ConvertName(app.Kind.ToString()));
        if (app.Interruption is { } interruption)
        {
            json.WriteNumber("interruptionSeconds", interruption.TotalSeconds);
        }
        else
        {
            json.WriteNull("interruptionSeconds");
        }

        json.WriteNumber("outsidePackageSeconds", app.Throttled.TotalSeconds);
        json.WriteBoolean("changesAddress", app.ChangesAddress);
        json.WriteStartArray("endpoints");
        foreach (var endpoint in app.Endpoints)
        {
            json.WriteStartObject();
            json.WriteString("port", endpoint.Port);
            json.WriteString("before", endpoint.Before);
            json.WriteString("after", endpoint.After);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteKeys(Utf8JsonWriter json, string name, IEnumerable<ResourceKey> keys)
    {
        json.WriteStartArray(name);
        foreach (var key in keys)
        {
            json.WriteStringValue(key.ToString());
        }

        json.WriteEndArray();
    }

    private static void WriteFailures(Utf8JsonWriter json, IEnumerable<ResourceStep> failed)
    {
        json.WriteStartArray("failures");
        foreach (var step in failed)
        {
            json.WriteStartObject();
            json.WriteString("resource", step.Key.ToString());
            json.WriteString("action", step.Failure!.Action);
            json.WriteString("code", step.Failure.Refusal.Code);
            json.WriteString("message", step.Failure.Refusal.Message);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
