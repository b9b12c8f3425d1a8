using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using SharedBandwidth.Planning.Findings;
using SharedBandwidth.Simulation.Engine;
using SharedBandwidth.Simulation.Recording;

namespace SharedBandwidth.CommandLine.Files;

/// <summary>The deployed state of a stack, in a file that <c>pulumi stack export</c> wrote.</summary>
internal static class StateFile
{
    private const string Stack = "pulumi:pulumi:Stack";
    private const string Provider = "pulumi:providers:";
    private const string AliCloud = "alicloud";

    // 3 is what Pulumi writes, and 4 where a state needs a reader that knows one of the features.
    private static readonly int[] _versions = [3, 4];
    private static readonly string[] _features = ["hooks", "taint", "byteString"];

    /// <summary>
    /// What was exported of this project and stack; null: the file does not say that it is such an export, or cannot be read.
    /// </summary>
    /// <param name="option">The option that the file was given with.</param>
    /// <param name="path">The file's path.</param>
    /// <param name="project">The project's name.</param>
    /// <param name="stack">The stack's name; an organisation and a project may stand in front.</param>
    /// <exception cref="UsageError">It is of another project or stack, or cannot be used.</exception>
    public static StateExport? TryRead(string option, string path, string project, string stack)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllText(path));
            return Is(json.RootElement) ? Read(option, path, json.RootElement, project, stack) : null;
        }
        catch (Exception exception) when (exception is JsonException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Resources of a state that were written elsewhere than in an export.</summary>
    /// <param name="option">The option that the file was given with.</param>
    /// <param name="path">The file's path.</param>
    /// <param name="resources">Each after those that it depends on.</param>
    /// <param name="project">The project's name.</param>
    /// <param name="stack">The stack's name; an organisation and a project may stand in front.</param>
    /// <exception cref="UsageError">They are of another project or stack, or cannot be used.</exception>
    public static StateExport Of(string option, string path, IReadOnlyList<StateResourceData> resources, string project, string stack) =>
        new Reader(option, path, project, stack[(stack.LastIndexOf('/') + 1)..]).Export(new DeploymentData(resources, null, null));

    private static bool Is(JsonElement json) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty("version", out _) && json.TryGetProperty("deployment", out _);

    private static StateExport Read(string option, string path, JsonElement json, string project, string stack)
    {
        CheckVersion(option, path, json.GetProperty("version"));
        StateData state;
        try
        {
            state = json.Deserialize(PulumiJsonContext.Default.StateData)!;
        }
        catch (JsonException exception)
        {
            throw new UsageError(
                $"{option} {path}: this is not what 'pulumi stack export' writes (at {exception.Path ?? "$"}); export the state anew.");
        }

        string[] unknown = [.. (state.Features ?? []).Except(_features)];
        if (unknown.Length > 0)
        {
            throw new UsageError(
                $"{option} {path}: the state uses {Sentence.And(unknown)}, which this program never does and a rehearsal does not know; "
                + $"known are {Sentence.And(_features)}. Ask 'pulumi preview' itself.");
        }

        var deployment = state.Deployment ?? new DeploymentData(null, null, null);
        return new Reader(option, path, project, stack[(stack.LastIndexOf('/') + 1)..]).Export(deployment);
    }

    private static void CheckVersion(string option, string path, JsonElement version)
    {
        if (version.ValueKind != JsonValueKind.Number || !version.TryGetInt32(out var number) || !_versions.Contains(number))
        {
            throw new UsageError(
                $"{option} {path}: this state is of version {Sentence.Shorten(version.GetRawText())}, and only versions "
                + $"{Sentence.And(_versions.Select(known => known.ToString(CultureInfo.InvariantCulture)))} can be read; export it with a "
                + "Pulumi that this project asks for.");
        }
    }

    private sealed class Reader(string option, string path, string project, string stack)
    {
        private readonly Dictionary<string, ResourceKey> _aliased = new(StringComparer.Ordinal);

        public StateExport Export(DeploymentData deployment)
        {
            // A list may say null for one of them.
            List<StateResourceData> resources = [.. (deployment.Resources ?? []).OfType<StateResourceData>()];
            List<PendingOperationData> pending = [.. (deployment.PendingOperations ?? []).OfType<PendingOperationData>()];
            foreach (var resource in resources.Concat(pending.Select(operation => operation.Resource)))
            {
                Check(resource);
            }

            var providers = resources.Where(resource => IsProvider(resource) && !resource.Delete).ToList();
            var cloud = providers.Where(resource => resource.Type == Provider + AliCloud).ToList();
            return new StateExport
            {
                Region = cloud.Select(resource => StateValues.Text(resource.Inputs, "region")).FirstOrDefault(region => region is not null),
                Profile = cloud.Select(resource => StateValues.Text(resource.Inputs, "profile"))
                    .FirstOrDefault(profile => profile is not null),
                Providers =
                [
                    .. providers
                        .Select(resource =>
                            (Name: resource.Type[Provider.Length..], Version: StateValues.Text(resource.Inputs, "version") ?? ""))
                        .Where(provider => provider.Version.Length > 0)
                        .Distinct()
                        .Order(),
                ],
                Resources = [.. resources.Where(IsRehearsed).Select(Resource)],
                PendingOperations =
                [
                    .. pending.Where(operation => IsRehearsed(operation.Resource))
                        .Select(operation => new PendingOperation(KeyOf(operation.Resource.Urn), operation.Type)),
                ],
                IsBroken = deployment.Metadata?.IntegrityError is { ValueKind: JsonValueKind.Object },
            };
        }

        private static bool IsProvider(StateResourceData resource) => resource.Type.StartsWith(Provider, StringComparison.Ordinal);

        private static bool IsRehearsed(StateResourceData resource) => resource.Custom && !IsProvider(resource);

        private void Check(StateResourceData resource)
        {
            if (StateUrn.Parse(resource.Urn) is not { } urn || urn.Key.Type != resource.Type)
            {
                throw new UsageError(
                    $"{option} {path}: '{Sentence.Shorten(resource.Urn)}' is not the name of a resource in a state; it is "
                    + "urn:pulumi:STACK::PROJECT::TYPE::NAME. Export the state anew.");
            }

            if (urn.Project != project || urn.Stack != stack)
            {
                throw new UsageError(
                    $"{option} {path}: this is the state of {urn.Project} / {urn.Stack}, not of {project} / {stack}; "
                    + "give an export of the same project and stack.");
            }

            if (resource.DeletedWith is { Length: > 0 })
            {
                throw new UsageError(
                    $"{option} {path}: {urn.Key.ShortType} {urn.Name} has the option deletedWith, which this program never sets and which "
                    + "cannot be rehearsed. Ask 'pulumi preview' itself.");
            }

            foreach (var alias in (resource.Aliases ?? []).OfType<string>())
            {
                _aliased.TryAdd(alias, urn.Key);
            }
        }

        private ResourceKey KeyOf(string? urn) => _aliased.TryGetValue(urn ?? "", out var key) ? key
            : StateUrn.Parse(urn ?? "")?.Key ?? throw new UsageError(
                $"{option} {path}: '{Sentence.Shorten(urn ?? "")}' is not the name of a resource in a state; export the state anew.");

        private ExportedResource Resource(StateResourceData resource)
        {
            var urn = StateUrn.Parse(resource.Urn)!;
            var id = resource.Id is { Length: > 0 } known ? known
                : resource.PendingReplacement ? ""
                : throw new UsageError($"{option} {path}: {urn.Key.ShortType} {urn.Name} has no id; export the state anew.");
            var (inputs, about) = StateValues.Inputs(resource.Inputs);
            var uses = (resource.PropertyDependencies ?? ImmutableDictionary<string, IReadOnlyList<string>>.Empty)
                .Where(input => input.Value is { Count: > 0 })
                .ToImmutableSortedDictionary(input => input.Key, input => Keys(input.Value), StringComparer.Ordinal);
            return new ExportedResource
            {
                Recorded = new RecordedResource
                {
                    Key = urn.Key,
                    Parent = resource.Parent is { Length: > 0 } parent && KeyOf(parent) is var of && of.Type != Stack ? of : null,
                    ReadId = resource.External ? id : null,
                    Inputs = inputs,
                    Outputs = StateValues.Outputs(resource.Outputs),
                    PropertyDependencies = uses,
                    NamedDependencies = [.. Keys(resource.Dependencies ?? []).Except(uses.Values.SelectMany(keys => keys))],
                    Options = Options(resource),
                    IsComponent = false,
                },
                QualifiedType = urn.QualifiedType,
                Id = id,
                Inputs = about,
                IsPendingDelete = resource.Delete,
                IsPendingReplacement = resource.PendingReplacement,
                KeepsFailure = resource.InitErrors is { Count: > 0 },
                IsTainted = resource.Taint,
                RetainsOnDelete = resource.RetainOnDelete,
            };
        }

        private ImmutableArray<ResourceKey> Keys(IReadOnlyList<string> urns) =>
            [.. urns.Select(KeyOf).Distinct().OrderBy(key => key.ToString(), StringComparer.Ordinal)];

        private static RecordedOptions Options(StateResourceData resource) => new()
        {
            Protect = resource.Protect,
            IgnoreChanges = [.. resource.IgnoreChanges ?? []],
            ReplaceOnChanges = [.. resource.ReplaceOnChanges ?? []],
            Timeouts = resource.CustomTimeouts is { } timeouts
                ? new RecordedTimeouts(Seconds(timeouts.Create), Seconds(timeouts.Update), Seconds(timeouts.Delete))
                : null,
            Hooks = resource.ResourceHooks is { Count: > 0 } hooks
                ? new RecordedHooks(Names(hooks, "BeforeCreate"), Names(hooks, "BeforeUpdate"), Names(hooks, "OnError"))
                : null,
        };

        private static TimeSpan? Seconds(double seconds) => seconds is > 0 and < 1e9 ? TimeSpan.FromSeconds(seconds) : null;

        private static ImmutableArray<string> Names(IReadOnlyDictionary<string, IReadOnlyList<string>> hooks, string moment) =>
            [.. hooks.GetValueOrDefault(moment) ?? []];
    }
}
