using SharedBandwidth.Planning.Findings;

namespace SharedBandwidth.Configuration;

/// <summary>
/// Where a configuration could not be read. Planning does not see what stands there, and what it finds only for that reason would send
/// the reader after a mistake that is none.
/// </summary>
internal sealed class UnreadPaths
{
    private readonly HashSet<string> _paths = new(StringComparer.Ordinal);

    public void Add(string path) => _paths.Add(path);

    /// <summary>Whether a finding may be nothing but the consequence of what could not be read.</summary>
    public bool Explain(Finding finding) => _paths.Any(path =>
        IsWithin(finding.Subject, path)
        || (finding.Code == FindingCodes.MissingValue && IsWithin(path, finding.Subject))
        || (finding.Code == FindingCodes.UnknownReference && IsTarget(path.Split('.'), finding.Subject))
        || (finding.Code == FindingCodes.NothingToSizeFrom && IsDemand(path.Split('.'))));

    private static bool IsWithin(string path, string outer) =>
        path.StartsWith(outer, StringComparison.Ordinal) && (path.Length == outer.Length || path[outer.Length] is '.' or '[');

    // What an app or the outbound access names by its key; an app without an address of its own is an address by itself.
    private static bool IsTarget(string[] path, string subject) =>
        subject.EndsWith(".securityGroup", StringComparison.Ordinal)
            ? path is ["securityGroups"] or ["securityGroups", _]
            : path is ["addresses" or "apps"] or ["addresses" or "apps", _];

    private static bool IsDemand(string[] path) =>
        path is ["apps" or "outbound"] or ["apps", _] or ["outbound", "demand", ..] or ["apps", _, "demand", ..];
}
