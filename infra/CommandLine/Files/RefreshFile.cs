using System.Collections.Immutable;
using System.Text.Json;
using SharedBandwidth.Simulation.Engine;
using SharedBandwidth.Simulation.Impact;

namespace SharedBandwidth.CommandLine.Files;

/// <summary>What Pulumi found when it looked at the account.</summary>
/// <param name="Before">The state as the last update left it.</param>
/// <param name="Now">The state as it is in the account.</param>
/// <param name="Changes">What differs, in the order of the state.</param>
internal sealed record RefreshedState(StateExport Before, StateExport Now, ImmutableArray<HandChange> Changes);

/// <summary>
/// The output of <c>pulumi refresh --preview-only --json</c> or <c>pulumi preview --refresh --json</c>. The first says of each resource what came of
/// looking at it. The second says only that it was looked at; what came of it is in the steps that follow, each of which begins with the resource as it
/// was found.
/// </summary>
/// <remarks>https://github.com/pulumi/pulumi/blob/master/pkg/backend/display/json.go: PreviewDigest.</remarks>
internal static class RefreshFile
{
    private const string Option = "--refresh";
    private const string How = "make it by 'pulumi refresh --preview-only --json' or 'pulumi preview --refresh --json'";

    // What the program never sets and people set all the same.
    private static readonly string[] _alsoSet = ["description", "tags", "deletionProtection"];

    /// <param name="path">The file's path; <c>-</c>: standard input.</param>
    /// <param name="input">Standard input.</param>
    /// <param name="project">The project's name.</param>
    /// <param name="stack">The stack's name; an organisation and a project may stand in front.</param>
    /// <exception cref="UsageError">It is of another project or stack, or cannot be used.</exception>
    public static RefreshedState Read(string path, Stream input, string project, string stack)
    {
        var steps = PulumiSteps.Read(Option, path, input, How);
        var looked = steps.Where(step => step is { Op: "refresh" } || (step is { Op: "update" or "delete", OldState: not null } && IsRefreshOnly(steps))).ToList();
        if (!steps.Exists(step => step.Op == "refresh"))
        {
            throw new UsageError($"{Option} {path}: nothing was looked at in the account here; {How}.");
        }

        var later = steps.Where(step => step.Op is not ("refresh" or "same")).Except(looked).GroupBy(step => step.Urn).ToDictionary(of => of.Key, of => of.First());
        var (before, now, changes) = (new List<StateResourceData>(), new List<StateResourceData>(), new List<HandChange>());
        foreach (var step in looked.Where(step => step.OldState is not null))
        {
            var old = step.OldState!;
            var found = Found(step, later.GetValueOrDefault(step.Urn));
            before.Add(old);
            if (found is not null)
            {
                now.Add(found);
            }

            if (Change(old, found) is { } change)
            {
                changes.Add(change);
            }
        }

        return new RefreshedState(Export(before), Export(now), [.. changes]);

        StateExport Export(List<StateResourceData> resources) => StateFile.Of(Option, path, InOrder(resources), project, stack);
    }

    // A refresh by itself has no other steps than those of looking.
    private static bool IsRefreshOnly(List<PulumiStepData> steps) =>
        steps.TrueForAll(step => step.Op is "refresh" or "update" or "delete" or "same") && !steps.Exists(step => step.Op == "same")
        && steps.GroupBy(step => step.Urn).All(of => !of.Skip(1).Any());

    // null: it is not there any more.
    private static StateResourceData? Found(PulumiStepData looked, PulumiStepData? later) => (looked.Op, later) switch
    {
        ("delete", _) => null,
        (_, { Op: "create" }) => null,
        (_, { OldState: { } found }) => found,
        _ => looked.NewState ?? looked.OldState,
    };

    private static HandChange? Change(StateResourceData old, StateResourceData? found)
    {
        if (!old.Custom || StateUrn.Parse(old.Urn) is not { } urn)
        {
            return null;
        }

        if (found is null)
        {
            return new HandChange(urn.Key, old.Id ?? "", IsGone: true, []);
        }

        var settable = (old.Inputs?.Keys ?? []).Concat(_alsoSet).Where(name => !name.StartsWith("__", StringComparison.Ordinal)).Distinct().Order(StringComparer.Ordinal);
        ImmutableArray<(string, object?, object?)> properties =
        [
            .. from name in settable
               let before = Output(old, name)
               let after = Output(found, name)
               where !AreEqual(before, after)
               select (name, before is { } was ? StateValues.Of(was) : null, after is { } value ? StateValues.Of(value) : null),
        ];
        return properties.IsEmpty ? null : new HandChange(urn.Key, old.Id ?? "", IsGone: false, properties);
    }

    private static JsonElement? Output(StateResourceData resource, string name) =>
        resource.Outputs?.TryGetValue(name, out var value) == true && value.ValueKind != JsonValueKind.Null ? value : null;

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
