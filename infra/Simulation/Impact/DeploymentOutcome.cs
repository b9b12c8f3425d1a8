using System.Collections.Immutable;
using SharedBandwidth.Planning.Exposure.Spec;
using SharedBandwidth.Simulation.Engine;
using SharedBandwidth.Simulation.Recording;

namespace SharedBandwidth.Simulation.Impact;

/// <summary>
/// A deployment into an empty account, or into one in which the stack is deployed already, played to its end, and where it fails played
/// once more.
/// </summary>
public sealed record DeploymentOutcome
{
    public required UpdateResult Result { get; init; }

    /// <summary>What Pulumi's preview says that it refuses, so that nothing is changed; empty: it refuses nothing.</summary>
    public required ImmutableArray<ResourceStep> Protected { get; init; }

    /// <summary>What exists when it has ended, in the order of the state.</summary>
    public required ImmutableArray<ResourceKey> Existing { get; init; }

    /// <summary>Which apps are reached when it has ended.</summary>
    public required ImmutableArray<AppReach> Apps { get; init; }

    /// <summary>How long the same writes take when each waits for the one before it, as in the document's script.</summary>
    public required TimeSpan OneAfterAnother { get; init; }

    /// <summary>The next run, after <c>pulumi up --refresh</c>; null: none is needed.</summary>
    public required UpdateResult? NextRun { get; init; }

    /// <summary>Whether the account in the end is the same as without any failure.</summary>
    public required bool EndsAsUndisturbed { get; init; }

    /// <summary>Into an empty account.</summary>
    public static DeploymentOutcome Run(IReadOnlyCollection<RecordedResource> target, QuotasSpec quotas, UpdateOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return Run(() => new DeployedStack(options.Times), target, quotas, options);
    }

    /// <param name="deploy">Gives an account to deploy into, a new one each time.</param>
    /// <param name="target">What is to be.</param>
    /// <param name="quotas">The account's quotas.</param>
    /// <param name="options">How to play it.</param>
    public static DeploymentOutcome Run(
        Func<DeployedStack> deploy, IReadOnlyCollection<RecordedResource> target, QuotasSpec quotas, UpdateOptions options)
    {
        ArgumentNullException.ThrowIfNull(deploy);
        var account = deploy();
        var before = account.Cloud.OneAfterAnother;
        // Where there is nothing, nothing is protected.
        var refused = account.State.Resources.IsEmpty || account.Preview(target) is not { IsDone: false } preview ? null : preview;
        var result = refused ?? account.Update(target, options, quotas);
        var existing = ExistingIn(account.State);
        var apps = AppReach.Of(target, account);
        var oneAfterAnother = account.Cloud.OneAfterAnother - before;
        UpdateResult? next = null;
        if (refused is null && !result.IsDone)
        {
            account.Refresh();
            next = account.Update(target, options with { Faults = [] }, quotas);
        }

        return new DeploymentOutcome
        {
            Result = result,
            Protected = [.. refused?.Failed ?? []],
            Existing = existing,
            Apps = apps,
            OneAfterAnother = oneAfterAnother,
            NextRun = next,
            EndsAsUndisturbed = next is null || account.Cloud.Fingerprint() == Undisturbed(deploy(), target, quotas, options),
        };
    }

    private static string Undisturbed(
        DeployedStack account, IReadOnlyCollection<RecordedResource> target, QuotasSpec quotas, UpdateOptions options)
    {
        account.Update(target, options with { Faults = [] }, quotas);
        return account.Cloud.Fingerprint();
    }

    private static ImmutableArray<ResourceKey> ExistingIn(StackState state) =>
        [.. state.Resources.Where(resource => !resource.IsExternal).Select(resource => resource.Key)];
}
