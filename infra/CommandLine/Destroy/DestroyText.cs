using SharedBandwidth.CommandLine.Console;
using SharedBandwidth.CommandLine.Reports;
using SharedBandwidth.CommandLine.Words;
using SharedBandwidth.Simulation.Engine;
using SharedBandwidth.Simulation.Impact;
using SharedBandwidth.Simulation.Recording;
using Spectre.Console;

namespace SharedBandwidth.CommandLine.Destroy;

/// <summary>A rehearsed destruction as text: the order, what blocks it, and what goes on being billed.</summary>
internal static class DestroyText
{
    public static void Write(ProgramRun run, DestructionOutcome destroy, IAnsiConsole console)
    {
        var page = Page.For(console);
        TitleLine.Write(page, run);
        page.Blank();
        var blocked = (destroy.Execution ?? destroy.Preview).Failed.ToList();
        page.Wrapped(new Indent("", ""), destroy switch
        {
            { Execution: null } => TextSpan.Of(
                $"Nothing is destroyed: {Format.Count(blocked.Count, "resource")} {(blocked.Count == 1 ? "is" : "are")} protected, and " +
                "Pulumi stops before it begins.",
                Styles.Error),
            { Execution.IsDone: false } => TextSpan.Of(
                $"The destruction fails after {Format.Time(destroy.Execution!.Duration)}.", Styles.Error),
            _ => TextSpan.Bold(
                $"{Format.Count(destroy.Execution!.Steps.Count(step => step.Kind == StepKind.Delete), "resource")} deleted in " +
                $"{Format.Time(destroy.Execution.Duration)}."),
        });

        if (blocked.Count > 0)
        {
            page.Heading(TextSpan.Bold("What blocks it"));
            foreach (var step in blocked)
            {
                page.Wrapped(Indent.Item("- "), StepText.Failure(step));
            }

            var guard = destroy.Execution is null ? "protect" : "deletionProtection";
            page.Wrapped(Indent.Body, $"Set {guard} to false and deploy that first.");
        }

        if (destroy.Execution is { } execution)
        {
            TimelineChart.Write(page, execution.Steps, execution.CriticalPath());
            CriticalPathList.Write(page, execution);
        }
        else
        {
            WriteOrder(page, destroy.Preview);
        }

        WriteBilled(page, destroy);
        page.WriteTo(console);
    }

    private static void WriteOrder(Page page, UpdateResult preview)
    {
        page.Heading(TextSpan.Bold("The order, once nothing blocks it"));
        var position = 0;
        foreach (var step in preview.Steps.Where(step => step.Kind != StepKind.Same))
        {
            position++;
            page.Wrapped(
                Indent.Item($"{Format.Number(position),2}. "), StepText.Name(step),
                TextSpan.Of(step.Failure is null ? "" : " [protected]", Styles.Warning));
        }
    }

    private static void WriteBilled(Page page, DestructionOutcome destroy)
    {
        page.Heading(TextSpan.Bold("What goes on being billed"), TextSpan.Dim(destroy.Billed.IsEmpty ? ": nothing of this stack" : ""));
        foreach (var kind in destroy.Billed.Where(billed => billed.Because is null).GroupBy(billed => billed.Type))
        {
            page.Wrapped(Indent.Item("- "), $"{kind.Key}: {NameList.Of(kind.Select(billed => billed.Name))}");
        }

        foreach (var billed in destroy.Billed.Where(billed => billed.Because is not null))
        {
            page.Wrapped(Indent.Item("- "), $"{billed.Type} {billed.Name}: {billed.Because}");
        }
    }
}
