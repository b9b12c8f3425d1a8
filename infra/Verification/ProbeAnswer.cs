namespace SharedBandwidth.Verification;

/// <summary>How one try ended.</summary>
public enum ProbeAnswer
{
    /// <summary>As asked for.</summary>
    Answered,

    /// <summary>The connection was refused, or a datagram was answered by "port unreachable".</summary>
    Refused,

    /// <summary>Nothing came back in time.</summary>
    Silent,

    /// <summary>A router said that there is no way to the address.</summary>
    Unreachable,

    /// <summary>The machine that probes has no network, or may not use it.</summary>
    NoNetwork,

    /// <summary>Connected, and then cut off before the answer was complete.</summary>
    CutOff,

    /// <summary>Connected, and then no answer in time.</summary>
    SilentWhenConnected,

    /// <summary>What answers does not speak TLS, or not as the probe does.</summary>
    NoTls,

    CertificateExpired,
    CertificateNotYetValid,

    /// <summary>The certificate is of other names.</summary>
    CertificateOfOthers,

    /// <summary>The certificate's issuer is not trusted, or its chain is incomplete.</summary>
    CertificateNotTrusted,

    /// <summary>What answers does not speak HTTP.</summary>
    NoHttp,

    /// <summary>HTTP answered with another status.</summary>
    OtherStatus,

    /// <summary>
    /// Alibaba Cloud answered in the server's place: the domain has no ICP filing. Such an answer has the status 403 and the header
    /// <c>Server: Beaver</c>.
    /// </summary>
    BlockedWithoutFiling,
}
