using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SharedBandwidth.Planning.Exposure.Plan;
using SharedBandwidth.Verification;
using Xunit;

namespace SharedBandwidth.Tests.Verification;

public sealed class TlsTests
{
    private const string Host = "shop.example";

    /// <summary>
    /// Days from now from when and until when the certificate is valid, its name, whether its issuer is trusted, the answer.
    /// </summary>
    public static TheoryData<int, int, string, bool, ProbeAnswer> Certificates => new()
    {
        { -1, 30, Host, true, ProbeAnswer.Answered },
        { -30, -1, Host, true, ProbeAnswer.CertificateExpired },
        { -30, -1, "other.example", false, ProbeAnswer.CertificateExpired },
        { 1, 30, Host, true, ProbeAnswer.CertificateNotYetValid },
        { -1, 30, "other.example", true, ProbeAnswer.CertificateOfOthers },
        { -1, 30, Host, false, ProbeAnswer.CertificateNotTrusted },
    };

    [Theory]
    [MemberData(nameof(Certificates))]
    public async Task A_certificate_has_to_be_valid_today_for_the_host_and_of_a_trusted_issuer(
        int fromDays, int toDays, string name, bool isTrusted, ProbeAnswer answer)
    {
        using var certificate = Certificate(name, fromDays, toDays);
        await using var server = Serve(certificate, _ => LoopbackServer.Response("200 OK"));
        using var other = Certificate(Host, -1, 30);

        foreach (var check in (PortCheck[])[new TlsCheck(Host), new HttpCheck(IsTls: true, "/", 200, Host)])
        {
            var result = await Probes.RunAsync(Probes.Tcp(server.Port, check), trusted: [isTrusted ? certificate : other]);

            Assert.Equal(answer, result.Last.Answer);
            Assert.Equal(answer == ProbeAnswer.Answered ? ProbeVerdict.Passed : ProbeVerdict.Failed, result.Verdict);
            Assert.Equal(name, Assert.Single(result.Last.Certificate!.Names));
            Assert.Equal(certificate.NotAfter.ToUniversalTime(), result.Last.Certificate.NotAfter.UtcDateTime);
        }
    }

    [Fact]
    public async Task A_certificate_of_nobody_that_the_machine_trusts_fails()
    {
        using var certificate = Certificate(Host, -1, 30);
        await using var server = Serve(certificate, _ => LoopbackServer.Response("200 OK"));

        Assert.Equal(ProbeAnswer.CertificateNotTrusted, (await Probes.RunAsync(Probes.Tcp(server.Port, new TlsCheck(Host)))).Last.Answer);
    }

    [Fact]
    public async Task A_host_is_named_in_the_handshake_and_in_the_request()
    {
        var (handshake, request) = ("", "");
        using var certificate = Certificate(Host, -1, 30);
        await using var server = Serve(
            certificate,
            head =>
            {
                request = head;
                return LoopbackServer.Response("204 No Content");
            },
            named => handshake = named);

        var result = await Probes.RunAsync(Probes.Tcp(server.Port, new HttpCheck(IsTls: true, "/a", 204, Host)), trusted: [certificate]);

        Assert.Equal((ProbeVerdict.Passed, Host), (result.Verdict, handshake));
        Assert.Contains($"GET /a HTTP/1.1\nHost: {Host}:{server.Port}\n", request, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_takes_the_request_and_says_nothing_is_silent_when_connected()
    {
        var time = new TestTime();
        using var certificate = Certificate(Host, -1, 30);
        await using var server = LoopbackServer.Start(async (socket, stop) =>
        {
            await using var stream = new SslStream(new NetworkStream(socket));
            await stream.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate }, stop);
            await stream.ReadExactlyAsync(new byte[1], stop);
            time.Advance(new ProbeSettings().Patience);
            await Task.Delay(Timeout.Infinite, stop);
        });

        var result = await Probes.RunAsync(
            Probes.Tcp(server.Port, new HttpCheck(IsTls: true, "/", 200, Host)), time, trusted: [certificate]);

        Assert.Equal((ProbeVerdict.Failed, ProbeAnswer.SilentWhenConnected), (result.Verdict, result.Last.Answer));
    }

    [Fact]
    public async Task A_server_that_speaks_plain_HTTP_speaks_no_TLS()
    {
        await using var server = LoopbackServer.Start(async (socket, stop) =>
        {
            await socket.SendAsync("HTTP/1.1 400 Bad Request\r\n\r\n"u8.ToArray(), stop);
            await socket.ReceiveAsync(new byte[1024], stop);
        });

        Assert.Equal(ProbeAnswer.NoTls, (await Probes.RunAsync(Probes.Tcp(server.Port, new TlsCheck(Host)))).Last.Answer);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_handshake_that_is_not_answered_is_cut_off(bool byReset)
    {
        await using var server = LoopbackServer.Start(async (socket, stop) =>
        {
            await socket.ReceiveAsync(new byte[4096], stop);
            if (byReset)
            {
                socket.LingerState = new LingerOption(true, 0);
            }
        });

        Assert.Equal(ProbeAnswer.CutOff, (await Probes.RunAsync(Probes.Tcp(server.Port, new TlsCheck(Host)))).Last.Answer);
    }

    private static LoopbackServer Serve(X509Certificate2 certificate, Func<string, string> answer, Action<string>? onName = null) =>
        LoopbackServer.Start(async (socket, stop) =>
        {
            await using var stream = new SslStream(new NetworkStream(socket));
            await stream.AuthenticateAsServerAsync(
                new SslServerAuthenticationOptions
                {
                    ServerCertificateSelectionCallback = (_, name) =>
                    {
                        onName?.Invoke(name ?? "");
                        return certificate;
                    },
                },
                stop);
            await LoopbackServer.AnswerAsync(stream, answer, stop);
        });

    private static X509Certificate2 Certificate(string name, int fromDays, int toDays)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, critical: true));
        using var made = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(fromDays), DateTimeOffset.UtcNow.AddDays(toDays));

        // Some systems cannot serve a key that was never stored.
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null, X509KeyStorageFlags.Exportable);
    }
}
