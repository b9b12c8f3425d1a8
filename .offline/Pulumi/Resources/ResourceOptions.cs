namespace Pulumi;

public abstract class ResourceOptions
{
    // Lists come into being when they are first asked for: most resources have none of them.
    private InputList<Resource>? _dependsOn;
    private List<string>? _ignoreChanges;
    private List<string>? _replaceOnChanges;
    private List<ResourceTransformation>? _resourceTransformations;
    private List<Input<Alias>>? _aliases;
    private ResourceHookBinding? _hooks;

    public Input<string>? Id { get; set; }

    public Resource? Parent { get; set; }

    public InputList<Resource> DependsOn
    {
        get => _dependsOn ??= [];
        set => _dependsOn = value;
    }

    public bool? Protect { get; set; }

    public List<string> IgnoreChanges
    {
        get => _ignoreChanges ??= [];
        set => _ignoreChanges = value;
    }

    public List<string> ReplaceOnChanges
    {
        get => _replaceOnChanges ??= [];
        set => _replaceOnChanges = value;
    }

    public string? Version { get; set; }

    public CustomTimeouts? CustomTimeouts { get; set; }

    public List<ResourceTransformation> ResourceTransformations
    {
        get => _resourceTransformations ??= [];
        set => _resourceTransformations = value;
    }

    public List<Input<Alias>> Aliases
    {
        get => _aliases ??= [];
        set => _aliases = value;
    }

    public ResourceHookBinding Hooks
    {
        get => _hooks ??= new();
        set => _hooks = value;
    }

    public string? Urn { get; set; }

    internal IReadOnlyList<ResourceTransformation> OwnTransformations => _resourceTransformations ?? [];

    internal async ValueTask<IEnumerable<Resource>> GetDependenciesAsync() =>
        _dependsOn is null ? [] : await _dependsOn.ToOutput().GetValueAsync(whenUnknown: []).ConfigureAwait(false);

    internal virtual ResourceOptions Clone()
    {
        var clone = (ResourceOptions)MemberwiseClone();
        clone._dependsOn = _dependsOn?.Clone();
        clone._ignoreChanges = Copy(_ignoreChanges);
        clone._replaceOnChanges = Copy(_replaceOnChanges);
        clone._resourceTransformations = Copy(_resourceTransformations);
        clone._aliases = Copy(_aliases);
        clone._hooks = _hooks?.Joined(new());
        clone.CustomTimeouts = CustomTimeouts?.Clone();
        return clone;
    }

    /// <summary>Single values of the others win, lists are joined.</summary>
    private protected void Absorb(ResourceOptions others)
    {
        Id = others.Id ?? Id;
        Parent = others.Parent ?? Parent;
        Protect = others.Protect ?? Protect;
        Version = others.Version ?? Version;
        CustomTimeouts = others.CustomTimeouts?.Clone() ?? CustomTimeouts;
        Urn = others.Urn ?? Urn;
        _dependsOn = others._dependsOn is null ? _dependsOn : _dependsOn?.Concat(others._dependsOn) ?? others._dependsOn.Clone();
        _ignoreChanges = Join(_ignoreChanges, others._ignoreChanges);
        _replaceOnChanges = Join(_replaceOnChanges, others._replaceOnChanges);
        _resourceTransformations = Join(_resourceTransformations, others._resourceTransformations);
        _aliases = Join(_aliases, others._aliases);
        _hooks = others._hooks is null ? _hooks : (_hooks ?? new()).Joined(others._hooks);
    }

    private protected static List<T>? Copy<T>(List<T>? list) => list is null ? null : [.. list];

    private protected static List<T>? Join<T>(List<T>? first, List<T>? second) => second is null ? first : [.. first ?? [], .. second];
}
