namespace SharedBandwidth.Planning.Exposure.Spec;

/// <summary>What has to answer behind a port after a deployment, as it is written. Nothing of it reaches a resource.</summary>
public sealed record CheckSpec
{
    /// <summary>Path to ask for over HTTP, such as <c>/healthz</c>; null: HTTP is not spoken.</summary>
    public string? Http { get; init; }

    /// <summary>Path to ask for over HTTPS; null: HTTPS is not spoken.</summary>
    public string? Https { get; init; }

    /// <summary>Whether a TLS handshake is enough; null: false.</summary>
    public bool? Tls { get; init; }

    /// <summary>Status that HTTP has to answer, 100 to 599; null: 200.</summary>
    public int? Status { get; init; }

    /// <summary>
    /// Host name to ask for and to find in the certificate; null: the public IP is asked, which is possible without TLS only.
    /// </summary>
    public string? Host { get; init; }

    /// <summary>Text to send in a UDP datagram, as UTF-8; null: none.</summary>
    public string? Payload { get; init; }

    /// <summary>Bytes to send in a UDP datagram, as hexadecimal digits; null: none.</summary>
    public string? PayloadHex { get; init; }
}
