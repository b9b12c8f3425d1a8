using System.Text.Json.Serialization;
using SharedBandwidth.CommandLine.Reports;

namespace SharedBandwidth.CommandLine.Adopt;

/// <summary>
/// An adoption as data, with the same facts as the text: what <c>pulumi import --file</c> takes, what the next update does then, and, in
/// one sentence each, what the stack file cannot say and what is not this stack's. The stack file is absent where there was one.
/// </summary>
internal sealed record AdoptData(
    string Project,
    string Stack,
    string? Region,
    string GatewayId,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? StackFile,
    ImportFile Import,
    bool IsPossible,
    IEnumerable<AdoptedChange> Changes,
    IEnumerable<string> CannotSay,
    IEnumerable<string> LeftAsItIs,
    IEnumerable<string> Refused)
{
    public static AdoptData Of(AdoptReport report) => new(
        report.Run.Project,
        report.Run.Stack,
        report.Run.Plan.Place.Region,
        report.Gateway.Id,
        report.StackFile,
        ImportFile.Of(report.Stack),
        report.IsPossible,
        report.Changes.Select(step => new AdoptedChange(StepData.Of(step), AdoptWords.Reason(step))),
        report.Gaps.Select(AdoptWords.Of),
        AdoptWords.Of(report.Left),
        report.Obstacles.Select(AdoptWords.Of));

    public void Write(Stream stream) => JsonOutput.Write(stream, this, ReportJsonContext.Default.AdoptData);
}

/// <summary>What the next update does with one resource, and why.</summary>
internal sealed record AdoptedChange(StepData Step, string Reason);
