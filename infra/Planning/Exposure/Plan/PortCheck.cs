using System.Collections.Immutable;

namespace SharedBandwidth.Planning.Exposure.Plan;

/// <summary>What has to answer behind a port, beyond the connection itself. No resource depends on it.</summary>
public abstract record PortCheck
{
    /// <summary>The protocol's key in the configuration, such as <c>https</c>.</summary>
    public abstract string Key { get; }
}

/// <summary>A GET request that has to be answered with one status; redirects are not followed.</summary>
/// <param name="IsTls">Whether it is HTTPS.</param>
/// <param name="Path">Path and query, with a slash first.</param>
/// <param name="Status">The status, 100 to 599.</param>
/// <param name="Host">Host name for the request and the certificate; null: the public IP, never with TLS.</param>
public sealed record HttpCheck(bool IsTls, string Path, int Status, string? Host) : PortCheck
{
    public override string Key => IsTls ? "https" : "http";
}

/// <summary>A TLS handshake with a certificate that is valid for a name.</summary>
/// <param name="Host">The name.</param>
public sealed record TlsCheck(string Host) : PortCheck
{
    public override string Key => "tls";
}

/// <summary>A datagram that has to be answered by another.</summary>
/// <param name="Bytes">Its content, at least one byte.</param>
public sealed record PayloadCheck(ImmutableArray<byte> Bytes) : PortCheck
{
    public override string Key => "payload";
}
