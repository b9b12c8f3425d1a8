using System.Collections.Immutable;
using SharedBandwidth.Cloud;
using SharedBandwidth.Planning.Exposure.Writes;
using SharedBandwidth.Simulation.Provider;
using SharedBandwidth.Simulation.Recording;

namespace SharedBandwidth.Simulation.Engine;

/// <summary>The engine's decision what has to be done with each resource, and what that does to the state.</summary>
/// <param name="target">What the program registers.</param>
/// <param name="state">The state that is changed.</param>
/// <param name="call">Gives an operation its calls, with its timeout; gives null in a preview, where nothing is called.</param>
/// <remarks>https://github.com/pulumi/pulumi/blob/master/pkg/resource/deploy/step_generator.go</remarks>
public sealed class StepGenerator(TargetGraph target, StateUpdate state, Func<ResourceKey, TimeSpan, ProviderCall?> call)
{
    // A value that a preview cannot know.
    public const string Unknown = "(new)";

    /// <summary>What brings a resource to what the program registers; everything that it depends on is there.</summary>
    public List<Operation> Generate(RecordedResource resource)
    {
        var inputs = ValueResolver.Resolve(resource, target.ByKey, state.Current);
        var old = state.Register(resource, target.FormerKeysOf(resource));
        var formerKey = old is not null && old.Key != resource.Key ? old.Key : (ResourceKey?)null;
        if (resource.ReadId is not null)
        {
            return Read(resource, inputs, old, formerKey);
        }

        if (old is null || state.IsCondemnedEarly(old))
        {
            return [Creation(resource, inputs, old is null ? StepKind.Create : StepKind.Replace, [], null)];
        }

        if (old.IsExternal)
        {
            return [Creation(resource, inputs, StepKind.Create, [], () => state.Replace(old))];
        }

        var type = ResourceTypes.Of(resource.Key.Type);
        inputs = WithoutIgnored(inputs, old.Inputs, resource.Options.IgnoreChanges);
        (inputs, var notCompared) = InputComparison.WithoutEncrypted(resource, old, inputs, state.Current);
        var changes = InputComparison.Differences(type, resource.Options, old, inputs);
        if (changes.Any(change => change.ForcesReplacement))
        {
            var operations = Replacement(resource, inputs, old, changes);
            operations[^1] = operations[^1] with { NotCompared = notCompared };
            return operations;
        }

        return changes.Length > 0 || old.IsIncomplete || old.KeepsFailure
            ? [Updating(type, resource, inputs, old, changes, formerKey) with { NotCompared = notCompared }]
            :
            [
                new Operation(StepKind.Same, resource.Key)
                {
                    FormerKey = formerKey,
                    NotCompared = notCompared,
                    Apply = _ => state.Supersede(old, old with { Recorded = resource, Inputs = inputs, RetainsOnDelete = false }),
                },
            ];
    }

    // What is ignored stays as it was, also when something else changes.
    private static PropertyMap WithoutIgnored(PropertyMap inputs, PropertyMap before, ImmutableArray<string> ignored) => ignored.Aggregate(
        inputs,
        (kept, name) => before.TryGetValue(name, out var value) ? kept.SetItem(name, value) : kept.Remove(name));

    private List<Operation> Read(RecordedResource resource, PropertyMap inputs, ResourceState? old, ResourceKey? formerKey)
    {
        // What is encrypted has no id here: what the state reads is taken for it.
        var isEncrypted = SharedBandwidthStack.IsEncryptedText(resource.ReadId!);
        var id = old is { IsExternal: true, Exported: not null } && isEncrypted ? old.Id : resource.ReadId!;
        var changes = old is null || old.Id == id
            ? ImmutableArray<PropertyChange>.Empty
            : [new PropertyChange("id", old.Id, id, ForcesReplacement: !old.IsExternal)];
        var isSame = old is { IsExternal: true } && changes.IsEmpty;
        return
        [
            new Operation(isSame ? StepKind.Same : StepKind.Read, resource.Key)
            {
                FormerKey = formerKey,
                Changes = changes,
                NotCompared = id == resource.ReadId ? [] : ["id"],
                Routine = () => call(resource.Key, TimeSpan.FromMinutes(5)) is { } provider
                    ? ResourceTypes.Of(resource.Key.Type).Read(provider, () => id)
                    : [],
                Apply = outcome =>
                {
                    if (outcome.Failure is null)
                    {
                        state.Supersede(old, new ResourceState
                        {
                            Recorded = resource with { ReadId = id },
                            Inputs = inputs,
                            Outputs = old?.Id == id ? old.Outputs : resource.Outputs,
                            Exported = old?.Exported,
                        });

                        // What the stack made itself and now only reads under another id goes at the end; under the same id it is let go.
                        if (old is { IsExternal: false } && old.Id != id)
                        {
                            state.Replace(old);
                        }
                    }
                },
            },
        ];
    }

    private List<Operation> Replacement(
        RecordedResource resource,
        PropertyMap inputs,
        ResourceState old,
        ImmutableArray<PropertyChange> changes)
    {
        // Taking the protection away and replacing may happen in one update.
        var refused = resource.Options.Protect == true && old.Recorded.Options.Protect == true
            ? Protected(resource.Key, "this change would replace it")
            : null;
        if (resource.Options.DeleteBeforeReplace != true)
        {
            return [Creation(resource, inputs, StepKind.Replace, changes, () => state.Replace(old)) with { Refused = refused }];
        }

        var operations = new List<Operation>();
        var alongside = state.ReplacedAlong(
            old, (of, input) => InputComparison.Replaces(ResourceTypes.OfState(of.Key.Type), of.Options, input));
        foreach (var dependent in alongside.Where(state.CondemnEarly).Reverse())
        {
            operations.Add(Deletion(dependent, StepKind.DeleteReplaced) with
            {
                Refused = dependent.Recorded.Options.Protect == true
                    ? Protected(dependent.Key, $"replacing {resource.Key.ShortType} {resource.Key.Name} would replace it too")
                    : null,
            });
        }

        operations.Add(Deletion(old, StepKind.DeleteReplaced) with { Refused = refused });
        state.CondemnEarly(old);
        operations.Add(Creation(resource, inputs, StepKind.Replace, changes, null));
        return operations;
    }

    private Operation Creation(
        RecordedResource resource,
        PropertyMap inputs,
        StepKind kind,
        ImmutableArray<PropertyChange> changes,
        Action? replaced)
    {
        var type = ResourceTypes.Of(resource.Key.Type);
        var creating = new NewResource(resource, inputs);
        return new Operation(kind, resource.Key)
        {
            Changes = changes,
            Routine = () => call(resource.Key, resource.Options.Timeouts?.Create ?? type.CreateTimeout) is { } provider
                ? type.Create(provider, creating)
                : Imagine(creating),
            Hooked = HookedOf(resource, WriteOperation.Create, inputs),
            Apply = outcome =>
            {
                if (creating.Id is { } id)
                {
                    state.Set(new ResourceState
                    {
                        Recorded = resource,
                        Inputs = inputs,
                        Outputs = creating.Computed.SetItem("id", id),
                        IsIncomplete = outcome.Failure is not null,
                    });
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

    private Operation Updating(
        ResourceType type,
        RecordedResource resource,
        PropertyMap inputs,
        ResourceState old,
        ImmutableArray<PropertyChange> changes,
        ResourceKey? formerKey) =>
        new(StepKind.Update, resource.Key)
        {
            FormerKey = formerKey,
            Changes = changes,
            Routine = () => call(resource.Key, resource.Options.Timeouts?.Update ?? type.UpdateTimeout) is { } provider
                ? type.Update(
                    provider,
                    new ChangedResource(old.Id, inputs, changes.Select(change => change.Name).ToHashSet(StringComparer.Ordinal)))
                : [],
            Hooked = HookedOf(resource, WriteOperation.Update, inputs),
            Apply = outcome => state.Supersede(
                old,
                outcome.Failure is null
                    ? old with
                    {
                        Recorded = resource,
                        Inputs = inputs,
                        IsIncomplete = false,
                        KeepsFailure = outcome.HookRetries > 0,
                        RetainsOnDelete = false,
                    }
                    : old with { Recorded = old.Recorded with { Key = resource.Key } }),
        };

    /// <summary>What deletes something at the end, because it is replaced or because nothing registers it any more.</summary>
    public Operation Deletion(ResourceState condemned)
    {
        // Without a new one in its place, nothing is replaced, even where another is read from now on.
        var isReplaced = state.IsReplaced(condemned);
        var hasSuccessor = isReplaced && state.Current.GetValueOrDefault(condemned.Key) is not { IsExternal: true };
        var refused = !isReplaced && condemned.Recorded.Options.Protect == true ? Protected(condemned.Key, "this would delete it") : null;
        return Deletion(condemned, hasSuccessor ? StepKind.DeleteReplaced : StepKind.Delete) with { Refused = refused };
    }

    private Operation Deletion(ResourceState condemned, StepKind kind)
    {
        var type = ResourceTypes.OfState(condemned.Key.Type);
        var kept = condemned.IsExternal ? "it was only read"
            : condemned.RetainsOnDelete ? "the state says retainOnDelete: Pulumi forgets it, and deletes nothing"
            : type.KeptOnDelete(condemned.Inputs);
        var timeout = condemned.Recorded.Options.Timeouts?.Delete ?? type.DeleteTimeout;
        return new Operation(kept is null ? kind : StepKind.Forget, condemned.Key)
        {
            KeptBecause = kept,
            Routine = () => kept is null && call(condemned.Key, timeout) is { } provider
                ? type.Delete(provider, condemned.Id, condemned.Inputs)
                : [],
            Hooked = kept is null ? HookedOf(condemned.Recorded, WriteOperation.Delete, condemned.Inputs) : null,
            Apply = outcome =>
            {
                if (outcome.Failure is null)
                {
                    state.Remove(condemned);
                }
            },
        };
    }

    private static HookedWrite? HookedOf(RecordedResource resource, WriteOperation operation, PropertyMap inputs) =>
        resource.Options.Hooks is { } hooks ? new HookedWrite(hooks, operation, inputs) : null;

    private static Refusal Protected(ResourceKey key, string consequence) =>
        new("protect", $"{key.ShortType} {key.Name} is protected, and {consequence}.");
}
