using System.Collections.Immutable;
using SharedBandwidth.Planning.Exposure.Spec;
using SharedBandwidth.Simulation.Engine;
using SharedBandwidth.Simulation.Recording;

namespace SharedBandwidth.Simulation.Impact;

/// <summary>A deployment into an empty account, played to its end, and where it fails played once more.</summary>
public sealed record DeploymentOutcome
{
    public required UpdateResult Result { get; init; }

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

    public static DeploymentOutcome Run(IReadOnlyCollection<RecordedResource> target, QuotasSpec quotas, UpdateOptions options)
    {
        var account = new DeployedStack(options.Times);
        var result = account.Update(target, options, quotas);
        var existing = ExistingIn(account.State);
        var apps = AppReach.Of(target, account);
        var oneAfterAnother = account.Cloud.OneAfterAnother;
        UpdateResult? next = null;
        if (!result.IsDone)
        {
            account.Refresh();
            next = account.Update(target, options with { Faults = [] }, quotas);
        }

        return new DeploymentOutcome
        {
            Result = result,
            Existing = existing,
            Apps = apps,
            OneAfterAnother = oneAfterAnother,
            NextRun = next,
            EndsAsUndisturbed = next is null || account.Cloud.Fingerprint() == Undisturbed(target, quotas, options),
        };
    }

    private static string Undisturbed(IReadOnlyCollection<RecordedResource> target, QuotasSpec quotas, UpdateOptions options)
    {
        var account = new DeployedStack(options.Times);
        account.Update(target, options with { Faults = [] }, quotas);
        return account.Cloud.Fingerprint();
    }

    private static ImmutableArray<ResourceKey> ExistingIn(StackState state) =>
        [.. state.Resources.Where(resource => !resource.IsExternal).Select(resource => resource.Key)];
}
