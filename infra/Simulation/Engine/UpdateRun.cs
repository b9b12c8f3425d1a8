using SharedBandwidth.Cloud;
using SharedBandwidth.Simulation.Provider;
using SharedBandwidth.Simulation.Recording;

namespace SharedBandwidth.Simulation.Engine;

/// <summary>
/// Plays an update as Pulumi's engine does: each resource as soon as what it depends on is there and a place is free, and deletions at the
/// end. It plays one update and is used once.
/// </summary>
public sealed class UpdateRun
{
    private readonly SimulatedTime _simulation;
    private readonly CloudAccount? _account;
    private readonly UpdateOptions _options;
    private readonly CallLog _log;
    private readonly TargetGraph _target;
    private readonly StateUpdate _state;
    private readonly StepGenerator _generator;
    private readonly ProgramHooks _hooks;

    private readonly Dictionary<ResourceKey, Node> _nodes = [];
    private readonly Queue<Node> _registered = [];
    private readonly Queue<Job> _waiting = [];
    private readonly List<ResourceStep> _steps = [];
    private int _running;
    private ResourceStep? _lastEnded;
    private readonly HashSet<ResourceKey> _neededByFailed = [];
    private bool _isCancelled;

    private UpdateRun(
        StackState previous,
        IReadOnlyCollection<RecordedResource> target,
        SimulatedTime simulation,
        CloudAccount? account,
        UpdateOptions options)
    {
        _simulation = simulation;
        _account = account;
        _options = options;
        _log = new CallLog(options.Faults);
        _target = new TargetGraph(target);
        _state = new StateUpdate(previous);
        _generator = new StepGenerator(_target, _state, Call);
        _hooks = new ProgramHooks(target, simulation);
    }

    /// <summary>
    /// What would be done, without doing it: values of what is to be created stay <see cref="StepGenerator.Unknown"/>, and no step fails.
    /// </summary>
    public static UpdateResult Preview(StackState previous, IReadOnlyCollection<RecordedResource> target) =>
        new UpdateRun(previous, target, new SimulatedTime(), account: null, new UpdateOptions { Parallel = int.MaxValue }).Play();

    /// <summary>Does it in an account.</summary>
    /// <param name="previous">The stack's state before; its resources are in the account.</param>
    /// <param name="target">What the program registers; nothing, to destroy the stack.</param>
    /// <param name="account">The account, of the same simulation.</param>
    /// <param name="simulation">The time goes on from where it is.</param>
    /// <param name="options">How to play.</param>
    public static UpdateResult Execute(
        StackState previous,
        IReadOnlyCollection<RecordedResource> target,
        CloudAccount account,
        SimulatedTime simulation,
        UpdateOptions options) =>
        new UpdateRun(previous, target, simulation, account, options).Play();

    private UpdateResult Play()
    {
        var start = _simulation.Now;
        Register();
        _simulation.Run();
        LeaveSkipped();
        foreach (var level in _isCancelled ? [] : _state.DeletionLevels())
        {
            if (!_isCancelled)
            {
                foreach (var condemned in level.Where(resource => !_neededByFailed.Contains(resource.Key)))
                {
                    Enqueue(new Job([_generator.Deletion(condemned)], null) { ReadyAt = _simulation.Now, After = _lastEnded });
                }

                _simulation.Run();
            }
        }

        return new UpdateResult
        {
            State = _state.ToState(_target.Resources.Select(resource => resource.Key)),
            Steps = [.. _steps.OrderBy(step => step.Start)],
            Calls = [.. _log.Calls],
            UnusedFaults = [.. _log.Pending],
            Duration = _simulation.Now - start,
        };
    }

    // What depends on a failure is not come to: it stays as it was, and nothing of it is deleted.
    private void LeaveSkipped()
    {
        foreach (var skipped in _nodes.Values.Where(node => node.Missing > 0))
        {
            _state.Register(skipped.Resource, _target.FormerKeysOf(skipped.Resource));
        }
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

            var operations = _generator.Generate(node.Resource);
            if (operations is [{ Kind: StepKind.Same } same])
            {
                same.Apply(default);
                _steps.Add(new ResourceStep
                {
                    Kind = StepKind.Same,
                    Key = same.Key,
                    FormerKey = same.FormerKey,
                    NotCompared = same.NotCompared,
                    Start = _simulation.Now,
                    End = _simulation.Now,
                });
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
        if (index == job.Operations.Count || _isCancelled || job.HasFailed)
        {
            _running--;
            if (!job.HasFailed && index == job.Operations.Count && job.Node is { } node)
            {
                Completed(node, after);
                ProcessRegistered();
            }

            StartWaiting();
            return;
        }

        // Pulumi refuses a replacement as a whole, before anything of it is done, and names the resource itself before what goes with it
        // (continueStepsFromDiff in step_generator.go).
        var operation = (index == 0 && _account is not null ? job.Operations.LastOrDefault(IsRefused) : null) ?? job.Operations[index];
        var start = _simulation.Now;
        var firstCall = _log.Calls.Count;
        var refused = IsRefused(operation) ? new StepFailure(null, operation.Refused!) : null;
        var hookRetries = 0;
        if (refused is not null && _account is not null)
        {
            End(refused);
        }
        else
        {
            _simulation.Start(
                _account is null ? operation.Routine() : _hooks.Around(operation, () => hookRetries++),
                failure => End(failure is null ? refused : new StepFailure(failure.Action, failure.Refusal)));
        }

        void End(StepFailure? failure)
        {
            // A preview goes on as if nothing were refused.
            operation.Apply(new Outcome(_account is null ? null : failure, hookRetries));
            var step = new ResourceStep
            {
                Kind = operation.Kind,
                Key = operation.Key,
                FormerKey = operation.FormerKey,
                Changes = operation.Changes,
                NotCompared = operation.NotCompared,
                KeptBecause = operation.KeptBecause,
                Start = start,
                End = _simulation.Now,
                Retries = _log.Calls.Skip(firstCall).Count(call => call.IsRetried && call.Resource == operation.Key),
                HookRetries = hookRetries,
                Failure = failure,
                After = after,
            };
            _steps.Add(step);
            _lastEnded = step;

            if (failure is not null && _account is not null)
            {
                job.HasFailed = true;
                Failed(operation, failure);
            }

            RunNext(job, index + 1, step);
        }
    }

    private bool IsRefused(Operation operation) => operation.Refused is not null && !_options.IgnoresProtect;

    // The engine always goes on past a protected resource that it was to delete (cancelDueToError in step_executor.go).
    private void Failed(Operation operation, StepFailure failure)
    {
        if (_options.ContinuesOnError || (failure.Action is null && operation.Kind == StepKind.Delete))
        {
            _neededByFailed.UnionWith(_state.NeededBy(operation.FormerKey ?? operation.Key));
        }
        else
        {
            // Only what has begun comes to its end.
            _isCancelled = true;
        }
    }

    // null: nothing is called in a preview.
    private ProviderCall? Call(ResourceKey key, TimeSpan timeout) =>
        _account is null ? null : new ProviderCall(_simulation, _account, _options.Times, _log, key, timeout);

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

        /// <summary>Whether one of its operations failed, so that the rest is not begun.</summary>
        public bool HasFailed { get; set; }
    }
}
