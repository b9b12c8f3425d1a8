using System.Collections.Immutable;
using SharedBandwidth.CommandLine.Files;
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

    /// <summary>Its steps that are about what was changed by hand.</summary>
    public required ImmutableArray<ResourceStep> Repairs { get; init; }

    /// <summary>Its other steps: edits of the stack file or the program that are not deployed yet.</summary>
    public required ImmutableArray<ResourceStep> Edits { get; init; }

    public static ByHandReport Of(ProgramRun run, RefreshedState state)
    {
        var next = Rehearse(state.Now, run);

        // What an update would have done all the same is no answer to what was changed by hand.
        var planned = state.Changes.IsEmpty ? next : Rehearse(state.Before, run);
        var edits = planned.Changes.Select(Signature).ToHashSet();
        return new ByHandReport
        {
            Run = run,
            State = state,
            Meantime = MeantimePort.Of(run.Resources, state.Changes),
            Next = next,
            Repairs = [.. next.Changes.Where(step => !edits.Contains(Signature(step)))],
            Edits = [.. next.Changes.Where(step => edits.Contains(Signature(step)))],
        };
    }

    private static ChangeOutcome Rehearse(StateExport state, ProgramRun run)
    {
        var options = new UpdateOptions();
        return ChangeOutcome.Run(DeployedStack.With(ExportedStack.Of(state, run.Resources), options), run.Resources, run.Quotas, options);
    }

    private static (ResourceKey Key, StepKind Kind, string Properties) Signature(ResourceStep step) =>
        (step.Key, step.Kind, string.Join(' ', step.Changes.Select(change => change.Name).Order(StringComparer.Ordinal)));
}
