using SharedBandwidth.CommandLine.Words;
using SharedBandwidth.Planning.Exposure.Plan;
using SharedBandwidth.Planning.Findings;
using SharedBandwidth.Planning.Values;
using SharedBandwidth.Verification;

namespace SharedBandwidth.CommandLine.Verify;

/// <summary>What a probe asks and what it got, in a few words.</summary>
internal static class ProbeWords
{
    public static string Expected(ProbeTarget target) => target switch
    {
        { MustStayClosed: true } => "stays closed",
        { Check: HttpCheck http } => $"answers {Format.Number(http.Status)} to GET {Url(target, http)}",
        { Check: TlsCheck tls } => $"shows a valid certificate of {tls.Host}",
        { Check: PayloadCheck payload } => $"answers a datagram of {Format.Count(payload.Bytes.Length, "byte")}",
        _ when target.Protocol == Protocol.Udp => "answers an empty datagram, if the server answers such at all",
        _ => "accepts connections",
    };

    public static string Measured(ProbeResult result) =>
        $"{Answer(result)}, {(result.Tries == 1 ? "at the first try" : $"{Format.Count(result.Tries, "try", "tries")}")}, " +
        (result.Last.Answer == ProbeAnswer.Answered ? $"after {Format.Time(result.Elapsed)}" : $"in {Format.Time(result.Elapsed)}");

    public static string Url(ProbeTarget target, HttpCheck http)
    {
        var port = target.Port == (http.IsTls ? 443 : 80) ? "" : $":{Format.Number(target.Port)}";
        return $"{http.Key}://{http.Host ?? target.Address.ToString()}{port}{http.Path}";
    }

    private static string Answer(ProbeResult result) => (result.Last.Answer, result.Target) switch
    {
        (ProbeAnswer.Answered, { MustStayClosed: true }) => "open",
        (ProbeAnswer.Answered, { Check: HttpCheck { IsTls: true } }) => $"answered {Status(result)}, certificate until {Until(result)}",
        (ProbeAnswer.Answered, { Check: HttpCheck }) => $"answered {Status(result)}",
        (ProbeAnswer.Answered, { Check: TlsCheck }) => $"certificate until {Until(result)}",
        (ProbeAnswer.Answered, { Check: null } target) when target.Protocol == Protocol.Tcp => "connected",
        (ProbeAnswer.Answered, _) => "answered",
        (ProbeAnswer.Refused, _) => "refused",
        (ProbeAnswer.Silent, _) => "silence",
        (ProbeAnswer.Unreachable, _) => "unreachable",
        (ProbeAnswer.NoNetwork, _) => "no network",
        (ProbeAnswer.CutOff, _) => "connected and cut off",
        (ProbeAnswer.SilentWhenConnected, _) => "connected, then silence",
        (ProbeAnswer.NoTls, _) => "connected, and no TLS",
        (ProbeAnswer.CertificateExpired, _) => $"certificate expired on {Until(result)}",
        (ProbeAnswer.CertificateNotYetValid, _) => $"certificate valid only from {Day(result.Last.Certificate?.NotBefore)}",
        (ProbeAnswer.CertificateOfOthers, _) =>
            "certificate of " +
            (result.Last.Certificate is { Names.Count: > 0 } seen
                ? Sentence.AndAtMost(seen.Names.Select(Sentence.Shorten), 3)
                : "no name"),
        (ProbeAnswer.CertificateNotTrusted, _) =>
            $"certificate not trusted, issued by {Sentence.Shorten(result.Last.Certificate?.Issuer ?? "nobody")}",
        (ProbeAnswer.NoHttp, _) => "connected, and no HTTP",
        (ProbeAnswer.BlockedWithoutFiling, _) => $"answered {Status(result)} by Alibaba Cloud in the server's place",
        (ProbeAnswer.OtherStatus, _) =>
            $"answered {Status(result)}{(result.Last.Location is { } location ? $" with the location {Sentence.Shorten(location)}" : "")}",
        _ => throw new InvalidOperationException($"There are no words for {result.Last.Answer}."),
    };

    private static string Status(ProbeResult result) => Format.Number(result.Last.Status ?? 0);

    private static string Until(ProbeResult result) => Day(result.Last.Certificate?.NotAfter);

    private static string Day(DateTimeOffset? time) =>
        time is { } known ? Format.Date(DateOnly.FromDateTime(known.UtcDateTime)) : "an unknown day";
}
