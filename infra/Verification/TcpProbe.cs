using System.Net;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using SharedBandwidth.Planning.Exposure.Plan;

namespace SharedBandwidth.Verification;

/// <summary>One try at a TCP port: the connection, then TLS, then HTTP, as far as the check goes.</summary>
internal sealed class TcpProbe(ProbeTarget target, X509Certificate2Collection? trustedIssuers, TimeProvider time)
{
    // Alibaba Cloud's own answer in the place of a server whose domain has no ICP filing: "Non-compliance ICP Filing".
    private const string BlockingServer = "Beaver";

    private SeenCertificate? _certificate;
    private ProbeAnswer? _certificateProblem;

    public async Task<ProbeTry> TryAsync(CancellationToken patience)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        var last = await ConnectAsync(socket, patience).ConfigureAwait(false);
        var from = socket.LocalAddress();
        if (last.Answer == ProbeAnswer.Answered && target.Check is not null)
        {
            last = await AskAsync(socket, patience).ConfigureAwait(false);
        }

        return last with { Certificate = _certificate, LocalAddress = from };
    }

    private async Task<ProbeTry> ConnectAsync(Socket socket, CancellationToken patience)
    {
        try
        {
            await socket.ConnectAsync(target.Address, target.Port, patience).ConfigureAwait(false);
            return new ProbeTry(ProbeAnswer.Answered);
        }
        catch (SocketException exception)
        {
            return new ProbeTry(SocketAnswers.Of(exception.SocketErrorCode));
        }
        catch (OperationCanceledException)
        {
            return new ProbeTry(ProbeAnswer.Silent);
        }
    }

    private async Task<ProbeTry> AskAsync(Socket socket, CancellationToken patience)
    {
        // HTTP gives up waiting by closing the stream, which has to close the socket then.
        var plain = new NetworkStream(socket, ownsSocket: true);
        await using (plain.ConfigureAwait(false))
        {
            try
            {
                switch (target.Check)
                {
                    case TlsCheck check:
                        await (await SecureAsync(plain, check.Host, patience).ConfigureAwait(false)).DisposeAsync().ConfigureAwait(false);
                        return new ProbeTry(ProbeAnswer.Answered);
                    case HttpCheck { IsTls: false } check:
                        return await GetAsync(plain, check, patience).ConfigureAwait(false);
                    case HttpCheck check:
                        var secured = await SecureAsync(plain, check.Host!, patience).ConfigureAwait(false);
                        await using (secured.ConfigureAwait(false))
                        {
                            return await GetAsync(secured, check, patience).ConfigureAwait(false);
                        }

                    default:
                        throw new InvalidOperationException($"TCP has no check of the type {target.Check!.GetType().Name}.");
                }
            }
            catch (OperationCanceledException)
            {
                return new ProbeTry(ProbeAnswer.SilentWhenConnected);
            }
            catch (AuthenticationException)
            {
                return new ProbeTry(_certificateProblem ?? ProbeAnswer.NoTls);
            }
            catch (HttpRequestException exception) when (
                exception.HttpRequestError is HttpRequestError.InvalidResponse or HttpRequestError.ConfigurationLimitExceeded)
            {
                return new ProbeTry(ProbeAnswer.NoHttp);
            }
            catch (Exception exception) when (exception is HttpRequestException or IOException)
            {
                return new ProbeTry(ProbeAnswer.CutOff);
            }
        }
    }

    private async Task<SslStream> SecureAsync(NetworkStream plain, string host, CancellationToken patience)
    {
        var stream = new SslStream(plain);
        try
        {
            var options = new SslClientAuthenticationOptions
            {
                TargetHost = host,
                RemoteCertificateValidationCallback = (_, certificate, chain, errors) => IsGood(certificate, errors),
            };
            if (trustedIssuers is not null)
            {
                options.CertificateChainPolicy = new X509ChainPolicy
                {
                    TrustMode = X509ChainTrustMode.CustomRootTrust,
                    RevocationMode = X509RevocationMode.NoCheck,
                };
                options.CertificateChainPolicy.CustomTrustStore.AddRange(trustedIssuers);
            }

            await stream.AuthenticateAsClientAsync(options, patience).ConfigureAwait(false);
            return stream;
        }
        catch
        {
            await stream.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private bool IsGood(X509Certificate? shown, SslPolicyErrors errors)
    {
        if (shown is X509Certificate2 certificate)
        {
            _certificate = new SeenCertificate(
                [.. NamesOf(certificate)],
                certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: true),
                new DateTimeOffset(certificate.NotBefore.ToUniversalTime()),
                new DateTimeOffset(certificate.NotAfter.ToUniversalTime()));
        }

        var now = time.GetUtcNow();
        _certificateProblem = errors switch
        {
            SslPolicyErrors.None => null,
            _ when _certificate?.NotAfter < now => ProbeAnswer.CertificateExpired,
            _ when _certificate?.NotBefore > now => ProbeAnswer.CertificateNotYetValid,
            _ when errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch) => ProbeAnswer.CertificateOfOthers,
            _ => ProbeAnswer.CertificateNotTrusted,
        };
        return _certificateProblem is null;
    }

    private static IEnumerable<string> NamesOf(X509Certificate2 certificate)
    {
        var names = certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>().FirstOrDefault();
        return names is null ? [certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: false)] : names.EnumerateDnsNames();
    }

    // The connection is made already, and secured where it has to be: whatever the host name says, this is where the request goes.
    private async Task<ProbeTry> GetAsync(Stream connection, HttpCheck check, CancellationToken patience)
    {
        var isTaken = false;
        using var handler = new SocketsHttpHandler
        {
            ConnectCallback = (_, _) => Take(),
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
        };
        using var client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"http://{target.Address}:{target.Port}{check.Path}"));
        var host = check.Host ?? target.Address.ToString();
        request.Headers.Host = target.Port == (check.IsTls ? 443 : 80) ? host : $"{host}:{target.Port}";
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("shared-bandwidth-verify", null));
        request.Headers.ConnectionClose = true;
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience).ConfigureAwait(false);
        var status = (int)response.StatusCode;
        var isBlocked = response.StatusCode == HttpStatusCode.Forbidden && response.Headers.Server.ToString() == BlockingServer;
        return new ProbeTry(
            isBlocked ? ProbeAnswer.BlockedWithoutFiling
            : status == check.Status ? ProbeAnswer.Answered
            : ProbeAnswer.OtherStatus)
        {
            Status = status,
            Location = response.Headers.Location?.OriginalString,
        };

        // HTTP asks for a second connection, to try again, where the server has closed the first one without an answer.
        ValueTask<Stream> Take()
        {
            if (isTaken)
            {
                throw new IOException("The server has closed the connection.");
            }

            isTaken = true;
            return ValueTask.FromResult(connection);
        }
    }
}
