using System.Collections.Immutable;
using SharedBandwidth.Rehearsal.Engine;
using SharedBandwidth.Rehearsal.Projects;
using SharedBandwidth.Rehearsal.Recording;

namespace SharedBandwidth.Rehearsal.Change;

/// <summary>The destruction of a deployed stack.</summary>
internal sealed record RehearsedDestroy
{
    /// <summary>Every step, as Pulumi's preview knows it.</summary>
    public required UpdateResult Preview { get; init; }

    /// <summary>null: Pulumi stops at its preview, because something is protected.</summary>
    public required UpdateResult? Execution { get; init; }

    /// <summary>What is still in the account afterwards and was made by the stack.</summary>
    public required ImmutableArray<ResourceKey> Left { get; init; }

    /// <summary>What was there before the stack, and stays.</summary>
    public required ImmutableArray<RecordedResource> NeverTouched { get; init; }

    /// <exception cref="UnusableException">The stack cannot be deployed, so there is nothing to destroy.</exception>
    public static RehearsedDestroy Run(IReadOnlyCollection<RecordedResource> deployed, UpdateOptions options)
    {
        var account = RehearsedAccount.With(deployed, options);
        var preview = account.Preview([]);
        var execution = preview.IsDone ? account.Update([], options, quotas: null) : null;
        return new RehearsedDestroy
        {
            Preview = preview,
            Execution = execution,
            Left = [.. account.State.Resources.Where(resource => !resource.IsExternal).Select(resource => resource.Key)],
            NeverTouched = [.. deployed.Where(resource => resource.ReadId is not null)],
        };
    }
}
