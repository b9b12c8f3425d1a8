using System.Text.Json;
using System.Text.Json.Nodes;
using Xunit;

namespace SharedBandwidth.Tests.CommandLine;

/// <summary>The verbs that compare with a deployed state.</summary>
public sealed class StateCommandTests : ExportedProject
{
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
        var plan = Path.Combine(Project.Path, "plan.json");
        Project.Commit();
        await CommandLine.RunAsync("preview", "prod", "--cwd", Project.Path, "--save", plan);
        Edit("ecs2:", "http: 80", "http: 8080");

        foreach (var against in new[] { plan, "HEAD" })
        {
            var result = await CommandLine.RunAsync("up", "prod", "--cwd", Project.Path, "--rehearse", "--against", against);
            Assert.Contains("\n1 to update in place, 9 as before, in 6.5 s", result.Output, StringComparison.Ordinal);
        }
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
    public async Task A_state_of_another_region_is_warned_of_and_nothing_is_made_anew()
    {
        Of("pulumi:providers:alicloud", null)["inputs"]!["region"] = "cn-beijing";

        var text = CommandLine.OneLine((await PreviewAsync()).Output);

        Assert.Contains("Warning: The region changes from cn-beijing to cn-shanghai", text, StringComparison.Ordinal);
        Assert.Contains(Nothing, text, StringComparison.Ordinal);
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
        var plan = Path.Combine(Project.Path, "plan.json");
        File.WriteAllText(StatePath, State.ToJsonString()[..500]);

        var result = (await CommandLine.RunAsync("preview", "prod", "--cwd", Project.Path, "--against", StatePath, "--save", plan))
            .Clean();

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains("nor a state that 'pulumi stack export' wrote", result.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(plan));
    }
}
