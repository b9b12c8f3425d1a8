using System.Collections.Immutable;
using SharedBandwidth.Rehearsal.Cloud;
using SharedBandwidth.Rehearsal.Provider;
using SharedBandwidth.Rehearsal.Recording;

namespace SharedBandwidth.Rehearsal.Engine;

/// <summary>
/// Plays what Pulumi's engine does to bring a stack to what its program registers: one step after another as dependencies and free places allow,
/// replacements, and deletions at the end. It plays one update and is used once.
/// </summary>
/// <remarks>https://github.com/pulumi/pulumi/blob/master/pkg/resource/deploy/step_generator.go</remarks>
internal sealed class UpdateRun
{
    // A value that a preview cannot know.
    public const string Unknown = "(new)";

    private readonly Simulation _simulation;
    private readonly CloudAccount? _account;
    private readonly UpdateOptions _options;
    private readonly CallLog _log;
    private readonly StackState _previous;
    private readonly TargetGraph _target;

    private readonly Dictionary<ResourceKey, ResourceState> _previousByKey;
    private readonly Lazy<ILookup<ResourceKey, (ResourceState Dependent, string Input)>> _usedBy;
    private readonly Dictionary<ResourceKey, ResourceState> _current = [];
    private readonly HashSet<ResourceState> _deletedEarly = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<ResourceState> _registeredAgain = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<ResourceState> _superseded = new(ReferenceEqualityComparer.Instance);
    private readonly List<ResourceState> _replaced = [];
    private readonly List<ResourceState> _leftBehind = [];

    private readonly Dictionary<ResourceKey, Node> _nodes = [];
    private readonly Queue<Node> _registered = [];
    private readonly Queue<Job> _waiting = [];
    private readonly List<ResourceStep> _steps = [];
    private int _running;
    private ResourceStep? _lastEnded;
    private bool _isCancelled;

    private UpdateRun(StackState previous, IReadOnlyCollection<RecordedResource> target, Simulation simulation, CloudAccount? account, UpdateOptions options)
    {
        _simulation = simulation;
        _account = account;
        _options = options;
        _log = new CallLog(options.Faults);
        _previous = previous;
        _target = new TargetGraph(target);
        _previousByKey = previous.Resources.Where(resource => !resource.IsPendingDelete).ToDictionary(resource => resource.Key);
        _usedBy = new(() => previous.Resources.Where(r => !r.IsPendingDelete)
            .SelectMany(r => r.Recorded.PropertyDependencies.SelectMany(d => d.Value.Select(key => (Used: key, Use: (r, d.Key)))))
            .ToLookup(use => use.Used, use => use.Use));
    }

    /// <summary>What would be done, without doing it: values of what is to be created stay <see cref="Unknown"/>, and no step fails.</summary>
    public static UpdateResult Preview(StackState previous, IReadOnlyCollection<RecordedResource> target) =>
        new UpdateRun(previous, target, new Simulation(), account: null, new UpdateOptions { Parallel = int.MaxValue }).Play();

    /// <summary>Does it in an account.</summary>
    /// <param name="previous">The stack's state before; its resources are in the account.</param>
    /// <param name="target">What the program registers; nothing, to destroy the stack.</param>
    /// <param name="account">The account, of the same simulation.</param>
    /// <param name="simulation">The time goes on from where it is.</param>
    /// <param name="options">How to play.</param>
    public static UpdateResult Execute(StackState previous, IReadOnlyCollection<RecordedResource> target, CloudAccount account, Simulation simulation, UpdateOptions options) =>
        new UpdateRun(previous, target, simulation, account, options).Play();

    private UpdateResult Play()
    {
        var start = _simulation.Now;
        Register();
        _simulation.Run();
        foreach (var level in _isCancelled ? [] : DeletionLevels())
        {
            if (!_isCancelled)
            {
                foreach (var condemned in level)
                {
                    Enqueue(new Job([Deletion(condemned, StepKind.Delete)], null) { ReadyAt = _simulation.Now, After = _lastEnded });
                }

                _simulation.Run();
            }
        }

        return new UpdateResult
        {
            State = new StackState([.. StateInOrder()]),
            Steps = [.. _steps.OrderBy(step => step.Start)],
            Calls = [.. _log.Calls],
            UnusedFaults = [.. _log.Pending],
            Duration = _simulation.Now - start,
        };
    }

    private void Register()
    {
        foreach (var resource in _target.Resources)
        {
            _nodes.Add(resource.Key, new Node(resource));
        }

        foreach (var node in _nodes.Values)
        {
            foreach (var dependency in _target.DependenciesOf(node.Resource).Where(_nodes.ContainsKey))
            {
                _nodes[dependency].Dependents.Add(node);
                node.Missing++;
            }
        }

        foreach (var node in _nodes.Values.Where(node => node.Missing == 0))
        {
            _registered.Enqueue(node);
        }

        ProcessRegistered();
    }

    // Not by recursion: a chain of unchanged resources may be thousands long.
    private void ProcessRegistered()
    {
        while (_registered.TryDequeue(out var node))
        {
            if (_isCancelled)
            {
                continue;
            }

            var operations = Generate(node.Resource);
            if (operations is [{ Kind: StepKind.Same } same])
            {
                same.Apply(null);
                _steps.Add(new ResourceStep { Kind = StepKind.Same, Key = same.Key, FormerKey = same.FormerKey, Start = _simulation.Now, End = _simulation.Now });
                Completed(node, null);
            }
            else
            {
                Enqueue(new Job(operations, node) { ReadyAt = _simulation.Now, After = node.After });
            }
        }
    }

    private void Completed(Node node, ResourceStep? by)
    {
        foreach (var dependent in node.Dependents)
        {
            dependent.After = by ?? dependent.After;
            if (--dependent.Missing == 0)
            {
                _registered.Enqueue(dependent);
            }
        }
    }

    private void Enqueue(Job job)
    {
        _waiting.Enqueue(job);
        StartWaiting();
    }

    private void StartWaiting()
    {
        while (_running < _options.Parallel && !_isCancelled && _waiting.TryDequeue(out var job))
        {
            _running++;
            // It had to wait for a free place: then what held it up is the step that gave its place.
            var after = _simulation.Now > job.ReadyAt ? _lastEnded : job.After;
            RunNext(job, 0, after);
        }
    }

    private void RunNext(Job job, int index, ResourceStep? after)
    {
        if (index == job.Operations.Count || _isCancelled)
        {
            _running--;
            if (index == job.Operations.Count && job.Node is { } node)
            {
                Completed(node, after);
                ProcessRegistered();
            }

            StartWaiting();
            return;
        }

        var operation = job.Operations[index];
        var start = _simulation.Now;
        var firstCall = _log.Calls.Count;
        var refused = operation.Refused is { } refusal && !_options.IgnoresProtect ? new StepFailure(null, refusal) : null;
        if (refused is not null && _account is not null)
        {
            End(refused);
        }
        else
        {
            _simulation.Start(operation.Routine(), failure => End(failure is null ? refused : new StepFailure(failure.Action, failure.Refusal)));
        }

        void End(StepFailure? failure)
        {
            // A preview goes on as if nothing were refused.
            operation.Apply(_account is null ? null : failure);
            var step = new ResourceStep
            {
                Kind = operation.Kind,
                Key = operation.Key,
                FormerKey = operation.FormerKey,
                Changes = operation.Changes,
                KeptBecause = operation.KeptBecause,
                Start = start,
                End = _simulation.Now,
                Retries = _log.Calls.Skip(firstCall).Count(call => call.IsRetried && call.Resource == operation.Key),
                Failure = failure,
                After = after,
            };
            _steps.Add(step);
            _lastEnded = step;

            // An update stops here, and only what has begun comes to its end.
            _isCancelled |= failure is not null && _account is not null;
            RunNext(job, index + 1, step);
        }
    }

    private List<Operation> Generate(RecordedResource resource)
    {
        var inputs = ValueResolver.Resolve(resource, _target.ByKey, _current);
        var old = Previous(resource);
        if (old is not null)
        {
            _registeredAgain.Add(old);
        }

        var formerKey = old is not null && old.Key != resource.Key ? old.Key : (ResourceKey?)null;
        if (resource.ReadId is not null)
        {
            return Read(resource, inputs, old, formerKey);
        }

        if (old is null || _deletedEarly.Contains(old))
        {
            return [Creation(resource, inputs, old is null ? StepKind.Create : StepKind.Replace, [], null)];
        }

        if (old.IsExternal)
        {
            return [Creation(resource, inputs, StepKind.Create, [], () => _replaced.Add(old))];
        }

        var type = ResourceTypes.Of(resource.Key.Type);
        inputs = WithoutIgnored(inputs, old.Inputs, resource.Options.IgnoreChanges);
        var changes = Differences(type, old.Inputs, inputs);
        if (changes.Any(change => change.ForcesReplacement))
        {
            return Replacement(resource, inputs, old, changes);
        }

        return changes.Length > 0 || old.IsIncomplete
            ? [Updating(type, resource, inputs, old, changes, formerKey)]
            : [new Operation(StepKind.Same, resource.Key) { FormerKey = formerKey, Apply = _ => Supersede(old, old with { Recorded = resource, Inputs = inputs }) }];
    }

    private ResourceState? Previous(RecordedResource resource)
    {
        if (_previousByKey.TryGetValue(resource.Key, out var same))
        {
            return same;
        }

        var former = _target.FormerKeysOf(resource).FirstOrDefault(_previousByKey.ContainsKey);
        return former == default ? null : _previousByKey[former];
    }

    // What is ignored stays as it was, also when something else changes.
    private static PropertyMap WithoutIgnored(PropertyMap inputs, PropertyMap before, ImmutableArray<string> ignored) => ignored.Aggregate(
        inputs,
        (kept, name) => before.TryGetValue(name, out var value) ? kept.SetItem(name, value) : kept.Remove(name));

    private static ImmutableArray<PropertyChange> Differences(ResourceType type, PropertyMap before, PropertyMap after) =>
    [
        .. before.Keys.Union(after.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Where(name => after.ContainsKey(name) || !type.Computed.Contains(name))
            .Select(name => new PropertyChange(name, before.GetValueOrDefault(name), after.GetValueOrDefault(name), type.Replacing.Contains(name)))
            .Where(change => !ReferenceEquals(change.Before, change.After) && AttributeText.Of(change.Before) != AttributeText.Of(change.After)),
    ];

    private List<Operation> Read(RecordedResource resource, PropertyMap inputs, ResourceState? old, ResourceKey? formerKey)
    {
        var changes = old is null || old.Id == resource.ReadId
            ? ImmutableArray<PropertyChange>.Empty
            : [new PropertyChange("id", old.Id, resource.ReadId, ForcesReplacement: !old.IsExternal)];
        var isSame = old is { IsExternal: true } && changes.IsEmpty;
        return
        [
            new Operation(isSame ? StepKind.Same : StepKind.Read, resource.Key)
            {
                FormerKey = formerKey,
                Changes = changes,
                Routine = () => Call(resource.Key, TimeSpan.FromMinutes(5)) is { } call ? ResourceTypes.Of(resource.Key.Type).Read(call) : [],
                Apply = failure =>
                {
                    if (failure is null)
                    {
                        Supersede(old, new ResourceState { Recorded = resource, Inputs = inputs, Outputs = resource.Outputs });

                        // What the stack made itself and now only reads under another id goes at the end; under the same id it is let go.
                        if (old is { IsExternal: false } && old.Id != resource.ReadId)
                        {
                            _replaced.Add(old);
                        }
                    }
                },
            },
        ];
    }

    private List<Operation> Replacement(RecordedResource resource, PropertyMap inputs, ResourceState old, ImmutableArray<PropertyChange> changes)
    {
        // Taking the protection away and replacing may happen in one update.
        var isProtected = resource.Options.Protect == true && old.Recorded.Options.Protect == true;
        if (resource.Options.DeleteBeforeReplace != true)
        {
            return [Creation(resource, inputs, StepKind.Replace, changes, () => _replaced.Add(old)) with { Refused = isProtected ? Protected(resource.Key, "this change would replace it") : null }];
        }

        var operations = new List<Operation>();
        foreach (var dependent in DependentReplacements(old).Where(dependent => !_deletedEarly.Contains(dependent)).Reverse())
        {
            operations.Add(Deletion(dependent, StepKind.DeleteReplaced) with
            {
                Refused = dependent.Recorded.Options.Protect == true ? Protected(dependent.Key, $"replacing {resource.Key.ShortType} {resource.Key.Name} would replace it too") : null,
            });
            _deletedEarly.Add(dependent);
        }

        operations.Add(Deletion(old, StepKind.DeleteReplaced) with { Refused = isProtected ? Protected(resource.Key, "this change would replace it") : null });
        _deletedEarly.Add(old);
        operations.Add(Creation(resource, inputs, StepKind.Replace, changes, null));
        return operations;
    }

    // Only along inputs whose change forces a replacement; what a resource merely depends on by name does not count.
    private IEnumerable<ResourceState> DependentReplacements(ResourceState root)
    {
        var found = new HashSet<ResourceKey> { root.Key };
        var queue = new Queue<ResourceKey>([root.Key]);
        while (queue.TryDequeue(out var key))
        {
            foreach (var (dependent, input) in _usedBy.Value[key])
            {
                if (!dependent.IsExternal && ResourceTypes.Of(dependent.Key.Type).Replacing.Contains(input) && found.Add(dependent.Key))
                {
                    queue.Enqueue(dependent.Key);
                }
            }
        }

        return found.Count == 1 ? [] : _previous.Resources.Where(r => !r.IsPendingDelete && r != root && found.Contains(r.Key));
    }

    private void Supersede(ResourceState? old, ResourceState state)
    {
        _current[state.Key] = state;
        if (old is not null)
        {
            _superseded.Add(old);
        }
    }

    private Operation Creation(RecordedResource resource, PropertyMap inputs, StepKind kind, ImmutableArray<PropertyChange> changes, Action? replaced)
    {
        var type = ResourceTypes.Of(resource.Key.Type);
        var creating = new NewResource(resource, inputs);
        return new Operation(kind, resource.Key)
        {
            Changes = changes,
            Routine = () => Call(resource.Key, resource.Options.CreateTimeout ?? type.CreateTimeout) is { } call ? type.Create(call, creating) : Imagine(creating),
            Apply = failure =>
            {
                if (creating.Id is { } id)
                {
                    _current[resource.Key] = new ResourceState
                    {
                        Recorded = resource,
                        Inputs = inputs,
                        Outputs = creating.Computed.SetItem("id", id),
                        IsIncomplete = failure is not null,
                    };
                    replaced?.Invoke();
                }
            },
        };
    }

    private static IEnumerable<TimeSpan> Imagine(NewResource creating)
    {
        creating.Id = Unknown;
        creating.Computed = creating.Recorded.Outputs.Keys.Aggregate(PropertyMap.Empty, (outputs, name) => outputs.Add(name, Unknown));
        yield break;
    }

    private Operation Updating(ResourceType type, RecordedResource resource, PropertyMap inputs, ResourceState old, ImmutableArray<PropertyChange> changes, ResourceKey? formerKey) => new(StepKind.Update, resource.Key)
    {
        FormerKey = formerKey,
        Changes = changes,
        Routine = () => Call(resource.Key, resource.Options.UpdateTimeout ?? type.UpdateTimeout) is { } call
            ? type.Update(call, new ChangedResource(old.Id, inputs, changes.Select(change => change.Name).ToHashSet(StringComparer.Ordinal)))
            : [],
        Apply = failure => Supersede(old, failure is null ? old with { Recorded = resource, Inputs = inputs, IsIncomplete = false } : old with { Recorded = old.Recorded with { Key = resource.Key } }),
    };

    private Operation Deletion(ResourceState condemned, StepKind kind)
    {
        var type = ResourceTypes.Of(condemned.Key.Type);
        var kept = condemned.IsExternal ? "it was only read"
            : condemned.Recorded.Options.RetainOnDelete == true ? "it is kept on delete"
            : type.KeptOnDelete(condemned.Inputs);
        return new Operation(kept is null ? kind : StepKind.Forget, condemned.Key)
        {
            KeptBecause = kept,
            // A replacement has been checked before.
            Refused = kind == StepKind.Delete && condemned.Recorded.Options.Protect == true && !_replaced.Contains(condemned)
                ? Protected(condemned.Key, "this would delete it")
                : null,
            Routine = () => kept is null && Call(condemned.Key, condemned.Recorded.Options.DeleteTimeout ?? type.DeleteTimeout) is { } call
                ? type.Delete(call, condemned.Id, condemned.Inputs)
                : [],
            Apply = failure =>
            {
                if (failure is null)
                {
                    _leftBehind.Add(condemned);
                }
            },
        };
    }

    private static Refusal Protected(ResourceKey key, string consequence) => new("protect", $"{key.ShortType} {key.Name} is protected, and {consequence}.");

    // null: nothing is called in a preview.
    private ProviderCall? Call(ResourceKey key, TimeSpan timeout) =>
        _account is null ? null : new ProviderCall(_simulation, _account, _options.Times, _log, key, timeout);

    /// <summary>
    /// What is to be deleted at the end, in groups of which each waits for the one before it: the deepest dependents first.
    /// </summary>
    private IEnumerable<List<ResourceState>> DeletionLevels()
    {
        var replaced = _replaced.ToHashSet<ResourceState>(ReferenceEqualityComparer.Instance);
        var condemned = _previous.Resources.Where(r => (r.IsPendingDelete || !_registeredAgain.Contains(r) || replaced.Contains(r)) && !_deletedEarly.Contains(r)).ToList();
        var depths = new Dictionary<ResourceKey, int>();
        foreach (var resource in condemned)
        {
            // The state is in the order of the dependencies.
            var depth = resource.Recorded.DependsOn.Select(key => depths.GetValueOrDefault(key, -1)).DefaultIfEmpty(-1).Max() + 1;
            depths[resource.Key] = Math.Max(depth, depths.GetValueOrDefault(resource.Key, -1));
        }

        return condemned.GroupBy(resource => depths[resource.Key]).OrderByDescending(level => level.Key).Select(level => level.ToList());
    }

    private IEnumerable<ResourceState> StateInOrder()
    {
        var gone = _leftBehind.ToHashSet<ResourceState>(ReferenceEqualityComparer.Instance);
        foreach (var resource in _target.Resources)
        {
            if (_current.TryGetValue(resource.Key, out var state))
            {
                yield return state;
            }
        }

        // What is left of the old state: still to be deleted, or not reached any more.
        var replaced = _replaced.ToHashSet<ResourceState>(ReferenceEqualityComparer.Instance);
        foreach (var old in _previous.Resources.Where(r => !gone.Contains(r)))
        {
            if (replaced.Contains(old) || old.IsPendingDelete)
            {
                yield return old with { IsPendingDelete = true };
            }
            else if (!_superseded.Contains(old))
            {
                yield return old;
            }
        }
    }

    private sealed class Node(RecordedResource resource)
    {
        public RecordedResource Resource { get; } = resource;

        public List<Node> Dependents { get; } = [];

        public int Missing { get; set; }

        public ResourceStep? After { get; set; }
    }

    private sealed record Job(List<Operation> Operations, Node? Node)
    {
        public required TimeSpan ReadyAt { get; init; }

        public required ResourceStep? After { get; init; }
    }

    private sealed record Operation(StepKind Kind, ResourceKey Key)
    {
        public ResourceKey? FormerKey { get; init; }

        public ImmutableArray<PropertyChange> Changes { get; init; } = [];

        public string? KeptBecause { get; init; }

        public Refusal? Refused { get; init; }

        public Func<IEnumerable<TimeSpan>> Routine { get; init; } = static () => [];

        /// <summary>Takes the outcome into the state; null: it was done.</summary>
        public required Action<StepFailure?> Apply { get; init; }
    }
}
