using System.Text;
using SharedBandwidth.CommandLine.Bandwidth;
using SharedBandwidth.CommandLine.Reports;
using SharedBandwidth.CommandLine.Words;
using SharedBandwidth.Planning.Findings;
using SharedBandwidth.Simulation.Engine;
using SharedBandwidth.Simulation.Impact;
using SharedBandwidth.Simulation.Recording;
using SharedBandwidth.Sizing.Billing;

namespace SharedBandwidth.CommandLine.Preview;

/// <summary>
/// What a change does, for whoever has to say yes to it: three numbers, before and after, what cannot be undone; the rest is folded.
/// </summary>
internal static class CommentBuilder
{
    private const int MostListed = 25;
    private const string Moves = "Another place, and nothing moves there";

    /// <param name="run">The stack as it is to be.</param>
    /// <param name="compared">What it is compared with.</param>
    /// <param name="change">What changes.</param>
    /// <param name="bill">What that does to the bill; null: no prices were given.</param>
    /// <param name="pulumi">What Pulumi's own preview says otherwise; null: it was not given.</param>
    public static CommentSection Of(ProgramRun run, ComparedWith compared, ChangeOutcome change, BillingChange? bill, PulumiPreview? pulumi)
    {
        var head = new StringBuilder();
        head.Append("### Shared bandwidth: ").Append(CommentText.Code($"{run.Project}/{run.Stack}")).Append('\n');
        string[] moves = [.. compared.PlaceChanges(run.Plan.Place).Select(CommentText.Code)];
        if (!change.Changes.Any())
        {
            head.Append("Nothing changes.").Append(pulumi is { Differences: not [] } || moves.Length > 0 ? "\n" : "");
            Append(head, Moves, moves);
            Append(head, "Pulumi's own preview differs from the rehearsal", pulumi?.Differences ?? []);
            return Section(run, head, []);
        }

        head.Append("**").Append(Verdict(change)).Append("; ").Append(Capacity(run, compared)).Append("; ")
            .Append(Money(bill)).Append(".**\n\n");
        head.Append(Table(run, compared, bill));
        Append(head, Moves, moves);
        Append(
            head, "Not possible as it is",
            [
                .. change.Protected.Concat(change.Execution.Failed).Select(StepText.Failure).Select(CommentText.Code),
                .. change.WayRound is { } way ? [CommentText.Code(WayRoundWords.Of(way, compared.Before, run.Resources))] : (string[])[],
            ]);
        Append(
            head,
            "Another address for outbound connections; whoever lets it in must follow",
            change.Outbound is var (was, isNow) ? [$"{CommentText.Code(was)} to {CommentText.Code(isNow)}"] : []);
        Append(
            head,
            "No way out to the internet through this gateway any more",
            [.. change.WithoutOutbound.Select(vswitch => $"servers in {CommentText.Code(vswitch)}")]);
        Append(head, "Destroyed or replaced", [.. change.Changes.Where(IsDestructive).Select(Destructive)]);
        Append(head, "Reachable from outside", [.. change.Apps.SelectMany(Reach)]);
        Append(
            head,
            "Interrupted",
            [
                .. change.Apps.Where(app => app.Kind == ImpactKind.Interrupted)
                    .Select(app => $"{CommentText.Code(app.App)} {Interruption(app)}"),
            ]);
        if (pulumi is not null)
        {
            Append(head, "Pulumi's own preview differs from the rehearsal", pulumi.Differences);
            head.Append(pulumi.Differences is [] ? "\nPulumi's own preview has the same steps.\n" : "");
        }

        return Section(run, head, [.. Folds(run, compared, change)]);
    }

    private static CommentSection Section(ProgramRun run, StringBuilder head, IReadOnlyList<CommentFold> folds) =>
        new($"{run.Project}/{run.Stack}", head.ToString(), folds);

    private static string Verdict(ChangeOutcome change)
    {
        var touched = change.Apps.Where(app => app.Kind != ImpactKind.Untouched).ToList();
        var lost = touched.Count(app => app.Kind == ImpactKind.Interrupted && app.Interruption is null);
        var interrupted = touched.Where(app => app.Interruption > TimeSpan.Zero && app.Kind == ImpactKind.Interrupted).ToList();
        var removed = touched.Count(app => app.Kind == ImpactKind.Removed);
        var how = (change.IsPossible, lost, interrupted.Count, removed) switch
        {
            (false, _, _, _) => "the update does not come to its end",
            (_, > 0, _, _) => $"{Format.Number(lost)} not reached any more",
            (_, _, > 0, _) =>
                $"{Format.Number(interrupted.Count)} not reached for up to {Format.Time(interrupted.Max(app => app.Interruption!.Value))}",
            (_, _, _, > 0) => $"{Format.Number(removed)} removed, all others reached all the time",
            _ => "all reached all the time",
        };
        return Format.Plain(
            $"{Format.Count(touched.Count, "app")} of {Format.Number(change.Apps.Length)} {(touched.Count == 1 ? "changes" : "change")}, " +
            $"{how}");
    }

    private static string Capacity(ProgramRun run, ComparedWith compared)
    {
        var (before, after) = (PackageMbps(compared.Before), PackageMbps(run.Resources));
        return Format.Plain(before == after || before is null || after is null
            ? $"package {(after is null ? "unknown" : $"{after} Mbit/s")}"
            : $"package {before} to {after} Mbit/s");
    }

    private static string Money(BillingChange? bill) => bill switch
    {
        null => "no prices given",
        { Before.CostPerMonth: { } before, After.CostPerMonth: { } after } => Format.Plain(
            $"{(after.Amount >= before.Amount ? "+" : "-")}" +
            $"{Format.Amount(after with { Amount = Math.Abs(after.Amount - before.Amount) })} {after.Currency} a month" +
            (bill.HasPlaceholder ? $", {BillingWords.FromPlaceholders}" : "")),
        _ => "no price for this way of paying",
    };

    private static string Table(ProgramRun run, ComparedWith compared, BillingChange? bill)
    {
        var (before, after) = (compared.Before, run.Resources);
        var quotas = run.Quotas;
        (string What, string Before, string After)[] rows =
        [
            ("apps", Format.Number(Apps(before)), Format.Number(Apps(after))),
            (
                $"DNAT entries (at most {quotas.ForwardEntriesPerGateway})",
                Count(before, TypeTokens.ForwardEntry),
                Count(after, TypeTokens.ForwardEntry)),
            (
                $"SNAT entries (at most {quotas.SnatEntriesPerGateway})",
                Count(before, TypeTokens.SnatEntry),
                Count(after, TypeTokens.SnatEntry)),
            (
                $"EIPs on the gateway (at most {quotas.EipsPerGateway})",
                Count(before, TypeTokens.EipAssociation),
                Count(after, TypeTokens.EipAssociation)),
            ("package, Mbit/s", PackageMbps(before) ?? "-", PackageMbps(after) ?? "-"),
            (
                "apps' own peaks together, Mbit/s",
                compared.SeparateMbps is { } separateMbps ? Format.Number(separateMbps) : "",
                Format.Number(run.Plan.Exposure.Bandwidth.SeparateMbps)),
            (
                $"cost a month{(bill?.After?.CostPerMonth is { } cost ? $", {cost.Currency}" : "")}",
                Cost(bill?.Before),
                Cost(bill?.After)),
        ];
        return "| | before | after |\n|---|---|---|\n" + string.Concat(rows.Where(row => row.After.Length > 0 || row.Before.Length > 0)
            .Select(row => $"| {row.What} | {row.Before} | {row.After} |\n"));

        static string Count(IReadOnlyCollection<RecordedResource> resources, string type) =>
            Format.Number(resources.Count(resource => resource.Key.Type == type));

        static int Apps(IReadOnlyCollection<RecordedResource> resources) =>
            resources.Select(resource => resource.Publishes?.App).OfType<string>().Distinct().Count();

        // A star would be read as Markdown's own.
        static string Cost(BillingOffer? offer) => offer?.CostPerMonth is { } known
            ? Format.Amount(known) + (offer.HasPlaceholder ? $", {BillingWords.FromPlaceholders}" : "")
            : "";
    }

    private static string? PackageMbps(IReadOnlyCollection<RecordedResource> resources) =>
        resources.FirstOrDefault(resource => resource.Key.Type == TypeTokens.Package)?.Inputs.GetValueOrDefault("bandwidth") as string;

    private static bool IsDestructive(ResourceStep step) => step.Kind is StepKind.Delete or StepKind.Replace && step.KeptBecause is null;

    private static string Destructive(ResourceStep step)
    {
        string[] forcing = [.. step.Changes.Where(change => change.ForcesReplacement).Select(change => change.Name)];
        var why = step.Kind == StepKind.Delete ? "deleted"
            : forcing.Length > 0 ? $"replaced, because {Sentence.And(forcing.Select(CommentText.Code))} cannot be changed in place"
            : "replaced, because what it belongs to is replaced";
        return $"{CommentText.Code(StepText.Name(step))}: {why}";
    }

    private static IEnumerable<string> Reach(AppImpact app) => app.Endpoints.Select(endpoint => (endpoint.Before, endpoint.After) switch
    {
        (null, { } now) => $"\\+ {CommentText.Code($"{app.App} {endpoint.Port} {now}")}",
        ({ } gone, null) => $"\\- {CommentText.Code($"{app.App} {endpoint.Port} {gone}")}",
        var (old, now) =>
            $"{CommentText.Code($"{app.App} {endpoint.Port}")}: {CommentText.Code(old ?? "")} to {CommentText.Code(now ?? "")}",
    }).Concat(app.Opened.Select(OpeningWords.Opened).Concat(app.Closed.Select(OpeningWords.Closed))
        .Select(opening => $"{CommentText.Code(app.App)}: {CommentText.Code(opening)}"));

    private static string Interruption(AppImpact app) =>
        app.Interruption is { } time ? $"for {Format.Plain(Format.Time(time))}" : "and not reached any more when the update ends";

    private static IEnumerable<CommentFold> Folds(ProgramRun run, ComparedWith compared, ChangeOutcome change)
    {
        yield return new CommentFold(
            $"Resources: {Format.Plain(StepText.Counts(change.Changes))}",
            [
                .. change.Changes.SelectMany(step =>
                    step.Changes.Select(cause => $"    {StepText.Change(cause)}")
                        .Prepend($"{StepText.Sign(step.Kind)} {StepText.Name(step)}")),
            ]);
        Finding[] findings = [.. run.Findings.Where(finding => finding.Severity != Severity.Note)];
        if (findings.Length > 0)
        {
            yield return new CommentFold(
                Format.Plain(Format.Count(findings.Length, "warning")), [.. findings.Select(finding => finding.ToString())]);
        }

        yield return new CommentFold(
            $"Timeline: {Format.Plain(Format.Time(change.Execution.Duration))} in the model",
            [
                .. change.Execution.Steps.Where(step => step.End > step.Start)
                    .OrderBy(step => step.Start).ThenBy(step => step.Key.ToString(), StringComparer.Ordinal)
                    .Select(step =>
                        $"{Format.Time(step.Start - change.Execution.Steps.Min(first => first.Start)),14}  {StepText.Sign(step.Kind)} " +
                        $"{StepText.Name(step)}, {Format.Time(step.End - step.Start)}"),
            ]);
        yield return new CommentFold(
            "Taken on trust",
            [
                $"Compared with {compared.Description}; no account was asked.",
                .. compared.NotesOn(change.Preview.Steps) ?? [],
                .. run.Assumptions,
            ]);
    }

    private static void Append(StringBuilder head, string heading, IReadOnlyCollection<string> items)
    {
        if (items.Count == 0)
        {
            return;
        }

        head.Append("\n**").Append(heading).Append("**\n");
        foreach (var item in items.Take(MostListed))
        {
            head.Append("- ").Append(item).Append('\n');
        }

        if (items.Count > MostListed)
        {
            head.Append("- and ").Append(Format.Number(items.Count - MostListed)).Append(" more, below\n");
        }
    }
}
