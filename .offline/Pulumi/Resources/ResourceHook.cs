using System.Collections.Immutable;

namespace Pulumi;

public delegate Task ResourceHookCallback(ResourceHookArgs args, CancellationToken cancellationToken = default);

public delegate Task<bool> ErrorHookCallback(ErrorHookArgs args, CancellationToken cancellationToken = default);

// No engine follows a test deployment, so that hooks are taken and never called.
public class ResourceHook
{
    public ResourceHook(string name, ResourceHookCallback callback, ResourceHookOptions? options = null)
        : this(name, callback, options ?? new ResourceHookOptions(), Task.CompletedTask)
    {
    }

    protected ResourceHook(string name, ResourceHookCallback callback, ResourceHookOptions options, Task registered)
    {
        Name = name;
        Callback = callback;
        Options = options;
    }

    public string Name { get; }

    public ResourceHookCallback Callback { get; }

    public ResourceHookOptions Options { get; }
}

public class ErrorHook
{
    public ErrorHook(string name, ErrorHookCallback callback)
        : this(name, callback, Task.CompletedTask)
    {
    }

    protected ErrorHook(string name, ErrorHookCallback callback, Task registered)
    {
        Name = name;
        Callback = callback;
    }

    public string Name { get; }

    public ErrorHookCallback Callback { get; }
}

public class ResourceHookOptions;

public class ResourceHookArgs(
    string urn,
    string id,
    string name,
    string type,
    ImmutableDictionary<string, object?>? newInputs = null,
    ImmutableDictionary<string, object?>? oldInputs = null,
    ImmutableDictionary<string, object?>? newOutputs = null,
    ImmutableDictionary<string, object?>? oldOutputs = null)
{
    public string Urn { get; } = urn;

    public string Id { get; } = id;

    public string Name { get; } = name;

    public string Type { get; } = type;

    public ImmutableDictionary<string, object?>? NewInputs { get; } = newInputs;

    public ImmutableDictionary<string, object?>? OldInputs { get; } = oldInputs;

    public ImmutableDictionary<string, object?>? NewOutputs { get; } = newOutputs;

    public ImmutableDictionary<string, object?>? OldOutputs { get; } = oldOutputs;
}

public class ErrorHookArgs(
    string urn,
    string id,
    string name,
    string type,
    ImmutableDictionary<string, object?>? newInputs = null,
    ImmutableDictionary<string, object?>? oldInputs = null,
    ImmutableDictionary<string, object?>? oldOutputs = null,
    string failedOperation = "",
    IReadOnlyList<string>? errors = null)
{
    public string Urn { get; } = urn;

    public string Id { get; } = id;

    public string Name { get; } = name;

    public string Type { get; } = type;

    public ImmutableDictionary<string, object?>? NewInputs { get; } = newInputs;

    public ImmutableDictionary<string, object?>? OldInputs { get; } = oldInputs;

    public ImmutableDictionary<string, object?>? OldOutputs { get; } = oldOutputs;

    public string FailedOperation { get; } = failedOperation;

    public IReadOnlyList<string> Errors { get; } = errors ?? [];
}

public class ResourceHookBinding
{
    public List<ResourceHook> BeforeCreate { get; set; } = [];

    public List<ResourceHook> BeforeUpdate { get; set; } = [];

    public List<ErrorHook> OnError { get; set; } = [];

    internal ResourceHookBinding Joined(ResourceHookBinding others) => new()
    {
        BeforeCreate = [.. BeforeCreate, .. others.BeforeCreate],
        BeforeUpdate = [.. BeforeUpdate, .. others.BeforeUpdate],
        OnError = [.. OnError, .. others.OnError],
    };
}
