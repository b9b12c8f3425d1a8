using System.Net;
using System.Net.Sockets;
using SharedBandwidth.Planning.Values;
using SharedBandwidth.Verification;
using Xunit;

namespace SharedBandwidth.Tests.Verification;

public sealed class ProberTests
{
    [Fact]
    public async Task Sixteen_run_at_once_and_never_more()
    {
        const int AtOnce = 16;
        var (running, most, arrived) = (0, 0, 0);
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = LoopbackServer.Start(async (socket, stop) =>
        {
            await using var stream = new NetworkStream(socket);
            InterlockedMax(ref most, Interlocked.Increment(ref running));

            // The first sixteen are answered when all of them are here; the others at once.
            if (Interlocked.Increment(ref arrived) == AtOnce)
            {
                gate.SetResult();
            }

            await gate.Task.WaitAsync(stop);
            await LoopbackServer.AnswerAsync(
                stream,
                _ =>
                {
                    Interlocked.Decrement(ref running);
                    return LoopbackServer.Response("200 OK");
                },
                stop);
        });

        var results = await ProbeAsync(Enumerable.Repeat(Probes.Tcp(server.Port, Probes.Healthz), 300));

        Assert.All(results, result => Assert.Equal(ProbeVerdict.Passed, result.Verdict));
        Assert.Equal((AtOnce, 300), (most, arrived));
    }

    [Fact]
    public async Task Hundreds_of_ports_each_get_their_own_result_in_their_order()
    {
        var servers = Enumerable.Range(0, 400).Select(_ => LoopbackServer.Refusing()).ToList();
        foreach (var server in servers.Where((_, i) => i % 3 == 0))
        {
            server.Listen();
        }

        var settled = 0;
        var targets = servers.Select((server, i) => i % 2 == 0 ? Probes.Tcp(server.Port) : Probes.Closed(server.Port)).ToList();
        var results = await new Prober(new ProbeSettings(), new TestTime()).ProbeAsync(
            targets, () => Interlocked.Increment(ref settled), CancellationToken.None);

        Assert.Equal(targets, results.Select(result => result.Target));
        Assert.Equal(
            servers.Select((_, i) => (i % 3 == 0) == (i % 2 == 0) ? ProbeVerdict.Passed : ProbeVerdict.Failed),
            results.Select(result => result.Verdict));
        Assert.Equal(targets.Count, settled);
        foreach (var server in servers)
        {
            await server.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_port_that_pauses_holds_up_no_other()
    {
        await using var refusing = LoopbackServer.Refusing();
        await using var open = LoopbackServer.Start((_, _) => Task.CompletedTask);
        var settings = new ProbeSettings { AtOnce = 1, Within = TimeSpan.FromSeconds(60) };
        var opened = new TaskCompletionSource();

        // The pause of the first ends only when the second has answered.
        var time = new TestTime { OnPause = _ => opened.Task.GetAwaiter().GetResult() };
        var results = await new Prober(settings, time).ProbeAsync(
            [Probes.Tcp(refusing.Port), Probes.Tcp(open.Port)],
            () =>
            {
                if (opened.TrySetResult())
                {
                    refusing.Listen();
                }
            },
            CancellationToken.None);

        Assert.All(results, result => Assert.Equal(ProbeVerdict.Passed, result.Verdict));
    }

    [Fact]
    public async Task What_is_stopped_ends_at_once()
    {
        using var stop = new CancellationTokenSource();
        await using var server = LoopbackServer.Start(async (socket, end) =>
        {
            await socket.ReceiveAsync(new byte[1], end);
            await stop.CancelAsync();
            await Task.Delay(Timeout.Infinite, end);
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new Prober(new ProbeSettings(), new TestTime())
            .ProbeAsync([Probes.Tcp(server.Port, Probes.Healthz)], () => { }, stop.Token));
    }

    [Theory]
    [InlineData(ProbeAnswer.Answered, ProbeVerdict.Passed, ProbeVerdict.Passed, ProbeVerdict.Failed)]
    [InlineData(ProbeAnswer.Refused, ProbeVerdict.Failed, ProbeVerdict.Failed, ProbeVerdict.Passed)]
    [InlineData(ProbeAnswer.Silent, ProbeVerdict.Failed, ProbeVerdict.Unknown, ProbeVerdict.Passed)]
    [InlineData(ProbeAnswer.Unreachable, ProbeVerdict.Failed, ProbeVerdict.Failed, ProbeVerdict.Passed)]
    [InlineData(ProbeAnswer.NoNetwork, ProbeVerdict.Failed, ProbeVerdict.Failed, ProbeVerdict.Unknown)]
    [InlineData(ProbeAnswer.OtherStatus, ProbeVerdict.Failed, ProbeVerdict.Failed, ProbeVerdict.Failed)]
    public void An_answer_means_what_was_asked(ProbeAnswer answer, ProbeVerdict tcp, ProbeVerdict udp, ProbeVerdict closed)
    {
        Assert.Equal(tcp, Verdict(new ProbeTarget(IPAddress.Loopback, 80, Protocol.Tcp, null)));
        Assert.Equal(udp, Verdict(new ProbeTarget(IPAddress.Loopback, 80, Protocol.Udp, null)));
        Assert.Equal(closed, Verdict(new ProbeTarget(IPAddress.Loopback, 80, Protocol.Tcp, null) { MustStayClosed = true }));

        ProbeVerdict Verdict(ProbeTarget target) => new ProbeResult(target, new ProbeTry(answer), 1, TimeSpan.Zero).Verdict;
    }

    private static async Task<IEnumerable<ProbeResult>> ProbeAsync(IEnumerable<ProbeTarget> targets) =>
        await new Prober(new ProbeSettings(), new TestTime()).ProbeAsync([.. targets], () => { }, CancellationToken.None);

    private static void InterlockedMax(ref int most, int value)
    {
        for (var seen = most; value > seen; seen = Interlocked.CompareExchange(ref most, value, seen) is var now
            && now == seen ? value : now)
        {
        }
    }
}
