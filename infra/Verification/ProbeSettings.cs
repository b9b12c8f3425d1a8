using System.Security.Cryptography.X509Certificates;

namespace SharedBandwidth.Verification;

/// <summary>How patient the probes are, and how many run at once.</summary>
public sealed record ProbeSettings
{
    /// <summary>How long a target is tried again, from the start of all probes; zero: each is tried once.</summary>
    public TimeSpan Within { get; init; }

    /// <summary>From the end of one try to the next.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long one try waits.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How many tries run at once: few enough not to look like a scan.</summary>
    public int AtOnce { get; init; } = 16;

    /// <summary>The issuers that are trusted; null: those that the machine trusts.</summary>
    public X509Certificate2Collection? TrustedIssuers { get; init; }
}
