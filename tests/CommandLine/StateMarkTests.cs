using System.Text.Json;
using System.Text.Json.Nodes;
using SharedBandwidth.Tests.CommandLine.Files;
using Xunit;

namespace SharedBandwidth.Tests.CommandLine;

/// <summary>What a state says of a resource, or of itself, beside inputs and outputs.</summary>
public sealed class StateMarkTests : ExportedProject
{
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
        State["deployment"]!["pending_operations"] = new JsonArray(
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
        State["version"] = 4;
        State["features"] = new JsonArray("taint");

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
        State["deployment"]!["metadata"] = new JsonObject { ["integrity_error"] = new JsonObject { ["version"] = "x" } };

        var text = CommandLine.OneLine((await PreviewAsync()).Output);

        Assert.Contains("Warning: Pulumi noted in this state that it does not fit together.", text, StringComparison.Ordinal);
        Assert.Contains(
            "Warning: The state was made with the provider alicloud 3.90.0, and the next update uses 3.105.0",
            text,
            StringComparison.Ordinal);
    }
}
