using System.Text.Json;
using System.Xml.Linq;
using Xunit;

namespace SharedBandwidth.Tests.CommandLine;

public sealed class VerifyCommandTests : IAsyncLifetime, IDisposable
{
    private readonly VerifiedStack _stack = new();
    private readonly LoopbackServer _open = LoopbackServer.Http(_ => LoopbackServer.Response("200 OK"));
    private readonly LoopbackServer _refusing = LoopbackServer.Refusing();

    [Fact]
    public async Task What_answers_is_told_with_where_it_was_seen_from_and_returns_0()
    {
        var result = await _stack.VerifyAsync(
            $"{{ http: {{ external: {_open.Port}, check: {{ http: /healthz, host: a.example }} }} }}",
            VerifiedStack.Outputs(("http", VerifiedStack.Endpoint(_open.Port))));

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        var text = CommandLine.OneLine(result.Output);
        Assert.Contains($"Probed from {Environment.MachineName}, local address 127.0.0.1, once.", text, StringComparison.Ordinal);
        Assert.Contains("The port is as expected.", text, StringComparison.Ordinal);
        Assert.Contains(
            $"passed a http tcp 127.0.0.1:{_open.Port} -> 192.168.0.1:{_open.Port}",
            text.Replace('\u00A0', ' '),
            StringComparison.Ordinal);
        Assert.Contains(
            $"answers 200 to GET http://a.example:{_open.Port}/healthz: answered 200, at the first try, after ",
            text,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_does_not_answer_is_told_with_its_likely_cause_and_returns_1()
    {
        var result = await _stack.VerifyAsync(
            $"{{ http: {_open.Port}, web: {{ external: {_refusing.Port}, internal: 8080 }} }}",
            VerifiedStack.Outputs(
                ("http", VerifiedStack.Endpoint(_open.Port)), ("web", VerifiedStack.Endpoint(_refusing.Port, "192.168.0.1:8080"))));

        Assert.Equal((1, ""), (result.ExitCode, result.Error));
        var text = CommandLine.OneLine(result.Output);
        Assert.Contains("1 of 2 ports is not as expected.", text, StringComparison.Ordinal);
        Assert.Contains("accepts connections: refused, at the first try", text, StringComparison.Ordinal);
        Assert.Contains("Likely cause: The way to 192.168.0.1:8080 is open and nobody listens there", text, StringComparison.Ordinal);
        Assert.Contains("$ ss -lntp 'sport = :8080' # on the server", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Outputs_come_from_standard_input_as_well()
    {
        var result = await _stack.VerifyFromInputAsync(
            $"{{ http: {_open.Port} }}", VerifiedStack.Outputs(("http", VerifiedStack.Endpoint(_open.Port))));

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
    }

    [Fact]
    public async Task What_was_otherwise_in_the_account_is_shown_beside_what_answers()
    {
        var outputs = VerifiedStack.Outputs(("http", VerifiedStack.Endpoint(_open.Port)))
            .TrimEnd()[..^1] + """, "differences": ["gateway: ngw-1 has an entry that is not in the plan."] }""";
        var markdown = _stack.PathOf("summary.md");

        var text = await _stack.VerifyAsync($"{{ http: {_open.Port} }}", outputs, "--markdown", markdown);
        using var json = JsonDocument.Parse((await _stack.VerifyAsync($"{{ http: {_open.Port} }}", outputs, "--json")).Output);

        Assert.Equal((0, ""), (text.ExitCode, text.Error));
        Assert.Contains(
            "Otherwise in the account when the stack was last updated - gateway: ngw-1 has an entry that is not in the plan.",
            CommandLine.OneLine(text.Output),
            StringComparison.Ordinal);
        Assert.Contains(
            "\n- gateway: ngw-1 has an entry that is not in the plan.\n",
            await File.ReadAllTextAsync(markdown),
            StringComparison.Ordinal);
        Assert.Equal("gateway: ngw-1 has an entry that is not in the plan.", json.RootElement.GetProperty("differences")[0].GetString());
    }

    [Fact]
    public async Task A_port_that_is_planned_and_not_deployed_has_failed()
    {
        var result = await _stack.VerifyAsync(
            $"{{ http: {_open.Port}, web: 8080 }}", VerifiedStack.Outputs(("http", VerifiedStack.Endpoint(_open.Port))));

        Assert.Equal(1, result.ExitCode);
        var text = CommandLine.OneLine(result.Output).Replace('\u00A0', ' ');
        Assert.Contains("FAILED a web tcp 8080 -> 192.168.0.1:8080 is deployed: not deployed", text, StringComparison.Ordinal);
        Assert.Contains("$ pulumi up --stack test", text, StringComparison.Ordinal);
    }

    /// <summary>What the stack file has, and whether it is told that it is deployed otherwise: the outputs are always the same.</summary>
    [Theory]
    [InlineData("PORT", false)]
    [InlineData("{ external: PORT, internal: 8080 }", true)]
    [InlineData("{ external: PORT, protocol: udp }", true)]
    [InlineData("{ external: 8080, internal: PORT }", true)]
    public async Task A_port_that_is_deployed_otherwise_has_failed_and_is_probed_as_it_is_deployed(string planned, bool isOtherwise)
    {
        var result = await _stack.VerifyAsync(
            $"{{ http: {planned.Replace("PORT", $"{_open.Port}", StringComparison.Ordinal)} }}",
            VerifiedStack.Outputs(("http", VerifiedStack.Endpoint(_open.Port))), "--json");

        using var json = JsonDocument.Parse(result.Output);
        var ports = json.RootElement.GetProperty("ports").EnumerateArray().ToArray();
        Assert.Equal(isOtherwise ? (1, 2) : (0, 1), (result.ExitCode, ports.Length));
        Assert.Equal(("passed", isOtherwise), (ports[^1].GetProperty("verdict").GetString(), ports[^1].TryGetProperty("note", out _)));
        if (isOtherwise)
        {
            Assert.Equal($"deployed otherwise, tcp {_open.Port} -> 192.168.0.1:{_open.Port}", ports[0].GetProperty("measured").GetString());
        }
    }

    [Fact]
    public async Task A_port_that_the_stack_file_does_not_have_is_probed_and_told()
    {
        var result = await _stack.VerifyAsync(
            $"{{ http: {_open.Port} }}",
            VerifiedStack.Outputs(("http", VerifiedStack.Endpoint(_open.Port)), ("old", VerifiedStack.Endpoint(_open.Port))));

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("The stack file does not have this port", CommandLine.OneLine(result.Output), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ many: { external: 20/30, internal: 1020/1030 } }")]
    [InlineData("{ many: PORT, new: 22 }")]
    public async Task A_port_that_is_published_cannot_be_asked_to_be_closed(string ports)
    {
        var result = await _stack.VerifyAsync(
            ports.Replace("PORT", $"{_open.Port}", StringComparison.Ordinal),
            VerifiedStack.Outputs(("many", VerifiedStack.Endpoint(_open.Port))), "--closed", "22");

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Matches("--closed 22: apps.a.ports.(many|new) publishes this port, so it has to answer; leave it out.", result.Error);
    }

    [Fact]
    public async Task A_whole_address_is_not_probed_and_neither_passes_nor_fails()
    {
        var whole = VerifiedStack.Endpoint(1, "192.168.0.1:any", "any").Replace("\"1\"", "\"any\"", StringComparison.Ordinal);

        var result = await _stack.VerifyAsync("{ all: any }", VerifiedStack.Outputs(("all", whole)), "--closed", "22,3389");

        Assert.Equal(0, result.ExitCode);
        var text = CommandLine.OneLine(result.Output);
        Assert.Contains("0 of 2 ports are as expected. Of 2 nothing can be said.", text, StringComparison.Ordinal);
        Assert.Contains("not probed: nothing says on which port the server listens", text, StringComparison.Ordinal);
        Assert.Contains("not probed: the whole address is mapped, so every port is published", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_range_the_first_the_last_and_one_between_are_probed()
    {
        var range = VerifiedStack.Endpoint(1)
            .Replace("\"1\"", "\"10000/10010\"", StringComparison.Ordinal).Replace(":1\"", ":20000/20010\"", StringComparison.Ordinal);

        var result = await _stack.VerifyAsync(
            "{ many: { external: 10000/10010, internal: 20000/20010 } }", VerifiedStack.Outputs(("many", range)), "--json");

        using var json = JsonDocument.Parse(result.Output);
        Assert.Equal(
            ["tcp 127.0.0.1:10000", "tcp 127.0.0.1:10005", "tcp 127.0.0.1:10010"],
            json.RootElement.GetProperty("ports").EnumerateArray().Select(port => port.GetProperty("endpoint").GetString()));
        Assert.Contains("sport = :20005", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ports_that_have_to_stay_closed_are_tried_on_every_address()
    {
        var outputs = VerifiedStack.Outputs(("http", VerifiedStack.Endpoint(_open.Port)))
            .Replace("\"gatewayId\"", "\"addresses\": { \"a\": \"127.0.0.1\", \"outbound\": \"127.0.0.2\" }, \"gatewayId\"",
                StringComparison.Ordinal);
        await using var other = LoopbackServer.Start((_, _) => Task.CompletedTask);

        var closed = await _stack.VerifyAsync($"{{ http: {_open.Port} }}", outputs, "--closed", $"{_refusing.Port}");
        var open = await _stack.VerifyAsync($"{{ http: {_open.Port} }}", outputs, "--closed", $"{_refusing.Port},{other.Port}");

        Assert.Equal((0, 1), (closed.ExitCode, open.ExitCode));
        Assert.Contains(
            $"closed tcp 127.0.0.2:{_refusing.Port} stays closed: refused",
            CommandLine.OneLine(closed.Output),
            StringComparison.Ordinal);
        Assert.Contains(
            $"closed tcp 127.0.0.1:{other.Port} stays closed: open",
            CommandLine.OneLine(open.Output),
            StringComparison.Ordinal);
        Assert.Contains(
            "Likely cause: A forward entry, or a mapping of the whole address, leads there",
            CommandLine.OneLine(open.Output),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_JSON_JUnit_and_Markdown_tell_the_same()
    {
        var (junit, markdown) = (_stack.PathOf("junit.xml"), _stack.PathOf("summary.md"));
        var result = await _stack.VerifyAsync(
            $"{{ http: {_open.Port}, web: {{ external: {_refusing.Port}, internal: 8080 }}, all: 1 }}",
            VerifiedStack.Outputs(
                ("http", VerifiedStack.Endpoint(_open.Port)), ("web", VerifiedStack.Endpoint(_refusing.Port, "192.168.0.1:8080"))),
            "--json", "--junit", junit, "--markdown", markdown);

        using var json = JsonDocument.Parse(result.Output);
        Assert.Equal((1, 2, 0), (Number("passed"), Number("failed"), Number("unknown")));
        Assert.Equal(
            ["failed", "passed", "failed"],
            json.RootElement.GetProperty("ports").EnumerateArray().Select(port => port.GetProperty("verdict").GetString()));
        Assert.Equal("refused", json.RootElement.GetProperty("ports")[2].GetProperty("answer").GetString());

        var suites = XDocument.Load(junit).Root!;
        Assert.Equal(
            ("3", "2", "0"),
            (suites.Attribute("tests")!.Value, suites.Attribute("failures")!.Value, suites.Attribute("skipped")!.Value));
        Assert.Equal(["127.0.0.1", "not deployed"], suites.Elements().Select(suite => suite.Attribute("name")!.Value).Order());
        var failure = Assert.Single(suites.Descendants("failure"), one => one.Value.Contains("nobody listens", StringComparison.Ordinal));
        Assert.StartsWith("refused, at the first try", failure.Attribute("message")!.Value, StringComparison.Ordinal);
        Assert.Equal("test.a", failure.Parent!.Attribute("classname")!.Value);

        var summary = await File.ReadAllTextAsync(markdown);
        Assert.StartsWith("### ❌ shared-bandwidth / test: 2 of 3 ports are not as expected.\n", summary, StringComparison.Ordinal);
        Assert.Contains(
            $"| ✅ | a http | tcp 127.0.0.1:{_open.Port} | accepts connections | connected, at the first try, after ",
            summary,
            StringComparison.Ordinal);
        Assert.Contains("\n    ss -lntp 'sport = :8080'  # on the server\n", summary, StringComparison.Ordinal);

        int Number(string key) => json.RootElement.GetProperty(key).GetInt32();
    }

    [Fact]
    public async Task A_change_of_a_check_changes_no_resource()
    {
        var without = await CommandLine.PreviewAsync(VerifiedStack.StackFile("{ http: { external: 80 } }"), "--json");
        var with = await CommandLine.PreviewAsync(
            VerifiedStack.StackFile("{ http: { external: 80, check: { http: /healthz, status: 204, host: a.example } } }"), "--json");

        Assert.Equal(0, without.Clean().ExitCode);
        Assert.Equal(without.Output, with.Clean().Output);
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await _open.DisposeAsync();
        await _refusing.DisposeAsync();
    }

    public void Dispose() => _stack.Dispose();
}
