using System.Net;
using System.Net.Sockets;

namespace SharedBandwidth.Verification;

/// <summary>What a socket tells before there is a connection.</summary>
internal static class SocketAnswers
{
    public static ProbeAnswer Of(SocketError error) => error switch
    {
        // Where a datagram is answered by "port unreachable", Windows says that the connection was reset.
        SocketError.ConnectionRefused or SocketError.ConnectionReset => ProbeAnswer.Refused,
        SocketError.TimedOut => ProbeAnswer.Silent,
        SocketError.HostUnreachable or SocketError.HostDown => ProbeAnswer.Unreachable,
        _ => ProbeAnswer.NoNetwork,
    };

    /// <summary>null: none was chosen yet.</summary>
    public static IPAddress? LocalAddress(this Socket socket) =>
        (socket.LocalEndPoint as IPEndPoint)?.Address is { } address && !address.Equals(IPAddress.Any) ? address : null;
}
