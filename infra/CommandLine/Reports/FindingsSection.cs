using SharedBandwidth.CommandLine.Console;
using SharedBandwidth.CommandLine.Words;
using SharedBandwidth.Planning.Findings;
using SharedBandwidth.Simulation.Engine;
using SharedBandwidth.Simulation.Recording;
using Spectre.Console;

namespace SharedBandwidth.CommandLine.Reports;

/// <summary>What the checks found.</summary>
internal static class FindingsSection
{
    /// <summary>Warnings and notes; errors are written apart.</summary>
    /// <param name="page">Where to write.</param>
    /// <param name="run">The program.</param>
    /// <param name="steps">What is done with what is deployed; null: everything is made.</param>
    public static void Write(Page page, ProgramRun run, IEnumerable<ResourceStep>? steps = null)
    {
        var findings = (steps is null ? run.Findings : About(run.Findings, steps))
            .Where(finding => finding.Severity != Severity.Error).ToList();
        if (findings.Count == 0)
        {
            if (!run.HasErrors)
            {
                page.Heading(TextSpan.Bold("No findings."));
            }

            return;
        }

        var severities = findings.CountBy(finding => finding.Severity).Select(severity => Format.Count(severity.Value, Word(severity.Key)));
        page.Heading(TextSpan.Bold("Findings"), $": {string.Join(", ", severities)}");
        var wordWidth = findings.Max(finding => Word(finding.Severity).Length);
        foreach (var finding in findings)
        {
            var word = Word(finding.Severity).PadRight(wordWidth, Format.FixedSpace);
            page.Wrapped(
                new Indent("  ", new string(' ', wordWidth + 3)),
                TextSpan.Of(word, StyleOf(finding.Severity)),
                " ",
                TextSpan.Bold(finding.Code.Id),
                $" {finding.Subject}: {finding.Message}");
        }
    }

    /// <summary>What was found, without what only comes with a new gateway where none is made.</summary>
    public static IEnumerable<Finding> About(IEnumerable<Finding> findings, IEnumerable<ResourceStep> steps) =>
        steps.Any(step => step.Key.Type == TypeTokens.NatGateway && step.Kind is StepKind.Create or StepKind.Replace)
            ? findings
            : findings.Where(finding => finding.Code != FindingCodes.DefaultRoute);

    private static string Word(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "note",
    };

    private static Style StyleOf(Severity severity) => severity == Severity.Warning ? Styles.Warning : Styles.Note;
}
