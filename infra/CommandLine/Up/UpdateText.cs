using SharedBandwidth.CommandLine.Console;
using SharedBandwidth.CommandLine.Reports;
using SharedBandwidth.Planning.Findings;
using SharedBandwidth.Simulation.Engine;
using SharedBandwidth.Simulation.Impact;
using SharedBandwidth.Simulation.Recording;
using Spectre.Console;

namespace SharedBandwidth.CommandLine.Up;

/// <summary>Rehearsed deployments and destructions as text: the verdict, the timeline, what decides how long it takes, what is left.</summary>
internal static class UpdateText
{
    private const int MostNamed = 12;

    public static void Write(ProgramRun run, DeploymentOutcome update, int parallel, IAnsiConsole console)
    {
        var page = Page.For(console);
        var result = update.Result;
        TitleLine.Write(page, run);
        page.Blank();
        page.Wrapped(new Indent("", ""), result.IsDone
            ? TextSpan.Bold($"{Format.Count(Made(result), "resource")} in {Format.Time(result.Duration)}, at most {Format.Number(parallel)} at once.")
            : TextSpan.Of($"The update fails after {Format.Time(result.Duration)}; {Format.Count(update.Existing.Length, "resource")} exist then.", Styles.Error));
        WriteCalls(page, update);
        WriteFailures(page, result);
        WriteUnmet(page, result);
        TimelineChart.Write(page, result.Steps, result.CriticalPath());
        WriteCriticalPath(page, result);
        if (update.NextRun is { } next)
        {
            WriteAfterFailure(page, update, next);
        }

        page.Blank();
        page.Wrapped(new Indent("", "  "), TextSpan.Dim("Times are the model's: 2 minutes for a gateway, a few seconds for everything else, and the provider's own waits."));
        page.WriteTo(console);
    }

    public static void Write(ProgramRun run, DestructionOutcome destroy, IAnsiConsole console)
    {
        var page = Page.For(console);
        TitleLine.Write(page, run);
        page.Blank();
        var blocked = (destroy.Execution ?? destroy.Preview).Failed.ToList();
        page.Wrapped(new Indent("", ""), destroy switch
        {
            { Execution: null } => TextSpan.Of($"Nothing is destroyed: {Format.Count(blocked.Count, "resource")} {(blocked.Count == 1 ? "is" : "are")} protected, and Pulumi stops before it begins.", Styles.Error),
            { Execution.IsDone: false } => TextSpan.Of($"The destruction fails after {Format.Time(destroy.Execution!.Duration)}.", Styles.Error),
            _ => TextSpan.Bold($"{Format.Count(destroy.Execution!.Steps.Count(step => step.Kind == StepKind.Delete), "resource")} deleted in {Format.Time(destroy.Execution.Duration)}."),
        });

        if (blocked.Count > 0)
        {
            page.Heading(TextSpan.Bold("What blocks it"));
            foreach (var step in blocked)
            {
                page.Wrapped(Indent.Item("- "), StepText.Failure(step));
            }

            page.Wrapped(Indent.Body, destroy.Execution is null ? "Set protect to false and deploy that first." : "Set deletionProtection to false and deploy that first.");
        }

        if (destroy.Execution is { } execution)
        {
            TimelineChart.Write(page, execution.Steps, execution.CriticalPath());
            WriteCriticalPath(page, execution);
        }
        else
        {
            WriteOrder(page, destroy.Preview);
        }

        WriteBilled(page, destroy);
        page.WriteTo(console);
    }

    private static int Made(UpdateResult result) => result.Steps.Count(step => step.Kind == StepKind.Create);

    private static void WriteCalls(Page page, DeploymentOutcome update)
    {
        var result = update.Result;
        if (result.IsDone)
        {
            page.Wrapped(Indent.Body, $"One call after another, as the document's script makes them, takes {Format.Time(update.OneAfterAnother)} without the provider's own waits.");
        }

        var retries = result.Calls.Count(call => call.IsRetried);
        var writes = result.Calls.Count(call => call.Refusal is null && !call.IsRead);
        page.Wrapped(
            Indent.Body,
            $"{Format.Count(result.Calls.Length, "call")}, {Format.Number(writes)} of them change something; {(retries == 0 ? "none was refused and tried again" : $"{Format.Number(retries)} {(retries == 1 ? "was" : "were")} refused and tried again")}.");
        foreach (var code in result.Calls.Where(call => call.IsRetried).GroupBy(call => (call.Action, call.Refusal!.Code)).OrderByDescending(group => group.Count()))
        {
            page.Wrapped(Indent.Item("  - "), TextSpan.Dim($"{code.Key.Action}: {code.Key.Code}, {Format.Times(code.Count())}"));
        }
    }

    private static void WriteFailures(Page page, UpdateResult result)
    {
        foreach (var step in result.Failed)
        {
            page.Wrapped(Indent.Item("- "), TextSpan.Of(StepText.Failure(step), Styles.Error));
        }
    }

    // An update that fails does not come to what would have failed later.
    private static void WriteUnmet(Page page, UpdateResult result)
    {
        foreach (var fault in result.UnusedFaults)
        {
            page.Wrapped(Indent.Item("- "), TextSpan.Of($"{fault.Action} for {fault.ResourceName} was not called before the update ended, so it did not fail.", Styles.Warning));
        }
    }

    private static void WriteCriticalPath(Page page, UpdateResult result)
    {
        var path = result.CriticalPath().Where(step => step.End > step.Start).ToList();
        if (path.Count == 0)
        {
            return;
        }

        page.Heading(TextSpan.Bold("Critical path"), TextSpan.Dim(": each step begins when the one before it ends"));
        foreach (var step in path.Count <= MostNamed ? path : path.Take(MostNamed - 1))
        {
            page.Wrapped(Indent.Item("- "), StepText.Name(step), TextSpan.Dim($"  {Format.Time(step.End - step.Start)}"));
        }

        if (path.Count > MostNamed)
        {
            var rest = path.Skip(MostNamed - 1).ToList();
            page.Wrapped(Indent.Item("- "), $"and {Format.Number(rest.Count)} more up to {StepText.Name(rest[^1])}", TextSpan.Dim($"  {Format.Time(rest[^1].End - rest[0].Start)}"));
        }
    }

    private static void WriteAfterFailure(Page page, DeploymentOutcome update, UpdateResult next)
    {
        page.Heading(TextSpan.Bold("What exists after the failure"), TextSpan.Dim(update.Existing.IsEmpty ? ": nothing" : ""));
        foreach (var kind in update.Existing.GroupBy(key => key.ShortType))
        {
            page.Wrapped(Indent.Item("- "), $"{kind.Key}: {Names(kind.Select(key => key.Name))}");
        }

        page.Heading(TextSpan.Bold("The next run"), TextSpan.Dim(", pulumi up --refresh"));
        var work = StepText.Counts(next.Steps.Where(step => step.Kind != StepKind.Same));
        page.Wrapped(Indent.Body, next.IsDone
            ? $"It has {(work.Length == 0 ? "nothing to do" : work)}, and is done in {Format.Time(next.Duration)}. " + (update.EndsAsUndisturbed
                ? "The account is then the same as without the failure: nothing is left over and nothing is there twice."
                : "The account then differs from that of a run without the failure.")
            : $"It fails as well: {StepText.Failure(next.Failed.First())}");
    }

    private static void WriteOrder(Page page, UpdateResult preview)
    {
        page.Heading(TextSpan.Bold("The order, once nothing blocks it"));
        var position = 0;
        foreach (var step in preview.Steps.Where(step => step.Kind != StepKind.Same))
        {
            position++;
            page.Wrapped(Indent.Item($"{Format.Number(position),2}. "), StepText.Name(step), TextSpan.Of(step.Failure is null ? "" : " [protected]", Styles.Warning));
        }
    }

    private static void WriteBilled(Page page, DestructionOutcome destroy)
    {
        page.Heading(TextSpan.Bold("What goes on being billed"), TextSpan.Dim(destroy.Billed.IsEmpty ? ": nothing of this stack" : ""));
        foreach (var kind in destroy.Billed.Where(billed => billed.Because is null).GroupBy(billed => billed.Type))
        {
            page.Wrapped(Indent.Item("- "), $"{kind.Key}: {Names(kind.Select(billed => billed.Name))}");
        }

        foreach (var billed in destroy.Billed.Where(billed => billed.Because is not null))
        {
            page.Wrapped(Indent.Item("- "), $"{billed.Type} {billed.Name}: {billed.Because}");
        }
    }

    private static string Names(IEnumerable<string> names) => Sentence.AndAtMost([.. names], MostNamed);
}
