using SharedBandwidth.Simulation.Recording;

namespace SharedBandwidth.Simulation.Engine;

/// <summary>A stack's state while an update changes it: what was there, what has taken its place, and what has gone.</summary>
public sealed class StateUpdate
{
    private readonly StackState _previous;
    private readonly Dictionary<ResourceKey, ResourceState> _previousByKey;
    private readonly Lazy<ILookup<ResourceKey, (ResourceState Dependent, string Input)>> _usedBy;
    private readonly Dictionary<ResourceKey, ResourceState> _current = [];
    private readonly HashSet<ResourceState> _registered = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<ResourceState> _superseded = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<ResourceState> _replaced = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<ResourceState> _condemnedEarly = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<ResourceState> _gone = new(ReferenceEqualityComparer.Instance);

    public StateUpdate(StackState previous)
    {
        _previous = previous;
        _previousByKey = Live.ToDictionary(resource => resource.Key);
        _usedBy = new(() => Live
            .SelectMany(r => r.Recorded.PropertyDependencies.SelectMany(d => d.Value.Select(key => (Used: key, Use: (r, d.Key)))))
            .ToLookup(use => use.Used, use => use.Use));
    }

    /// <summary>What has been made or looked at by now.</summary>
    public IReadOnlyDictionary<ResourceKey, ResourceState> Current => _current;

    private IEnumerable<ResourceState> Live => _previous.Resources.Where(resource => !resource.IsPendingDelete);

    /// <summary>What the program registers again, by its key of today or by one from before; null: it is new.</summary>
    public ResourceState? Register(RecordedResource resource, IEnumerable<ResourceKey> formerKeys)
    {
        var key = formerKeys.Prepend(resource.Key).FirstOrDefault(_previousByKey.ContainsKey);
        if (key == default)
        {
            return null;
        }

        _registered.Add(_previousByKey[key]);
        return _previousByKey[key];
    }

    /// <summary>Takes a resource's new state; what it was before stays in the account until it is deleted.</summary>
    public void Set(ResourceState state) => _current[state.Key] = state;

    /// <summary>Takes a resource's new state in the place of the old one, which is the same object in the account.</summary>
    public void Supersede(ResourceState? old, ResourceState state)
    {
        Set(state);
        if (old is not null)
        {
            _superseded.Add(old);
        }
    }

    /// <summary>Another has come in its place: it is to be deleted at the end.</summary>
    public void Replace(ResourceState old) => _replaced.Add(old);

    /// <summary>It is deleted before its replacement comes; false: it was condemned before.</summary>
    public bool CondemnEarly(ResourceState old) => _condemnedEarly.Add(old);

    public bool IsCondemnedEarly(ResourceState old) => _condemnedEarly.Contains(old);

    /// <summary>It has been deleted, or forgotten.</summary>
    public void Remove(ResourceState old) => _gone.Add(old);

    /// <summary>Whether its replacement was made, in this update or in one before, and checked then.</summary>
    public bool IsReplaced(ResourceState old) => old.IsPendingDelete || _replaced.Contains(old);

    /// <summary>
    /// What is replaced along with a resource, in the order of the state: only along inputs whose change forces a replacement; what a
    /// resource merely depends on by name does not count.
    /// </summary>
    /// <param name="root">What is deleted before it is replaced.</param>
    /// <param name="replaces">Whether an input of a resource forces its replacement, with the options that it has in the state.</param>
    public IEnumerable<ResourceState> ReplacedAlong(ResourceState root, Func<RecordedResource, string, bool> replaces)
    {
        var found = new HashSet<ResourceKey> { root.Key };
        var queue = new Queue<ResourceKey>([root.Key]);
        while (queue.TryDequeue(out var key))
        {
            foreach (var (dependent, input) in _usedBy.Value[key])
            {
                if (!dependent.IsExternal && replaces(dependent.Recorded, input) && found.Add(dependent.Key))
                {
                    queue.Enqueue(dependent.Key);
                }
            }
        }

        return found.Count == 1 ? [] : Live.Where(resource => resource != root && found.Contains(resource.Key));
    }

    /// <summary>What a resource needed by what was deployed before, directly or not; nothing for a new one.</summary>
    public IEnumerable<ResourceKey> NeededBy(ResourceKey key)
    {
        var byKey = _previous.Resources.ToLookup(resource => resource.Key);
        var needed = new HashSet<ResourceKey>();
        var queue = new Queue<ResourceKey>([key]);
        while (queue.TryDequeue(out var next))
        {
            foreach (var dependency in byKey[next].SelectMany(resource => resource.Recorded.DependsOn).Where(needed.Add))
            {
                queue.Enqueue(dependency);
            }
        }

        return needed;
    }

    /// <summary>
    /// What is to be deleted at the end, in groups of which each waits for the one before it: the deepest dependents first.
    /// </summary>
    public IEnumerable<List<ResourceState>> DeletionLevels()
    {
        var condemned = _previous.Resources
            .Where(r => (IsReplaced(r) || !_registered.Contains(r)) && !_condemnedEarly.Contains(r))
            .ToList();
        var depths = new Dictionary<ResourceKey, int>();
        foreach (var resource in condemned)
        {
            // The state is in the order of the dependencies.
            var depth = resource.Recorded.DependsOn.Select(key => depths.GetValueOrDefault(key, -1)).DefaultIfEmpty(-1).Max() + 1;
            depths[resource.Key] = Math.Max(depth, depths.GetValueOrDefault(resource.Key, -1));
        }

        return condemned.GroupBy(resource => depths[resource.Key]).OrderByDescending(level => level.Key).Select(level => level.ToList());
    }

    /// <summary>The state as it is now: what there is in the order of the program, then what is left of the old one.</summary>
    public StackState ToState(IEnumerable<ResourceKey> registrationOrder) => new(
    [
        .. registrationOrder.Where(_current.ContainsKey).Select(key => _current[key]),
        .. _previous.Resources
            .Where(old => !_gone.Contains(old) && (IsReplaced(old) || !_superseded.Contains(old)))
            .Select(old => old with { IsPendingDelete = IsReplaced(old) }),
    ]);
}
