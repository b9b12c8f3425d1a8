using SharedBandwidth.CommandLine.Console;
using SharedBandwidth.CommandLine.Reports;
using SharedBandwidth.CommandLine.Words;
using Spectre.Console;

namespace SharedBandwidth.CommandLine.Adopt;

/// <summary>An adoption as text: what is taken over, what the next update changes, and what stays as it is.</summary>
internal static class AdoptText
{
    /// <param name="report">The adoption.</param>
    /// <param name="fileName">The stack's file.</param>
    /// <param name="written">What was written: the option and the file.</param>
    /// <param name="console">Where to write.</param>
    public static void Write(
        AdoptReport report, string fileName, IReadOnlyCollection<(string Option, string File)> written, IAnsiConsole console)
    {
        var page = Page.For(console);
        TitleLine.Write(page, report.Run);
        page.Blank();
        WriteVerdict(page, report, fileName);
        WriteChanges(page, report);
        WriteList(page, "The service refuses the next update", report.Obstacles.Select(AdoptWords.Of));
        WriteList(page, "What the stack file cannot say", report.Gaps.Select(AdoptWords.Of));
        WriteList(page, "Not this stack's: it stays as it is", AdoptWords.Of(report.Left));
        if (report.StackFile is not null)
        {
            page.Heading(TextSpan.Bold(fileName));
            foreach (var line in report.StackFile.TrimEnd().Split('\n'))
            {
                page.Line($"  {line}");
            }
        }

        FindingsSection.Write(page, report.Run, report.Changes);
        WriteNext(page, report, fileName, written);
        page.WriteTo(console);
    }

    private static void WriteVerdict(Page page, AdoptReport report, string fileName)
    {
        var all = report.Run.Resources.Count(resource => !resource.IsComponent && resource.ReadId is null);
        var found = report.Stack.Resources.Length;
        page.Wrapped(
            new Indent("", ""),
            TextSpan.Bold(
                $"{(found == all ? Format.Count(all, "resource") : $"{Format.Number(found)} of {Format.Count(all, "resource")}")} of the " +
                $"stack {(found == 1 ? "exists" : "exist")} already, with the NAT gateway {report.Gateway.Id}"),
            $"; {(report.StackFile is null ? $"they are matched to {fileName}" : $"{fileName} describes them")}.");
    }

    private static void WriteChanges(Page page, AdoptReport report)
    {
        var changes = report.Changes.ToList();
        if (changes.Count == 0)
        {
            page.Wrapped(Indent.Body, "After the import, the next update changes nothing.");
            return;
        }

        page.Heading(TextSpan.Bold("After the import, the next update changes"), $": {StepText.Counts(changes)}");
        foreach (var step in changes)
        {
            page.Wrapped(
                new Indent("  ", "      "),
                TextSpan.Of($"{StepText.Sign(step.Kind)} ", StepText.StyleOf(step.Kind)),
                StepText.Name(step),
                TextSpan.Dim($": {AdoptWords.Reason(step)}"));
            foreach (var cause in step.Changes)
            {
                page.Wrapped(new Indent("      ", "        "), TextSpan.Dim(StepText.Change(cause)));
            }
        }

        if (report.MadeAnew.Any())
        {
            page.Wrapped(
                Indent.Body,
                TextSpan.Of("What exists would be made anew, and addresses could change: do not import it like this.", Styles.Error));
        }

        if (!report.Change.Execution.IsDone)
        {
            page.Wrapped(Indent.Body, TextSpan.Of("It does not come to its end:", Styles.Error));
            FailureList.Write(page, report.Change.Execution.Failed, Styles.Error);
        }
    }

    private static void WriteList(Page page, string heading, IEnumerable<string> sentences)
    {
        string[] all = [.. sentences];
        if (all.Length > 0)
        {
            page.Heading(TextSpan.Bold(heading));
            foreach (var sentence in all)
            {
                page.Wrapped(Indent.Item("- "), sentence);
            }
        }
    }

    private static void WriteNext(Page page, AdoptReport report, string fileName, IReadOnlyCollection<(string Option, string File)> written)
    {
        page.Heading(TextSpan.Bold("Next"));
        foreach (var (option, file) in written)
        {
            page.Wrapped(Indent.Item("- "), $"{(option == "--import-out" ? "The import file" : "The stack file")} is written: {file}");
        }

        var import = written.FirstOrDefault(one => one.Option == "--import-out").File;
        if (import is null)
        {
            page.Wrapped(Indent.Item("- "), "--import-out FILE writes the file for 'pulumi import'.");
        }

        if (report.StackFile is not null && written.All(one => one.Option != "--config-out"))
        {
            page.Wrapped(Indent.Item("- "), $"--config-out {fileName} writes the stack file.");
        }

        if (import is not null)
        {
            page.Wrapped(
                Indent.Item("- "), $"pulumi import --stack {report.Run.Stack} --file {import} --yes --protect=false --generate-code=false");
            page.Wrapped(Indent.Item("- "), $"pulumi preview --stack {report.Run.Stack} --diff, and read it before 'pulumi up'");
        }

        if (report.StackFile is not null)
        {
            page.Wrapped(
                Indent.Item("- "), "Give each app its demand, so that the package can be sized by it; nothing that exists tells it.");
        }
    }
}
