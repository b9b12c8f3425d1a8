using System.Net;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using SharedBandwidth.CommandLine;
using SharedBandwidth.CommandLine.Console;
using SharedBandwidth.CommandLine.Verify;
using SharedBandwidth.Planning;
using SharedBandwidth.Planning.Exposure.Spec;
using SharedBandwidth.Planning.Values;
using SharedBandwidth.Verification;
using Spectre.Console;
using Xunit;

namespace SharedBandwidth.Tests.CommandLine;

/// <summary>The report of a verification that is the same every time.</summary>
public sealed class VerifyPageTests
{
    private static readonly StackPlan _plan = StackPlanner.Plan(Specs.DocumentStack with
    {
        Exposure = Specs.Document
            .Publish("ecs1", ("https", Specs.Port("443") with { Check = new CheckSpec { Https = "/healthz", Host = "shop.example.com" } }))
            .Publish("ecs2", ("dns", Specs.Port("53", protocol: "udp")), ("http", Specs.Port("80"))),
    });

    [Fact]
    public void The_page_of_the_verb_shows_what_it_writes()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "infra", "docs", "verify.md"));

        var text = Rendered.Of(80, ColorSystemSupport.NoColors, console => VerifyText.Write(Report(), console));

        Assert.Equal(Regex.Match(page, "```text\n(.*?)\n```", RegexOptions.Singleline).Groups[1].Value, text.Trim());
    }

    [Fact]
    public void JUnit_skips_what_is_unknown_and_writes_whatever_a_key_holds()
    {
        var report = Report();
        var odd = report.Rows[1] with { App = "a<b>\u0001&\"", Port = "p\n" };

        var xml = XDocument.Load(new MemoryStream(JUnitReport.Of(report with { Rows = [.. report.Rows, odd] })));

        Assert.Equal(
            ("5", "2", "1"),
            (xml.Root!.Attribute("tests")!.Value, xml.Root.Attribute("skipped")!.Value, xml.Root.Attribute("failures")!.Value));
        Assert.Equal(2, xml.Descendants("skipped").Count());
        Assert.Contains(xml.Descendants("testcase"), one => one.Attribute("classname")!.Value == "prod.a<b>\uFFFD&\"");
    }

    [Fact]
    public void Markdown_takes_nothing_of_a_key_for_its_own()
    {
        var report = Report();
        var odd = report.Rows[1] with { App = "a|b`c", Port = "<p>\n" };

        var markdown = System.Text.Encoding.UTF8.GetString(MarkdownReport.Of(report with { Rows = [odd] }));

        Assert.Contains("| ❔ | a\\|b\\`c \\<p\\>  | udp 203.0.113.11:53 |", markdown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(60)]
    [InlineData(120)]
    public void Nothing_but_a_command_is_wider_than_the_page(int width)
    {
        var text = Rendered.Of(width, ColorSystemSupport.NoColors, console => VerifyText.Write(Report(), console));

        Assert.All(
            text.Split('\n').Where(line => !line.Contains("$ ", StringComparison.Ordinal)),
            line => Assert.InRange(line.Length, 0, width));
    }

    [Fact]
    public async Task A_bar_on_a_terminal_shows_how_far_the_probes_are_and_goes_away()
    {
        using var stack = new VerifiedStack();
        await using var open = LoopbackServer.Start((_, _) => Task.CompletedTask);
        await using var error = new StringWriter();
        var terminal = new Terminal { OutputStream = Stream.Null, Output = TextWriter.Null, Error = error, IsErrorRedirected = false };
        var outputs = stack.Write("outputs.json", VerifiedStack.Outputs(("http", VerifiedStack.Endpoint(open.Port))));

        var exitCode = await SharedBandwidthTool.RunAsync([.. stack.Arguments($"{{ http: {open.Port} }}"), "--outputs", outputs], terminal);

        Assert.Equal(0, exitCode);
        Assert.Contains("Probing 1 port ", error.ToString(), StringComparison.Ordinal);
        Assert.EndsWith(" \r", error.ToString(), StringComparison.Ordinal);
    }

    private static VerifyReport Report()
    {
        var outputs = new StackOutputs
        {
            Source = "outputs.json",
            Ports =
            [
                new DeployedPort(
                    "ecs1", "https", IPAddress.Parse("203.0.113.10"), new PortRange(443, 443, false), "192.168.0.100:443", Protocol.Tcp),
                new DeployedPort(
                    "ecs2", "dns", IPAddress.Parse("203.0.113.11"), new PortRange(53, 53, false), "192.168.0.101:53", Protocol.Udp),
                new DeployedPort(
                    "ecs2", "http", IPAddress.Parse("203.0.113.11"), new PortRange(80, 80, false), "192.168.0.101:80", Protocol.Tcp),
            ],
            Addresses = [IPAddress.Parse("203.0.113.10")],
            GatewayId = "ngw-uf6hg6eaaqz70001",
            Differences = [],
        };
        var probes = new ProbeList(ExpectedPort.Match(_plan, outputs, "prod"), outputs, [22]);
        var certificate = new SeenCertificate(
            ["shop.example.com"], "Example CA", DateTimeOffset.UnixEpoch, new DateTimeOffset(2030, 5, 1, 0, 0, 0, TimeSpan.Zero));
        ProbeTry[] tries =
        [
            new(ProbeAnswer.Answered) { Status = 200, Certificate = certificate },
            new(ProbeAnswer.Silent),
            new(ProbeAnswer.Silent),
            new(ProbeAnswer.Silent),
        ];
        int[] counts = [2, 2, 2, 2];
        double[] seconds = [1.2, 11, 11, 11];
        var results = probes.Targets.Select((target, i) => new ProbeResult(
            target, tries[i] with { LocalAddress = IPAddress.Parse("10.0.0.5") }, counts[i], TimeSpan.FromSeconds(seconds[i])));
        var folder = SharedBandwidth.CommandLine.Files.ProjectFolder.Open(Repository.Root);
        var stack = new GivenStack(
            folder, "prod", "Pulumi.prod.yaml", new SharedBandwidth.Configuration.StackConfiguration(new Dictionary<string, string>()));
        return VerifyReport.Of(stack, _plan, TimeSpan.FromSeconds(10), outputs, probes, [.. results]) with { Machine = "build-7" };
    }
}
