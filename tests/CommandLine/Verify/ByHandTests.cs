using System.Text;
using System.Text.Json.Nodes;
using SharedBandwidth.CommandLine;
using SharedBandwidth.CommandLine.Console;
using SharedBandwidth.CommandLine.Files;
using SharedBandwidth.Simulation.Recording;
using Xunit;

namespace SharedBandwidth.Tests.CommandLine.Verify;

/// <summary>What somebody changed in the account beside Pulumi.</summary>
public sealed class ByHandTests : IDisposable
{
    private const string Stack = """
        config:
          alicloud:region: cn-shanghai
          shared-bandwidth:network: { vpcId: vpc-1, vswitchId: vsw-1 }
          shared-bandwidth:gateway: { name: test, description: test }
          shared-bandwidth:bandwidth: { name: test, description: test }
          shared-bandwidth:outbound: { vswitches: { a: vsw-a, b: vsw-b } }
          shared-bandwidth:apps:
            ecs1: { privateIp: 192.168.0.100, ports: { http: 80 }, demand: { baseMbps: 1000 } }
            ecs2: { privateIp: 192.168.0.101, ports: { http: 80 }, demand: { baseMbps: 500 } }
        """;

    private static readonly string[] _states = ["oldState", "newState"];
    private static readonly string[] _values = ["inputs", "outputs"];
    private static readonly JsonNode[] _drift = [.. JsonNode.Parse(File.ReadAllText(Genuine("drift.json")))!.AsArray().OfType<JsonNode>()];

    private readonly TemporaryProject _project = new(File.ReadAllText(Path.Combine(Repository.Root, "Pulumi.yaml")));

    public ByHandTests() => _project.Write("Pulumi.prod.yaml", Stack);

    public void Dispose() => _project.Dispose();

    public static TheoryData<string> Drift => [.. _drift.Select(one => (string)one["name"]!)];

    // What the genuine engine found and did.
    [Theory]
    [MemberData(nameof(Drift))]
    public async Task The_next_update_puts_right_what_the_engine_puts_right(string name)
    {
        var drift = Named(name);

        var result = (await RunAsync(await FoundAsync(drift), "--json")).Clean();

        var found = JsonNode.Parse(result.Output)!;
        Assert.Equal((drift["refresh"]!.AsArray().Count == 0 ? 0 : 1, ""), (result.ExitCode, result.Error));
        Assert.Equal(
            drift["refresh"]!
                .AsArray()
                .Select(one => $"{((string)one!["op"]! == "delete" ? "gone" : "changed")} {one["type"]} {one["name"]}")
                .Order(StringComparer.Ordinal),
            found["changes"]!
                .AsArray()
                .Select(one => $"{((bool)one!["isGone"]! ? "gone" : "changed")} {one["type"]} {one["name"]}")
                .Order(StringComparer.Ordinal));
        Assert.Equal(
            drift["repair"]!
                .AsArray()
                .Select(one => $"{one!["op"]} {one["type"]} {one["name"]} " + string.Join(
                    ' ', one["changes"]?.AsArray().Select(change => ((string)change!).Split(':')[0]) ?? []))
                .Order(StringComparer.Ordinal),
            found["nextUpdate"]!["repairs"]!
                .AsArray()
                .Select(one => $"{one!["step"]} {one["type"]} {one["name"]} " + string.Join(
                    ' ', one["properties"]?.AsArray().Select(property => (string)property!["name"]!) ?? []))
                .Order(StringComparer.Ordinal));
        Assert.True((bool)found["nextUpdate"]!["isPossible"]!);
        Assert.All(
            found["nextUpdate"]!["repairs"]!.AsArray(),
            one => Assert.True((double)one!["endSeconds"]! > (double)one["startSeconds"]!));
        Assert.All(
            found["meantime"]!.AsArray(),
            one => Assert.InRange((double)one!["rightAfterSeconds"]!, 0.1, (double)found["nextUpdate"]!["durationSeconds"]!));
        Assert.Empty(found["edits"]!.AsArray());
    }

    [Theory]
    [InlineData(
        "package-size-changed",
        "bandwidth: 1500 -> 1000",
        "All apps together have 1000 Mbit/s until then, not 1500. Every app that draws from it may be throttled when they need more: "
            + "00:00 to 24:00, 500 Mbit/s missing: ecs1 1000 and ecs2 500.")]
    [InlineData("eip-bandwidth-changed", "bandwidth: 5 ->", ": an EIP's own bandwidth does not matter as long as it is in the package.")]
    [InlineData("package-description-removed", "description: test ->", "The next update puts it right: 1 to update in place")]
    [InlineData(
        "eip-out-of-package",
        "ecs1 http: reached, with the bandwidth of its own address and not the package's",
        "refuses to take it in (IpInstanceId.AlreadyInBandwidthPackage); take it out there first. See: aliyun vpc " +
        "DescribeEipAddresses --RegionId cn-shanghai --AllocationId eip-")]
    [InlineData(
        "eip-unbound-from-gateway",
        "ecs1 http: not reached",
        "refuses to bind it (IncorrectEipStatus); unbind it there first. See: aliyun vpc DescribeEipAddresses --RegionId " +
        "cn-shanghai --AllocationId eip-")]
    [InlineData(
        "eip-released",
        "EipAddress shared-bandwidth-ecs1 (",
        "ecs1: the next update gives another public IP; DNS records and allow-lists have to follow.")]
    [InlineData("eip-released", "ecs1 http: not reached; reached again", "after the update begins, in the model")]
    [InlineData(
        "forward-entry-deleted",
        "Whether another DNAT entry was made in place of shared-bandwidth-ecs1-http, Pulumi cannot tell.",
        "(probably OperationUnsupported.ForwardEntry); delete it first.")]
    [InlineData(
        "snat-entry-deleted",
        "Whether another SNAT entry was made in place of shared-bandwidth-outbound-vsw-a",
        "(Forbidden.SourceVSwitchId.Duplicated); delete it first.")]
    [InlineData(
        "gateway-deleted",
        "are on nothing or on another gateway or server now",
        "(IncorrectEipStatus); unbind it there first. See, for each of the 3: aliyun")]
    [InlineData("forward-entry-deleted", "ecs1 http: not reached", "Run 'pulumi up --refresh'; it takes")]
    [InlineData(
        "forward-entry-port-changed",
        "ecs1 http: its entry maps something else than the stack file says",
        "externalPort: 80 -> 8080")]
    [InlineData(
        "forward-entry-added",
        "Nothing of the stack was changed by hand.",
        "See: aliyun vpc DescribeForwardTableEntries --RegionId cn-shanghai --ForwardTableId ftb-")]
    [InlineData(
        "forward-entry-added",
        "at each preview and update (SB912, SB913, SB914 and SB915).",
        "pulumi stack output differences --stack prod")]
    [InlineData("snat-entry-deleted", "have no internet access until then", "SnatEntry shared-bandwidth-outbound-vsw-a")]
    [InlineData("gateway-deleted", "The gateway is gone; ", "are there and billed all the same.")]
    [InlineData("deletion-protection-on", "deletionProtection: false -> true", "1 to update in place")]
    public async Task It_is_said_who_feels_it_and_what_nobody_sees(string name, string first, string second)
    {
        var text = CommandLine.OneLine((await RunAsync(await FoundAsync(Named(name)))).Clean().Output);

        Assert.Contains(first, text, StringComparison.Ordinal);
        Assert.Contains(second, text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "demand: { baseMbps: 100, windows: [{ from: '09:00', to: '10:30', mbps: 1600 }] }", "ecs1 1600",
        "may be throttled when they need more: 09:00 to 10:30, 1100 Mbit/s missing: ecs1 1600 and ecs2 500.")]
    [InlineData("demand: { baseMbps: 500 }", null, "That is enough for what the apps declare (1000 Mbit/s at most).")]
    [InlineData("demand: { baseMbps: 100 }", null, "That is enough for what the apps declare (600 Mbit/s at most).")]
    public async Task A_package_made_smaller_is_held_against_what_the_apps_declare(string demand, string? over, string says)
    {
        var file = await FoundAsync(Named("package-size-changed"));
        _project.Write("Pulumi.prod.yaml", Stack.Replace("demand: { baseMbps: 1000 }", demand, StringComparison.Ordinal));

        var text = CommandLine.OneLine((await RunAsync(file)).Clean().Output);
        var size = JsonNode.Parse((await RunAsync(file, "--json")).Clean().Output)!["resizedPackage"]!;

        Assert.Contains(says, text, StringComparison.Ordinal);
        Assert.Equal((1500, 1000), ((int)size["beforeMbps"]!, (int)size["nowMbps"]!));
        Assert.Equal(
            over is null ? [] : [over],
            size["over"]!.AsArray().Select(time => $"ecs1 {time!["apps"]!["ecs1"]}"));
    }

    [Fact]
    public async Task Without_declared_demand_nothing_is_said_of_what_is_missing()
    {
        var file = await FoundAsync(Named("package-size-changed"));
        _project.Write(
            "Pulumi.prod.yaml",
            Stack
                .Replace(", demand: { baseMbps: 1000 }", "", StringComparison.Ordinal)
                .Replace(", demand: { baseMbps: 500 }", "", StringComparison.Ordinal)
                .Replace(
                    "description: test }\n  shared-bandwidth:outbound",
                    "description: test, mbps: 1500 }\n  shared-bandwidth:outbound",
                    StringComparison.Ordinal));

        var text = CommandLine.OneLine((await RunAsync(file)).Clean().Output);

        Assert.Contains(
            "All apps together have 1000 Mbit/s until then, not 1500. No app declares what it needs.",
            text,
            StringComparison.Ordinal);
    }

    // Outside the package its own bandwidth is all that it has.
    [Fact]
    public async Task An_EIP_outside_the_package_is_not_said_to_be_in_it()
    {
        var drift = Named("eip-bandwidth-changed");
        drift["refresh"]!.AsArray().Add(Named("eip-out-of-package")["refresh"]![0]!.DeepClone());

        var text = CommandLine.OneLine((await RunAsync(await FoundAsync(drift))).Clean().Output);

        Assert.Contains("reached, with the bandwidth of its own address", text, StringComparison.Ordinal);
        Assert.DoesNotContain("does not matter", text, StringComparison.Ordinal);
    }

    // 1 would say that something was changed.
    [Fact]
    public async Task Where_the_stack_file_has_errors_nothing_is_compared()
    {
        var file = await FoundAsync(Named("forward-entry-added"));
        _project.Write("Pulumi.prod.yaml", Stack.Replace("privateIp: 192.168.0.100", "privateIp: 192.168.0.300", StringComparison.Ordinal));

        var result = (await RunAsync(file)).Clean();

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("192.168.0.300", result.Error, StringComparison.Ordinal);
    }

    // Pulumi's own words for the same change, by either command; the second file holds an edit of the stack file, too.
    [Theory]
    [InlineData("refresh-eip-out-of-package.json", 80, 0)]
    [InlineData("preview-refresh-eip-out-of-package.json", 8080, 1)]
    public async Task Both_commands_of_Pulumi_say_it(string file, int port, int edits)
    {
        _project.Write(
            "Pulumi.prod.yaml",
            File.ReadAllText(Path.Combine(Repository.Root, "tests/CommandLine/Files/Genuine/Pulumi.prod.yaml"))
                .Replace(
                    "privateIp: 192.168.0.101\n      ports: { http: 80 }",
                    $"privateIp: 192.168.0.101\n      ports: {{ http: {{ external: {port}, internal: 80 }} }}",
                    StringComparison.Ordinal));

        var result = (await RunAsync(Genuine(file), "--json")).Clean();

        Assert.Equal((1, ""), (result.ExitCode, result.Error));
        var found = JsonNode.Parse(result.Output)!;
        var change = Assert.Single(found["changes"]!.AsArray())!;
        Assert.Equal(
            (TypeTokens.PackageAttachment, "shared-bandwidth-ecs1", true),
            ((string)change["type"]!, (string)change["name"]!, (bool)change["isGone"]!));
        Assert.Equal("create", (string)Assert.Single(found["nextUpdate"]!["repairs"]!.AsArray())!["step"]!);
        Assert.Equal(edits, found["edits"]!.AsArray().Count);
        Assert.Equal(file.StartsWith("preview", StringComparison.Ordinal), (bool)found["isOfPreview"]!);
        Assert.Equal("outsidePackage", (string)Assert.Single(found["meantime"]!.AsArray())!["reach"]!);
    }

    // Only the update's own steps tell there what was found.
    [Fact]
    public async Task A_preview_tells_what_was_found_by_the_steps_that_follow()
    {
        var json = JsonNode.Parse(await FoundTextAsync(Named("package-size-changed")))!;
        var step = json["steps"]!.AsArray().Single(one => (string)one!["op"]! == "update")!.AsObject();
        var later = step.DeepClone().AsObject();
        later["oldState"] = step["newState"]!.DeepClone();
        step["op"] = "refresh";
        step["newState"] = step["oldState"]!.DeepClone();
        json["steps"]!
            .AsArray()
            .Add(
                new JsonObject
                {
                    ["op"] = "same",
                    ["urn"] = "urn:pulumi:prod::shared-bandwidth::pulumi:pulumi:Stack::shared-bandwidth-prod",
                }
            );
        json["steps"]!.AsArray().Add(later);

        var text = CommandLine.OneLine((await RunAsync(_project.Write("preview.json", json.ToJsonString()))).Clean().Output);

        Assert.Contains("~ CommonBandwithPackage shared-bandwidth (", text, StringComparison.Ordinal);
        Assert.Contains("bandwidth: 1500 -> 1000", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_secret_is_not_shown()
    {
        var json = JsonNode.Parse(await FoundTextAsync(Named("package-description-removed")))!;
        foreach (
            var state in json["steps"]!
                .AsArray()
                .Where(one => (string)one!["op"]! == "update")
                .SelectMany(one => new[] { one!["oldState"]!, one["newState"]! }))
        {
            state["outputs"]!["description"] = Files.ExportText.Secret(
                "plaintext",
                $"\"hush {(string)state["outputs"]!["description"]!}\"");
        }

        var result = (await RunAsync(_project.Write("secret.json", json.ToJsonString()))).Clean();

        Assert.Contains(
            $"description: {Recorder.Hidden} -> {Recorder.Hidden}",
            CommandLine.OneLine(result.Output),
            StringComparison.Ordinal);
        Assert.DoesNotContain("hush", result.Output, StringComparison.Ordinal);
    }

    // The CLI's own word for a secret in this JSON; nobody can see that it changed but Pulumi.
    [Fact]
    public async Task A_secret_of_the_CLI_is_as_closed_and_a_changed_one_is_named()
    {
        var json = JsonNode.Parse(await FoundTextAsync(Named("package-description-removed")))!;
        var step = json["steps"]!.AsArray().Single(one => (string)one!["op"]! == "update")!;
        step["detailedDiff"] = new JsonObject { ["description"] = new JsonObject { ["kind"] = "update", ["inputDiff"] = false } };
        foreach (var values in from state in _states from values in _values select step[state]![values]!)
        {
            values["description"] = Recorder.Hidden;
        }

        var result = JsonNode.Parse((await RunAsync(_project.Write("secret.json", json.ToJsonString()), "--json")).Clean().Output)!;

        Assert.Equal(
            ["description"],
            Assert.Single(result["changes"]!.AsArray())!["properties"]!.AsArray().Select(one => (string)one!["name"]!));
        Assert.Empty(result["edits"]!.AsArray());
    }

    // dev has a password, which the CLI writes as its word wherever it is used.
    [Fact]
    public async Task Where_nothing_was_changed_a_secret_is_no_change()
    {
        _project.Write("Pulumi.prod.yaml", await File.ReadAllTextAsync(Path.Combine(Repository.Root, "Pulumi.dev.yaml")));
        var text = WithWords(JsonNode.Parse(await FoundTextAsync(Named("forward-entry-added"))))!.ToJsonString();
        Assert.Contains(Recorder.Hidden, text, StringComparison.Ordinal);

        var result = (await RunAsync(_project.Write("dev.json", text), "--json")).Clean();

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Empty(JsonNode.Parse(result.Output)!["edits"]!.AsArray());

        static JsonNode? WithWords(JsonNode? node) => node switch
        {
            JsonObject secret when secret.ContainsKey("ciphertext") => JsonValue.Create(Recorder.Hidden),
            JsonObject map => new JsonObject(map.Select(entry => KeyValuePair.Create(entry.Key, WithWords(entry.Value)))),
            JsonArray list => new JsonArray([.. list.Select(WithWords)]),
            _ => node?.DeepClone(),
        };
    }

    [Fact]
    public async Task What_Pulumi_names_is_told_although_the_stack_does_not_set_it()
    {
        var json = JsonNode.Parse(await FoundTextAsync(Named("gateway-renamed")))!;
        var step = json["steps"]!.AsArray().Single(one => (string)one!["op"]! == "update")!;
        step["newState"]!["outputs"] = step["oldState"]!["outputs"]!.DeepClone();
        step["newState"]!["outputs"]!["securityProtection"] = "on";
        step["detailedDiff"] = new JsonObject { ["securityProtection[0]"] = new JsonObject() };

        var result = (await RunAsync(_project.Write("named.json", json.ToJsonString()))).Clean();

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("securityProtection: (not set) -> on", result.Output, StringComparison.Ordinal);
    }

    // Pulumi counts a change of what the program only reads, and its JSON does not show it.
    [Fact]
    public async Task What_Pulumi_counts_and_does_not_tell_is_a_change()
    {
        var json = JsonNode.Parse(await FoundTextAsync(Named("forward-entry-added")))!;
        json["changeSummary"] = new JsonObject { ["same"] = 3, ["update"] = 1 };

        var result = (await RunAsync(_project.Write("counted.json", json.ToJsonString()))).Clean();

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("1 resource of the stack was changed by hand.", CommandLine.OneLine(result.Output), StringComparison.Ordinal);
        Assert.Contains("Pulumi counts 1 more changed than it tells", CommandLine.OneLine(result.Output), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_only_read_and_gone_ends_the_update()
    {
        _project.Write(
            "Pulumi.prod.yaml",
            Stack.Replace("gateway: { name: test, description: test }", "gateway: { id: ngw-9 }", StringComparison.Ordinal));
        var drift = JsonNode.Parse(
            $$"""{ "refresh": [{ "op": "delete", "type": "{{TypeTokens.NatGateway}}", "name": "shared-bandwidth" }] }"""
        )!;

        var file = await FoundAsync(drift);
        var result = (await RunAsync(file)).Clean();
        Assert.Equal((1, ""), (result.ExitCode, result.Error));
        var text = CommandLine.OneLine(result.Output);
        var found = JsonNode.Parse((await RunAsync(file, "--json")).Clean().Output)!;

        Assert.Contains(
            "The next update does nothing: the program reads NatGateway ngw-9 and does not make it, so Pulumi ends there.",
            text,
            StringComparison.Ordinal);
        Assert.DoesNotContain("reached again", text, StringComparison.Ordinal);
        Assert.False((bool)found["nextUpdate"]!["isPossible"]!);
        Assert.All(found["meantime"]!.AsArray(), port => Assert.Null(port!["rightAfterSeconds"]));
        Assert.Equal(2, found["meantime"]!.AsArray().Count);
    }

    // One resource, changed by hand in one thing and edited in another.
    [Fact]
    public async Task An_edit_is_told_apart_from_a_change_by_hand_of_the_same_resource()
    {
        var file = await FoundAsync(Named("package-description-removed"));
        _project.Write(
            "Pulumi.prod.yaml",
            Stack.Replace("bandwidth: { name: test,", "bandwidth: { name: other,", StringComparison.Ordinal));

        var found = JsonNode.Parse((await RunAsync(file, "--json")).Clean().Output)!;

        Assert.Equal(["description"], Names(found["nextUpdate"]!["repairs"]!));
        Assert.Equal(["bandwidthPackageName"], Names(found["edits"]!));

        static IEnumerable<string> Names(JsonNode steps) =>
            Assert.Single(steps.AsArray())!["properties"]!.AsArray().Select(one => (string)one!["name"]!);
    }

    [Fact]
    public async Task What_the_program_does_not_make_is_said()
    {
        var file = await FoundAsync(Named("forward-entry-deleted"));
        _project.Write(
            "Pulumi.prod.yaml",
            Stack.Replace(
                "ports: { http: 80 }, demand: { baseMbps: 1000 }",
                "ports: { web: 80 }, demand: { baseMbps: 1000 }",
                StringComparison.Ordinal));

        var text = CommandLine.OneLine((await RunAsync(file)).Clean().Output);
        var found = JsonNode.Parse((await RunAsync(file, "--json")).Clean().Output)!;

        Assert.Contains("is gone, which this program does not make", text, StringComparison.Ordinal);
        Assert.False((bool)Assert.Single(found["changes"]!.AsArray())!["isInProgram"]!);
    }

    // No step of a preview is about what is neither there nor wanted any more.
    [Fact]
    public async Task In_a_preview_what_is_gone_and_not_wanted_any_more_is_gone()
    {
        var json = JsonNode.Parse(await FoundTextAsync(Named("forward-entry-added")))!;
        json["steps"]!
            .AsArray()
            .Add(
                new JsonObject
                {
                    ["op"] = "same",
                    ["urn"] = "urn:pulumi:prod::shared-bandwidth::pulumi:pulumi:Stack::shared-bandwidth-prod",
                }
            );
        var file = _project.Write("preview.json", json.ToJsonString());
        _project.Write(
            "Pulumi.prod.yaml",
            Stack.Replace("vswitches: { a: vsw-a, b: vsw-b }", "vswitches: { b: vsw-b }", StringComparison.Ordinal));

        var result = (await RunAsync(file, "--json")).Clean();

        Assert.Equal(1, result.ExitCode);
        var change = Assert.Single(JsonNode.Parse(result.Output)!["changes"]!.AsArray())!;
        Assert.Equal(("shared-bandwidth-outbound-vsw-a", true), ((string)change["name"]!, (bool)change["isGone"]!));
        Assert.Contains(
            "A preview only tells what the update does something about.",
            CommandLine.OneLine((await RunAsync(file)).Clean().Output),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Standard_input_and_the_encoding_of_another_shell_are_read()
    {
        var text = await FoundTextAsync(Named("forward-entry-deleted"));
        var file = Path.Combine(_project.Path, "utf-16.json");
        await File.WriteAllTextAsync(file, text, Encoding.Unicode);

        using var input = new MemoryStream(Encoding.UTF8.GetBytes(text));
        using var stream = new MemoryStream();
        await using var output = new StreamWriter(stream);
        await using var error = new StringWriter();
        var exitCode = await SharedBandwidthTool.RunAsync(
            ["verify", "prod", "--cwd", _project.Path, "--refresh", "-", "--json"],
            new Terminal
            {
                InputStream = input,
                OutputStream = stream,
                Output = output,
                Error = error,
            }
        );

        Assert.Equal((1, ""), (exitCode, error.ToString()));
        Assert.Equal(Encoding.UTF8.GetString(stream.ToArray()), (await RunAsync(file, "--json")).Clean().Output);
    }

    public static TheoryData<string, string> BadFiles =>
        new()
        {
            {
                """{ "steps": [""",
                "this is not whole JSON of Pulumi's (it breaks off or is wrong in line 1); make it by 'pulumi refresh " +
                "--preview-only --json'"
            },
            { "{}", "this is not what Pulumi says of a stack's resources; make it by" },
            {
                "{\"sequence\":0,\"timestamp\":1,\"preludeEvent\":{}}\n{\"sequence\":1,\"timestamp\":1,\"summaryEvent\":{}}\n",
                "this is Pulumi's stream of events, one to a line, and not its one report at the end; make it by 'pulumi refresh " +
                "--preview-only --json'"
            },
            { "[]", "this is not whole JSON of Pulumi's" },
            { """{ "steps": [{ "urn": "x" }] }""", "this is not whole JSON of Pulumi's" },
            { """{ "steps": [] }""", "nothing was looked at in the account here; make it by" },
            {
                """{ "steps": [{ "op": "create", "urn": "urn:pulumi:prod::shared-bandwidth::t::n" }] }""",
                "this is a preview without --refresh, for which Pulumi does not look at the account; make it by"
            },
            {
                """{ "steps": [{ "op": "refresh", "urn": "u" }], "diagnostics": """
                + """[{ "severity": "info" }, { "severity": "error", "message": "hush" }] }""",
                "Pulumi met an error and did not come to its end, so the account was not seen whole"
            },
            {
                """{ "diagnostics": [{ "severity": "error" }, { "severity": "error" }] }""",
                "Pulumi met 2 errors and did not come to its end"
            },
            {
                """{ "steps": [{ "op": "refresh", "urn": "u", "oldState": { "urn": "urn:pulumi:dev::shared-bandwidth::a:b/c:D::n", """
                + """ "type": "a:b/c:D", "custom": true, "id": "1" } }] }""",
                "this is the state of shared-bandwidth / dev, not of shared-bandwidth / prod"
            },
        };

    [Theory]
    [MemberData(nameof(BadFiles))]
    public async Task A_file_that_cannot_be_used_is_one_sentence(string content, string says)
    {
        var result = (await RunAsync(_project.Write("bad.json", content))).Clean();

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains(says, result.Error, StringComparison.Ordinal);
        Assert.Single(result.Error.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task Nothing_is_probed_beside_it()
    {
        var result = (await RunAsync("any.json", "--within", "5s")).Clean();

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(
            "--within is about probing, and nothing is probed with --refresh; leave one of them out.",
            result.Error,
            StringComparison.Ordinal);
    }

    private Task<CommandResult> RunAsync(string file, params string[] arguments) =>
        CommandLine.RunAsync(80, ["verify", "prod", "--cwd", _project.Path, "--refresh", file, .. arguments]);

    private async Task<string> FoundAsync(JsonNode drift) => _project.Write("found.json", await FoundTextAsync(drift));

    private async Task<string> FoundTextAsync(JsonNode drift)
    {
        var project = ProjectFolder.Open(_project.Path);
        var found = new FoundByPulumi(
            await ProgramRunner.RunAsync(project.Name, "prod", project.ReadConfig(project.StackFile("prod", configFile: null))));
        foreach (var change in drift["refresh"]!.AsArray())
        {
            found.Apply(change!);
        }

        return found.Text();
    }

    // Entries are named after the vSwitch's id since then.
    private static JsonNode Named(string name) => JsonNode.Parse(
        _drift.Single(one => (string)one["name"]! == name).ToJsonString()
            .Replace("shared-bandwidth-outbound-a", "shared-bandwidth-outbound-vsw-a", StringComparison.Ordinal)
            .Replace("shared-bandwidth-outbound-b", "shared-bandwidth-outbound-vsw-b", StringComparison.Ordinal))!;

    private static string Genuine(string file) => Path.Combine(Repository.Root, "tests/CommandLine/Verify/Genuine", file);
}
