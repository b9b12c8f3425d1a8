using System.Collections.Immutable;
using System.Globalization;
using SharedBandwidth.CommandLine.Files;
using SharedBandwidth.Planning.Demand;
using SharedBandwidth.Simulation.Engine;
using SharedBandwidth.Simulation.Impact;
using SharedBandwidth.Simulation.Recording;

namespace SharedBandwidth.CommandLine.Verify;

/// <summary>What somebody changed in the account beside Pulumi, what that does to whom, and what the next update does about it.</summary>
internal sealed record ByHandReport
{
    public required ProgramRun Run { get; init; }

    /// <summary>What was found.</summary>
    public required RefreshedState State { get; init; }

    /// <summary>Ports that are not reached as they should be until then.</summary>
    public required ImmutableArray<MeantimePort> Meantime { get; init; }

    /// <summary>The next update from what is in the account.</summary>
    public required ChangeOutcome Next { get; init; }

    /// <summary>
    /// Its steps that are about what was changed by hand, as they were played; what of a step is an edit is not among its changes.
    /// </summary>
    public required ImmutableArray<ResourceStep> Repairs { get; init; }

    /// <summary>What it does besides: edits of the stack file or the program that are not deployed yet.</summary>
    public required ImmutableArray<ResourceStep> Edits { get; init; }

    /// <summary>What the program only reads and is not there any more: the update ends at the first of them.</summary>
    public IEnumerable<HandChange> Lost => State.Changes.Where(change => change is { IsGone: true, IsRead: true });

    /// <summary>The package's other size; null: it has none, or is as it was.</summary>
    public ResizedPackage? Resized => State.Changes
        .Where(change => change is { IsGone: false, Key.Type: TypeTokens.Package })
        .SelectMany(change => change.Properties.Where(property => property.Name == "bandwidth"))
        .Select(property => ResizedPackage.Of(property.Before, property.After, Run.Plan.Exposure.Bandwidth))
        .FirstOrDefault();

    /// <summary>Whether nothing was changed, as far as Pulumi tells.</summary>
    public bool IsUnchanged => State.Changes.IsEmpty && State.Untold == 0;

    /// <summary>Whether the next update comes to its end.</summary>
    public bool IsPossible => Next.IsPossible && !Lost.Any();

    /// <summary>Whether the program makes or reads it, under this name or after one.</summary>
    public bool IsInProgram(HandChange change)
    {
        var graph = new TargetGraph(Run.Resources);
        return Run.Resources.Any(resource => resource.Key == change.Key || graph.FormerKeysOf(resource).Contains(change.Key));
    }

    /// <summary>Whether the EIP of this id is a member of the stack's package.</summary>
    public bool IsInPackage(string eip) => State.Now.Resources.Any(resource =>
        resource.Recorded.Key.Type == TypeTokens.PackageAttachment && resource.Id.Split(':')[^1] == eip);

    /// <summary>Whether an endpoint gets an IP that none of the EIPs had: one that gets back what it had before changes none.</summary>
    public bool GivesAnotherIp(EndpointChange endpoint) => endpoint.ChangesAddress && !State.Before.Resources.Any(resource =>
        resource.Recorded.Key.Type == TypeTokens.EipAddress
        && resource.Recorded.Outputs.GetValueOrDefault("ipAddress") is string ip
        && endpoint.After?.StartsWith($"{ip}:", StringComparison.Ordinal) == true);

    public static ByHandReport Of(ProgramRun run, RefreshedState state)
    {
        // An update that ends at something lost is played as if that were there.
        var lost = state.Changes.Where(change => change is { IsGone: true, IsRead: true }).Select(change => change.Key).ToHashSet();
        var kept = state.Before.Resources.Where(resource => lost.Contains(resource.Recorded.Key));
        var next = Rehearse(state.Now with { Resources = [.. kept, .. state.Now.Resources] }, run);

        // What an update would have done all the same is no answer to what was changed by hand.
        var planned = (state.Changes.IsEmpty ? next : Rehearse(state.Before, run)).Changes.ToLookup(step => (step.Key, step.Kind));
        var steps = next.Changes.Select(step => (Step: step, Edit: planned[(step.Key, step.Kind)].FirstOrDefault())).ToList();
        return new ByHandReport
        {
            Run = run,
            State = state,
            Meantime = MeantimePort.Of(run.Resources, state.Changes, next.Execution),
            Next = next,
            Repairs = [.. steps.Select(of => Played(next, Without(of.Step, of.Edit))).OfType<ResourceStep>().OrderBy(step => step.Start)],
            Edits = [.. steps.Where(of => of.Edit is not null).Select(of => Only(of.Step, of.Edit!))],
        };
    }

    private static ChangeOutcome Rehearse(StateExport state, ProgramRun run)
    {
        var options = new UpdateOptions();
        return ChangeOutcome.Run(DeployedStack.With(ExportedStack.Of(state, run.Resources), options), run.Resources, run.Quotas, options);
    }

    // null: all of it is an edit.
    private static ResourceStep? Without(ResourceStep step, ResourceStep? edit)
    {
        if (edit is null)
        {
            return step;
        }

        var left = step with { Changes = [.. step.Changes.Where(change => !Has(edit, change))] };
        return left.Changes.IsEmpty ? null : left;
    }

    private static ResourceStep Only(ResourceStep step, ResourceStep edit) =>
        step with { Changes = [.. step.Changes.Where(change => Has(edit, change))] };

    private static bool Has(ResourceStep step, PropertyChange change) => step.Changes.Any(other => other.Name == change.Name);

    private static ResourceStep? Played(ChangeOutcome next, ResourceStep? step) =>
        step is not null && next.Execution.Steps.FirstOrDefault(of => of.Key == step.Key && of.Kind == step.Kind) is { } played
            ? step with { Start = played.Start, End = played.End, Retries = played.Retries, HookRetries = played.HookRetries }
            : step;
}

/// <summary>A package that somebody gave another size.</summary>
/// <param name="BeforeMbps">What the last update left.</param>
/// <param name="NowMbps">What it has.</param>
/// <param name="Over">When the apps need more than that.</param>
internal sealed record ResizedPackage(long BeforeMbps, long NowMbps, ImmutableArray<DemandOver> Over)
{
    /// <summary>null: these are no sizes, such as where one is secret.</summary>
    public static ResizedPackage? Of(object? before, object? after, BandwidthPlan plan) => (Mbps(before), Mbps(after)) is ({ } was, { } now)
        ? new ResizedPackage(was, now, [.. plan.Over(now)])
        : null;

    private static long? Mbps(object? value)
    {
        var text = Convert.ToString(value, CultureInfo.InvariantCulture);
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var mbps) ? mbps : null;
    }
}
