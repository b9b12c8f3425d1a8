using SharedBandwidth.Planning.Findings;

namespace SharedBandwidth.Configuration;

/// <summary>What comes up while a configuration is read.</summary>
internal sealed class Reading
{
    private readonly FindingList _findings = [];

    /// <summary>Where an identifier or an address is encrypted, so that it is known only while deploying.</summary>
    public List<string> EncryptedPaths { get; } = [];

    /// <summary>Where something stands that could not be read.</summary>
    public UnreadPaths Unread { get; } = new();

    /// <summary>What is wrong with the configuration; what is missing only because its key is misspelled is not among it.</summary>
    public IEnumerable<Finding> Findings =>
        _findings.Where(finding => finding.Code != FindingCodes.MissingValue || !Unread.Explain(finding));

    public void Add(FindingCode code, string path, string message) => _findings.Add(code, path, message);

    /// <summary>Adds a value that is passed over.</summary>
    public void Refuse(FindingCode code, string path, string message)
    {
        Add(code, path, message);
        Unread.Add(path);
    }
}
