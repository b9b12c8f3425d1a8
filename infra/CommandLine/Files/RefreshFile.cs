using System.Collections.Immutable;
using System.Text.Json;
using SharedBandwidth.Simulation.Engine;
using SharedBandwidth.Simulation.Impact;
using SharedBandwidth.Simulation.Recording;

namespace SharedBandwidth.CommandLine.Files;

/// <summary>What Pulumi found when it looked at the account.</summary>
/// <param name="Before">The state as the last update left it.</param>
/// <param name="Now">The state as it is in the account.</param>
/// <param name="Changes">What differs, in the order in which it was looked at.</param>
/// <param name="IsOfPreview">Whether only what an update does something about is told.</param>
/// <param name="Untold">How many resources Pulumi counts as changed beside <paramref name="Changes"/>, without a word of which.</param>
internal sealed record RefreshedState(
    StateExport Before, StateExport Now, ImmutableArray<HandChange> Changes, bool IsOfPreview, int Untold);

/// <summary>
/// The output of <c>pulumi refresh --preview-only --json</c> or <c>pulumi preview --refresh --json</c>. The first says of each resource
/// what came of looking at it. The second says only that it was looked at; what came of it is in the steps that follow, each of which
/// begins with the resource as it was found.
/// </summary>
/// <remarks>https://github.com/pulumi/pulumi/blob/master/pkg/backend/display/json.go: ShowPreviewDigest.</remarks>
internal sealed class RefreshFile
{
    private const string Option = "--refresh";
    private const string Refresh = "refresh";
    private const string How = "make it by 'pulumi refresh --preview-only --json' or 'pulumi preview --refresh --json'";

    // What the program never sets and people set all the same.
    private static readonly string[] _alsoSet = ["description", "tags", "deletionProtection"];

    // What a refresh by itself says of a resource that is not as it was.
    private static readonly string[] _told = ["update", "delete"];

    private readonly PulumiStepsData _data;
    private readonly List<PulumiStepData> _looked;
    private readonly Dictionary<string, PulumiStepData> _later;
    private readonly bool _isOfPreview;
    private readonly Func<IEnumerable<StateResourceData>, StateExport> _export;
    private readonly StateExport _before;

    private RefreshFile(PulumiStepsData data, string path, string project, string stack)
    {
        List<PulumiStepData> steps = [.. data.Steps!.OfType<PulumiStepData>()];
        _data = data;

        // A refresh by itself says of each resource what came of looking at it, and nothing else; a preview always has the stack's own step
        // besides.
        _isOfPreview = steps.Exists(step => step.Op is not (Refresh or "update" or "delete"))
            || steps.GroupBy(step => step.Urn).Any(of => of.DistinctBy(step => step.Op).Skip(1).Any());
        _looked = [.. steps.Where(step => step.OldState is not null && (step.Op == Refresh || !_isOfPreview))];
        _later = steps.Where(step => step.Op is not (Refresh or "same")).Except(_looked)
            .SelectMany(step => new[] { step.Urn, step.OldState?.Urn ?? step.Urn }.Distinct().Select(urn => (Urn: urn, Step: step)))
            .DistinctBy(of => of.Urn).ToDictionary(of => of.Urn, of => of.Step);
        _export = resources => StateFile.Of(Option, path, InOrder([.. resources]), project, stack);
        _before = _export(_looked.Select(step => step.OldState!));
    }

    /// <param name="path">The file's path; <c>-</c>: standard input.</param>
    /// <param name="input">Standard input.</param>
    /// <param name="project">The project's name.</param>
    /// <param name="stack">The stack's name; an organisation and a project may stand in front.</param>
    /// <exception cref="UsageError">It is of another project or stack, or cannot be used.</exception>
    public static RefreshFile Read(string path, Stream input, string project, string stack)
    {
        var data = PulumiSteps.Read(Option, path, input, How);
        var errors = (data.Diagnostics ?? []).Count(diagnostic => diagnostic?.Severity == "error");
        if (errors > 0)
        {
            throw new UsageError(
                $"{Option} {path}: Pulumi met {(errors == 1 ? "an error" : $"{errors} errors")} and did not come to its end, so the "
                + $"account was not seen whole; see \"diagnostics\" there, put it right, and {How} again.");
        }

        if (data.Steps is null)
        {
            throw new UsageError($"{Option} {path}: this is not what Pulumi says of a stack's resources; {How}.");
        }

        return data.Steps.Any(step => step?.Op == Refresh)
            ? new RefreshFile(data, path, project, stack)
            : throw new UsageError(data.Steps.Count == 0
                ? $"{Option} {path}: nothing was looked at in the account here; {How}."
                : $"{Option} {path}: this is a preview without --refresh, for which Pulumi does not look at the account; {How}.");
    }

    /// <summary>What was found.</summary>
    /// <param name="program">What the program registers: what was looked at, is not registered and is not deleted is not there any
    /// more.</param>
    /// <exception cref="UsageError">The file cannot be used.</exception>
    public RefreshedState Found(IReadOnlyCollection<RecordedResource> program)
    {
        var graph = new TargetGraph(program);
        var registered = program.SelectMany(resource => graph.FormerKeysOf(resource).Prepend(resource.Key)).ToHashSet();
        var found = _looked.Select(step => (Step: step, Now: Found(step, registered))).ToList();
        ImmutableArray<HandChange> changes = [.. found.Select(of => Change(of.Step, of.Now)).OfType<HandChange>()];

        // Of what the program only reads, a refresh counts the changes and does not tell them.
        var untold = _isOfPreview
            ? 0
            : _told.Sum(op => _data.ChangeSummary?.GetValueOrDefault(op) ?? 0) - _looked.Count(step => step.Op != Refresh);
        return new RefreshedState(
            _before, _export(found.Select(of => of.Now).OfType<StateResourceData>()), changes, _isOfPreview, Math.Max(0, untold));
    }

    // null: it is not there any more.
    private StateResourceData? Found(PulumiStepData looked, HashSet<ResourceKey> registered) =>
        (looked.Op, _later.GetValueOrDefault(looked.Urn)) switch
        {
            ("delete", _) => null,
            (_, { OldState: { } found }) => found,
            (_, { Op: "create" }) => null,
            (_, null) when _isOfPreview && looked.OldState!.Custom && StateUrn.Parse(looked.Urn) is { } urn && !registered.Contains(urn.Key)
                && !looked.OldState.Type.StartsWith("pulumi:", StringComparison.Ordinal) => null,
            _ => looked.NewState ?? looked.OldState,
        };

    private HandChange? Change(PulumiStepData looked, StateResourceData? found)
    {
        var old = looked.OldState!;
        if (!old.Custom || StateUrn.Parse(old.Urn) is not { } urn)
        {
            return null;
        }

        if (found is null)
        {
            return new HandChange(urn.Key, old.Id ?? "", IsGone: true, old.External, []);
        }

        // What Pulumi itself names: "tags.owner", "list[0]".
        var isTold = !_isOfPreview && looked.Op == "update";
        HashSet<string> named = isTold ? [.. (looked.DetailedDiff?.Keys ?? []).Select(name => name.Split('.', '[')[0])] : [];
        ImmutableArray<(string, object?, object?)> properties =
        [
            .. from name in (old.Inputs?.Keys ?? []).Concat(_alsoSet).Concat(named).Distinct().Order(StringComparer.Ordinal)
               where !name.StartsWith("__", StringComparison.Ordinal)
               let before = Value(old, name, orInput: named.Contains(name))
               let after = Value(found, name, orInput: named.Contains(name))
               where !AreEqual(before, after) || (named.Contains(name) && IsSecret(before))
               select (name, Known(before), Known(after)),
        ];
        return properties.IsEmpty && !isTold ? null : new HandChange(urn.Key, old.Id ?? "", IsGone: false, old.External, properties);
    }

    private static object? Known(JsonElement? value) => value is { } known ? StateValues.Of(known) : null;

    private static bool IsSecret(JsonElement? value) => Known(value) is Recorder.Hidden;

    private static JsonElement? Value(StateResourceData resource, string name, bool orInput) =>
        Set(resource.Outputs, name) ?? (orInput ? Set(resource.Inputs, name) : null);

    private static JsonElement? Set(IReadOnlyDictionary<string, JsonElement>? values, string name) =>
        values?.TryGetValue(name, out var value) == true && value.ValueKind != JsonValueKind.Null ? value : null;

    private static bool AreEqual(JsonElement? one, JsonElement? other) =>
        one is { } left && other is { } right ? JsonElement.DeepEquals(left, right) : one is null && other is null;

    // Looking goes on side by side; a state has each resource behind what it depends on.
    private static List<StateResourceData> InOrder(List<StateResourceData> resources)
    {
        var byUrn = resources.DistinctBy(resource => resource.Urn).ToDictionary(resource => resource.Urn);
        var (sorted, seen) = (new List<StateResourceData>(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var resource in resources)
        {
            Add(resource);
        }

        return sorted;

        void Add(StateResourceData resource)
        {
            if (!seen.Add(resource.Urn))
            {
                return;
            }

            foreach (var urn in (resource.Dependencies ?? []).Append(resource.Parent).OfType<string>())
            {
                if (byUrn.TryGetValue(urn, out var first))
                {
                    Add(first);
                }
            }

            sorted.Add(resource);
        }
    }
}
