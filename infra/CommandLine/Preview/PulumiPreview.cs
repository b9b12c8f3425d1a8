using SharedBandwidth.CommandLine.Files;
using SharedBandwidth.CommandLine.Reports;
using SharedBandwidth.Simulation.Engine;
using SharedBandwidth.Simulation.Impact;

namespace SharedBandwidth.CommandLine.Preview;

/// <summary>What the genuine <c>pulumi preview --json</c> says otherwise than the rehearsal.</summary>
/// <param name="Differences">One line each, ready for a comment.</param>
internal sealed record PulumiPreview(IReadOnlyList<string> Differences)
{
    /// <exception cref="UsageError">The file cannot be used.</exception>
    public static PulumiPreview Read(string path, Stream input, string project, string stack, ChangeOutcome change)
    {
        const string How = "make it by 'pulumi preview --json'";
        var data = PulumiSteps.Read("--pulumi-preview", path, input, How);
        if ((data.Diagnostics ?? []).Any(diagnostic => diagnostic?.Severity == "error"))
        {
            throw new UsageError(
                $"--pulumi-preview {path}: Pulumi met an error and did not come to its end; see \"diagnostics\" there, put it right, and " +
                $"{How} again.");
        }

        var steps = data.Steps
            ?? throw new UsageError($"--pulumi-preview {path}: this is not what Pulumi says of a stack's resources; {How}.");
        var theirs = steps.OfType<PulumiStepData>()
            .Where(step => step.Op is not ("same" or "refresh" or "read"))
            .Select(step => (Urn: UrnOf(path, step.Urn, project, stack), Kind: Word(step.Op)))
            .Where(step => step.Urn.Key.Type.StartsWith("alicloud:", StringComparison.Ordinal))
            .Select(step => (step.Urn.Key, step.Kind)).Distinct().ToLookup(step => step.Key, step => step.Kind);
        var ours = change.Changes
            .Where(step => step.Kind != StepKind.Read && step.Key.Type.StartsWith("alicloud:", StringComparison.Ordinal))
            .Select(step => (step.Key, Kind: Word(step.Kind))).Distinct().ToLookup(step => step.Key, step => step.Kind);
        return new PulumiPreview(
        [
            .. from key in theirs.Select(step => step.Key).Union(ours.Select(step => step.Key))
                   .OrderBy(key => key.ToString(), StringComparer.Ordinal)
               let pulumi = string.Join(", ", theirs[key].Distinct().Order(StringComparer.Ordinal))
               let rehearsal = string.Join(", ", ours[key].Distinct().Order(StringComparer.Ordinal))
               where pulumi != rehearsal
               select $"{CommentText.Code($"{key.ShortType} {key.Name}")}: Pulumi {Or(pulumi)}, the rehearsal {Or(rehearsal)}",
        ]);

        static string Or(string words) => words.Length == 0 ? "leaves it" : $"says {words}";
    }

    private static StateUrn UrnOf(string path, string text, string project, string stack)
    {
        var urn = StateUrn.Parse(text)
            ?? throw new UsageError($"--pulumi-preview {path}: '{text}' is not the name of a resource; make it anew.");
        var name = stack[(stack.LastIndexOf('/') + 1)..];
        return urn.Project == project && urn.Stack == name
            ? urn
            : throw new UsageError(
                $"--pulumi-preview {path}: this is of {urn.Project} / {urn.Stack}, not of {project} / {name}; give that of the same " +
                "stack.");
    }

    // A replacement is told in up to three operations.
    private static string Word(string operation) => operation switch
    {
        "replace" or "create-replacement" or "delete-replaced" => "replace",
        _ => operation,
    };

    private static string Word(StepKind kind) => kind switch
    {
        StepKind.Replace or StepKind.DeleteReplaced => "replace",
        StepKind.Forget => "delete",
        _ => JsonOutput.Name(kind),
    };
}
