using System.Net.Sockets;
using SharedBandwidth.Planning.Exposure.Plan;

namespace SharedBandwidth.Verification;

/// <summary>Sends one datagram and waits for any that comes back.</summary>
internal static class UdpProbe
{
    public static async Task<ProbeTry> TryAsync(ProbeTarget target, CancellationToken patience)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        try
        {
            await socket.ConnectAsync(target.Address, target.Port, patience).ConfigureAwait(false);
            byte[] payload = target.Check is PayloadCheck check ? [.. check.Bytes] : [];
            await socket.SendAsync(payload, patience).ConfigureAwait(false);
            await socket.ReceiveAsync(new byte[ushort.MaxValue], patience).ConfigureAwait(false);
            return Ended(ProbeAnswer.Answered);
        }
        catch (SocketException exception)
        {
            // A datagram that does not fit is cut off: it came all the same.
            return Ended(
                exception.SocketErrorCode == SocketError.MessageSize ? ProbeAnswer.Answered : SocketAnswers.Of(exception.SocketErrorCode));
        }
        catch (OperationCanceledException)
        {
            return Ended(ProbeAnswer.Silent);
        }

        ProbeTry Ended(ProbeAnswer answer) => new(answer) { LocalAddress = socket.LocalAddress() };
    }
}
