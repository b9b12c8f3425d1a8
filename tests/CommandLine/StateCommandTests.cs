using System.Text.Json;
using System.Text.Json.Nodes;
using SharedBandwidth.Tests.CommandLine.Files;
using Xunit;

namespace SharedBandwidth.Tests.CommandLine;

/// <summary>The verbs that compare with a deployed state, from the genuine one of two apps on.</summary>
public sealed class StateCommandTests : IDisposable
{
    private const string Gateway = "alicloud:vpc/natGateway:NatGateway";
    private const string Eip = "alicloud:ecs/eipAddress:EipAddress";
    private const string Entry = "alicloud:vpc/forwardEntry:ForwardEntry";
    private const string Attachment = "alicloud:vpc/commonBandwithPackageAttachment:CommonBandwithPackageAttachment";
    private const string Nothing = "Nothing changes: all 10 resources stay as they are.";

    private static readonly string _genuine = Path.Combine(Repository.Root, "tests/CommandLine/Files/Genuine");

    private readonly TemporaryProject _project = new("name: shared-bandwidth\nruntime: dotnet\n");
    private readonly JsonNode _state = JsonNode.Parse(File.ReadAllText(Path.Combine(_genuine, "stack-export.json")))!;

    public StateCommandTests() => File.Copy(Path.Combine(_genuine, "Pulumi.prod.yaml"), StackFile);

    private string StackFile => Path.Combine(_project.Path, "Pulumi.prod.yaml");

    private string StatePath => Path.Combine(_project.Path, "state.json");

    private JsonArray Resources => _state["deployment"]!["resources"]!.AsArray();

    [Fact]
    public async Task A_state_of_the_same_stack_file_changes_nothing()
    {
        Assert.Equal(
            $"Compared with the state {StatePath}.\n\n{Nothing}\n",
            (await PreviewAsync()).Output.Split("Findings")[0].Split("is changed.\n")[1].TrimEnd() + "\n");
        Assert.Contains(Nothing, (await UpAsync()).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Addresses_that_are_shown_are_those_that_are_deployed()
    {
        Of(Eip, "ecs2")["outputs"]!["ipAddress"] = "47.100.1.2";
        Of(Entry, "ecs2-http")["inputs"]!["externalIp"] = "47.100.1.2";
        Edit("ecs2:", "http: 80", "http: 8080");

        var text = (await PreviewAsync()).Output;

        Assert.Contains("http  47.100.1.2:80/tcp -> 47.100.1.2:8080/tcp", text, StringComparison.Ordinal);
        Assert.DoesNotContain("198.18", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_deployed_address_of_the_block_of_stand_ins_stands_for_no_other()
    {
        Edit("ecs2:", "http: 80", "http: 8080");

        var text = (await PreviewAsync()).Output;

        Assert.Contains("http  198.18.0.5:80/tcp -> 198.18.0.5:8080/tcp", text, StringComparison.Ordinal);
        Assert.DoesNotContain("stand for", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_update_is_played_from_the_state_with_a_failure_that_was_asked_for()
    {
        Edit("ecs2:", "http: 80", "http: 8080");

        var text = (await UpAsync()).Output;
        var json = JsonDocument.Parse(
            (await UpAsync("--json", "--fail", "ModifyForwardEntry:shared-bandwidth-ecs2-http")).Output).RootElement;

        Assert.Contains("\n1 to update in place, 9 as before, in 6.5 s, at most 4 at once.\n", text, StringComparison.Ordinal);
        Assert.Contains("\nTimeline (6.5 s;", text, StringComparison.Ordinal);
        Assert.Equal($"the state {StatePath}", json.GetProperty("against").GetString());
        Assert.Equal((false, false), (json.GetProperty("isDone").GetBoolean(), json.GetProperty("isBlockedByPulumi").GetBoolean()));
        Assert.Equal("ModifyForwardEntry", json.GetProperty("failures")[0].GetProperty("action").GetString());
        Assert.True(json.GetProperty("nextRun").GetProperty("endsAsUndisturbed").GetBoolean());
        Assert.Equal(10, json.GetProperty("existing").GetArrayLength());
    }

    [Fact]
    public async Task A_failure_cannot_be_asked_for_where_nothing_is_called()
    {
        var result = await RunAsync(["up", "prod", "--rehearse", "--fail", "ModifyForwardEntry:x"]);

        Assert.Equal(
            (2, "--fail ModifyForwardEntry:x: this update makes no call that could fail; leave --fail out.\n"),
            (result.ExitCode, result.Error));
    }

    [Fact]
    public async Task An_update_may_begin_with_a_saved_plan_or_a_revision_as_well()
    {
        var plan = Path.Combine(_project.Path, "plan.json");
        _project.Commit();
        await CommandLine.RunAsync("preview", "prod", "--cwd", _project.Path, "--save", plan);
        Edit("ecs2:", "http: 80", "http: 8080");

        foreach (var against in new[] { plan, "HEAD" })
        {
            var result = await CommandLine.RunAsync("up", "prod", "--cwd", _project.Path, "--rehearse", "--against", against);
            Assert.Contains("\n1 to update in place, 9 as before, in 6.5 s", result.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_is_protected_in_the_state_stops_Pulumi_before_anything_is_changed()
    {
        Of(Eip, "ecs2")["protect"] = true;
        Edit("ecs2:", "192.168.0.101", "192.168.0.101\n      former: x");
        RemoveSecondApp();

        var text = await RunAsync(["up", "prod", "--rehearse"]);
        var preview = await RunAsync(["preview", "prod"]);
        var json = JsonDocument.Parse((await RunAsync(["up", "prod", "--rehearse", "--json"])).Output).RootElement;

        Assert.Equal((1, 1), (text.ExitCode, preview.ExitCode));
        Assert.Contains(
            "Not possible: Pulumi stops before anything is changed.\n  - EipAddress shared-bandwidth-ecs2 is protected, "
                + "and this would delete it.\n",
            text.Output,
            StringComparison.Ordinal);
        Assert.Contains("Not possible: Pulumi stops before anything is changed", preview.Output, StringComparison.Ordinal);
        Assert.True(json.GetProperty("isBlockedByPulumi").GetBoolean());
    }

    [Fact]
    public async Task What_the_program_does_not_make_any_more_is_deleted_and_named_by_its_keys()
    {
        RemoveSecondApp();

        var text = (await PreviewAsync()).Output;

        Assert.Contains("  ecs2  removed\n        http  198.18.0.5:80/tcp -> (gone)\n", text, StringComparison.Ordinal);
        Assert.Contains("4 to delete", text.Replace('\u00A0', ' '), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_state_retains_stays_in_the_account()
    {
        Of(Eip, "ecs2")["retainOnDelete"] = true;
        RemoveSecondApp();

        var result = CommandLine.OneLine((await PreviewAsync()).Output);

        Assert.Contains(
            "EipAddress shared-bandwidth-ecs2: stays in the account: the state says retainOnDelete",
            result,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_resource_of_no_known_type_is_deleted_and_that_cannot_be_rehearsed()
    {
        Resources.Add(new JsonObject
        {
            ["urn"] = "urn:pulumi:prod::shared-bandwidth::alicloud:oss/bucket:Bucket::logs",
            ["type"] = "alicloud:oss/bucket:Bucket",
            ["custom"] = true,
            ["id"] = "logs",
        });

        var text = CommandLine.OneLine((await PreviewAsync()).Output);

        Assert.Contains(
            "Warning: Bucket logs: this program makes nothing of the kind, so the next update deletes it; how that goes cannot be "
                + "rehearsed.",
            text,
            StringComparison.Ordinal);
        Assert.Contains("1 to delete; 10 stay as they are.", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_killed_update_is_named_with_what_follows()
    {
        var gateway = Of(Gateway, null);
        Resources.Remove(gateway);
        foreach (var needing in Resources.Where(
            resource => resource!["dependencies"] is not null || resource["type"]!.GetValue<string>() == Entry).ToList())
        {
            Resources.Remove(needing);
        }

        gateway["id"] = "";
        _state["deployment"]!["pending_operations"] = new JsonArray(
            new JsonObject { ["type"] = "creating", ["resource"] = gateway.DeepClone() },
            new JsonObject { ["type"] = "updating", ["resource"] = Of(Eip, "ecs1").DeepClone() });

        var result = await PreviewAsync();
        var text = CommandLine.OneLine(result.Output);

        Assert.Contains(
            "Warning: An update was killed while it was creating NatGateway shared-bandwidth and updating EipAddress "
            + "shared-bandwidth-ecs1: the next one does that again. "
            + "What the service made for it and this state does not know stays and is billed; look for it in the account. "
            + "'pulumi cancel' takes away the lock of the killed update, 'pulumi refresh' the pending operations.",
            text,
            StringComparison.Ordinal);
        Assert.Contains("7 to create; 3 stay as they are.", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_old_one_that_is_still_to_be_deleted_goes_now()
    {
        var old = Of(Eip, "ecs2").DeepClone();
        (old["id"], old["delete"], old["outputs"]!["ipAddress"]) = ("eip-old", true, "47.1.1.1");
        Resources.Add(old);

        var text = CommandLine.OneLine((await PreviewAsync()).Output);
        var played = JsonDocument.Parse((await UpAsync("--json")).Output).RootElement;

        Assert.Contains(
            "Warning: EipAddress shared-bandwidth-ecs2: replaced by an earlier update, which did not come to delete the old one; "
                + "the next one does.",
            text,
            StringComparison.Ordinal);
        Assert.Contains("- EipAddress shared-bandwidth-ecs2: the old one goes", text, StringComparison.Ordinal);
        Assert.Equal(1, played.GetProperty("calls").GetProperty("writes").GetInt32());
    }

    [Fact]
    public async Task One_that_was_deleted_for_a_replacement_is_made_anew()
    {
        var entry = Of(Entry, "ecs2-http");
        entry["pendingReplacement"] = true;

        var text = CommandLine.OneLine((await PreviewAsync()).Output);

        Assert.Contains(
            "Warning: ForwardEntry shared-bandwidth-ecs2-http: deleted for a replacement that did not come;",
            text,
            StringComparison.Ordinal);
        Assert.Contains("1 to create; 9 stay as they are.", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_kept_failure_and_a_mark_are_seen_to_by_the_next_update()
    {
        Of(Entry, "ecs2-http")["initErrors"] = new JsonArray("x");
        Of(Attachment, "ecs1")["taint"] = true;
        _state["version"] = 4;
        _state["features"] = new JsonArray("taint");

        var text = CommandLine.OneLine((await PreviewAsync()).Output);

        Assert.Contains(
            "Warning: ForwardEntry shared-bandwidth-ecs2-http: the state keeps a failure of the last operation (initErrors)",
            text,
            StringComparison.Ordinal);
        Assert.Contains(
            "~ ForwardEntry shared-bandwidth-ecs2-http: its last operation failed, and is completed",
            text,
            StringComparison.Ordinal);
        Assert.Contains(
            "± CommonBandwithPackageAttachment shared-bandwidth-ecs1: replaced taint: true -> (not set) (forces the replacement)",
            text,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ciphertext")]
    [InlineData("plaintext")]
    public async Task What_is_secret_in_the_state_is_neither_compared_nor_shown(string member)
    {
        Of(Gateway, null)["inputs"]!["description"] = ExportText.Secret(member, "\"do not tell\"");

        var text = await PreviewAsync();
        var json = await RunAsync(["preview", "prod", "--json"]);

        Assert.Contains(Nothing, text.Output, StringComparison.Ordinal);
        Assert.Contains(
            "Warning: Not compared, because it is encrypted on one side or both, and taken for unchanged: NatGateway shared-bandwidth "
                + "description.",
            CommandLine.OneLine(text.Output),
            StringComparison.Ordinal);
        Assert.Contains(
            "description",
            Assert.Single(JsonDocument.Parse(json.Output).RootElement.GetProperty("stateNotes").EnumerateArray()).GetString(),
            StringComparison.Ordinal);
        Assert.DoesNotContain("do not tell", text.Output + json.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_encrypted_in_the_stack_file_is_not_compared()
    {
        Edit("ecs2:", "privateIp: 192.168.0.101", "privateIp: { secure: v1:abc }");

        var text = CommandLine.OneLine((await PreviewAsync()).Output);

        Assert.Contains(Nothing, text, StringComparison.Ordinal);
        Assert.Contains("taken for unchanged: ForwardEntry shared-bandwidth-ecs2-http internalIp.", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_EIP_whose_id_is_encrypted_in_the_stack_file_is_taken_for_the_one_in_the_state()
    {
        Edit("shared-bandwidth:apps:", "shared-bandwidth:apps:",
            "shared-bandwidth:addresses: { ecs2: { eipId: { secure: v1:abc } } }\n  shared-bandwidth:apps:");
        Of(Eip, "ecs2")["external"] = true;

        var text = CommandLine.OneLine((await PreviewAsync()).Output);

        Assert.Contains(Nothing, text, StringComparison.Ordinal);
        Assert.Contains("taken for unchanged: EipAddress shared-bandwidth-ecs2 id.", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_provider_filled_in_is_no_change_when_the_program_does_not_set_it()
    {
        var inputs = Of(Gateway, null)["inputs"]!;
        (inputs["force"], inputs["__defaults"]) = (false, new JsonArray("force"));

        Assert.Contains(Nothing, (await PreviewAsync()).Output, StringComparison.Ordinal);

        inputs["__defaults"] = new JsonArray();
        Assert.Contains("force: false -> (not set)", (await PreviewAsync()).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_version_of_the_provider_and_a_broken_state_are_said()
    {
        Of("pulumi:providers:alicloud", null)["inputs"]!["version"] = "3.90.0";
        _state["deployment"]!["metadata"] = new JsonObject { ["integrity_error"] = new JsonObject { ["version"] = "x" } };

        var text = CommandLine.OneLine((await PreviewAsync()).Output);

        Assert.Contains("Warning: Pulumi noted in this state that it does not fit together.", text, StringComparison.Ordinal);
        Assert.Contains(
            "Warning: The state was made with the provider alicloud 3.90.0, and the next update uses 3.105.0",
            text,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_state_of_another_region_is_warned_of_and_everything_is_made_anew()
    {
        Of("pulumi:providers:alicloud", null)["inputs"]!["region"] = "cn-beijing";

        var text = CommandLine.OneLine((await PreviewAsync()).Output);

        Assert.Contains("Warning: The region changes from cn-beijing to cn-shanghai", text, StringComparison.Ordinal);
        Assert.Contains("10 to create.", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_EIP_that_was_made_and_is_only_read_now_is_let_go()
    {
        Edit("shared-bandwidth:apps:", "shared-bandwidth:apps:",
            "shared-bandwidth:addresses: { ecs2: { eipId: eip-emu0005 } }\n  shared-bandwidth:apps:");

        var text = CommandLine.OneLine((await PreviewAsync()).Output);

        Assert.Contains("1 to read; 9 stay as they are.", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_read_EIP_keeps_the_IP_of_the_state()
    {
        Edit("shared-bandwidth:apps:", "shared-bandwidth:apps:",
            "shared-bandwidth:addresses: { ecs2: { eipId: eip-emu0005 } }\n  shared-bandwidth:apps:");
        Of(Eip, "ecs2")["external"] = true;

        Assert.Contains(Nothing, (await PreviewAsync()).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("forwardTableIds", "ftb-other", "Gateway", "no gateway with that table")]
    [InlineData(
        "externalIp", 5, "Entry", "The state has no text for externalIp among the inputs of ForwardEntry shared-bandwidth-ecs2-http")]
    [InlineData("externalIp", "", "Entry", "What the state says there is could not be: The parameter ExternalIp is missing.")]
    public async Task A_state_that_does_not_fit_together_is_refused_with_one_sentence(string name, object value, string of, string reason)
    {
        var resource = of == "Gateway" ? Of(Gateway, null) : Of(Entry, "ecs2-http");
        resource[of == "Gateway" ? "outputs" : "inputs"]![name] = JsonSerializer.SerializeToNode(value);

        var result = await RunAsync(["preview", "prod"]);

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains(reason, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_state_that_is_cut_off_is_refused_and_nothing_is_written()
    {
        var plan = Path.Combine(_project.Path, "plan.json");
        File.WriteAllText(StatePath, _state.ToJsonString()[..500]);

        var result = (await CommandLine.RunAsync("preview", "prod", "--cwd", _project.Path, "--against", StatePath, "--save", plan))
            .Clean();

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains("nor a state that 'pulumi stack export' wrote", result.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(plan));
    }

    public void Dispose() => _project.Dispose();

    private JsonNode Of(string type, string? name) => Resources
        .Single(resource => resource!["type"]!.GetValue<string>() == type
            && (name is null || resource["urn"]!.GetValue<string>().EndsWith($"::shared-bandwidth-{name}", StringComparison.Ordinal)))!;

    private void Edit(string after, string old, string now)
    {
        var text = File.ReadAllText(StackFile);
        var from = text.IndexOf(after, StringComparison.Ordinal);
        Assert.Contains(old, text[from..], StringComparison.Ordinal);
        File.WriteAllText(StackFile, text[..from] + text[from..].Replace(old, now, StringComparison.Ordinal));
    }

    private void RemoveSecondApp()
    {
        var text = File.ReadAllText(StackFile);
        File.WriteAllText(StackFile, text[..text.IndexOf("    ecs2:", StringComparison.Ordinal)]);
    }

    private async Task<CommandResult> PreviewAsync()
    {
        var result = await RunAsync(["preview", "prod"]);
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        return result;
    }

    private async Task<CommandResult> UpAsync(params string[] options)
    {
        var result = await RunAsync(["up", "prod", "--rehearse", "--parallel", "4", .. options]);
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        return result;
    }

    private async Task<CommandResult> RunAsync(string[] arguments)
    {
        File.WriteAllText(StatePath, _state.ToJsonString());
        return (await CommandLine.RunAsync([.. arguments, "--cwd", _project.Path, "--against", StatePath])).Clean();
    }
}
