using System.Collections.Immutable;
using SharedBandwidth.CommandLine.Console;
using SharedBandwidth.CommandLine.Files;
using SharedBandwidth.CommandLine.Words;
using SharedBandwidth.Planning;
using SharedBandwidth.Planning.Findings;
using SharedBandwidth.Simulation.Engine;
using SharedBandwidth.Simulation.Recording;

namespace SharedBandwidth.CommandLine.Reports;

/// <summary>The deployed stack that a configuration is compared with.</summary>
/// <param name="Description">In words, after "compared with".</param>
/// <param name="Place">Where it is deployed; null: nothing is.</param>
/// <param name="Resources">What is deployed, as it is taken to be; empty: nothing, or what <paramref name="State"/> says.</param>
/// <param name="State">What Pulumi's own state says is deployed; null: something else is compared with.</param>
internal sealed record ComparedWith(
    string Description, StackPlace? Place, ImmutableArray<RecordedResource> Resources, DeployedState? State = null)
{
    /// <summary>What the apps' own peaks added up to; null: no demand is known of it.</summary>
    public long? SeparateMbps { get; init; }

    /// <summary>An account with what is deployed, as Pulumi's state has it wherever the stack is to be; each one is independent.</summary>
    /// <exception cref="NotSimulatedException">It could not have been deployed.</exception>
    public DeployedStack Deploy(UpdateOptions options) =>
        State is null ? DeployedStack.With(Resources, options) : DeployedStack.With(State.Stack, options);

    /// <summary>What is deployed, as it was registered.</summary>
    public IReadOnlyCollection<RecordedResource> Before => State is null ? Resources
        : [.. State.Stack.Resources.Where(resource => !resource.IsPendingDelete).Select(resource => resource.Recorded)];

    /// <summary>Whether a state says that an EIP has this IP: then it stands for no other, wherever it is from.</summary>
    public bool IsDeployed(string ip) =>
        State?.Stack.Resources.Any(resource => resource.Outputs.GetValueOrDefault("ipAddress") is string own && own == ip) == true;

    /// <summary>What a change of region, profile or account site means; none: there is none.</summary>
    /// <param name="place">Where the stack is deployed now.</param>
    public IReadOnlyList<string> PlaceChanges(StackPlace place) => Place is null ? [] : [.. PlaceWords.Changes(Place, place)];

    /// <summary>What has to be known of an exported state beside what changes; null: it is none.</summary>
    /// <param name="steps">What is done with each resource.</param>
    public IReadOnlyList<string>? NotesOn(IEnumerable<ResourceStep> steps) => State is null ? null : [.. StateNotes.Of(State, steps)];

    /// <summary>The first lines about it: with what, where that is deployed, what has to be known of it.</summary>
    /// <param name="page">Where to write.</param>
    /// <param name="place">Where the stack is deployed now.</param>
    /// <param name="steps">What is done with each resource.</param>
    public void Write(Page page, StackPlace place, IEnumerable<ResourceStep> steps)
    {
        page.Wrapped(new Indent("", "  "), TextSpan.Dim($"Compared with {Description}."));
        page.Blank();
        foreach (var sentence in PlaceChanges(place).Concat(NotesOn(steps) ?? []))
        {
            page.Wrapped(new Indent("", "  "), TextSpan.Of("Warning: ", Styles.Warning), sentence);
        }
    }

    /// <param name="stack">The stack as it is now.</param>
    /// <param name="run">The program with it.</param>
    /// <param name="against">A saved plan's path, an exported state's, or a git revision.</param>
    /// <exception cref="UsageError">It is none of them, or cannot be used.</exception>
    public static async Task<ComparedWith> FindAsync(GivenStack stack, ProgramRun run, string against)
    {
        if (File.Exists(against))
        {
            if (StateFile.TryRead("--against", against, stack.Project, stack.Name) is { } export)
            {
                var now = run.Plan.Place;
                var found = export.Region is null ? null : new StackPlace(export.Region, export.Profile, now.AccountSite);
                return new ComparedWith(
                    $"the state {against}", found, [], new DeployedState(export, ExportedStack.Of(export, run.Resources)));
            }

            var (place, resources) = PlanFile.Read(against, stack.Project, stack.Name);
            return new ComparedWith($"the plan {against}", place, resources);
        }

        var commit = GitRevision.CommitOf(stack.Folder.FolderPath, against);
        var name = NameOf(against, commit);
        if (GitRevision.Read(stack, commit) is not { } then)
        {
            return new ComparedWith($"{name}, which has no {stack.FileName}", null, []);
        }

        var before = await ProgramRunner.RunAsync(then.Project, stack.Name, then.Config).ConfigureAwait(false);
        CheckErrors(against, then, before.Findings);
        return new ComparedWith($"{then.FileName} at {name}, deployed by today's program", before.Plan.Place, before.Resources)
        {
            SeparateMbps = before.Plan.Exposure.Bandwidth.SeparateMbps,
        };
    }

    /// <summary>A revision as it was given, and the commit that it is.</summary>
    public static string NameOf(string against, string commit) =>
        commit.StartsWith(against, StringComparison.Ordinal) ? commit[..10] : $"{against} ({commit[..10]})";

    /// <exception cref="UsageError">The stack of then has errors.</exception>
    public static void CheckErrors(string against, StackThen then, ImmutableArray<Finding> findings)
    {
        if (findings.FirstOrDefault(finding => finding.Severity == Severity.Error) is { } error)
        {
            throw new UsageError(
                $"--against {against}: {then.FileName} has errors there itself, the first is {error.Code.Id} {error.Subject}: " +
                $"{error.Message} Compare with a revision without errors.");
        }
    }
}

/// <summary>A stack's state by Pulumi.</summary>
/// <param name="Export">What the file says.</param>
/// <param name="Stack">The same as the engine goes on from.</param>
internal sealed record DeployedState(StateExport Export, StackState Stack);
