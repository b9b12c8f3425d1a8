using System.Collections.Immutable;
using SharedBandwidth.Cloud;
using SharedBandwidth.Simulation.Engine;
using SharedBandwidth.Simulation.Recording;

namespace SharedBandwidth.Simulation.Impact;

/// <summary>How an update that breaks off can be had, mostly in two.</summary>
/// <param name="Kind">What has to be done first.</param>
/// <param name="Wanting">The port that needs what another has; null where it is about the gateway.</param>
/// <param name="Holders">Those other ports, which the first update removes.</param>
/// <param name="Kept">Ports with the old ones of their app whose entries they can take over, by a <c>formerKey</c>.</param>
public sealed record WayRound(
    WayRoundKind Kind,
    PublishedKeys? Wanting,
    ImmutableArray<PublishedKeys> Holders,
    ImmutableArray<(PublishedKeys Port, PublishedKeys Former)> Kept)
{
    /// <summary>null: none is known.</summary>
    /// <param name="failed">The step that broke off.</param>
    /// <param name="before">What is deployed.</param>
    /// <param name="after">What the program registers.</param>
    /// <param name="state">The state in which the update ended.</param>
    public static WayRound? Of(
        ResourceStep failed, IReadOnlyCollection<RecordedResource> before, IReadOnlyCollection<RecordedResource> after, StackState state) =>
        failed.Failure!.Refusal.Code switch
        {
            ErrorCodes.IncorrectEipStatus when failed.Key.Type == TypeTokens.EipAssociation && failed.Kind == StepKind.Replace =>
                new WayRound(WayRoundKind.TakeAddressesOff, null, [], []),
            ErrorCodes.DuplicateForwardEntry => new Entries(before, after, state).WayRoundOf(failed.Key),
            _ => null,
        };

    /// <summary>
    /// Whether it leads to the end, as far as it can be played: a port that is in nobody's way before an update may be in the middle of it.
    /// </summary>
    /// <param name="deployed">What is deployed, as its state.</param>
    /// <param name="before">The same, as it was registered.</param>
    /// <param name="after">What the program registers.</param>
    /// <param name="options">As of the update.</param>
    public bool ComesToItsEnd(
        StackState deployed,
        IReadOnlyCollection<RecordedResource> before,
        IReadOnlyCollection<RecordedResource> after,
        UpdateOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (Kind is WayRoundKind.MoveHolder or WayRoundKind.TakeAddressesOff)
        {
            return true;
        }

        options = options with { Faults = [] };
        var account = DeployedStack.With(deployed, options);
        if (Kind == WayRoundKind.RunAgain)
        {
            account.Update(after, options, quotas: null);
            return account.Update(after, options, quotas: null).IsDone;
        }

        RecordedResource[] first = [.. before.Where(resource => resource.Publishes is not { } port || !Holders.Contains(port))];
        return (Holders.IsEmpty || account.Update(first, options, quotas: null).IsDone)
            && account.Update([.. after.Select(resource => WithFormerNames(resource, before))], options, quotas: null).IsDone;
    }

    private RecordedResource WithFormerNames(RecordedResource resource, IReadOnlyCollection<RecordedResource> before)
    {
        string[] names =
        [
            .. from kept in Kept
               where kept.Port == resource.Publishes
               from old in before
               where old.Publishes == kept.Former
               select old.Key.Name,
        ];
        return names.Length == 0 ? resource : resource with { Options = resource.Options with { FormerNames = [.. names] } };
    }

    private sealed class Entries(
        IReadOnlyCollection<RecordedResource> before, IReadOnlyCollection<RecordedResource> after, StackState state)
    {
        private readonly TargetGraph _graph = new(after);
        private readonly Dictionary<ResourceKey, ResourceState> _there = state.Live();
        private readonly List<PublishedPort> _old = [.. PublishedPort.Of(before)];
        private readonly List<PublishedPort> _target = [.. PublishedPort.Of(after)];

        public WayRound? WayRoundOf(ResourceKey failed)
        {
            if (_target.Find(port => port.Entry.Key == failed) is not { } wanting)
            {
                return null;
            }

            var registered = _target.SelectMany(port => _graph.FormerKeysOf(port.Entry).Prepend(port.Entry.Key)).ToHashSet();
            var entries = PublishedPort.Of(_there.Values.Select(resource => resource.Recorded)).ToList();
            var keys = new PublishedKeys(wanting.App, wanting.Port);
            var movers = HoldersFor(wanting, entries.Where(entry => registered.Contains(entry.Entry.Key)));
            if (movers.Count > 0)
            {
                return new WayRound(WayRoundKind.MoveHolder, keys, KeysOf(movers), []);
            }

            // What goes goes at the end: whatever stands in any port's way has to go before.
            var going = entries.Where(entry => !registered.Contains(entry.Entry.Key)).ToList();
            var kept = new List<(PublishedKeys, PublishedKeys)>();
            var holders = new List<PublishedPort>();
            foreach (var port in _target)
            {
                var inTheWay = HoldersFor(port, going).Except(holders).ToList();
                if (inTheWay.Find(holder => holder.App == port.App) is { } own && !_there.Keys.Any(IsEntryOf(port)))
                {
                    kept.Add((new PublishedKeys(port.App, port.Port), new PublishedKeys(own.App, own.Port)));
                    going.Remove(own);
                    inTheWay.Remove(own);
                }

                holders.AddRange(inTheWay);
            }

            return new WayRound(
                holders.Count + kept.Count == 0 ? WayRoundKind.RunAgain : KindOf(wanting, holders), keys, KeysOf(holders), [.. kept]);
        }

        private WayRoundKind KindOf(PublishedPort wanting, List<PublishedPort> holders) =>
            holders.Count == 0 ? WayRoundKind.KeepEntry
            // An app that stays must keep a port.
            : holders.Exists(holder => IsIn(_target, holder.App) && !LeavesAPort(holder.App, holders)) ? WayRoundKind.MoveHolder
            : holders.Exists(holder => IsIn(_target, holder.App)) || IsIn(_old, wanting.App) ? WayRoundKind.RemoveHolder
            : WayRoundKind.Rename;

        private bool LeavesAPort(string app, List<PublishedPort> holders) =>
            _old.Count(port => port.App == app) > holders.Count(holder => holder.App == app);

        private List<PublishedPort> HoldersFor(PublishedPort wanting, IEnumerable<PublishedPort> entries) =>
            wanting.Wanted(_graph, _there) is not { } wanted ? []
            :
            [
                .. entries.Where(entry => !IsEntryOf(wanting)(entry.Entry.Key)
                    && PublishedPort.MappingOf(_there[entry.Entry.Key].Inputs).Meets(wanted)),
            ];

        private Func<ResourceKey, bool> IsEntryOf(PublishedPort port) =>
            key => key == port.Entry.Key || _graph.FormerKeysOf(port.Entry).Contains(key);

        private static bool IsIn(List<PublishedPort> ports, string app) => ports.Exists(port => port.App == app);

        private static ImmutableArray<PublishedKeys> KeysOf(IEnumerable<PublishedPort> ports) =>
            [.. ports.Select(port => new PublishedKeys(port.App, port.Port))];
    }
}

/// <summary>What the first of two updates does.</summary>
public enum WayRoundKind
{
    /// <summary>Nothing: one update is enough in which ports take over the entries of old ones.</summary>
    KeepEntry,

    /// <summary>As much as it comes to: what was in the way has moved on by its end.</summary>
    RunAgain,

    /// <summary>It removes the ports that are removed anyway.</summary>
    RemoveHolder,

    /// <summary>The same; but an app goes and another comes, so that one is perhaps the other under another key.</summary>
    Rename,

    /// <summary>It removes the ports, or gives them what nothing else has; the second one gives them their new values.</summary>
    MoveHolder,

    /// <summary>It takes the addresses off the gateway, with their entries.</summary>
    TakeAddressesOff,
}
