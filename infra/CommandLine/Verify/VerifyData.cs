using System.Text.Json.Serialization;
using SharedBandwidth.CommandLine.Reports;
using SharedBandwidth.CommandLine.Words;
using SharedBandwidth.Verification;

namespace SharedBandwidth.CommandLine.Verify;

/// <summary>What answered as data, with the same facts as the text.</summary>
internal sealed record VerifyData(
    string Project,
    string Stack,
    string? Region,
    string? Profile,
    string AccountSite,
    string Machine,
    IEnumerable<string> LocalAddresses,
    double WithinSeconds,
    int Passed,
    int Failed,
    int Unknown,
    IEnumerable<VerifyRowData> Ports,
    IEnumerable<string> Differences)
{
    public static VerifyData Of(VerifyReport report) => new(
        report.Project,
        report.Stack,
        report.Place.Region,
        report.Place.Profile,
        report.Place.AccountSite.Text,
        report.Machine,
        report.LocalAddresses,
        report.Within.TotalSeconds,
        report.Count(ProbeVerdict.Passed),
        report.Count(ProbeVerdict.Failed),
        report.Count(ProbeVerdict.Unknown),
        report.Rows.Select(VerifyRowData.Of),
        report.Differences);

    public void Write(Stream stream) => JsonOutput.Write(stream, this, ReportJsonContext.Default.VerifyData);
}

/// <summary>
/// One port: <c>app</c> and <c>port</c> are missing where it has to stay closed, what was measured where it was not probed.
/// </summary>
internal sealed record VerifyRowData(
    string Verdict,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? App,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Port,
    string Endpoint,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Internal,
    string Expected,
    string Measured,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Answer,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Tries,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] TwoDecimals? Seconds,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Status,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? CertificateUntil,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Note,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Cause,
    IEnumerable<string> Commands)
{
    public static VerifyRowData Of(VerifyRow row) => new(
        JsonOutput.Name(row.Verdict),
        row.App,
        row.Port,
        row.Endpoint,
        row.Internal,
        Format.Plain(row.Expected),
        Format.Plain(row.Measured),
        row.Result is { } result ? JsonOutput.Name(result.Last.Answer) : null,
        row.Result?.Tries,
        row.Result?.Elapsed.TotalSeconds,
        row.Result?.Last.Status,
        row.Result?.Last.Certificate?.NotAfter,
        row.Note,
        row.Cause,
        row.Commands);
}
