using SharedBandwidth.Planning.Findings;

namespace SharedBandwidth.Configuration;

/// <summary>What comes up while a configuration is read.</summary>
/// <param name="Findings">What cannot be read.</param>
internal sealed record Reading(FindingList Findings)
{
    /// <summary>Where an identifier or an address is encrypted, so that it is known only while deploying.</summary>
    public List<string> EncryptedPaths { get; } = [];
}
