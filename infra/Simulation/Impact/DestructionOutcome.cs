using System.Collections.Immutable;
using SharedBandwidth.Simulation.Engine;
using SharedBandwidth.Simulation.Provider;
using SharedBandwidth.Simulation.Recording;

namespace SharedBandwidth.Simulation.Impact;

/// <summary>The destruction of a deployed stack.</summary>
public sealed record DestructionOutcome
{
    /// <summary>Every step, as Pulumi's preview knows it.</summary>
    public required UpdateResult Preview { get; init; }

    /// <summary>null: Pulumi stops at its preview, because something is protected.</summary>
    public required UpdateResult? Execution { get; init; }

    /// <summary>Which apps are reached afterwards.</summary>
    public required ImmutableArray<AppReach> Apps { get; init; }

    /// <summary>What is still in the account afterwards and was made by the stack.</summary>
    public required ImmutableArray<ResourceKey> Left { get; init; }

    /// <summary>What the service goes on charging for.</summary>
    public required ImmutableArray<StillBilled> Billed { get; init; }

    /// <param name="run">What is deployed.</param>
    /// <param name="options">How to play it.</param>
    /// <param name="skipsPreview">
    /// As with <c>--skip-preview</c>, which the Automation API always sets: Pulumi meets what is protected only when it comes to it.
    /// </param>
    /// <exception cref="NotSimulatedException">The stack cannot be deployed, so there is nothing to destroy.</exception>
    public static DestructionOutcome Run(ProgramRun run, UpdateOptions options, bool skipsPreview = false)
    {
        var account = DeployedStack.With(run.Resources, options);
        var preview = account.Preview([]);
        var execution = preview.IsDone || skipsPreview ? account.Update([], options, quotas: null) : null;
        return new DestructionOutcome
        {
            Preview = preview,
            Execution = execution,
            Apps = AppReach.Of(run.Resources, account),
            Left = [.. account.State.Resources.Where(resource => !resource.IsExternal).Select(resource => resource.Key)],
            Billed = [.. StillBilledOf(run, execution ?? preview, account.State)],
        };
    }

    private static IEnumerable<StillBilled> StillBilledOf(ProgramRun run, UpdateResult result, StackState left)
    {
        const string WasThere = "it was there before the stack, and stays";
        foreach (var resource in left.Resources.Where(resource => !resource.IsExternal && ResourceTypes.IsBilled(resource.Key.Type)))
        {
            yield return new StillBilled(resource.Key.ShortType, resource.Key.Name, null);
        }

        var forgotten = result.Steps.Where(
            step => step.Kind == StepKind.Forget && run.Resources.All(r => r.Key != step.Key || r.ReadId is null));
        foreach (var step in forgotten)
        {
            yield return new StillBilled(step.Key.ShortType, step.Key.Name, step.KeptBecause);
        }

        foreach (var resource in run.Resources.Where(resource => resource.ReadId is not null))
        {
            yield return new StillBilled(resource.Key.ShortType, $"{resource.Key.Name} ({resource.ReadId})", WasThere);
        }

        // A package of the user's is used by its id; no resource reads it.
        if (run.Plan.Exposure.Package is { Id.Text: { } packageId })
        {
            yield return new StillBilled(new ResourceKey(TypeTokens.Package, packageId).ShortType, packageId, WasThere);
        }
    }
}

/// <summary>The things that cost money after a destruction.</summary>
/// <param name="Type">The type without its module, such as <c>NatGateway</c>.</param>
/// <param name="Name">Its logical name, with its id where it is the user's own.</param>
/// <param name="Because">Why it stays; null: it was not deleted, because something blocked that.</param>
public sealed record StillBilled(string Type, string Name, string? Because);
