using SharedBandwidth.CommandLine.Reports;
using SharedBandwidth.Simulation.Impact;
using SharedBandwidth.Simulation.Recording;

namespace SharedBandwidth.CommandLine.Destroy;

/// <summary>A rehearsed destruction as data, with the same facts as the text.</summary>
internal sealed record DestroyData(
    string Project,
    string Stack,
    string? Region,
    string? Profile,
    string AccountSite,
    bool IsDone,
    double DurationSeconds,
    IEnumerable<StepData> Steps,
    IEnumerable<string> CriticalPath,
    CallsData Calls,
    IReadOnlyList<FailureData> Failures,
    bool IsBlockedByPulumi,
    IEnumerable<string> Left,
    IEnumerable<AppReachData> Apps,
    IEnumerable<StillBilled> Billed)
{
    public static DestroyData Of(ProgramRun run, DestructionOutcome destroy)
    {
        var result = destroy.Execution ?? destroy.Preview;
        return new DestroyData(
            run.Project,
            run.Stack,
            run.Plan.Place.Region,
            run.Plan.Place.Profile,
            run.Plan.Place.AccountSite.Text,
            result.IsDone,
            result.Duration.TotalSeconds,
            result.Steps.Select(StepData.Played),
            result.CriticalPath().Select(step => step.Key.ToString()),
            CallsData.Of(result),
            FailureData.Of(result.Failed),
            destroy.Execution is null,
            destroy.Left.Select(key => key.ToString()),
            AppReachData.Of(destroy.Apps),
            destroy.Billed);
    }

    public void Write(Stream stream) => JsonOutput.Write(stream, this, ReportJsonContext.Default.DestroyData);
}
