using System.Collections.Concurrent;
using System.Collections.Immutable;
using Pulumi;
using Pulumi.Utilities;

namespace SharedBandwidth.Simulation.Recording;

/// <summary>
/// A recorder of what the program registers. A transformation sees every resource's arguments and options in the order of the program;
/// the model of the account sees the inputs with their values. Both halves meet here.
/// </summary>
public sealed class Recorder
{
    /// <summary>Stands for a value that nobody must see.</summary>
    public const string Hidden = "[secret]";

    private readonly List<Registration> _registrations = [];
    private readonly ConcurrentDictionary<ResourceKey, Answered> _answered = new();

    /// <summary>
    /// To be put among the stack's transformations. It takes the hooks away: no engine is there to call them, and the SDK would start a
    /// server for it.
    /// </summary>
    public ResourceTransformationResult? Observe(ResourceTransformationArgs registration)
    {
        if (registration.Resource is not Stack)
        {
            lock (_registrations)
            {
                _registrations.Add(new Registration(
                    registration.Resource, registration.Args, registration.Options, HooksOf(registration.Options.Hooks)));
            }

            registration.Options.Hooks = new ResourceHookBinding();
        }

        return null;
    }

    /// <summary>What the model was asked to make, and what it answered beside the inputs.</summary>
    public void Take(ResourceKey key, ImmutableDictionary<string, object> inputs, ImmutableSortedDictionary<string, object> outputs) =>
        _answered[key] = new Answered(inputs, outputs);

    /// <summary>Everything that was registered, in the order of the program; to be called when the program has ended.</summary>
    public async Task<ImmutableArray<RecordedResource>> ToResourcesAsync()
    {
        var resources = ImmutableArray.CreateBuilder<RecordedResource>(_registrations.Count);
        foreach (var registration in _registrations)
        {
            resources.Add(await ToResourceAsync(registration).ConfigureAwait(false));
        }

        return resources.MoveToImmutable();
    }

    private async Task<RecordedResource> ToResourceAsync(Registration registration)
    {
        var (resource, args, options, hooks) = registration;
        var key = KeyOf(resource);
        var inspected = await InputInspector.InspectAsync(args).ConfigureAwait(false);
        var named = await OutputUtilities.GetValueAsync<ImmutableArray<Resource>>(options.DependsOn).ConfigureAwait(false);
        // Generated classes always set an id: an empty one for what is to be created.
        var readId = options.Id is null ? null : await OutputUtilities.GetValueAsync<string>(options.Id).ConfigureAwait(false);
        var formerNames = await Task.WhenAll(options.Aliases.Select(FormerNameAsync)).ConfigureAwait(false);
        var (inputs, outputs) = _answered.GetValueOrDefault(key) ?? Answered.Nothing;
        return new RecordedResource
        {
            Key = key,
            Parent = options.Parent is null or Stack ? null : KeyOf(options.Parent),
            ReadId = string.IsNullOrEmpty(readId) ? null : readId,
            Inputs = inputs.ToImmutableSortedDictionary(
                i => i.Key,
                i => inspected.Secrets.Contains(i.Key) ? Hidden : i.Value,
                StringComparer.Ordinal),
            Outputs = outputs,
            PropertyDependencies = inspected.Dependencies.ToImmutableSortedDictionary(
                d => d.Key,
                d => Keys(d.Value),
                StringComparer.Ordinal),
            NamedDependencies = Keys(named.IsDefault ? [] : named),
            Options = Options(options) with { FormerNames = [.. formerNames.OfType<string>()], Hooks = hooks },
            IsComponent = resource is ComponentResource,
        };
    }

    // null: the alias is about something else than the name.
    private static async Task<string?> FormerNameAsync(Input<Alias> input)
    {
        var alias = await OutputUtilities.GetValueAsync<Alias>(input).ConfigureAwait(false);
        return alias.Name is null ? null : await OutputUtilities.GetValueAsync<string>(alias.Name).ConfigureAwait(false);
    }

    private static RecordedOptions Options(ResourceOptions options) => new()
    {
        Protect = options.Protect,
        DeleteBeforeReplace = (options as CustomResourceOptions)?.DeleteBeforeReplace,
        IgnoreChanges = [.. options.IgnoreChanges],
        ReplaceOnChanges = [.. options.ReplaceOnChanges],
        Timeouts = options.CustomTimeouts is { } timeouts ? new RecordedTimeouts(timeouts.Create, timeouts.Update, timeouts.Delete) : null,
    };

    private static RecordedHooks? HooksOf(ResourceHookBinding hooks)
    {
        var names = new RecordedHooks(
            [.. hooks.BeforeCreate.Select(hook => hook.Name)],
            [.. hooks.BeforeUpdate.Select(hook => hook.Name)],
            [.. hooks.OnError.Select(hook => hook.Name)]);
        return names.All.Any() ? names : null;
    }

    private static ImmutableArray<ResourceKey> Keys(IEnumerable<Resource> resources) =>
        [.. resources.Select(KeyOf).Distinct().OrderBy(key => key.ToString(), StringComparer.Ordinal)];

    private static ResourceKey KeyOf(Resource resource) => new(resource.GetResourceType(), resource.GetResourceName());

    private sealed record Registration(Resource Resource, ResourceArgs? Args, ResourceOptions Options, RecordedHooks? Hooks);

    private sealed record Answered(ImmutableDictionary<string, object> Inputs, ImmutableSortedDictionary<string, object> Outputs)
    {
        // Components are never the model's.
        public static readonly Answered Nothing =
            new(ImmutableDictionary<string, object>.Empty, ImmutableSortedDictionary<string, object>.Empty);
    }
}
