using Pulumi;
using SharedBandwidth.Planning.Findings;

namespace SharedBandwidth.Components;

/// <summary>Hands findings to Pulumi.</summary>
public static class FindingsReport
{
    private const string NothingChanged = "nothing was changed";

    /// <summary>Logs warnings and notes; when there are errors, fails with all of them.</summary>
    /// <param name="findings">The findings, in the order in which to report them.</param>
    /// <param name="resource">The resource they are about, if any.</param>
    /// <exception cref="RunException">There is at least one error. Pulumi prints its message without a stack trace.</exception>
    public static void Publish(IReadOnlyCollection<Finding> findings, Resource? resource = null)
    {
        FailOnErrors(findings, resource is null ? "the configuration" : ArgumentsOf(resource.GetResourceName()), NothingChanged);
        foreach (var finding in findings)
        {
            if (finding.Severity == Severity.Warning)
            {
                Log.Warn(finding.ToString(), resource);
            }
            else
            {
                Log.Info(finding.ToString(), resource);
            }
        }
    }

    /// <summary>Fails with what is wrong about values that were not known when the deployment began.</summary>
    /// <param name="errors">The errors, in the order in which to report them.</param>
    /// <param name="name">The name of the component whose arguments they are about.</param>
    /// <exception cref="RunException">There is at least one error.</exception>
    internal static void PublishLate(IReadOnlyCollection<Finding> errors, string name) => FailOnErrors(
        errors,
        ArgumentsOf(name),
        Deployment.Instance.IsDryRun ? NothingChanged : "what was made before the values were known is still there");

    // A program may have several.
    private static string ArgumentsOf(string name) => $"the arguments of {name}";

    private static void FailOnErrors(IReadOnlyCollection<Finding> findings, string where, string soFar)
    {
        string[] errors = [.. findings.Where(f => f.Severity == Severity.Error).Select(f => f.ToString())];
        if (errors.Length > 0)
        {
            var count = errors.Length == 1 ? "1 error" : $"{errors.Length} errors";
            throw new RunException($"{count} in {where}; {soFar}.\n{string.Join('\n', errors)}");
        }
    }
}
