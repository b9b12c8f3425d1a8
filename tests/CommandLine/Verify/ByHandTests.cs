using System.Text.Json.Nodes;
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
            drift["refresh"]!.AsArray().Select(one => $"{((string)one!["op"]! == "delete" ? "gone" : "changed")} {one["type"]} {one["name"]}").Order(StringComparer.Ordinal),
            found["changes"]!.AsArray().Select(one => $"{((bool)one!["isGone"]! ? "gone" : "changed")} {one["type"]} {one["name"]}").Order(StringComparer.Ordinal));
        Assert.Equal(
            drift["repair"]!.AsArray().Select(one => $"{one!["op"]} {one["type"]} {one["name"]} {string.Join(' ', one["changes"]?.AsArray().Select(change => ((string)change!).Split(':')[0]) ?? [])}").Order(StringComparer.Ordinal),
            found["nextUpdate"]!["repairs"]!.AsArray().Select(one =>
                $"{one!["step"]} {one["type"]} {one["name"]} {string.Join(' ', one["properties"]?.AsArray().Select(property => (string)property!["name"]!) ?? [])}").Order(StringComparer.Ordinal));
        Assert.True((bool)found["nextUpdate"]!["isPossible"]!);
        Assert.Empty(found["edits"]!.AsArray());
    }

    [Theory]
    [InlineData("package-size-changed", "bandwidth: 1500 -> 1000", "All apps together have 1000 Mbit/s until then.")]
    [InlineData("package-description-removed", "description: test ->", "The next update puts it right: 1 to update in place")]
    [InlineData("eip-out-of-package", "ecs1 http: reached, with the bandwidth of its own address and not the package's", "refuses to put it back (IpInstanceId.AlreadyInBandwidthPackage); take it out there first.")]
    [InlineData("eip-unbound-from-gateway", "ecs1 http: not reached", "refuses to put it back (IncorrectEipStatus); unbind it there first.")]
    [InlineData("eip-released", "EipAddress shared-bandwidth-ecs1 (", "ecs1 http: not reached")]
    [InlineData("forward-entry-deleted", "ecs1 http: not reached", "Run 'pulumi up --refresh'; it takes")]
    [InlineData("forward-entry-port-changed", "ecs1 http: its entry maps something else than the stack file says", "externalPort: 80 -> 8080")]
    [InlineData("forward-entry-added", "Nothing of the stack was changed by hand.", "See: aliyun vpc DescribeForwardTableEntries --ForwardTableId ")]
    [InlineData("snat-entry-deleted", "have no internet access until then", "SnatEntry shared-bandwidth-outbound-vsw-a")]
    [InlineData("gateway-deleted", "The gateway is gone; ", "are there and billed all the same.")]
    [InlineData("deletion-protection-on", "deletionProtection: false -> true", "1 to update in place")]
    public async Task It_is_said_who_feels_it_and_what_nobody_sees(string name, string first, string second)
    {
        var text = CommandLine.OneLine((await RunAsync(await FoundAsync(Named(name)))).Clean().Output);

        Assert.Contains(first, text, StringComparison.Ordinal);
        Assert.Contains(second, text, StringComparison.Ordinal);
    }

    // Pulumi's own words for the same change, by either command; the second file holds an edit of the stack file, too.
    [Theory]
    [InlineData("refresh-eip-out-of-package.json", 80, 0)]
    [InlineData("preview-refresh-eip-out-of-package.json", 8080, 1)]
    public async Task Both_commands_of_Pulumi_say_it(string file, int port, int edits)
    {
        _project.Write("Pulumi.prod.yaml", File.ReadAllText(Path.Combine(Repository.Root, "tests/CommandLine/Files/Genuine/Pulumi.prod.yaml"))
            .Replace("privateIp: 192.168.0.101\n      ports: { http: 80 }", $"privateIp: 192.168.0.101\n      ports: {{ http: {{ external: {port}, internal: 80 }} }}", StringComparison.Ordinal));

        var result = (await RunAsync(Genuine(file), "--json")).Clean();

        Assert.Equal((1, ""), (result.ExitCode, result.Error));
        var found = JsonNode.Parse(result.Output)!;
        var change = Assert.Single(found["changes"]!.AsArray())!;
        Assert.Equal((TypeTokens.PackageAttachment, "shared-bandwidth-ecs1", true), ((string)change["type"]!, (string)change["name"]!, (bool)change["isGone"]!));
        Assert.Equal("create", (string)Assert.Single(found["nextUpdate"]!["repairs"]!.AsArray())!["step"]!);
        Assert.Equal(edits, found["edits"]!.AsArray().Count);
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
        json["steps"]!.AsArray().Add(new JsonObject { ["op"] = "same", ["urn"] = "urn:pulumi:prod::shared-bandwidth::pulumi:pulumi:Stack::shared-bandwidth-prod" });
        json["steps"]!.AsArray().Add(later);

        var text = CommandLine.OneLine((await RunAsync(_project.Write("preview.json", json.ToJsonString()))).Clean().Output);

        Assert.Contains("~ CommonBandwithPackage shared-bandwidth (", text, StringComparison.Ordinal);
        Assert.Contains("bandwidth: 1500 -> 1000", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_secret_is_not_shown()
    {
        var json = JsonNode.Parse(await FoundTextAsync(Named("package-description-removed")))!;
        foreach (var state in json["steps"]!.AsArray().Where(one => (string)one!["op"]! == "update").SelectMany(one => new[] { one!["oldState"]!, one["newState"]! }))
        {
            state["outputs"]!["description"] = Files.ExportText.Secret("plaintext", $"\"hush {(string)state["outputs"]!["description"]!}\"");
        }

        var result = (await RunAsync(_project.Write("secret.json", json.ToJsonString()))).Clean();

        Assert.Contains($"description: {Recorder.Hidden} -> {Recorder.Hidden}", CommandLine.OneLine(result.Output), StringComparison.Ordinal);
        Assert.DoesNotContain("hush", result.Output, StringComparison.Ordinal);
    }

    public static TheoryData<string, string> BadFiles => new()
    {
        { """{ "steps": [""", "this is not whole JSON of Pulumi's (it breaks off or is wrong in line 1); make it by 'pulumi refresh --preview-only --json'" },
        { "{}", "this is not what Pulumi says of a stack's resources; make it by" },
        { "[]", "this is not whole JSON of Pulumi's" },
        { """{ "steps": [{ "urn": "x" }] }""", "this is not whole JSON of Pulumi's" },
        { """{ "steps": [] }""", "nothing was looked at in the account here; make it by" },
        { """{ "steps": [{ "op": "create", "urn": "urn:pulumi:prod::shared-bandwidth::t::n" }] }""", "nothing was looked at in the account here; make it by" },
        {
            """{ "steps": [{ "op": "refresh", "urn": "u", "oldState": { "urn": "urn:pulumi:dev::shared-bandwidth::a:b/c:D::n", "type": "a:b/c:D", "custom": true, "id": "1" } }] }""",
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
        Assert.Contains("--within is about probing, and nothing is probed with --refresh; leave one of them out.", result.Error, StringComparison.Ordinal);
    }

    private Task<CommandResult> RunAsync(string file, params string[] arguments) =>
        CommandLine.RunAsync(80, ["verify", "prod", "--cwd", _project.Path, "--refresh", file, .. arguments]);

    private async Task<string> FoundAsync(JsonNode drift) => _project.Write("found.json", await FoundTextAsync(drift));

    private async Task<string> FoundTextAsync(JsonNode drift)
    {
        var project = ProjectFolder.Open(_project.Path);
        var found = new FoundByPulumi(await ProgramRunner.RunAsync(project.Name, "prod", project.ReadConfig(project.StackFile("prod", configFile: null))));
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
