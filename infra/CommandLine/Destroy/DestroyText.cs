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
            { Execution.IsDone: false } when Deleted(destroy.Execution!) == 0 => TextSpan.Of(
                $"Nothing is destroyed: {Format.Count(blocked.Count, "resource")} {(blocked.Count == 1 ? "stops" : "stop")} it.",
                Styles.Error),
            { Execution.IsDone: false } => TextSpan.Of(
                $"The destruction fails after {Format.Time(destroy.Execution!.Duration)}, when " +
                $"{Format.Count(Deleted(destroy.Execution), "resource")} {(Deleted(destroy.Execution) == 1 ? "is" : "are")} deleted.",
                Styles.Error),
            _ => TextSpan.Bold(
                $"{Format.Count(Deleted(destroy.Execution!), "resource")} deleted in " +
                $"{Format.Time(destroy.Execution.Duration)}."),
        });

        if (blocked.Count > 0)
        {
            page.Heading(TextSpan.Bold("What blocks it"));
            FailureList.Write(page, blocked, Style.Plain);
            var guard = blocked.All(step => step.Failure!.Action is null) ? "protect" : "deletionProtection";
            page.Wrapped(Indent.Body, $"Set {guard} to false and deploy that first.");
        }

        if (destroy.Execution is { IsDone: false })
        {
            AppReachList.Write(page, "Apps after the failure", destroy.Apps);
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

    private static int Deleted(UpdateResult result) => result.Steps.Count(step => step is { Kind: StepKind.Delete, Failure: null });

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
