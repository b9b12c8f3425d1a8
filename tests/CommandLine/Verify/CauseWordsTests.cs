using System.Net;
using SharedBandwidth.CommandLine.Verify;
using SharedBandwidth.Planning;
using SharedBandwidth.Planning.Exposure.Plan;
using SharedBandwidth.Planning.Exposure.Spec;
using SharedBandwidth.Planning.Values;
using SharedBandwidth.Verification;
using Xunit;

namespace SharedBandwidth.Tests.CommandLine;

public sealed class CauseWordsTests
{
    private static readonly HttpCheck _http = new(IsTls: false, "/it's", 200, "a.example");

    /// <summary>The answer, the check, and parts of the cause and of the commands.</summary>
    public static TheoryData<ProbeAnswer, string, string, string> Causes => new()
    {
        { ProbeAnswer.Refused, "", "nobody listens", "ss -lntp 'sport = :8080'" },
        {
            ProbeAnswer.Silent, "", "dropped on the way",
            "aliyun vpc DescribeForwardTableEntries --RegionId cn-shanghai --NatGatewayId ngw-1 --ExternalIp 203.0.113.10"
        },
        {
            ProbeAnswer.Silent, "", "the address is missing",
            "aliyun vpc DescribeEipAddresses --RegionId cn-shanghai --EipAddress 203.0.113.10"
        },
        {
            ProbeAnswer.Silent, "", "opens it for 198.51.100.0/24 only",
            "aliyun ecs DescribeSecurityGroupAttribute --RegionId cn-shanghai --SecurityGroupId sg-1"
        },
        { ProbeAnswer.Unreachable, "", "A router knows no way", "DescribeEipAddresses" },
        { ProbeAnswer.NoNetwork, "", "no network", "" },
        {
            ProbeAnswer.CutOff, "http", "without an ICP filing, which a.example may be",
            "curl -v --resolve a.example:80:203.0.113.10 'http://a.example/it'\\''s'"
        },
        { ProbeAnswer.BlockedWithoutFiling, "http", "has no ICP filing", "curl" },
        { ProbeAnswer.SilentWhenConnected, "http", "nobody answers on it", "curl" },
        { ProbeAnswer.NoHttp, "http", "speaks no HTTP", "curl" },
        { ProbeAnswer.OtherStatus, "http", "the path, the host name or the status", "curl" },
        { ProbeAnswer.NoTls, "tls", "speaks no TLS", "openssl s_client -connect 203.0.113.10:80 -servername a.example" },
        { ProbeAnswer.CertificateExpired, "tls", "was not renewed", "openssl" },
        { ProbeAnswer.CertificateNotYetValid, "tls", "clock is wrong", "openssl" },
        { ProbeAnswer.CertificateOfOthers, "tls", "no certificate of a.example", "openssl" },
        { ProbeAnswer.CertificateNotTrusted, "tls", "private one", "openssl" },
    };

    [Theory]
    [MemberData(nameof(Causes))]
    public void A_failure_has_its_likely_cause_and_a_command_that_tells_more(ProbeAnswer answer, string check, string cause, string command)
    {
        var (words, port) = Words("cn-shanghai");
        var result = Result(answer, check);

        Assert.Contains(cause, words.Of(result, port), StringComparison.Ordinal);
        Assert.Contains(command, string.Join('\n', words.CommandsFor(result, port)), StringComparison.Ordinal);
        Assert.NotEmpty(ProbeWords.Measured(result));
    }

    [Fact]
    public void Every_answer_but_a_good_one_has_a_cause() => Assert.Equal(
        Enum.GetValues<ProbeAnswer>().Where(answer => answer != ProbeAnswer.Answered).Order(),
        Causes.Select(row => (ProbeAnswer)row[0]).Distinct().Order());

    [Theory]
    [InlineData("cn-shanghai", 80, true)]
    [InlineData("cn-shanghai", 8443, true)]
    [InlineData("cn-shanghai", 9000, false)]
    [InlineData("cn-hongkong", 80, false)]
    [InlineData("ap-southeast-1", 80, false)]
    public void Filing_is_a_cause_in_mainland_regions_and_on_the_ports_of_websites_only(string region, int number, bool isNamed)
    {
        var (words, port) = Words(region);

        Assert.Equal(isNamed, words.Of(Result(ProbeAnswer.CutOff, "http", number), port)!.Contains("ICP", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(302, "redirects, which is not followed")]
    [InlineData(503, "may still be starting")]
    [InlineData(404, "the path, the host name or the status")]
    public void Another_status_tells_by_its_kind(int status, string cause)
    {
        var (words, port) = Words("cn-shanghai");
        var result = Result(ProbeAnswer.OtherStatus, "http");

        Assert.Contains(cause, words.Of(result with { Last = result.Last with { Status = status } }, port), StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_shell_would_read_otherwise_gets_into_no_command()
    {
        var (words, port) = Words("cn-shanghai; reboot");

        Assert.Empty(words.CommandsFor(Result(ProbeAnswer.Silent, ""), port));
    }

    [Fact]
    public void Silence_of_UDP_is_no_failure_and_tells_what_would_be_an_answer()
    {
        var (words, port) = Words("cn-shanghai");
        var udp = new ProbeResult(
            new ProbeTarget(IPAddress.Loopback, 53, Protocol.Udp, null), new ProbeTry(ProbeAnswer.Silent), 1, TimeSpan.Zero);

        Assert.Contains("a check with a payload", words.Of(udp, port), StringComparison.Ordinal);
        Assert.Empty(words.CommandsFor(udp, port));
    }

    private static ProbeResult Result(ProbeAnswer answer, string check, int port = 80) => new(
        new ProbeTarget(IPAddress.Parse("203.0.113.10"), port, Protocol.Tcp,
            check switch { "http" => _http, "tls" => new TlsCheck("a.example"), _ => null }),
        new ProbeTry(answer), 1, TimeSpan.Zero);

    private static (CauseWords Words, ExpectedPort Port) Words(string region)
    {
        var spec = Specs.Document.Publish("ecs1", ("http", Specs.Port("80", "8080")))
            .Change("ecs1", app => app with { SecurityGroup = "web" })
            .WithGroup("web", new SecurityGroupSpec { Id = "sg-1", SourceCidrs = ["198.51.100.0/24"] });
        var plan = StackPlanner.Plan(Specs.DocumentStack with { Region = region, Exposure = spec });
        var entry = plan.Exposure.Apps[0].ForwardEntries[0];
        var deployed = new DeployedPort(
            "ecs1", "http", IPAddress.Parse("203.0.113.10"), entry.ExternalPort, "192.168.0.100:8080", Protocol.Tcp);
        return (new CauseWords(plan, "ngw-1"), new ExpectedPort("ecs1", "http", entry, "192.168.0.100:8080", deployed));
    }
}
