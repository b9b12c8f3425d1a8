using System.Net.Sockets;
using System.Text;
using SharedBandwidth.Planning.Exposure.Plan;
using SharedBandwidth.Verification;
using Xunit;

namespace SharedBandwidth.Tests.Verification;

public sealed class HttpTests
{
    [Fact]
    public async Task The_address_is_asked_for_the_path_of_the_host_whatever_its_name_leads_to()
    {
        var asked = "";
        await using var server = LoopbackServer.Http(head =>
        {
            asked = head;
            return LoopbackServer.Response("200 OK");
        });

        var result = await Probes.RunAsync(Probes.Tcp(server.Port, new HttpCheck(IsTls: false, "/healthz?full=1", 200, "shop.example")));

        Assert.Equal((ProbeVerdict.Passed, 200), (result.Verdict, result.Last.Status));
        Assert.StartsWith("GET /healthz?full=1 HTTP/1.1\n", asked, StringComparison.Ordinal);
        Assert.Contains($"\nHost: shop.example:{server.Port}\n", asked, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_host_the_address_itself_is_named()
    {
        var asked = "";
        await using var server = LoopbackServer.Http(head =>
        {
            asked = head;
            return LoopbackServer.Response("200 OK");
        });

        await Probes.RunAsync(Probes.Tcp(server.Port, Probes.Healthz));

        Assert.Contains($"\nHost: 127.0.0.1:{server.Port}\n", asked, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_not_ready_yet_is_asked_again()
    {
        var requests = 0;
        await using var server = LoopbackServer.Http(_ =>
            LoopbackServer.Response(Interlocked.Increment(ref requests) == 1 ? "503 Service Unavailable" : "200 OK"));

        var result = await Probes.RunAsync(Probes.Tcp(server.Port, Probes.Healthz), withinSeconds: 60);

        Assert.Equal((ProbeVerdict.Passed, 2, TimeSpan.FromSeconds(1)), (result.Verdict, result.Tries, result.Elapsed));
    }

    [Theory]
    [InlineData("503 Service Unavailable", ProbeAnswer.OtherStatus, 503)]
    [InlineData("403 Forbidden", ProbeAnswer.OtherStatus, 403)]
    [InlineData("403 Forbidden\r\nServer: Beaver", ProbeAnswer.BlockedWithoutFiling, 403)]
    public async Task Another_status_fails_and_is_told(string status, ProbeAnswer answer, int code)
    {
        await using var server = LoopbackServer.Http(_ => LoopbackServer.Response(status));

        var result = await Probes.RunAsync(Probes.Tcp(server.Port, Probes.Healthz));

        Assert.Equal((ProbeVerdict.Failed, answer, (int?)code), (result.Verdict, result.Last.Answer, result.Last.Status));
    }

    [Fact]
    public async Task A_redirect_is_an_answer_and_is_not_followed()
    {
        var requests = 0;
        await using var server = LoopbackServer.Http(_ =>
        {
            Interlocked.Increment(ref requests);
            return LoopbackServer.Response("301 Moved Permanently", "Location: /login");
        });

        var wanted = await Probes.RunAsync(Probes.Tcp(server.Port, Probes.Healthz with { Status = 301 }));
        var unwanted = await Probes.RunAsync(Probes.Tcp(server.Port, Probes.Healthz));

        Assert.Equal(
            (ProbeVerdict.Passed, ProbeVerdict.Failed, "/login", 2),
            (wanted.Verdict, unwanted.Verdict, unwanted.Last.Location, requests));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_connection_that_ends_before_the_answer_is_cut_off(bool byReset)
    {
        await using var server = LoopbackServer.Start(async (socket, stop) =>
        {
            await socket.ReceiveAsync(new byte[1], stop);
            if (byReset)
            {
                socket.LingerState = new LingerOption(true, 0);
            }
        });

        var result = await Probes.RunAsync(Probes.Tcp(server.Port, Probes.Healthz));

        Assert.Equal((ProbeVerdict.Failed, ProbeAnswer.CutOff), (result.Verdict, result.Last.Answer));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_connection_that_is_closed_without_an_answer_is_cut_off(bool isRequestRead)
    {
        await using var server = isRequestRead ? LoopbackServer.Http(_ => "") : LoopbackServer.Start((_, _) => Task.CompletedTask);

        var result = await Probes.RunAsync(Probes.Tcp(server.Port, Probes.Healthz));

        Assert.Equal((ProbeVerdict.Failed, ProbeAnswer.CutOff), (result.Verdict, result.Last.Answer));
    }

    [Fact]
    public async Task Something_other_than_HTTP_is_no_answer()
    {
        await using var server = LoopbackServer.Http(_ => "SSH-2.0-OpenSSH_9.6\r\n\r\n");

        var result = await Probes.RunAsync(Probes.Tcp(server.Port, Probes.Healthz));

        Assert.Equal((ProbeVerdict.Failed, ProbeAnswer.NoHttp), (result.Verdict, result.Last.Answer));
    }

    [Fact]
    public async Task A_server_that_takes_the_request_and_says_nothing_is_silent_when_connected()
    {
        var time = new TestTime();
        await using var server = LoopbackServer.Start(async (socket, stop) =>
        {
            await socket.ReceiveAsync(new byte[1], stop);
            time.Advance(new ProbeSettings().Patience);
            await Task.Delay(Timeout.Infinite, stop);
        });

        var result = await Probes.RunAsync(Probes.Tcp(server.Port, Probes.Healthz), time);

        Assert.Equal((ProbeVerdict.Failed, ProbeAnswer.SilentWhenConnected), (result.Verdict, result.Last.Answer));
    }

    [Fact]
    public async Task A_body_of_any_length_is_not_waited_for()
    {
        await using var server = LoopbackServer.Start(async (socket, stop) =>
        {
            await socket.ReceiveAsync(new byte[1], stop);
            await socket.SendAsync(Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nContent-Length: 1000000000\r\n\r\nbegin"), stop);
            await Task.Delay(Timeout.Infinite, stop);
        });

        Assert.Equal(ProbeVerdict.Passed, (await Probes.RunAsync(Probes.Tcp(server.Port, Probes.Healthz))).Verdict);
    }
}
