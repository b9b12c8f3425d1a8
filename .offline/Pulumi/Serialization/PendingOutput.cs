using System.Collections.Immutable;

namespace Pulumi.Serialization;

/// <summary>An output of a resource that is being registered: unresolved until the deployment hears of its value.</summary>
internal abstract class PendingOutput
{
    public abstract void Resolve(Serialized content);

    public abstract void ResolveToDefault(bool isKnown);

    public abstract void Fail(Exception exception);
}

internal sealed class PendingOutput<T>(ImmutableHashSet<Resource> owner, Func<object?, object?> convert) : PendingOutput
{
    private readonly TaskCompletionSource<OutputData<T>> _source = new();

    // Not watched on its own: the deployment already waits for the registration that resolves it.
    public Output<T> Output => new(_source.Task);

    public override void Resolve(Serialized content) => _source.TrySetResult(new OutputData<T>(
        owner, Conversion.Cast<T>(convert(content.Value)), content.IsKnown, content.IsSecret));

    public override void ResolveToDefault(bool isKnown) =>
        _source.TrySetResult(new OutputData<T>(owner, default!, isKnown, isSecret: false));

    public override void Fail(Exception exception) => _source.TrySetException(exception);
}
