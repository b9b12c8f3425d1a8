using System.Globalization;
using System.Text;
using SharedBandwidth.Planning.Exposure.Plan;
using SharedBandwidth.Planning.Exposure.Spec;
using SharedBandwidth.Planning.Findings;
using SharedBandwidth.Planning.Values;

namespace SharedBandwidth.Planning.Exposure.Reading;

/// <summary>Reads what has to answer behind a port.</summary>
internal static class CheckReader
{
    private const int LongestPath = 2048;

    // What every path on the internet carries in one packet.
    private const int LongestPayload = 1200;

    /// <summary>The check; null: none is written, or it is wrong, which stands among the findings.</summary>
    /// <param name="path">Where it is written.</param>
    /// <param name="check">What is written.</param>
    /// <param name="protocol">The port's protocol.</param>
    /// <param name="findings">Takes what is wrong.</param>
    public static PortCheck? Read(string path, CheckSpec? check, Protocol protocol, FindingList findings)
    {
        if (check is null)
        {
            return null;
        }

        string?[] written =
        [
            check.Http is null ? null : "http", check.Https is null ? null : "https", check.Tls is true ? "tls" : null,
            check.Payload is null ? null : "payload", check.PayloadHex is null ? null : "payloadHex",
        ];
        switch (written.OfType<string>().ToArray())
        {
            case []:
                findings.Add(
                    FindingCodes.MissingValue,
                    path,
                    "The check does not say what has to answer; write http or https with a path, tls: true, or for a udp port payload or " +
                    "payloadHex.");
                return null;
            case [var key]:
                return Fits(path, key, protocol, findings) ? Read(path, key, check, findings) : null;
            case var keys:
                findings.Add(FindingCodes.Contradiction, path, $"The keys {Sentence.And(keys)} exclude each other; write one of them.");
                return null;
        }
    }

    private static bool Fits(string path, string key, Protocol protocol, FindingList findings)
    {
        var isPayload = key is "payload" or "payloadHex";
        var needed = isPayload ? Protocol.Udp : Protocol.Tcp;
        if (protocol == needed)
        {
            return true;
        }

        var remedy = protocol == Protocol.Any ? "remove the check: of a whole address nothing is probed"
            : isPayload ? "write http, https or tls, or remove the check"
            : "write payload or payloadHex, or remove the check";
        findings.Add(
            FindingCodes.Contradiction, $"{path}.{key}",
            $"A check by {key} needs protocol {needed}, and the port has {protocol}; {remedy}.");
        return false;
    }

    private static PortCheck? Read(string path, string key, CheckSpec check, FindingList findings)
    {
        var isHttp = key is "http" or "https";
        NoEffect($"{path}.status", check.Status is not null && !isHttp, "a status", "http or https");
        NoEffect($"{path}.host", check.Host is not null && !isHttp && key != "tls", "a host name", "http, https or tls");
        if (!isHttp && key != "tls")
        {
            return ReadPayload(path, check, findings);
        }

        var hostIsGood = ReadHost($"{path}.host", check.Host, key, findings);
        if (!isHttp)
        {
            return hostIsGood ? new TlsCheck(check.Host!) : null;
        }

        var statusIsGood = ValueReader.InRange(findings, $"{path}.status", check.Status, 100, 599, "");
        return ReadPath($"{path}.{key}", (check.Http ?? check.Https)!, findings) is { } asked && hostIsGood && statusIsGood
            ? new HttpCheck(key == "https", asked, check.Status ?? 200, check.Host)
            : null;

        void NoEffect(string where, bool isWritten, string what, string needed)
        {
            if (isWritten)
            {
                findings.Add(FindingCodes.NoEffect, where, $"A check by {key} has no use for {what}; remove it, or check by {needed}.");
            }
        }
    }

    private static bool ReadHost(string path, string? host, string key, FindingList findings)
    {
        if (host is null)
        {
            if (key != "http")
            {
                findings.Add(
                    FindingCodes.MissingValue, path,
                    "The host name that the certificate must have is missing; write, for example, host: www.example.com.");
            }

            return key == "http";
        }

        if (host.Length <= 253 && !host.EndsWith('.') && Uri.CheckHostName(host) == UriHostNameType.Dns && host.All(char.IsAscii))
        {
            return true;
        }

        findings.Add(
            FindingCodes.MalformedValue, path,
            $"'{Sentence.Shorten(host)}' is not a host name; write one such as www.example.com, without scheme and port.");
        return false;
    }

    private static string? ReadPath(string path, string asked, FindingList findings)
    {
        if (asked.StartsWith('/') && asked.Length <= LongestPath && asked.All(c => c is > ' ' and <= '~' and not '#' and not '\\'))
        {
            return asked;
        }

        findings.Add(
            FindingCodes.MalformedValue,
            path,
            string.Create(
                CultureInfo.InvariantCulture,
                $"'{Sentence.Shorten(asked)}' is not a path; write up to {LongestPath} ASCII characters that start with a slash, ") +
                "such as /healthz, with everything else encoded with %.");
        return null;
    }

    private static PayloadCheck? ReadPayload(string path, CheckSpec check, FindingList findings)
    {
        var key = check.Payload is null ? $"{path}.payloadHex" : $"{path}.payload";
        byte[] bytes;
        try
        {
            bytes = check.Payload is null ? Convert.FromHexString(check.PayloadHex!) : Encoding.UTF8.GetBytes(check.Payload);
        }
        catch (FormatException)
        {
            findings.Add(
                FindingCodes.MalformedValue,
                key,
                $"'{Sentence.Shorten(check.PayloadHex!)}' is not bytes in hexadecimal; write two digits for each byte, such as \"0a1b\".");
            return null;
        }

        if (bytes.Length is > 0 and <= LongestPayload)
        {
            return new PayloadCheck([.. bytes]);
        }

        findings.Add(
            FindingCodes.OutOfRange,
            key,
            string.Create(CultureInfo.InvariantCulture, $"{bytes.Length} bytes cannot be sent; send 1 to {LongestPayload}."));
        return null;
    }
}
