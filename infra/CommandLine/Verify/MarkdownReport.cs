using System.Text;
using SharedBandwidth.CommandLine.Words;
using SharedBandwidth.Verification;

namespace SharedBandwidth.CommandLine.Verify;

/// <summary>The results as Markdown: a table, and below it what failed.</summary>
internal static class MarkdownReport
{
    public static byte[] Of(VerifyReport report)
    {
        var text = new StringBuilder();
        Line(
            $"### {(report.Count(ProbeVerdict.Failed) == 0 ? "✅" : "❌")} " +
            $"{Cell($"{report.Project} / {report.Stack}: {VerifyText.Verdict(report)}")}");
        Line("");
        Line($"{Cell(VerifyText.From(report))} {VerifyText.Seen}");
        Line("");
        Line("| | port | address | expected | measured |");
        Line("|---|---|---|---|---|");
        foreach (var row in report.Rows)
        {
            var mark = row.Verdict switch
            {
                ProbeVerdict.Passed => "✅",
                ProbeVerdict.Failed => "❌",
                _ => "❔",
            };
            Line($"| {mark} | {Cell(row.Name)} | {Cell(row.Endpoint)} | {Cell(row.Expected)} | {Cell(row.Measured)} |");
        }

        foreach (var row in report.Rows.Where(row => row.Cause is not null || row.Note is not null))
        {
            Line("");
            Line($"**{Cell($"{row.Name}, {row.Endpoint}")}**: {Cell(string.Join(' ', new[] { row.Cause, row.Note }.OfType<string>()))}");
            foreach (var command in row.Commands)
            {
                Line("");
                Line($"    {OneLine(command)}");
            }
        }

        if (!report.Differences.IsEmpty)
        {
            Line("");
            Line($"{VerifyText.DifferencesHeading}:");
            Line("");
            foreach (var difference in report.Differences)
            {
                Line($"- {Cell(difference)}");
            }
        }

        return Encoding.UTF8.GetBytes(text.ToString());

        void Line(string line) => text.Append(line).Append('\n');
    }

    // What Markdown would read as its own stands for itself.
    private static string Cell(string text) => string.Concat(
        OneLine(text).Select(c => c is '\\' or '|' or '`' or '*' or '_' or '<' or '>' or '[' or ']' or '#' ? $"\\{c}" : $"{c}"));

    private static string OneLine(string text) => string.Concat(Format.Plain(text).Select(c => char.IsControl(c) ? ' ' : c));
}
