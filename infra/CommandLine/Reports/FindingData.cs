using SharedBandwidth.Planning.Findings;

namespace SharedBandwidth.CommandLine.Reports;

/// <summary>One thing that a check found.</summary>
internal sealed record FindingData(string Code, string Severity, string Subject, string Message)
{
    public static IEnumerable<FindingData> Of(IEnumerable<Finding> findings) =>
        findings.Select(finding => new FindingData(finding.Code.Id, JsonOutput.Name(finding.Severity), finding.Subject, finding.Message));
}
