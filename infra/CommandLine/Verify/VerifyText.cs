using SharedBandwidth.CommandLine.Console;
using SharedBandwidth.CommandLine.Words;
using SharedBandwidth.Planning.Findings;
using SharedBandwidth.Verification;
using Spectre.Console;

namespace SharedBandwidth.CommandLine.Verify;

/// <summary>What answered as text, the verdict first.</summary>
internal static class VerifyText
{
    private const int VerdictWidth = 9;

    public static void Write(VerifyReport report, IAnsiConsole console)
    {
        var page = Page.For(console);
        page.Wrapped(new Indent("", "  "), TextSpan.Bold($"{report.Project} / {report.Stack} in {PlaceWords.Of(report.Place)}"));
        page.Wrapped(new Indent("", "  "), TextSpan.Dim($"{From(report)} {Seen}"));
        page.Blank();
        page.Wrapped(
            new Indent("", "  "),
            report.Count(ProbeVerdict.Failed) > 0 ? TextSpan.Of(Verdict(report), Styles.Error) : TextSpan.Bold(Verdict(report)));
        Write(page, "Published ports", report.Rows.Where(row => row.App is not null));
        Write(page, "Ports that have to stay closed", report.Rows.Where(row => row.App is null));
        if (!report.Differences.IsEmpty)
        {
            page.Heading(TextSpan.Bold(DifferencesHeading));
            foreach (var difference in report.Differences)
            {
                page.Wrapped(Indent.Item("- "), difference);
            }
        }

        page.WriteTo(console);
    }

    /// <summary>What was otherwise in the account.</summary>
    public static string DifferencesHeading => "Otherwise in the account when the stack was last updated";

    /// <summary>What this does not see.</summary>
    public static string Seen => "A machine in the same network, or on an allow list, sees more than the internet does.";

    /// <summary>The result in one or two sentences.</summary>
    public static string Verdict(VerifyReport report)
    {
        var (failed, unknown) = (report.Count(ProbeVerdict.Failed), report.Count(ProbeVerdict.Unknown));
        var all = report.Rows.Length;
        var result = (failed, unknown, all) switch
        {
            (0, 0, 1) => "The port is as expected.",
            (0, 0, _) => $"All {Format.Count(all, "port")} are as expected.",
            (0, _, _) =>
                $"{Format.Number(all - unknown)} of {Format.Count(all, "port")} {(all - unknown == 1 ? "is" : "are")} as expected.",
            _ => $"{Format.Number(failed)} of {Format.Count(all, "port")} {(failed == 1 ? "is" : "are")} not as expected.",
        };
        return unknown == 0 ? result : $"{result} Of {Format.Number(unknown)} nothing can be said.";
    }

    /// <summary>Where it was seen from.</summary>
    public static string From(VerifyReport report) =>
        $"Probed from {report.Machine}" +
        (report.LocalAddresses.IsEmpty ? "" : $", local address {Sentence.And([.. report.LocalAddresses])}") +
        (report.Within == TimeSpan.Zero ? ", once." : $", for up to {Format.Time(report.Within)}.");

    private static void Write(Page page, string heading, IEnumerable<VerifyRow> rows)
    {
        foreach (var (i, row) in rows.Index())
        {
            if (i == 0)
            {
                page.Heading(TextSpan.Bold(heading));
            }

            var (verdict, style) = row.Verdict switch
            {
                ProbeVerdict.Passed => ("passed", Style.Plain),
                ProbeVerdict.Failed => ("FAILED", Styles.Error),
                _ => ("unknown", Styles.Warning),
            };
            var under = new Indent(new string(' ', VerdictWidth + 2), new string(' ', VerdictWidth + 4));
            page.Wrapped(
                new Indent("  ", under.Rest), TextSpan.Of(verdict, style), Gap(VerdictWidth - verdict.Length),
                $"{row.Name}  {row.Endpoint}{(row.Internal is null ? "" : $" -> {row.Internal}")}");
            page.Wrapped(under, $"{row.Expected}: {row.Measured}");
            Write("", row.Note);
            Write("Likely cause: ", row.Verdict == ProbeVerdict.Failed ? row.Cause : null);
            Write("", row.Verdict == ProbeVerdict.Unknown ? row.Cause : null);
            foreach (var command in row.Commands)
            {
                // Not wrapped: it is there to be copied.
                page.Line(under.First, TextSpan.Dim("$ "), command);
            }

            void Write(string before, string? sentence)
            {
                if (sentence is not null)
                {
                    page.Wrapped(under, $"{before}{sentence}");
                }
            }
        }
    }

    private static string Gap(int width) => new(Format.FixedSpace, width);
}
