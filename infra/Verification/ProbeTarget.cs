using System.Net;
using SharedBandwidth.Planning.Exposure.Plan;
using SharedBandwidth.Planning.Values;

namespace SharedBandwidth.Verification;

/// <summary>One port of one address, and what has to answer there.</summary>
/// <param name="Address">The public IP; nothing is looked up by name.</param>
/// <param name="Port">1 to 65535.</param>
/// <param name="Protocol">TCP or UDP.</param>
/// <param name="Check">null: a TCP connection is enough, and UDP is sent an empty datagram.</param>
public sealed record ProbeTarget(IPAddress Address, int Port, Protocol Protocol, PortCheck? Check)
{
    /// <summary>Whether nothing may answer. For TCP alone.</summary>
    public bool MustStayClosed { get; init; }
}
