using System.Net;
using System.Net.Sockets;
using SharedBandwidth.Verification;
using Xunit;

namespace SharedBandwidth.Tests.Verification;

public sealed class TcpTests
{
    [Fact]
    public async Task A_port_that_listens_answers_at_the_first_try()
    {
        await using var server = LoopbackServer.Start((_, _) => Task.CompletedTask);

        var result = await Probes.RunAsync(Probes.Tcp(server.Port), withinSeconds: 60);

        Assert.Equal((ProbeVerdict.Passed, ProbeAnswer.Answered, 1), (result.Verdict, result.Last.Answer, result.Tries));
        Assert.Equal(IPAddress.Loopback, result.Last.LocalAddress);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 2)]
    [InlineData(3, 4)]
    public async Task A_port_that_refuses_is_tried_every_second_until_the_time_is_over(int withinSeconds, int tries)
    {
        await using var server = LoopbackServer.Refusing();

        var result = await Probes.RunAsync(Probes.Tcp(server.Port), withinSeconds: withinSeconds);

        Assert.Equal((ProbeVerdict.Failed, ProbeAnswer.Refused), (result.Verdict, result.Last.Answer));
        Assert.Equal((tries, TimeSpan.FromSeconds(withinSeconds)), (result.Tries, result.Elapsed));
    }

    [Fact]
    public async Task A_port_that_listens_later_answers_then_and_is_tried_no_more()
    {
        await using var server = LoopbackServer.Refusing();
        var time = new TestTime { OnPause = pause => Do(pause == 2, server.Listen) };

        var result = await Probes.RunAsync(Probes.Tcp(server.Port), time, withinSeconds: 60);

        Assert.Equal((ProbeVerdict.Passed, 3, TimeSpan.FromSeconds(2)), (result.Verdict, result.Tries, result.Elapsed));
    }

    [Fact]
    public async Task A_port_that_drops_what_arrives_is_silent()
    {
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen(0);
        var port = ((IPEndPoint)listener.LocalEndPoint!).Port;

        // Nobody accepts: once the queue is full, the system drops what else arrives.
        var queue = Enumerable.Range(0, 8)
            .Select(_ => new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp)).ToList();
        var queued = queue.Select(socket => socket.ConnectAsync(IPAddress.Loopback, port)).ToList();
        var prober = new Prober(new ProbeSettings { Patience = TimeSpan.FromMilliseconds(100) }, TimeProvider.System);
        await Task.WhenAny(queued);

        var result = Assert.Single(await prober.ProbeAsync([Probes.Tcp(port)], () => { }, CancellationToken.None));

        Assert.Equal((ProbeVerdict.Failed, ProbeAnswer.Silent), (result.Verdict, result.Last.Answer));
        queue.ForEach(socket => socket.Dispose());
        await Task.WhenAll(queued.Select(connecting => connecting.ContinueWith(_ => { }, TaskScheduler.Default)));
    }

    [Fact]
    public async Task A_port_that_has_to_stay_closed_is_tried_until_the_time_is_over()
    {
        await using var server = LoopbackServer.Refusing();

        var result = await Probes.RunAsync(Probes.Closed(server.Port), withinSeconds: 3);

        Assert.Equal((ProbeVerdict.Passed, 4, TimeSpan.FromSeconds(3)), (result.Verdict, result.Tries, result.Elapsed));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(2, 3)]
    public async Task A_port_that_has_to_stay_closed_fails_as_soon_as_it_answers(int openAtPause, int tries)
    {
        await using var server = LoopbackServer.Refusing();
        Do(openAtPause == 0, server.Listen);
        var time = new TestTime { OnPause = pause => Do(pause == openAtPause, server.Listen) };

        var result = await Probes.RunAsync(Probes.Closed(server.Port), time, withinSeconds: 60);

        Assert.Equal((ProbeVerdict.Failed, ProbeAnswer.Answered, tries), (result.Verdict, result.Last.Answer, result.Tries));
    }

    private static void Do(bool when, Action action)
    {
        if (when)
        {
            action();
        }
    }
}
