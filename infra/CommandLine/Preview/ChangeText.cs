using SharedBandwidth.CommandLine.Console;
using SharedBandwidth.CommandLine.Reports;
using SharedBandwidth.CommandLine.Words;
using SharedBandwidth.Planning.Findings;
using SharedBandwidth.Simulation.Engine;
using SharedBandwidth.Simulation.Impact;
using SharedBandwidth.Simulation.Recording;
using Spectre.Console;

namespace SharedBandwidth.CommandLine.Preview;

/// <summary>What an update would change, as text for a reviewer: what cannot be missed first, then the apps, then the resources.</summary>
internal static class ChangeText
{
    public static void Write(ProgramRun run, ComparedWith compared, ChangeOutcome change, IAnsiConsole console)
    {
        var page = Page.For(console);
        TitleLine.Write(page, run);
        compared.Write(page, run.Plan.Place, change.Preview.Steps);
        var changes = change.Changes.ToList();
        var same = change.Preview.Steps.Length - changes.Count;
        if (changes.Count == 0)
        {
            page.Wrapped(new Indent("", ""), TextSpan.Bold($"Nothing changes: all {Format.Count(same, "resource")} stay as they are."));
        }
        else
        {
            var rest = same == 0 ? "" : $"; {Format.Number(same)} stay{(same == 1 ? "s as it is" : " as they are")}";
            page.Wrapped(new Indent("", ""), TextSpan.Bold($"{StepText.Counts(changes)}{rest}."));
            WriteObstacles(page, run, compared, change);
            WriteVanished(page, change);
            WriteAddressChanges(page, change);
            WriteApps(page, compared, change);
            WriteChanges(page, changes);
            WriteDuration(page, change);
        }

        FindingsSection.Write(page, run, changes);
        page.WriteTo(console);
    }

    private static void WriteObstacles(Page page, ProgramRun run, ComparedWith compared, ChangeOutcome change)
    {
        if (change.Protected.Any())
        {
            page.Heading(TextSpan.Of("Not possible: Pulumi stops before anything is changed", Styles.Error));
            FailureList.Write(page, change.Protected, Style.Plain);
            page.Wrapped(Indent.Body, "Set protect to false, deploy that, and then this change. What follows is how it goes then.");
        }

        if (change.Execution.IsDone)
        {
            return;
        }

        page.Heading(TextSpan.Of($"Not possible: the update breaks off after {Format.Time(change.Execution.Duration)}", Styles.Error));
        FailureList.Write(page, change.Execution.Failed, Style.Plain);
        if (!change.Left.IsEmpty)
        {
            page.Wrapped(Indent.Item("- "), $"left in the account: {Names(change.Left)}");
        }

        if (change.Billed.Any())
        {
            page.Wrapped(Indent.Item("- "), TextSpan.Of($"billed until it goes: {Names(change.Billed)}", Styles.Warning));
        }

        if (change.WayRound is { } way)
        {
            page.Wrapped(Indent.Body, WayRoundWords.Of(way, compared.Before, run.Resources));
        }
    }

    private static string Names(IEnumerable<ResourceKey> keys) => NameList.Of(keys.Select(key => $"{key.ShortType} {key.Name}"));

    private static void WriteVanished(Page page, ChangeOutcome change)
    {
        if (!change.Vanished.IsEmpty)
        {
            page.Heading(TextSpan.Of("Not possible: something is not there any more when the update ends", Styles.Error));
            page.Wrapped(
                Indent.Item("- "),
                $"{Names(change.Vanished)}: made under a new name and deleted under the old " +
                "one, which is one object to the service. Give the new key a formerKey, so that Pulumi keeps it.");
        }
    }

    private static void WriteAddressChanges(Page page, ChangeOutcome change)
    {
        if (change.Outbound is var (before, after))
        {
            page.Heading(
                TextSpan.Of("Warning: the address that outbound connections show changes", Styles.Warning),
                "; whoever lets it in must follow.");
            page.Wrapped(Indent.Item("outbound  "), TextSpan.Of($"{before} -> {after}", Styles.Warning));
        }

        if (!change.WithoutOutbound.IsEmpty)
        {
            var vswitches = Sentence.And(change.WithoutOutbound);
            page.Heading(
                TextSpan.Of($"Warning: servers in {vswitches} lose their way out to the internet", Styles.Warning),
                "; this gateway was it.");
        }

        var moved = change.Apps.Where(app => app.ChangesAddress).ToList();
        if (moved.Count == 0)
        {
            return;
        }

        page.Heading(
            TextSpan.Of($"Warning: the public address of {Format.Count(moved.Count, "app")} changes", Styles.Warning),
            "; DNS and clients must follow.");
        var rows = moved.SelectMany(app => app.Endpoints.Where(endpoint => endpoint.ChangesAddress)
            .Select(endpoint => (Port: $"{app.App} {endpoint.Port}", endpoint.Before, endpoint.After))).ToList();
        var width = rows.Max(row => row.Port.Length);
        foreach (var (port, old, now) in rows)
        {
            page.Wrapped(
                Indent.Item($"{port.PadRight(width).Replace(' ', Format.FixedSpace)}  "), TextSpan.Of($"{old} -> {now}", Styles.Warning));
        }
    }

    private static void WriteApps(Page page, ComparedWith compared, ChangeOutcome change)
    {
        page.Heading(TextSpan.Bold(change.Execution.IsDone ? "Apps" : "Apps when the update breaks off"));
        var touched = change.Apps.Where(app => app.Kind != ImpactKind.Untouched).ToList();
        var width = touched.Select(app => app.App.Length).DefaultIfEmpty().Max();
        foreach (var app in touched)
        {
            page.Wrapped(Indent.Item($"{app.App.PadRight(width).Replace(' ', Format.FixedSpace)}  "), [.. Impact(app)]);
            foreach (var endpoint in app.Endpoints.Where(endpoint => !endpoint.ChangesAddress))
            {
                page.Wrapped(
                    new Indent(new string(' ', width + 4), new string(' ', width + 6)),
                    TextSpan.Dim($"{endpoint.Port}  {endpoint.Before ?? "(new)"} -> {endpoint.After ?? "(gone)"}"));
            }
        }

        if (touched.SelectMany(app => app.Endpoints).SelectMany(endpoint => new[] { endpoint.Before, endpoint.After }).OfType<string>()
            .Select(endpoint => endpoint[..endpoint.IndexOf(':', StringComparison.Ordinal)])
            .Any(ip => EndpointList.IsStandIn(ip) && !compared.IsDeployed(ip)))
        {
            page.Wrapped(Indent.Body, TextSpan.Dim(EndpointList.StandIns));
        }

        var untouched = change.Apps.Length - touched.Count;
        if (untouched > 0)
        {
            var who = touched.Count > 0 ? Format.Count(untouched, "app") : untouched == 1 ? "The app" : "All apps";
            page.Wrapped(Indent.Body, $"{who} {(untouched == 1 ? "is" : "are")} untouched.");
        }
    }

    private static IEnumerable<TextSpan> Impact(AppImpact app)
    {
        yield return app.Kind switch
        {
            ImpactKind.Interrupted when app.Interruption is null => TextSpan.Of(
                "interrupted, and not reached any more when the update ends", Styles.Error),
            ImpactKind.Interrupted => TextSpan.Of($"interrupted for {Format.Time(app.Interruption!.Value)}", Styles.Error),
            ImpactKind.Throttled => TextSpan.Of(
                $"reached all the time, for {Format.Time(app.Throttled)} outside the package, at its address's own bandwidth",
                Styles.Warning),
            ImpactKind.Reconfigured when !app.Closed.IsEmpty => TextSpan.Of("reconfigured", Styles.Warning),
            ImpactKind.Reconfigured => "reconfigured without interruption",
            ImpactKind.Added => "added",
            ImpactKind.NotAdded => TextSpan.Of("not there when the update breaks off", Styles.Warning),
            _ => TextSpan.Of("removed", Styles.Warning),
        };
        if (app.Kind == ImpactKind.Interrupted && app.Throttled > TimeSpan.Zero)
        {
            yield return $", then {Format.Time(app.Throttled)} outside the package";
        }

        foreach (var opening in app.Closed)
        {
            yield return TextSpan.Of($"; {OpeningWords.Closed(opening)}", Styles.Warning);
        }

        foreach (var opening in app.Opened)
        {
            yield return $"; {OpeningWords.Opened(opening)}";
        }

        if (app.FormerApp is { } former)
        {
            yield return $"; was {former}";
        }
    }

    private static void WriteChanges(Page page, List<ResourceStep> changes)
    {
        page.Heading(TextSpan.Bold("Resources"));
        foreach (var step in changes)
        {
            page.Wrapped(
                new Indent("  ", "      "),
                TextSpan.Of($"{StepText.Sign(step.Kind)} ", StepText.StyleOf(step.Kind)),
                StepText.Name(step),
                TextSpan.Dim(Manner(step)));
            foreach (var cause in step.Changes)
            {
                page.Wrapped(new Indent("      ", "        "), TextSpan.Dim(StepText.Change(cause)));
            }
        }
    }

    private static string Manner(ResourceStep step) => step switch
    {
        { KeptBecause: { } reason } => $": stays in the account: {reason}",
        { Kind: StepKind.Replace, Changes.IsEmpty: true } => ": replaced, because what it belongs to is replaced",
        { Kind: StepKind.Replace } => ": replaced",
        { Kind: StepKind.Read } => ": only read from now on",
        { Kind: StepKind.DeleteReplaced } => ": the old one goes",
        { Kind: StepKind.Update, Changes.IsEmpty: true } => ": its last operation failed, and is completed",
        _ => "",
    };

    private static void WriteDuration(Page page, ChangeOutcome change)
    {
        if (change.Execution.IsDone)
        {
            page.Blank();
            page.Wrapped(new Indent("", ""), $"The update takes {Format.Time(change.Execution.Duration)} in the model.");
        }
    }
}
