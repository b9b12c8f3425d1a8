using System.Text;
using System.Text.Json.Nodes;
using SharedBandwidth.CommandLine;
using SharedBandwidth.CommandLine.Console;
using SharedBandwidth.Simulation.Recording;
using Xunit;

namespace SharedBandwidth.Tests.CommandLine.Verify;

/// <summary>What Pulumi wrote when it looked at the account: its two forms, what is secret in it, and what cannot be used.</summary>
public sealed class RefreshFileTests : HandChangedStack
{
    private static readonly string[] _states = ["oldState", "newState"];
    private static readonly string[] _values = ["inputs", "outputs"];

    // Pulumi's own words for the same change, by either command; the second file holds an edit of the stack file, too.
    [Theory]
    [InlineData("refresh-eip-out-of-package.json", 80, 0)]
    [InlineData("preview-refresh-eip-out-of-package.json", 8080, 1)]
    public async Task Both_commands_of_Pulumi_say_it(string file, int port, int edits)
    {
        Write(
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
        AddStackStep(json);
        json["steps"]!.AsArray().Add(later);

        var text = CommandLine.OneLine((await RunAsync(Write("preview.json", json.ToJsonString()))).Clean().Output);

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

        var result = (await RunAsync(Write("secret.json", json.ToJsonString()))).Clean();

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

        var result = JsonNode.Parse((await RunAsync(Write("secret.json", json.ToJsonString()), "--json")).Clean().Output)!;

        Assert.Equal(
            ["description"],
            Assert.Single(result["changes"]!.AsArray())!["properties"]!.AsArray().Select(one => (string)one!["name"]!));
        Assert.Empty(result["edits"]!.AsArray());
    }

    // dev has a password, which the CLI writes as its word wherever it is used.
    [Fact]
    public async Task Where_nothing_was_changed_a_secret_is_no_change()
    {
        Write("Pulumi.prod.yaml", await File.ReadAllTextAsync(Path.Combine(Repository.Root, "Pulumi.dev.yaml")));
        var text = WithWords(JsonNode.Parse(await FoundTextAsync(Named("forward-entry-added"))))!.ToJsonString();
        Assert.Contains(Recorder.Hidden, text, StringComparison.Ordinal);

        var result = (await RunAsync(Write("dev.json", text), "--json")).Clean();

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

        var result = (await RunAsync(Write("named.json", json.ToJsonString()))).Clean();

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("securityProtection: (not set) -> on", result.Output, StringComparison.Ordinal);
    }

    // Pulumi counts a change of what the program only reads, and its JSON does not show it.
    [Fact]
    public async Task What_Pulumi_counts_and_does_not_tell_is_a_change()
    {
        var json = JsonNode.Parse(await FoundTextAsync(Named("forward-entry-added")))!;
        json["changeSummary"] = new JsonObject { ["same"] = 3, ["update"] = 1 };

        var result = (await RunAsync(Write("counted.json", json.ToJsonString()))).Clean();

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("1 resource of the stack was changed by hand.", CommandLine.OneLine(result.Output), StringComparison.Ordinal);
        Assert.Contains("Pulumi counts 1 more changed than it tells", CommandLine.OneLine(result.Output), StringComparison.Ordinal);
    }

    // No step of a preview is about what is neither there nor wanted any more.
    [Fact]
    public async Task In_a_preview_what_is_gone_and_not_wanted_any_more_is_gone()
    {
        var json = JsonNode.Parse(await FoundTextAsync(Named("forward-entry-added")))!;
        AddStackStep(json);
        var file = Write("preview.json", json.ToJsonString());
        Write(
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
        var file = Path.Combine(Folder, "utf-16.json");
        await File.WriteAllTextAsync(file, text, Encoding.Unicode);

        using var input = new MemoryStream(Encoding.UTF8.GetBytes(text));
        using var stream = new MemoryStream();
        await using var output = new StreamWriter(stream);
        await using var error = new StringWriter();
        var exitCode = await SharedBandwidthTool.RunAsync(
            ["verify", "prod", "--cwd", Folder, "--refresh", "-", "--json"],
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
        var result = (await RunAsync(Write("bad.json", content))).Clean();

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

    // A preview always has it; by it a refresh by itself is told apart.
    private static void AddStackStep(JsonNode json) => json["steps"]!.AsArray().Add(new JsonObject
    {
        ["op"] = "same",
        ["urn"] = "urn:pulumi:prod::shared-bandwidth::pulumi:pulumi:Stack::shared-bandwidth-prod",
    });
}
