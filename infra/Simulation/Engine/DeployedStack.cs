using System.Collections.Immutable;
using SharedBandwidth.Cloud;
using SharedBandwidth.Planning.Exposure.Spec;
using SharedBandwidth.Simulation.Provider;
using SharedBandwidth.Simulation.Recording;

namespace SharedBandwidth.Simulation.Engine;

/// <summary>An account in memory with what one stack has made in it, and the stack's state.</summary>
public sealed class DeployedStack
{
    private readonly SimulatedTime _simulation = new();

    public DeployedStack(ServiceTimes times) => Cloud = new CloudAccount(times, () => _simulation.Now, new RecordedIds());

    public CloudAccount Cloud { get; }

    public StackState State { get; private set; } = StackState.Empty;

    public TimeSpan Now => _simulation.Now;

    /// <summary>An account in which a program has been deployed, whatever the quotas were then.</summary>
    /// <param name="deployed">What the program registered.</param>
    /// <param name="options">How; failures are not injected here.</param>
    /// <exception cref="NotSimulatedException">It could not have been deployed.</exception>
    public static DeployedStack With(IReadOnlyCollection<RecordedResource> deployed, UpdateOptions options)
    {
        var account = new DeployedStack(options.Times);
        var deployment = account.Update(deployed, options with { Faults = [] }, quotas: null);
        return deployment.Failed.FirstOrDefault() is { Key: var key, Failure: { } failure }
            ? throw new NotSimulatedException(
                $"What is taken for deployed could not have been: {key.ShortType} {key.Name}: {failure.Refusal.Message} "
                + "See what up --rehearse says of it.")
            : account;
    }

    /// <summary>An account with everything that a state says there is, under its own ids and IPs.</summary>
    /// <exception cref="NotSimulatedException">The state does not fit together.</exception>
    public static DeployedStack With(StackState state, UpdateOptions options)
    {
        var account = new DeployedStack(options.Times) { State = state };
        DeployedObjects.AddTo(account.Cloud, state, account.Now);
        return account;
    }

    /// <summary>What an update would do, without doing it.</summary>
    public UpdateResult Preview(IReadOnlyCollection<RecordedResource> target) => UpdateRun.Preview(State, target);

    /// <summary>Brings the account to what a program registers; nothing registered destroys the stack.</summary>
    public UpdateResult Update(IReadOnlyCollection<RecordedResource> target, UpdateOptions options, QuotasSpec? quotas)
    {
        SupposedObjects.AddTo(Cloud, target);
        Cloud.Quotas = quotas;
        var result = UpdateRun.Execute(State, target, Cloud, _simulation, options);
        State = result.State;
        return result;
    }

    /// <summary>
    /// What <c>pulumi up --refresh</c> does first: forgets what is not in the account any more and failures that were kept, and takes over
    /// from it how resources really are whose creation was not completed.
    /// </summary>
    public void Refresh() => State = new StackState([.. State.Resources.Where(IsThere).Select(Refreshed)]);

    /// <summary>What the state has and the account has not: nothing after an update that went well.</summary>
    public IEnumerable<ResourceKey> Vanished() =>
        State.Resources.Where(resource => !resource.IsExternal && !IsThere(resource)).Select(resource => resource.Key);

    private bool IsThere(ResourceState resource) => ResourceTypes.OfState(resource.Key.Type).IsThere(Cloud, resource.Id, resource.Inputs);

    // What a creation sets by calls of its own after the first.
    private ResourceState Refreshed(ResourceState resource) => resource.IsIncomplete && Cloud.Find(resource.Id) is { } found
        ? resource with { Inputs = AsFound(AsFound(resource.Inputs, "deletionProtection", found.IsProtected), "tags", TagsOf(found)) }
        : resource with { KeepsFailure = false };

    private static PropertyMap AsFound(PropertyMap inputs, string name, object value) =>
        inputs.ContainsKey(name) ? inputs.SetItem(name, value) : inputs;

    private static ImmutableDictionary<string, object> TagsOf(CloudObject found) =>
        found.Tags.ToImmutableDictionary(tag => tag.Key, tag => (object)tag.Value);
}
