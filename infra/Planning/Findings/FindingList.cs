using System.Collections;
using System.Collections.Immutable;

namespace SharedBandwidth.Planning.Findings;

/// <summary>Collects findings, so that every check reports and none stops the others.</summary>
public sealed class FindingList : IEnumerable<Finding>
{
    private readonly List<Finding> _findings = [];

    public bool HasErrors => _findings.Exists(f => f.Severity == Severity.Error);

    public void Add(FindingCode code, string subject, string message) =>
        _findings.Add(new Finding(code, OneLine(subject), OneLine(message)));

    /// <summary>Says that something was taken for this stack's own though its name differs, and what to do if it is not.</summary>
    /// <param name="subject">As of every finding.</param>
    /// <param name="what">What was found, as the beginning of a sentence.</param>
    /// <param name="otherwise">What to do if it is another's, or what happens then.</param>
    public void AddPerhapsOurs(string subject, string what, string otherwise) =>
        Add(
            FindingCodes.PerhapsOurs,
            subject,
            $"{what}; if that is this stack's own from an earlier update, nothing is to be done; otherwise {otherwise}.");

    public void AddRange(IEnumerable<Finding> findings) => _findings.AddRange(findings);

    /// <summary>All findings, each once: by severity, then in the order in which the checks reported them.</summary>
    public ImmutableArray<Finding> ToOrdered() => [.. _findings.Distinct().OrderBy(f => f.Severity)];

    // Messages quote what the user wrote. A line break in it would tear the line apart, and could pass for a command in a CI log.
    private static string OneLine(string text) =>
        text.Any(char.IsControl) ? string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c)) : text;

    public IEnumerator<Finding> GetEnumerator() => _findings.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
