using Xunit;

namespace SharedBandwidth.Tests.CommandLine;

/// <summary>What <c>verify</c> cannot use: one sentence, exit code 2, and nothing is written.</summary>
public sealed class VerifyInputTests : IDisposable
{
    private const string Good = """{ "endpoints": { "a": { "http": { "address": "127.0.0.1", "external": "1","""
        + """ "internal": "192.168.0.1:1", "protocol": "tcp" } } } }""";

    private readonly VerifiedStack _stack = new();

    /// <summary>The outputs, and a part of the sentence.</summary>
    public static TheoryData<string, string> Outputs => new()
    {
        { "", "this is not JSON, or not all of it (line 1)" },
        { Good[..60], "this is not JSON, or not all of it (line 1)" },
        { "{\n\"endpoints\": {\n", "this is not JSON, or not all of it (line " },
        { "\0\u0001", "this is not JSON" },
        { new string('[', 100_000), "this is not JSON" },
        { "[]", "there are no endpoints in it" },
        { "null", "there are no endpoints in it" },
        { "{}", "there are no endpoints in it" },
        { """{ "url": "http://example.com" }""", "there are no endpoints in it" },
        { """{ "endpoints": {} }""", "nothing is published by what is deployed; deploy test with 'pulumi up' first." },
        {
            """{ "endpoints": "[secret]" }""",
            "endpoints is secret, and Pulumi hides it; give what 'pulumi stack output --json --show-secrets' writes"
        },
        { """{ "endpoints": { "a": "[secret]" } }""", "endpoints.a is secret" },
        { Good.Replace("127.0.0.1", "[secret]", StringComparison.Ordinal), "endpoints.a.http.address is secret" },
        { Good.Replace("192.168.0.1:1", "[secret]", StringComparison.Ordinal), "endpoints.a.http.internal is secret" },
        { """{ "endpoints": [] }""", ", endpoints: keys with values are needed here" },
        { """{ "endpoints": { "a": { "http": 80 } } }""", ", endpoints.a.http: keys with values are needed here" },
        { """{ "endpoints": { "a": { "http": {} } } }""", ", endpoints.a.http.address: a text is needed here" },
        { """{ "endpoints": { "a": {}, "a": {} } }""", "this is not JSON" },
        {
            Good.Replace("127.0.0.1", "example.com", StringComparison.Ordinal),
            "endpoints.a.http.address: 'example.com' is not an IPv4 address"
        },
        { Good.Replace("\"1\"", "\"0\"", StringComparison.Ordinal), "endpoints.a.http.external: '0' is not a port" },
        { Good.Replace("tcp", "sctp", StringComparison.Ordinal), "endpoints.a.http.protocol: 'sctp' is not a protocol" },
        {
            Good.Replace("\"a\"", "\"b\"", StringComparison.Ordinal),
            "these are the outputs of another stack, with the apps b, none of which test has"
        },
        {
            Good.Replace("\"endpoints\"", "\"addresses\": { \"a\": \"[secret]\" }, \"endpoints\"", StringComparison.Ordinal),
            "addresses.a is secret"
        },
    };

    [Theory]
    [MemberData(nameof(Outputs))]
    public async Task Outputs_that_cannot_be_used_are_refused_in_one_sentence(string outputs, string says)
    {
        var (junit, markdown) = (_stack.PathOf("junit.xml"), _stack.PathOf("summary.md"));

        var result = await _stack.VerifyAsync("{ http: 1 }", outputs, "--junit", junit, "--markdown", markdown);

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains(says, result.Error, StringComparison.Ordinal);
        Assert.StartsWith("--outputs ", result.Error, StringComparison.Ordinal);
        Assert.Single(result.Error.Trim().Split('\n'));
        Assert.False(File.Exists(junit) || File.Exists(markdown));
    }

    /// <summary>Arguments, and a part of the sentence.</summary>
    public static TheoryData<string, string> Arguments => new()
    {
        { "--within 60", "--within 60: this is not a time from 0s to 60m; write seconds or minutes" },
        { "--within 61m", "--within 61m: this is not a time" },
        { "--within 99999999999s", "--within 99999999999s: this is not a time" },
        { "--within s", "--within s: this is not a time" },
        { "--within -1s", "--within -1s: this is not a time" },
        { "--closed ssh", "--closed ssh: 'ssh' is not a port" },
        { "--closed 22,,23", "--closed 22,,23: '' is not a port" },
        { "--closed 0", "--closed 0: '0' is not a port" },
        { "--closed 8000/8010", "'8000/8010' is not a port" },
        { "--closed any", "'any' is not a port" },
        { "--closed 1", "--closed 1: apps.a.ports.http publishes this port, so it has to answer; leave it out." },
        { "--outputs nowhere.json", "--outputs nowhere.json cannot be read" },
        { "--junit nowhere/junit.xml", "--junit nowhere/junit.xml cannot be written" },
    };

    [Theory]
    [MemberData(nameof(Arguments))]
    public async Task Arguments_that_cannot_be_used_are_refused_in_one_sentence(string arguments, string says)
    {
        var outputs = _stack.Write("outputs.json", Good);

        // What is given twice counts once, in another place.
        string[] all = ["verify", "test", "--config", _stack.Write("Pulumi.test.yaml", VerifiedStack.StackFile("{ http: 1 }"))];
        if (!arguments.StartsWith("--outputs", StringComparison.Ordinal))
        {
            all = [.. all, "--outputs", outputs];
        }

        if (!arguments.StartsWith("--within", StringComparison.Ordinal))
        {
            all = [.. all, "--within", "0s"];
        }

        var result = (await CommandLine.RunAsync([.. all, .. arguments.Split(' ')])).Clean();

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains(says, result.Error, StringComparison.Ordinal);
        Assert.Single(result.Error.Trim().Split('\n'));
    }

    [Fact]
    public async Task More_than_a_hundred_ports_to_be_closed_would_be_a_scan()
    {
        var result = await _stack.VerifyAsync("{ http: 1 }", Good, "--closed", string.Join(',', Enumerable.Range(2, 101)));

        Assert.Equal((2, "--closed: these are 101 ports, which would be a scan; give up to 100."), (result.ExitCode, result.Error.Trim()));
    }

    [Fact]
    public async Task Errors_of_the_stack_file_return_2_as_nothing_was_probed()
    {
        var result = await _stack.VerifyAsync("{ http: { external: 1, check: { http: / , https: / } } }", Good);

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains(
            "SB009 apps.a.ports.http.check: The keys http and https exclude each other",
            CommandLine.OneLine(result.Error),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("echo '{ \"endpoints\": {} }'", "pulumi stack output: nothing is published")]
    [InlineData("echo \"error: no stack named '$5' found\" >&2; exit 255",
        "pulumi stack output of test failed: error: no stack named 'test' found. Run it yourself")]
    [InlineData(null, "There is no pulumi on the path to ask for the stack's outputs")]
    public async Task Without_a_file_pulumi_is_asked(string? script, string says)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        if (script is not null)
        {
            var pulumi = _stack.Write("pulumi", $"#!/bin/sh\n{script}\n");
            File.SetUnixFileMode(pulumi, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        var result = (await CommandLine.RunProcessAsync(
            new() { ["PATH"] = _stack.Folder }, _stack.Arguments("{ http: 1 }"))).Clean();

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains(says, CommandLine.OneLine(result.Error), StringComparison.Ordinal);
    }

    public void Dispose() => _stack.Dispose();
}
