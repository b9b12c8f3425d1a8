using System.Net;
using System.Security.Cryptography.X509Certificates;
using SharedBandwidth.Planning.Exposure.Plan;
using SharedBandwidth.Planning.Values;
using SharedBandwidth.Verification;
using Xunit;

namespace SharedBandwidth.Tests.Verification;

/// <summary>Short ways to probe loopback addresses.</summary>
internal static class Probes
{
    public static readonly HttpCheck Healthz = new(IsTls: false, "/healthz", 200, Host: null);

    public static ProbeTarget Tcp(int port, PortCheck? check = null) => new(IPAddress.Loopback, port, Protocol.Tcp, check);

    public static ProbeTarget Udp(int port, params byte[] payload) =>
        new(IPAddress.Loopback, port, Protocol.Udp, payload.Length == 0 ? null : new PayloadCheck([.. payload]));

    public static ProbeTarget Closed(int port) => Tcp(port) with { MustStayClosed = true };

    /// <summary>One target, in a time of its own.</summary>
    public static async Task<ProbeResult> RunAsync(
        ProbeTarget target, TestTime? time = null, int withinSeconds = 0, X509Certificate2Collection? trusted = null)
    {
        var settings = new ProbeSettings { Within = TimeSpan.FromSeconds(withinSeconds), TrustedIssuers = trusted };
        return Assert.Single(await new Prober(settings, time ?? new TestTime()).ProbeAsync([target], () => { }, CancellationToken.None));
    }
}
