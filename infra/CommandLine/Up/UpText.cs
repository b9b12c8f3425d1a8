using SharedBandwidth.CommandLine.Console;
using SharedBandwidth.CommandLine.Reports;
using SharedBandwidth.CommandLine.Words;
using SharedBandwidth.Simulation.Engine;
using SharedBandwidth.Simulation.Impact;
using SharedBandwidth.Simulation.Recording;
using Spectre.Console;

namespace SharedBandwidth.CommandLine.Up;

/// <summary>
/// Rehearsed deployments and destructions as text: the verdict, the timeline, what decides how long it takes, what is left.
/// </summary>
internal static class UpText
{
    public static void Write(ProgramRun run, ComparedWith? compared, DeploymentOutcome update, int parallel, IAnsiConsole console)
    {
        var page = Page.For(console);
        var result = update.Result;
        TitleLine.Write(page, run);
        if (compared is null)
        {
            page.Blank();
        }
        else
        {
            compared.Write(page, run.Plan.Place, result.Steps);
        }

        if (!update.Protected.IsEmpty)
        {
            page.Wrapped(new Indent("", ""), TextSpan.Of("Not possible: Pulumi stops before anything is changed.", Styles.Error));
            FailureList.Write(page, update.Protected, Style.Plain);
            page.WriteTo(console);
            return;
        }

        if (result.Steps.All(step => step.Kind == StepKind.Same))
        {
            page.Wrapped(
                new Indent("", ""),
                TextSpan.Bold($"Nothing changes: all {Format.Count(result.Steps.Length, "resource")} stay as they are."));
            page.WriteTo(console);
            return;
        }

        page.Wrapped(new Indent("", ""), !result.IsDone
            ? TextSpan.Of(
                $"The update fails after {Format.Time(result.Duration)}; {Format.Count(update.Existing.Length, "resource")} exist then.",
                Styles.Error)
            : TextSpan.Bold(
                $"{(compared is null ? Format.Count(Made(result), "resource") : Changed(result))} in {Format.Time(result.Duration)}, "
                + $"at most {Format.Number(parallel)} at once."));
        WriteCalls(page, update, isFromNothing: compared is null);
        FailureList.Write(page, result.Failed, Styles.Error);
        WriteUnmet(page, result);
        TimelineChart.Write(page, result.Steps, result.CriticalPath());
        CriticalPathList.Write(page, result);
        if (update.NextRun is { } next)
        {
            WriteAfterFailure(page, update, next);
        }

        page.Blank();
        page.Wrapped(new Indent("", "  "), TextSpan.Dim(
            "Times are the model's: 2 minutes for a gateway, a few seconds for everything else, and the provider's own waits."));
        page.WriteTo(console);
    }

    private static string Changed(UpdateResult result)
    {
        var changed = result.Steps.Where(step => step.Kind != StepKind.Same).ToList();
        var same = result.Steps.Length - changed.Count;
        return $"{StepText.Counts(changed)}{(same == 0 ? "" : $", {Format.Number(same)} as before")},";
    }

    private static int Made(UpdateResult result) => result.Steps.Count(step => step.Kind == StepKind.Create);

    private static void WriteCalls(Page page, DeploymentOutcome update, bool isFromNothing)
    {
        var result = update.Result;
        if (result.IsDone && isFromNothing)
        {
            page.Wrapped(Indent.Body,
                $"One call after another, as the document's script makes them, takes {Format.Time(update.OneAfterAnother)} without the " +
                "provider's own waits.");
        }

        var retries = result.Calls.Count(call => call.IsRetried);
        var hookRetries = result.Steps.Sum(step => step.HookRetries);
        var writes = result.Calls.Count(call => call.Refusal is null && !call.IsRead);
        page.Wrapped(
            Indent.Body,
            $"{Format.Count(result.Calls.Length, "call")}, {Format.Number(writes)} of them change something; " +
            $"{(retries == 0 ? "none was" : $"{Format.Number(retries)} {(retries == 1 ? "was" : "were")}")} refused and tried again.");
        if (hookRetries > 0)
        {
            page.Wrapped(Indent.Body,
                $"The provider gave up {Format.Times(hookRetries)}, and a hook of the program had it try again; pulumi warns each time.");
        }

        foreach (var code in result.Calls.Where(call => call.IsRetried).GroupBy(call => (call.Action, call.Refusal!.Code))
            .OrderByDescending(group => group.Count()))
        {
            page.Wrapped(Indent.Item("  - "), TextSpan.Dim($"{code.Key.Action}: {code.Key.Code}, {Format.Times(code.Count())}"));
        }
    }

    // An update that fails does not come to what would have failed later.
    private static void WriteUnmet(Page page, UpdateResult result)
    {
        foreach (var fault in result.UnusedFaults)
        {
            page.Wrapped(Indent.Item("- "), TextSpan.Of(
                $"{fault.Action} for {fault.ResourceName} was not called before the update ended, so it did not fail.", Styles.Warning));
        }
    }

    private static void WriteAfterFailure(Page page, DeploymentOutcome update, UpdateResult next)
    {
        page.Heading(TextSpan.Bold("What exists after the failure"), TextSpan.Dim(update.Existing.IsEmpty ? ": nothing" : ""));
        foreach (var kind in update.Existing.GroupBy(key => key.ShortType))
        {
            page.Wrapped(Indent.Item("- "), $"{kind.Key}: {NameList.Of(kind.Select(key => key.Name))}");
        }

        AppReachList.Write(page, "Apps after the failure", update.Apps);
        page.Heading(TextSpan.Bold("The next run"), TextSpan.Dim(", pulumi up --refresh"));
        var work = StepText.Counts(next.Steps.Where(step => step.Kind != StepKind.Same));
        page.Wrapped(Indent.Body, next.IsDone
            ? $"It has {(work.Length == 0 ? "nothing to do" : work)}, and is done in {Format.Time(next.Duration)}. "
                + (update.EndsAsUndisturbed
                ? "The account is then the same as without the failure: nothing is left over and nothing is there twice."
                : "The account then differs from that of a run without the failure.")
            : $"It fails as well: {StepText.Failure(next.Failed.First())}");
    }
}
