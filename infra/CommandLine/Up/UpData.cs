using System.Text.Json.Serialization;
using SharedBandwidth.CommandLine.Reports;
using SharedBandwidth.Simulation.Impact;
using SharedBandwidth.Simulation.Recording;

namespace SharedBandwidth.CommandLine.Up;

/// <summary>A rehearsed deployment as data, with the same facts as the text.</summary>
internal sealed record UpData(
    string Project,
    string Stack,
    string? Region,
    string? Profile,
    string AccountSite,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Against,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? PlaceChanges,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? StateNotes,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] bool? IsBlockedByPulumi,
    bool IsDone,
    double DurationSeconds,
    IEnumerable<StepData> Steps,
    IEnumerable<string> CriticalPath,
    CallsData Calls,
    IReadOnlyList<FailureData> Failures,
    double OneAfterAnotherSeconds,
    IEnumerable<string> Existing,
    IEnumerable<AppReachData> Apps,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] NextRunData? NextRun)
{
    public static UpData Of(ProgramRun run, ComparedWith? compared, DeploymentOutcome update) => new(
        run.Project,
        run.Stack,
        run.Plan.Place.Region,
        run.Plan.Place.Profile,
        run.Plan.Place.AccountSite.Text,
        compared?.Description,
        compared?.PlaceChanges(run.Plan.Place),
        compared?.NotesOn(update.Result.Steps),
        compared is null ? null : !update.Protected.IsEmpty,
        update.Result.IsDone,
        update.Result.Duration.TotalSeconds,
        update.Result.Steps.Select(StepData.Played),
        update.Result.CriticalPath().Select(step => step.Key.ToString()),
        CallsData.Of(update.Result),
        FailureData.Of(update.Result.Failed),
        update.OneAfterAnother.TotalSeconds,
        update.Existing.Select(key => key.ToString()),
        AppReachData.Of(update.Apps),
        update.NextRun is { } next
            ? new NextRunData(next.IsDone, next.Duration.TotalSeconds, update.EndsAsUndisturbed, next.Steps.Select(StepData.Played))
            : null);

    public void Write(Stream stream) => JsonOutput.Write(stream, this, ReportJsonContext.Default.UpData);
}

/// <summary>The run that completes a failed one.</summary>
internal sealed record NextRunData(bool IsDone, double DurationSeconds, bool EndsAsUndisturbed, IEnumerable<StepData> Steps);
