using System.Net;
using System.Net.Sockets;
using SharedBandwidth.Verification;
using Xunit;

namespace SharedBandwidth.Tests.Verification;

public sealed class UdpTests : IDisposable
{
    private readonly UdpClient _server = new(new IPEndPoint(IPAddress.Loopback, 0));

    private int Port => ((IPEndPoint)_server.Client.LocalEndPoint!).Port;

    [Fact]
    public async Task A_datagram_that_comes_back_is_an_answer_to_the_payload()
    {
        var served = Task.Run(async () =>
        {
            var received = await _server.ReceiveAsync();
            await _server.SendAsync(received.Buffer, received.RemoteEndPoint);
            return received.Buffer;
        });

        var result = await Probes.RunAsync(Probes.Udp(Port, 0, 255, 10));

        Assert.Equal((ProbeVerdict.Passed, ProbeAnswer.Answered), (result.Verdict, result.Last.Answer));
        Assert.Equal([0, 255, 10], await served);
    }

    [Fact]
    public async Task Silence_says_nothing_and_is_asked_again_until_the_time_is_over()
    {
        var time = new TestTime();
        var patience = new ProbeSettings().Patience;
        var served = Task.Run(async () =>
        {
            for (var datagrams = 0; datagrams < 2; datagrams++)
            {
                await _server.ReceiveAsync();
                time.Advance(patience);
            }
        });

        // The first try ends after its patience of 5 s, the second begins a second later and ends beyond the time.
        var result = await Probes.RunAsync(Probes.Udp(Port), time, withinSeconds: 6);

        Assert.Equal((ProbeVerdict.Unknown, ProbeAnswer.Silent), (result.Verdict, result.Last.Answer));
        Assert.Equal((2, (2 * patience) + TimeSpan.FromSeconds(1)), (result.Tries, result.Elapsed));
        await served;
    }

    [Fact]
    public async Task A_port_that_nobody_has_is_refused()
    {
        var port = Port;
        _server.Dispose();

        var result = await Probes.RunAsync(Probes.Udp(port, 1));

        Assert.Equal((ProbeVerdict.Failed, ProbeAnswer.Refused), (result.Verdict, result.Last.Answer));
    }

    public void Dispose() => _server.Dispose();
}
