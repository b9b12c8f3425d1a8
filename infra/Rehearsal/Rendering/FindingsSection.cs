using SharedBandwidth.Planning.Findings;
using Spectre.Console;

namespace SharedBandwidth.Rehearsal.Rendering;

/// <summary>What the checks found.</summary>
internal static class FindingsSection
{
    /// <summary>Warnings and notes; errors are written apart.</summary>
    public static void Write(Page page, RehearsalRun run)
    {
        var findings = run.Findings.Where(finding => finding.Severity != Severity.Error).ToList();
        if (findings.Count == 0)
        {
            if (!run.HasErrors)
            {
                page.Heading(Piece.Bold("No findings."));
            }

            return;
        }

        var severities = findings.CountBy(finding => finding.Severity).Select(severity => Quantity.Count(severity.Value, Word(severity.Key)));
        page.Heading(Piece.Bold("Findings"), $": {string.Join(", ", severities)}");
        var wordWidth = findings.Max(finding => Word(finding.Severity).Length);
        foreach (var finding in findings)
        {
            var word = Word(finding.Severity).PadRight(wordWidth, Quantity.FixedSpace);
            page.Wrapped(
                new Indent("  ", new string(' ', wordWidth + 3)),
                Piece.Of(word, StyleOf(finding.Severity)), " ", Piece.Bold(finding.Code.Id), $" {finding.Subject}: {finding.Message}");
        }
    }

    public static void WriteErrors(Page page, List<Finding> errors, string fileName)
    {
        page.Wrapped(new Indent("", "  "), Piece.Of($"{Quantity.Count(errors.Count, "error")} in {fileName}; nothing would be deployed.", Styles.Error));
        foreach (var error in errors)
        {
            page.Wrapped(new Indent("  ", "    "), Piece.Bold(error.Code.Id), $" {error.Subject}: {error.Message}");
        }
    }

    private static string Word(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "note",
    };

    private static Style StyleOf(Severity severity) => severity == Severity.Warning ? Styles.Warning : Styles.Note;
}
