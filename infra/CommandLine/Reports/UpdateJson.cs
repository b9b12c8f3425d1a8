using System.Text.Json;
using SharedBandwidth.CommandLine.Preview;
using SharedBandwidth.Simulation.Engine;
using SharedBandwidth.Simulation.Impact;
using SharedBandwidth.Simulation.Recording;

namespace SharedBandwidth.CommandLine.Reports;

/// <summary>Steps, changes and their effects as data, with the same facts as the text.</summary>
internal static class UpdateJson
{
    /// <summary>The members <c>against</c>, <c>changes</c>, <c>apps</c> and <c>update</c>, into an object that is open.</summary>
    public static void WriteMembers(Utf8JsonWriter json, ComparedWith compared, ChangeOutcome change)
    {
        json.WriteString("against", compared.Description);
        json.WriteObjects("changes", change.Changes, step => WriteStep(json, step, isTimed: false));
        json.WriteNumber("unchanged", change.Preview.Steps.Count(step => step.Kind == StepKind.Same));
        json.WriteObjects("apps", change.Apps, app => WriteApp(json, app));
        json.WriteStartObject("update");
        json.WriteBoolean("isPossible", change.IsPossible);
        json.WriteNumber("durationSeconds", change.Execution.Duration.TotalSeconds);
        WriteFailures(json, [.. change.Protected, .. change.Execution.Failed]);
        json.WriteEndObject();
    }

    public static void Write(ProgramRun run, DeploymentOutcome update, Stream stream) => PlanJson.WriteObject(stream, json =>
    {
        WriteResult(json, run, update.Result);
        json.WriteNumber("oneAfterAnotherSeconds", update.OneAfterAnother.TotalSeconds);
        json.WriteTexts("existing", update.Existing.Select(key => key.ToString()));
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

    public static void Write(ProgramRun run, DestructionOutcome destroy, Stream stream) => PlanJson.WriteObject(stream, json =>
    {
        WriteResult(json, run, destroy.Execution ?? destroy.Preview);
        json.WriteBoolean("isBlockedByPulumi", destroy.Execution is null);
        json.WriteTexts("left", destroy.Left.Select(key => key.ToString()));
        json.WriteObjects("billed", destroy.Billed, billed =>
        {
            json.WriteString("type", billed.Type);
            json.WriteString("name", billed.Name);
            json.WriteString("because", billed.Because);
        });
    });

    private static void WriteResult(Utf8JsonWriter json, ProgramRun run, UpdateResult result)
    {
        json.WriteString("project", run.Project);
        json.WriteString("stack", run.Stack);
        json.WriteBoolean("isDone", result.IsDone);
        json.WriteNumber("durationSeconds", result.Duration.TotalSeconds);
        WriteSteps(json, result.Steps);
        json.WriteTexts("criticalPath", result.CriticalPath().Select(step => step.Key.ToString()));
        json.WriteStartObject("calls");
        json.WriteNumber("all", result.Calls.Length);
        json.WriteNumber("writes", result.Calls.Count(call => call.Refusal is null && !call.IsRead));
        json.WriteNumber("retries", result.Calls.Count(call => call.IsRetried));
        json.WriteEndObject();
        WriteFailures(json, result.Failed);
    }

    private static void WriteSteps(Utf8JsonWriter json, IEnumerable<ResourceStep> steps) =>
        json.WriteObjects("steps", steps, step => WriteStep(json, step, isTimed: true));

    private static void WriteStep(Utf8JsonWriter json, ResourceStep step, bool isTimed)
    {
        json.WriteString("step", PlanJson.Name(step.Kind));
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
            json.WriteObjects("properties", step.Changes, change =>
            {
                json.WriteString("name", change.Name);
                json.WritePropertyName("before");
                InputJson.Write(json, change.Before);
                json.WritePropertyName("after");
                InputJson.Write(json, change.After);
                json.WriteBoolean("forcesReplacement", change.ForcesReplacement);
            });
        }

        if (isTimed)
        {
            json.WriteNumber("startSeconds", step.Start.TotalSeconds);
            json.WriteNumber("endSeconds", step.End.TotalSeconds);
            json.WriteNumber("retries", step.Retries);
        }
    }

    private static void WriteApp(Utf8JsonWriter json, AppImpact app)
    {
        json.WriteString("app", app.App);
        if (app.FormerApp is { } former)
        {
            json.WriteString("formerApp", former);
        }

        json.WriteString("impact", PlanJson.Name(app.Kind));
        json.WriteRounded("interruptionSeconds", app.Interruption?.TotalSeconds);
        json.WriteNumber("outsidePackageSeconds", app.Throttled.TotalSeconds);
        json.WriteBoolean("changesAddress", app.ChangesAddress);
        json.WriteObjects("endpoints", app.Endpoints, endpoint =>
        {
            json.WriteString("port", endpoint.Port);
            json.WriteString("before", endpoint.Before);
            json.WriteString("after", endpoint.After);
        });
    }

    private static void WriteFailures(Utf8JsonWriter json, IEnumerable<ResourceStep> failed) => json.WriteObjects("failures", failed, step =>
    {
        json.WriteString("resource", step.Key.ToString());
        json.WriteString("action", step.Failure!.Action);
        json.WriteString("code", step.Failure.Refusal.Code);
        json.WriteString("message", step.Failure.Refusal.Message);
    });
}
