namespace SharedBandwidth.Verification;

/// <summary>What a probe says of its target.</summary>
public enum ProbeVerdict
{
    /// <summary>It answered, or stayed closed where it has to.</summary>
    Passed,

    Failed,

    /// <summary>Nothing can be said: UDP may be silent when all is well, and without a network everything seems closed.</summary>
    Unknown,
}
