using System.Collections.Immutable;
using SharedBandwidth.CommandLine.Files;
using SharedBandwidth.Planning;
using SharedBandwidth.Planning.Findings;
using SharedBandwidth.Simulation.Recording;

namespace SharedBandwidth.CommandLine.Reports;

/// <summary>The deployed stack that a configuration is compared with.</summary>
/// <param name="Description">In words, after "compared with".</param>
/// <param name="Place">Where it is deployed; null: nothing is.</param>
/// <param name="Resources">What is deployed, as it is taken to be; empty: nothing.</param>
internal sealed record ComparedWith(string Description, StackPlace? Place, ImmutableArray<RecordedResource> Resources)
{
    /// <summary>What to compare with when the stack is deployed somewhere: what is deployed there, and nothing of what is elsewhere.</summary>
    public ImmutableArray<RecordedResource> DeployedIn(StackPlace place) => Place is null || Place.Region == place.Region ? Resources : [];

    /// <param name="stack">The stack as it is now.</param>
    /// <param name="against">A saved plan's path, or a git revision.</param>
    /// <exception cref="UsageError">It is neither, or cannot be used.</exception>
    public static async Task<ComparedWith> FindAsync(GivenStack stack, string against)
    {
        if (File.Exists(against))
        {
            var (place, resources) = PlanFile.Read(against, stack.Project, stack.Name);
            return new ComparedWith($"the plan {against}", place, resources);
        }

        var commit = GitRevision.CommitOf(stack.Folder.FolderPath, against);
        var name = NameOf(against, commit);
        if (GitRevision.Read(stack, commit) is not { } then)
        {
            return new ComparedWith($"{name}, which has no {stack.FileName}", null, []);
        }

        var run = await ProgramRunner.RunAsync(then.Project, stack.Name, then.Config).ConfigureAwait(false);
        CheckErrors(against, then, run.Findings);
        return new ComparedWith($"{then.FileName} at {name}, deployed by today's program", run.Plan.Place, run.Resources);
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
