using System.Net;

namespace SharedBandwidth.Verification;

/// <summary>One try: how it ended, and what was seen on the way.</summary>
/// <param name="Answer">How it ended.</param>
public sealed record ProbeTry(ProbeAnswer Answer)
{
    /// <summary>The address that was probed from; null: none was chosen yet.</summary>
    public IPAddress? LocalAddress { get; init; }

    /// <summary>HTTP's status; null: there was none.</summary>
    public int? Status { get; init; }

    /// <summary>Where HTTP sent to, of an answer that redirects; null: nowhere.</summary>
    public string? Location { get; init; }

    /// <summary>The server's certificate; null: none was seen.</summary>
    public SeenCertificate? Certificate { get; init; }
}

/// <summary>A certificate as a server showed it.</summary>
/// <param name="Names">The names that it is for.</param>
/// <param name="Issuer">Who issued it.</param>
/// <param name="NotBefore">From when it is valid.</param>
/// <param name="NotAfter">Until when it is valid.</param>
public sealed record SeenCertificate(IReadOnlyList<string> Names, string Issuer, DateTimeOffset NotBefore, DateTimeOffset NotAfter);
