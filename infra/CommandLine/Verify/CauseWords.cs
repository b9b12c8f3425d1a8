using System.Collections.Immutable;
using System.Net;
using SharedBandwidth.CommandLine.Words;
using SharedBandwidth.Planning;
using SharedBandwidth.Planning.Exposure.Plan;
using SharedBandwidth.Planning.Findings;
using SharedBandwidth.Planning.Values;
using SharedBandwidth.Verification;

namespace SharedBandwidth.CommandLine.Verify;

/// <summary>The likely cause of a failure, from the way it failed, and the commands that would tell more.</summary>
internal sealed class CauseWords(StackPlan plan, string? gatewayId)
{
    // In mainland regions a domain needs an ICP filing to be served on these.
    private static readonly int[] _filedPorts = [80, 443, 8080, 8443];

    // A word of a command, which only a region of the usual form can be.
    private readonly string? _region = plan.Place.Region is { } region && region.Length > 0
        && region.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-')
            ? region
            : null;

    private bool IsMainland => _region is { } region && region.StartsWith("cn-", StringComparison.Ordinal) && region != "cn-hongkong";

    /// <summary>null: nothing failed.</summary>
    /// <param name="result">What was probed.</param>
    /// <param name="port">The port it belongs to; null: it has to stay closed.</param>
    public string? Of(ProbeResult result, ExpectedPort? port) => result.Verdict switch
    {
        ProbeVerdict.Passed => null,
        ProbeVerdict.Unknown when result.Target.MustStayClosed => "This machine has no network to ask over.",
        ProbeVerdict.Unknown =>
            "UDP may be silent when all is well: only an answer says something. Give the port a check with a payload that its server " +
            "answers.",
        _ when port is null =>
            "A forward entry, or a mapping of the whole address, leads there that neither this stack has nor these outputs.",
        _ => Failed(result, port),
    };

    /// <summary>None where nothing failed.</summary>
    /// <param name="result">What was probed.</param>
    /// <param name="port">The port it belongs to; null: it has to stay closed.</param>
    public ImmutableArray<string> CommandsFor(ProbeResult result, ExpectedPort? port)
    {
        var target = result.Target;
        if (result.Verdict != ProbeVerdict.Failed)
        {
            return [];
        }

        return result.Last.Answer switch
        {
            _ when port is null => [.. EntriesOf(target.Address), .. AddressOf(target.Address)],
            ProbeAnswer.Refused =>
                [
                    $"ss {(target.Protocol == Protocol.Udp ? "-lnup" : "-lntp")} 'sport = :{Format.Number(InternalPort(target, port))}'  " +
                    "# on the server",
                ],
            ProbeAnswer.Silent or ProbeAnswer.Unreachable =>
                [.. EntriesOf(target.Address), .. AddressOf(target.Address), .. GroupsOf(port)],
            ProbeAnswer.NoNetwork => [],
            _ => [Ask(target)],
        };
    }

    private string Failed(ProbeResult result, ExpectedPort port)
    {
        var target = result.Target;
        var isFiledPort = IsMainland && _filedPorts.Contains(target.Port);
        return result.Last.Answer switch
        {
            ProbeAnswer.Refused =>
                $"The way to {port.Deployed!.Internal} is open and nobody listens there, or the server's own firewall refuses.",
            ProbeAnswer.Silent =>
                "The packets are dropped on the way: by the server's security group, or because the forward entry or the address is " +
                $"missing.{SourcesOf(port)}",
            ProbeAnswer.Unreachable => "A router knows no way there: the address is not bound, or this machine's network blocks it.",
            ProbeAnswer.NoNetwork => "This machine has no network, or may not use it.",
            ProbeAnswer.BlockedWithoutFiling =>
                "The domain has no ICP filing with Alibaba Cloud, which answers in the server's place in mainland regions; file it, or " +
                "add Alibaba Cloud to its filing.",
            ProbeAnswer.CutOff when isFiledPort && HostOf(target) is { } host =>
                $"In mainland regions Alibaba Cloud cuts off a domain without an ICP filing, which {host} may be; otherwise the server " +
                "closed the connection itself.",
            ProbeAnswer.CutOff => "The server, or something before it, closed the connection; its log should say why.",
            ProbeAnswer.SilentWhenConnected =>
                "The connection is taken and nobody answers on it: the server is overloaded or hangs, or speaks another protocol there.",
            ProbeAnswer.NoTls => "What listens there speaks no TLS, or none that this machine accepts.",
            ProbeAnswer.CertificateExpired => "The certificate was not renewed, or the server was not reloaded after that.",
            ProbeAnswer.CertificateNotYetValid => "The certificate is used too early, or this machine's clock is wrong.",
            ProbeAnswer.CertificateOfOthers =>
                $"The server has no certificate of {HostOf(target)} and shows another one; or it is another server.",
            ProbeAnswer.CertificateNotTrusted =>
                "The server does not send the certificates between its own and the issuer's, or the issuer is a private one that this " +
                "machine does not know.",
            ProbeAnswer.NoHttp => "What listens there speaks no HTTP; it may be HTTPS, or another service.",
            ProbeAnswer.OtherStatus when result.Last.Status is >= 300 and < 400 =>
                "The server redirects, which is not followed; check the path that it leads to, or say its status in the check.",
            ProbeAnswer.OtherStatus when result.Last.Status >= 500 =>
                "The server is reached and cannot answer: it may still be starting, or what it needs is missing.",
            ProbeAnswer.OtherStatus =>
                "The server is reached and answers otherwise: the path, the host name or the status of the check may be wrong.",
            _ => throw new InvalidOperationException($"There is no cause for {result.Last.Answer}."),
        };
    }

    // Who may connect is a part of the stack file where it opens a group.
    private string SourcesOf(ExpectedPort port)
    {
        if (RulesFor(port).ToArray() is not { Length: > 0 } rules)
        {
            return " The stack opens no security group for it.";
        }

        var sources = rules.Select(rule => rule.SourceCidr).Distinct().ToList();
        return sources.Contains("0.0.0.0/0") ? "" : $" The stack opens it for {Sentence.And([.. sources])} only.";
    }

    private IEnumerable<SecurityGroupRulePlan> RulesFor(ExpectedPort port) => plan.Exposure.SecurityGroupRules.Where(rule =>
        port.Planned is { } planned && rule.Opens(planned));

    private IEnumerable<string> EntriesOf(IPAddress address) => _region is null || gatewayId is null
        ? []
        : [$"aliyun vpc DescribeForwardTableEntries --RegionId {_region} --NatGatewayId {gatewayId} --ExternalIp {address}"];

    private IEnumerable<string> AddressOf(IPAddress address) =>
        _region is null ? [] : [$"aliyun vpc DescribeEipAddresses --RegionId {_region} --EipAddress {address}"];

    private IEnumerable<string> GroupsOf(ExpectedPort port) => _region is null
        ? []
        : RulesFor(port).Select(rule => rule.SecurityGroupId?.Text).OfType<string>().Distinct()
            .Select(group => $"aliyun ecs DescribeSecurityGroupAttribute --RegionId {_region} --SecurityGroupId {Shell.Quoted(group)}");

    private static string Ask(ProbeTarget target) => target.Check switch
    {
        HttpCheck { Host: { } host } http =>
            $"curl -v --resolve {Shell.Quoted($"{host}:{Format.Number(target.Port)}:{target.Address}")} " +
            $"{Shell.Quoted(ProbeWords.Url(target, http))}",
        HttpCheck http => $"curl -v {Shell.Quoted(ProbeWords.Url(target, http))}",
        TlsCheck tls =>
            $"openssl s_client -connect {target.Address}:{Format.Number(target.Port)} -servername {Shell.Quoted(tls.Host)} < /dev/null",
        _ => $"nc -vz {target.Address} {Format.Number(target.Port)}",
    };

    private static string? HostOf(ProbeTarget target) => target.Check switch
    {
        HttpCheck http => http.Host,
        TlsCheck tls => tls.Host,
        _ => null,
    };

    // A range is mapped port by port.
    private static int InternalPort(ProbeTarget target, ExpectedPort port)
    {
        var text = port.Deployed!.Internal[(port.Deployed.Internal.LastIndexOf(':') + 1)..];
        return PortRange.Parse(text) is { } range ? range.First + (target.Port - port.Deployed.External.First) : target.Port;
    }
}
