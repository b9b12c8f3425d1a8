using Pulumi;
using SharedBandwidth.Planning.Findings;

namespace SharedBandwidth.Components;

/// <summary>Hands findings to Pulumi.</summary>
public static class FindingsReport
{
    /// <summary>Logs warnings and notes; when there are errors, fails with all of them.</summary>
    /// <param name="findings">The findings, in the order in which to report them.</param>
    /// <param name="resource">The resource they are about, if any.</param>
    /// <exception cref="RunException">There is at least one error. Pulumi prints its message without a stack trace.</exception>
    public static void Publish(IReadOnlyCollection<Finding> findings, Resource? resource = null)
    {
        string[] errors = [.. findings.Where(f => f.Severity == Severity.Error).Select(f => f.ToString())];
        if (errors.Length > 0)
        {
            var count = errors.Length == 1 ? "1 error" : $"{errors.Length} errors";
            throw new RunException($"{count} in the configuration; nothing was changed.\n{string.Join('\n', errors)}");
        }

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
}
