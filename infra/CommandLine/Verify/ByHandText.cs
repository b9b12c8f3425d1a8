using SharedBandwidth.CommandLine.Console;
using SharedBandwidth.CommandLine.Reports;
using SharedBandwidth.CommandLine.Words;
using SharedBandwidth.Simulation.Engine;
using Spectre.Console;

namespace SharedBandwidth.CommandLine.Verify;

/// <summary>Changes by hand as text: what was changed, who feels it, what the next update does, what nobody sees.</summary>
internal static class ByHandText
{
    public static void Write(ByHandReport report, IAnsiConsole console)
    {
        var page = Page.For(console);
        TitleLine.Write(page, report.Run);
        page.Blank();
        var changes = report.State.Changes;
        var changed = changes.IsEmpty ? report.State.Untold : changes.Length;
        page.Wrapped(new Indent("", ""), TextSpan.Bold(report.IsUnchanged
            ? "Nothing of the stack was changed by hand."
            : $"{Format.Count(changed, "resource")} of the stack {(changed == 1 ? "was" : "were")} changed by hand."));
        WriteChanges(page, report);
        WriteList(page, "Until the next update", [.. ByHandWords.Meantime(report), .. ByHandWords.Consequences(report)]);
        if (!changes.IsEmpty)
        {
            if (!report.Lost.Any())
            {
                WriteSteps(page, "The next update puts it right", report.Repairs);
            }

            WriteEnd(page, report);
        }

        WriteSteps(page, "Edits that are not deployed yet", report.Edits);
        WriteList(page, "What Pulumi cannot see", ByHandWords.Unseen(report));
        page.WriteTo(console);
    }

    private static void WriteChanges(Page page, ByHandReport report)
    {
        foreach (var change in report.State.Changes)
        {
            page.Wrapped(
                new Indent("  ", "      "),
                TextSpan.Of(change.IsGone ? "- " : "~ ", StepText.StyleOf(change.IsGone ? StepKind.Delete : StepKind.Update)),
                $"{change.Key.ShortType} {change.Key.Name} ({change.Id}){(change.IsGone ? " is gone" : "")}",
                report.IsInProgram(change) ? "" : TextSpan.Dim(", which this program does not make"),
                TextSpan.Dim(change is { IsGone: false, Properties.IsEmpty: true } ? ": Pulumi does not say in what" : ""));
            foreach (var (name, before, after) in change.Properties)
            {
                var property = new PropertyChange(name, before, after, ForcesReplacement: false);
                page.Wrapped(new Indent("      ", "        "), TextSpan.Dim(StepText.Change(property)));
            }
        }
    }

    private static void WriteSteps(Page page, string heading, IReadOnlyCollection<ResourceStep> steps)
    {
        if (steps.Count == 0)
        {
            return;
        }

        page.Heading(TextSpan.Bold(heading), $": {StepText.Counts(steps)}");
        foreach (var step in steps)
        {
            page.Wrapped(
                new Indent("  ", "      "), TextSpan.Of($"{StepText.Sign(step.Kind)} ", StepText.StyleOf(step.Kind)), StepText.Name(step),
                TextSpan.Dim(step.Changes.IsEmpty ? "" : $": {string.Join(", ", step.Changes.Select(change => change.Name))}"),
                TextSpan.Dim(step.End > TimeSpan.Zero ? $" ({Format.Time(step.Start)} to {Format.Time(step.End)})" : ""));
        }
    }

    private static void WriteEnd(Page page, ByHandReport report)
    {
        var next = report.Next;
        if (report.Lost.Any())
        {
            page.Wrapped(Indent.Body, TextSpan.Of($"The next update does nothing: {ByHandWords.Lost(report)}", Styles.Error));
        }
        else if (next.Protected.Any())
        {
            FailureList.Write(page, next.Protected, Styles.Error);
        }
        else if (next.Execution.IsDone)
        {
            page.Wrapped(Indent.Body, next.Changes.Any()
                ? $"Run 'pulumi up --refresh'; it takes {Format.Time(next.Execution.Duration)} in the model."
                : "The next update has nothing to do about it; 'pulumi refresh' takes it over into the state.");
        }
        else
        {
            page.Wrapped(Indent.Body, TextSpan.Of($"The update breaks off after {Format.Time(next.Execution.Duration)}:", Styles.Error));
            FailureList.Write(page, next.Execution.Failed, Styles.Error);
        }
    }

    private static void WriteList(Page page, string heading, IReadOnlyCollection<string> sentences)
    {
        if (sentences.Count > 0)
        {
            page.Heading(TextSpan.Bold(heading));
            foreach (var sentence in sentences)
            {
                page.Wrapped(Indent.Item("- "), sentence);
            }
        }
    }

    private static void WriteList(Page page, string heading, IEnumerable<string> sentences) => WriteList(page, heading, [.. sentences]);
}
