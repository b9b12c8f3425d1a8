using System.Collections;
using System.Collections.Immutable;

namespace SharedBandwidth.Planning.Findings;

/// <summary>Collects findings, so that every check reports and none stops the others.</summary>
public sealed class FindingList : IEnumerable<Finding>
{
    private readonly List<Finding> _findings = [];

    public bool HasErrors => _findings.Exists(f => f.Severity == Severity.Error);

    public void Add(FindingCode code, string subject, string message) => _findings.Add(new Finding(code, subject, message));

    public void AddRange(IEnumerable<Finding> findings) => _findings.AddRange(findings);

    /// <summary>All findings, each once: by severity, then in the order in which the checks reported them.</summary>
    public ImmutableArray<Finding> ToOrdered() => [.. _findings.Distinct().OrderBy(f => f.Severity)];

    public IEnumerator<Finding> GetEnumerator() => _findings.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
