using System.Collections.Immutable;
using SharedBandwidth.Cloud;
using SharedBandwidth.Planning.Exposure.Spec;
using SharedBandwidth.Simulation.Engine;
using SharedBandwidth.Simulation.Provider;
using SharedBandwidth.Simulation.Recording;

namespace SharedBandwidth.Simulation.Impact;

/// <summary>The result of an update of a deployed stack, and how it is felt.</summary>
public sealed record ChangeOutcome
{
    /// <summary>Every resource's step, as a preview knows it.</summary>
    public required UpdateResult Preview { get; init; }

    /// <summary>The update itself: as it would go without Pulumi's protection, or without a preview, as it meets that on the way.</summary>
    public required UpdateResult Execution { get; init; }

    /// <summary>Whether it is played without a preview.</summary>
    public required bool SkipsPreview { get; init; }

    /// <summary>Apps of after and of before, by key; where the update breaks off, as they are then.</summary>
    public required ImmutableArray<AppImpact> Apps { get; init; }

    /// <summary>The public IP that outbound connections show, where it changes; null: it does not.</summary>
    public required (string Before, string After)? Outbound { get; init; }

    /// <summary>The vSwitches whose servers had a way out to the internet through the stack's gateway, and have none any more.</summary>
    public required ImmutableArray<string> WithoutOutbound { get; init; }

    /// <summary>What the state has at the end and the account has not, although the update took it for there.</summary>
    public required ImmutableArray<ResourceKey> Vanished { get; init; }

    /// <summary>What is in the account at the end and should not be: made by an update that broke off, or not removed by it.</summary>
    public required ImmutableArray<ResourceKey> Left { get; init; }

    /// <summary>What of that is billed until it goes.</summary>
    public IEnumerable<ResourceKey> Billed => Left.Where(key => ResourceTypes.IsBilled(key.Type));

    /// <summary>How an update that breaks off can be had in two; null: it comes to its end, or none is known.</summary>
    public required WayRound? WayRound { get; init; }

    /// <summary>Steps of the preview that do something.</summary>
    public IEnumerable<ResourceStep> Changes => Preview.Steps.Where(step => step.Kind != StepKind.Same);

    /// <summary>Steps at which Pulumi stops before it changes anything, because something is protected.</summary>
    public IEnumerable<ResourceStep> Protected => SkipsPreview ? [] : Preview.Failed;

    /// <summary>Whether the update comes to its end, with everything there.</summary>
    public bool IsPossible => (SkipsPreview || Preview.IsDone) && Execution.IsDone && Vanished.IsEmpty;

    /// <param name="before">What is deployed.</param>
    /// <param name="after">What is to be.</param>
    /// <param name="quotas">The account's quotas.</param>
    /// <param name="options">How to play it.</param>
    /// <param name="skipsPreview">
    /// As with <c>--skip-preview</c>, which the Automation API always sets: Pulumi meets what is protected only when it comes to it.
    /// </param>
    /// <exception cref="NotSimulatedException">What is said to be deployed could not have been.</exception>
    public static ChangeOutcome Run(
        IReadOnlyCollection<RecordedResource> before,
        IReadOnlyCollection<RecordedResource> after,
        QuotasSpec quotas,
        UpdateOptions options,
        bool skipsPreview = false)
    {
        return Run(DeployedStack.With(before, options), after, quotas, options, skipsPreview);
    }

    /// <summary>The same from an account in which the stack is deployed; it is brought to what is to be.</summary>
    public static ChangeOutcome Run(
        DeployedStack account,
        IReadOnlyCollection<RecordedResource> after,
        QuotasSpec quotas,
        UpdateOptions options,
        bool skipsPreview = false)
    {
        ArgumentNullException.ThrowIfNull(account);
        ArgumentNullException.ThrowIfNull(options);
        List<RecordedResource> before =
            [.. account.State.Resources.Where(resource => !resource.IsPendingDelete).Select(resource => resource.Recorded)];
        var deployed = account.State;
        var preview = account.Preview(after);
        var start = account.Now;
        options = options with { IgnoresProtect = !skipsPreview };
        var execution = account.Update(after, options, quotas);
        var impacts = new Impacts(before, after, deployed, account, execution.IsDone ? preview : execution, new Span(start, account.Now));
        var end = execution.IsDone ? preview.State : account.State;
        return new ChangeOutcome
        {
            Preview = preview,
            Execution = execution,
            SkipsPreview = skipsPreview,
            Apps = [.. impacts.All(execution.IsDone)],
            Outbound = OutboundIpOf(deployed) is { } old
                && OutboundIpOf(end) is { } now && old != now
                    ? (old, now == StepGenerator.Unknown ? "a new address" : now)
                    : null,
            WithoutOutbound = [.. WithoutOutboundIn(deployed, end)],
            Vanished = [.. account.Vanished()],
            Left = execution.IsDone ? [] : [.. LeftIn(account.State, deployed, after)],
            WayRound = execution.Failed.Select(step => WayRound.Of(step, before, after, account.State))
                .FirstOrDefault(way => way?.ComesToItsEnd(deployed, before, after, options) == true),
        };
    }

    private static string? OutboundIpOf(StackState state) => OutboundOf(state, "snatIp").FirstOrDefault();

    // Of a vSwitch that is made anew the id is not known yet.
    private static IEnumerable<string> WithoutOutboundIn(StackState before, StackState after)
    {
        var now = OutboundOf(after, "sourceVswitchId").ToHashSet(StringComparer.Ordinal);
        return now.Contains(StepGenerator.Unknown)
            ? []
            : OutboundOf(before, "sourceVswitchId").Except(now).Order(StringComparer.Ordinal);
    }

    private static IEnumerable<string> OutboundOf(StackState state, string input) => state.Resources
        .Where(resource => resource.Key.Type == TypeTokens.SnatEntry && !resource.IsPendingDelete)
        .Select(resource => resource.Inputs.GetValueOrDefault(input)).OfType<string>();

    // Made anew and not yet in use, or in use before and not registered any more.
    private static IEnumerable<ResourceKey> LeftIn(StackState state, StackState deployed, IReadOnlyCollection<RecordedResource> after)
    {
        var before = deployed.Resources.Select(resource => resource.Id).ToHashSet();
        var registered = after.Select(resource => resource.Key).ToHashSet();
        return state.Resources
            .Where(resource => !resource.IsExternal
                && (resource.IsPendingDelete || !before.Contains(resource.Id) || !registered.Contains(resource.Key)))
            .Select(resource => resource.Key).Distinct();
    }

    private sealed class Impacts(
        IReadOnlyCollection<RecordedResource> before,
        IReadOnlyCollection<RecordedResource> after,
        StackState deployed,
        DeployedStack account,
        UpdateResult result,
        Span update)
    {
        private readonly TargetGraph _deployed = new(before);
        private readonly TargetGraph _graph = new(after);
        private readonly ServiceTimeline _timeline = new(account.Cloud);
        private readonly Dictionary<ResourceKey, PublishedPort> _old = PublishedPort.Of(before).ToDictionary(port => port.Entry.Key);
        private readonly Dictionary<ResourceKey, ResourceState> _before = deployed.Live();
        private readonly Dictionary<ResourceKey, ResourceState> _after = result.State.Live();
        private readonly Dictionary<ResourceKey, ResourceState> _reached = account.State.Live();

        // What a port works through is changed in place, or goes. What is only read, or made beside it for later, changes nothing of it.
        private readonly HashSet<ResourceKey> _touched =
        [
            .. result.Steps.Where(step => step.Failure is null
                    && step.Kind is StepKind.Update or StepKind.Delete or StepKind.DeleteReplaced)
                .Select(step => step.FormerKey ?? step.Key),
        ];

        private readonly HashSet<ResourceKey> _made =
        [
            .. result.Steps.Where(step => step.Failure is null && step.Kind is StepKind.Create or StepKind.Replace)
                .Select(step => step.Key),
        ];

        public IEnumerable<AppImpact> All(bool isDone)
        {
            var survivors = new HashSet<ResourceKey>();
            var impacts = new List<AppImpact>();
            foreach (var app in PublishedPort.Of(after).GroupBy(port => port.App))
            {
                var ports = app.Select(port => (After: port, Before: port.In(_old, _graph))).ToList();
                var former = ports.Select(port => port.Before?.App).FirstOrDefault(key => key is not null) ?? app.Key;
                var known = ports.Select(port => port.Before).ToHashSet();
                var lost = _old.Values.Where(port => port.App == former && !known.Contains(port)).ToList();
                survivors.UnionWith(known.Concat(lost).OfType<PublishedPort>().Select(port => port.Entry.Key));

                // An update that breaks off has not come to what was to go at its end: the app has it still.
                var kept = isDone ? [] : lost.Where(port => _after.ContainsKey(port.Entry.Key)).ToList();
                impacts.Add(Of(app.Key, former, [.. ports, .. kept.Select(AsItWas)], [.. lost.Except(kept)]));
            }

            var removed = _old.Values.Where(port => !survivors.Contains(port.Entry.Key)).GroupBy(port => port.App);
            impacts.AddRange(removed.Select(app => isDone
                ? new AppImpact
                {
                    App = app.Key,
                    Kind = ImpactKind.Removed,
                    Interruption = null,
                    Throttled = TimeSpan.Zero,
                    Endpoints = [.. app.Select(Gone)],
                }
                : Of(app.Key, app.Key, [.. app.Select(AsItWas)], [])));
            return impacts.OrderBy(impact => impact.App, StringComparer.Ordinal);
        }

        private static (PublishedPort After, PublishedPort? Before) AsItWas(PublishedPort port) => (port, port);

        private AppImpact Of(
            string app, string former, List<(PublishedPort After, PublishedPort? Before)> ports, List<PublishedPort> gone)
        {
            var known = ports.Where(port => port.Before is not null).ToList();
            var felt = known.Select(port => Felt(port.After, port.Before!)).ToList();
            var isDown = felt.Any(f => !f.IsReachedAtEnd);
            var interruption = felt.Select(f => f.Interruption).DefaultIfEmpty().Max();
            var throttled = felt.Select(f => f.Throttled).DefaultIfEmpty().Max();
            var openings = known.Select(port => Openings(port.After, port.Before!)).ToList();
            var endpoints = ports.Select(port => Endpoint(port.After, port.Before))
                .Concat(gone.Select(Gone))
                .Where(change => change.Before != change.After)
                .OrderBy(change => change.Port, StringComparer.Ordinal);
            return new AppImpact
            {
                App = app,
                FormerApp = former == app ? null : former,
                Interruption = isDown ? null : interruption,
                Throttled = throttled,
                Endpoints = [.. endpoints],
                Closed = [.. openings.SelectMany(port => port.Closed).Distinct()],
                Opened = [.. openings.SelectMany(port => port.Opened).Distinct()],
                Kind = known.Count + gone.Count == 0
                    ? (ports.All(port => _after.ContainsKey(port.After.Entry.Key)) ? ImpactKind.Added : ImpactKind.NotAdded)
                    : isDown || interruption > TimeSpan.Zero ? ImpactKind.Interrupted
                    : throttled > TimeSpan.Zero ? ImpactKind.Throttled
                    : gone.Count > 0 || ports.Any(port => IsTouched(port.After, port.Before)) ? ImpactKind.Reconfigured
                    : ImpactKind.Untouched,
            };
        }

        // The gateway and the package are everybody's: what changes in them in place concerns no single app.
        private bool IsTouched(PublishedPort after, PublishedPort? before) => before is null
            ? _after.ContainsKey(after.Entry.Key)
            : before.Needs(_deployed).Concat(RulesOf(before).Select(rule => rule.Key)).Any(
                    key => _touched.Contains(key) && key.Type is not (TypeTokens.NatGateway or TypeTokens.Package))
                || OpensMore(after);

        // What is made for a mapping that does not come is for later.
        private bool OpensMore(PublishedPort after) => after.Entry.OpenedBy is { } rules
            && after.In(_after, _graph) is { } now
            && rules.Any(rule => _made.Contains(rule) && _after.TryGetValue(rule, out var made)
                && Opening.Of(made.Inputs).LetsIn(PublishedPort.MappingOf(now.Inputs)));

        // An exported state does not say whose rules they are: each is then for every port that it opens.
        private IEnumerable<ResourceState> RulesOf(PublishedPort before) => before.Entry.OpenedBy is { } rules
            ? rules.Select(_before.GetValueOrDefault).OfType<ResourceState>()
            : Rules(_before).Where(rule => Opening.Of(rule.Inputs).LetsIn(PublishedPort.MappingOf(_before[before.Entry.Key].Inputs)));

        private static IEnumerable<ResourceState> Rules(Dictionary<ResourceKey, ResourceState> state) =>
            state.Values.Where(resource => resource.Key.Type == TypeTokens.SecurityGroupRule);

        // Who may connect before and afterwards, whatever its private ports are then: a rule goes also with the ports that it was for.
        private (IEnumerable<Opening> Closed, IEnumerable<Opening> Opened) Openings(PublishedPort after, PublishedPort before)
        {
            if (after.In(_after, _graph) is not { } now)
            {
                return ([], []);
            }

            var (was, mapping) = (PublishedPort.MappingOf(_before[before.Entry.Key].Inputs), PublishedPort.MappingOf(now.Inputs));
            var old = RulesOf(before).Select(rule => (rule.Key, Opening: Opening.Of(rule.Inputs)))
                .Where(rule => rule.Opening.LetsIn(was)).ToList();
            var open = Rules(_after).Select(rule => (rule.Key, Opening: Opening.Of(rule.Inputs)))
                .Where(rule => rule.Opening.LetsIn(mapping)).ToList();
            return (
                from rule in old
                where _touched.Contains(rule.Key) && !open.Exists(other => other.Opening.LetsInAllOf(rule.Opening))
                select rule.Opening,
                from rule in open
                where (_made.Contains(rule.Key) || _touched.Contains(rule.Key))
                    && !old.Exists(other => other.Opening.LetsInAllOf(rule.Opening))
                select rule.Opening);
        }

        private (TimeSpan Interruption, TimeSpan Throttled, bool IsReachedAtEnd) Felt(PublishedPort after, PublishedPort before)
        {
            if (update.From == update.To)
            {
                return (TimeSpan.Zero, TimeSpan.Zero, true);
            }

            ForwardTuple[] tuples =
            [
                .. new[] { _before[before.Entry.Key], after.In(_reached, _graph) }
                    .OfType<ResourceState>()
                    .Select(state => PublishedPort.MappingOf(state.Inputs))
                    .Distinct(),
            ];
            var (interruption, isReached) = ServiceTimeline.Gaps(update, tuples.SelectMany(_timeline.Reached));
            var (outside, _) = ServiceTimeline.Gaps(update, tuples.SelectMany(_timeline.ReachedInPackage));
            return (interruption, outside - interruption, isReached);
        }

        private EndpointChange Endpoint(PublishedPort after, PublishedPort? before)
        {
            var old = before is null ? null : _before[before.Entry.Key];
            var now = after.In(_after, _graph);
            return new EndpointChange(
                after.Port,
                old is null ? null : External(old),
                now is null ? null : External(now),
                old is not null && now is not null && (string)old.Inputs["externalIp"] != (string)now.Inputs["externalIp"]);
        }

        private EndpointChange Gone(PublishedPort port) => new(port.Port, External(_before[port.Entry.Key]), null, false);

        // An address that is still to be created has no IP yet.
        private static string External(ResourceState entry)
        {
            var ip = (string)entry.Inputs["externalIp"];
            return $"{(ip == StepGenerator.Unknown ? "a new address" : ip)}:{entry.Inputs["externalPort"]}/{entry.Inputs["ipProtocol"]}";
        }
    }
}
