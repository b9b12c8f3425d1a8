using System.Collections.Immutable;
using SharedBandwidth.Planning.Findings;

namespace SharedBandwidth.Configuration;

/// <summary>A stack's configuration as the program gets it.</summary>
/// <param name="Values">Values by full key, such as <c>shared-bandwidth:apps</c>; objects and lists as JSON texts.</param>
public sealed record StackConfiguration(IReadOnlyDictionary<string, string> Values)
{
    /// <summary>Full keys whose values, or parts of them, Pulumi keeps encrypted.</summary>
    public ImmutableHashSet<string> SecretKeys { get; init; } = [];

    /// <summary>What was found while the values were read, before the program sees them.</summary>
    public ImmutableArray<Finding> Findings { get; init; } = [];

    public bool HasErrors => Findings.Any(finding => finding.Severity == Severity.Error);

    /// <summary>The project's own keys whose values, or parts of them, Pulumi keeps encrypted; without the project's name.</summary>
    /// <param name="project">The project's name.</param>
    public IEnumerable<string> SecretKeysOf(string project) =>
        SecretKeys.Where(key => key.StartsWith($"{project}:", StringComparison.Ordinal)).Select(key => key[(project.Length + 1)..]);

    /// <summary>Values of which none is secret, and about which there is nothing to say.</summary>
    public static implicit operator StackConfiguration(Dictionary<string, string> values) =>
        new((IReadOnlyDictionary<string, string>)values);
}
