using SharedBandwidth.Planning;
using SharedBandwidth.Planning.Findings;

namespace SharedBandwidth.CommandLine.Reports;

/// <summary>
/// A stack whose configuration has errors, as data: the members that every verb's data begins with, and what <c>preview</c> has for what
/// was found.
/// </summary>
internal sealed record ErrorData(
    string Project, string Stack, string? Region, string? Profile, string AccountSite, IEnumerable<FindingData> Findings)
{
    /// <summary>As in a preview without the notes, which would be about half a plan.</summary>
    public static ErrorData Of(string project, string stack, StackPlan plan) => new(
        project,
        stack,
        plan.Place.Region,
        plan.Place.Profile,
        plan.Place.AccountSite.Text,
        FindingData.Of(plan.Findings.Where(finding => finding.Severity != Severity.Note)));

    public void Write(Stream stream) => JsonOutput.Write(stream, this, ReportJsonContext.Default.ErrorData);
}
