using System.Text.Json;
using SharedBandwidth.CommandLine;
using SharedBandwidth.CommandLine.Console;
using Xunit;

namespace SharedBandwidth.Tests.CommandLine;

/// <summary>The whole command line, started as its user starts it.</summary>
public sealed class CommandLineTests
{
    [Theory]
    [InlineData("prod")]
    [InlineData("dev")]
    [InlineData("organisation/shared-bandwidth/prod")]
    public async Task A_preview_of_a_sound_stack_returns_0_and_says_nothing_on_stderr(string stack)
    {
        var result = (await CommandLine.RunAsync("preview", stack)).Clean();

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.NotEmpty(result.Output);
    }

    [Fact]
    public async Task The_same_command_twice_writes_the_same()
    {
        var first = await CommandLine.RunAsync("preview", "prod", "--json");
        var second = await CommandLine.RunAsync("preview", "prod", "--json");

        Assert.NotEmpty(first.Output);
        Assert.Equal(first, second);
    }

    [Theory]
    [InlineData("preview prod")]
    [InlineData("preview prod --json")]
    [InlineData("bandwidth prod")]
    [InlineData("up prod --rehearse")]
    public async Task An_output_that_cannot_be_written_is_told_in_a_sentence(string arguments)
    {
        using var full = new FullDisk();
        await using var output = new StreamWriter(full) { AutoFlush = true };
        await using var error = new StringWriter { NewLine = "\n" };

        var exitCode = await SharedBandwidthTool.RunAsync(
            arguments.Split(' '), new Terminal { OutputStream = full, Output = output, Error = error });

        Assert.Equal((2, "The output cannot be written: No space left. Write it to where there is room.\n"), (exitCode, error.ToString()));
    }

    [Fact]
    public async Task Json_has_the_documented_keys()
    {
        var result = (await CommandLine.RunAsync("preview", "prod", "--json")).Clean();

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        using var json = JsonDocument.Parse(result.Output);
        var root = json.RootElement;
        Assert.Equal(
            ["project", "stack", "region", "profile", "accountSite", "resources", "bandwidth", "endpoints", "assumptions", "findings"],
            Keys(root));
        Assert.Equal(
            ("shared-bandwidth", "prod", "cn-shanghai"),
            (root.GetProperty("project").GetString(), root.GetProperty("stack").GetString(), root.GetProperty("region").GetString()));
        Assert.Equal(15, root.GetProperty("resources").GetArrayLength());
        Assert.All(root.GetProperty("resources").EnumerateArray(), resource =>
            Assert.Equal(
                ["dependsOn", "inputs", "name", "options", "parent", "type"],
                Keys(resource).Except(["read"]).Order(StringComparer.Ordinal)));

        var entry = Assert.Single(
            root.GetProperty("resources").EnumerateArray(),
            r => r.GetProperty("name").GetString() == "shared-bandwidth-ecs1-http");
        Assert.Equal(
            [
                "alicloud:ecs/eipAddress:EipAddress::shared-bandwidth-ecs1",
                "alicloud:ecs/eipAssociation:EipAssociation::shared-bandwidth-ecs1",
                "alicloud:vpc/commonBandwithPackageAttachment:CommonBandwithPackageAttachment::shared-bandwidth-ecs1",
                "alicloud:vpc/natGateway:NatGateway::shared-bandwidth",
            ],
            entry.GetProperty("dependsOn").EnumerateArray().Select(key => key.GetString()!));
        Assert.Equal("80", entry.GetProperty("inputs").GetProperty("externalPort").GetString());

        var gateway = Assert.Single(
            root.GetProperty("resources").EnumerateArray(),
            r => r.GetProperty("type").GetString() == "alicloud:vpc/natGateway:NatGateway");
        Assert.Equal(
            """{"protect":true,"deleteBeforeReplace":true,"replaceOnChanges":["vswitchId"]"""
                + ""","hooks":{"onError":["shared-bandwidth.retry"]}}""",
            JsonSerializer.Serialize(gateway.GetProperty("options")));
        Assert.Equal(
            """{"protect":true,"customTimeoutsSeconds":{"create":1800,"update":1800,"delete":1800}"""
                + ""","hooks":{"beforeCreate":["shared-bandwidth.turn"],"beforeUpdate":["shared-bandwidth.turn"]"""
                + ""","onError":["shared-bandwidth.retry"]}}""",
            JsonSerializer.Serialize(entry.GetProperty("options")));

        var bandwidth = root.GetProperty("bandwidth");
        Assert.Equal(
            ["meanMbps", "packageMbps", "peaks", "savedPercent", "separateMbps", "sharedMbps"],
            Keys(bandwidth).Order(StringComparer.Ordinal));
        Assert.Equal((2000, 1500, 1500, 25), (Number(bandwidth, "separateMbps"), Number(bandwidth, "sharedMbps"),
            Number(bandwidth, "packageMbps"), Number(bandwidth, "savedPercent")));
        Assert.Equal(
            """[{"from":"13:00","to":"18:00","apps":{"ecs1":1000,"ecs2":500}},{"from":"19:00","to":"23:00","apps":{"ecs1":500"""
                + ""","ecs2":1000}}]""",
            JsonSerializer.Serialize(bandwidth.GetProperty("peaks")));

        var endpoint = root.GetProperty("endpoints").GetProperty("ecs1").GetProperty("http");
        Assert.Equal(["address", "external", "internal", "protocol"], Keys(endpoint).Order(StringComparer.Ordinal));
        Assert.Equal(("80", "192.168.0.100:80", "tcp"), (endpoint.GetProperty("external").GetString(),
            endpoint.GetProperty("internal").GetString(), endpoint.GetProperty("protocol").GetString()));

        Assert.NotEmpty(root.GetProperty("findings").EnumerateArray());
        Assert.All(root.GetProperty("findings").EnumerateArray(), finding =>
        {
            Assert.Equal(["code", "message", "severity", "subject"], Keys(finding).Order(StringComparer.Ordinal));
            Assert.Equal("note", finding.GetProperty("severity").GetString());
        });
    }

    [Fact]
    public async Task Json_with_errors_returns_1_and_has_findings_and_no_resources()
    {
        var result = (await CommandLine.PreviewAsync(
            "config: { alicloud:region: cn-shanghai, network: { vpcId: vpc-1, vswitchId: vsw-1 }, apps: {} }", "--json")).Clean();

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("SB003 apps: There is no app to publish;", CommandLine.OneLine(result.Error), StringComparison.Ordinal);
        using var json = JsonDocument.Parse(result.Output);
        Assert.Equal(0, json.RootElement.GetProperty("resources").GetArrayLength());
        Assert.Contains(json.RootElement.GetProperty("findings").EnumerateArray(), finding =>
            finding.GetProperty("code").GetString() == "SB003" && finding.GetProperty("severity")
                .GetString() == "error" && finding.GetProperty("subject").GetString() == "apps");
    }

    [Theory]
    [InlineData("bandwidth test", 1)]
    [InlineData("up test --rehearse", 1)]
    [InlineData("destroy test --rehearse", 1)]
    [InlineData("verify test --outputs none.json", 2)]
    public async Task Json_with_errors_has_the_findings_of_a_preview_whatever_the_verb(string verb, int exitCode)
    {
        const string Stack = "config: { alicloud:region: cn-shanghai, network: { vpcId: vpc-1, vswitchId: vsw-1 }, apps: {} }";
        using var project = new TemporaryProject(TemporaryProject.BareProjectFile);
        project.Write("Pulumi.test.yaml", Stack);

        var preview = await CommandLine.RunAsync("preview", "test", "--json", "--cwd", project.Path);
        var result = await CommandLine.RunAsync([.. verb.Split(' '), "--json", "--cwd", project.Path]);

        Assert.Equal((exitCode, preview.Error), (result.ExitCode, result.Error));
        using var json = JsonDocument.Parse(result.Output);
        using var previewed = JsonDocument.Parse(preview.Output);
        Assert.Equal(["project", "stack", "region", "profile", "accountSite", "findings"], Keys(json.RootElement));
        Assert.All(Keys(json.RootElement), key => Assert.Equal(
            previewed.RootElement.GetProperty(key).GetRawText(), json.RootElement.GetProperty(key).GetRawText()));
    }

    [Fact]
    public async Task Another_project_folder_and_another_stack_file_can_be_named()
    {
        using var project = new TemporaryProject("name: other\nruntime: dotnet\n");
        var file = project.Write("elsewhere.yaml", """
            config:
              alicloud:region: cn-beijing
              other:network: { vpcId: vpc-1, vswitchId: vsw-1 }
              other:apps: { web: { privateIp: 10.0.0.1, ports: { http: 80 }, demand: { baseMbps: 10 } } }
            """);
        File.Copy(file, Path.Combine(project.Path, "Pulumi.prod.yaml"));

        var byFile = (await CommandLine.RunAsync("preview", "x", "--cwd", project.Path, "--config", file, "--json")).Clean();
        var byStack = (await CommandLine.RunAsync("preview", "prod", "--cwd", project.Path, "--json")).Clean();

        Assert.Equal((0, 0), (byFile.ExitCode, byStack.ExitCode));
        using var first = JsonDocument.Parse(byFile.Output);
        using var second = JsonDocument.Parse(byStack.Output);
        Assert.Equal(
            ("other", "x"),
            (first.RootElement.GetProperty("project").GetString(), first.RootElement.GetProperty("stack").GetString()));
        Assert.Equal(
            ("other", "prod"),
            (second.RootElement.GetProperty("project").GetString(), second.RootElement.GetProperty("stack").GetString()));
        Assert.Equal(["web"], Keys(first.RootElement.GetProperty("endpoints")));
    }

    [Theory]
    [InlineData("preview prd", "There is no stack 'prd' (Pulumi.prd.yaml); the stacks here are dev and prod. Did you mean 'prod'?")]
    [InlineData("preview prod --config nowhere.yaml", "There is no file nowhere.yaml; give --config the stack file to use.")]
    [InlineData("preview prod --cwd /nowhere/at/all", "There is no Pulumi.yaml in /nowhere/at/all; give --cwd the folder that has it.")]
    [InlineData("preview", "Use --help to see what can be written.")]
    [InlineData("preview prod more", "Use --help to see what can be written.")]
    [InlineData("preview prod --jsn", "Use --help to see what can be written.")]
    [InlineData("deploy prod", "Use --help to see what can be written.")]
    [InlineData("", "Use --help to see what can be written.")]
    [InlineData(
        "preview prod --against nowhere", "--against nowhere: there is no such file, and no such revision in a git repository around")]
    [InlineData("preview prod --against @nowhere", "--against @nowhere: there is no such file, and no such revision")]
    [InlineData(
        "preview prod --skip-preview", "--skip-preview is about a change: name what to compare with by --against, or leave it out.")]
    [InlineData("up prod --rehearse --parallel abc", "--parallel abc: this is not a whole number; give a number from 1 on.")]
    [InlineData("preview prod --against --all", "--against --all: there is no such file, and no such revision")]
    [InlineData("preview prod --against Pulumi.yaml", "--against Pulumi.yaml: this is not a plan that was saved by --save")]
    [InlineData("up prod", "This tool touches no account: write up STACK --rehearse to rehearse it, or use pulumi up to do it.")]
    [InlineData(
        "destroy prod", "This tool touches no account: write destroy STACK --rehearse to rehearse it, or use pulumi destroy to do it.")]
    [InlineData("up prod --rehearse --parallel 0", "--parallel 0: at least 1 resource must be worked on at once; give a number from 1 on.")]
    [InlineData(
        "up prod --rehearse --fail CreateForwardEntry", "--fail CreateForwardEntry: this is not ACTION:RESOURCE or ACTION:RESOURCE:CODE;")]
    [InlineData("up prod --rehearse --fail CreateForwardEntri:shared-bandwidth-ecs1-http",
        "--fail: CreateForwardEntri is not a call of this deployment; its calls are AddCommonBandwidthPackageIp,")]
    [InlineData("up prod --rehearse --fail CreateForwardEntri:shared-bandwidth-ecs1-http", "Did you mean 'CreateForwardEntry'?")]
    [InlineData("up prod --rehearse --fail CreateForwardEntry:ecs1",
        "--fail: CreateForwardEntry is not called for ecs1; it is for shared-bandwidth-ecs1-http and shared-bandwidth-ecs2-http.")]
    public async Task A_command_that_cannot_be_used_returns_2_and_says_why_on_stderr(string arguments, string message)
    {
        var result = (await CommandLine.RunAsync(arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries))).Clean();

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains(message, CommandLine.OneLine(result.Error), StringComparison.Ordinal);
        Assert.InRange(result.Error.Trim().Split('\n').Length, 1, 4);
    }

    private static IEnumerable<string> Keys(JsonElement map) => map.EnumerateObject().Select(property => property.Name);

    private static double Number(JsonElement map, string key) => map.GetProperty(key).GetDouble();

    private sealed class FullDisk : MemoryStream
    {
        public override void Write(byte[] buffer, int offset, int count) => throw new IOException("No space left.");

        public override void Write(ReadOnlySpan<byte> buffer) => throw new IOException("No space left.");

        public override void WriteByte(byte value) => throw new IOException("No space left.");

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            throw new IOException("No space left.");

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
            throw new IOException("No space left.");
    }
}
