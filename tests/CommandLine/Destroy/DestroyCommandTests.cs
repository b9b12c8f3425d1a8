using System.Text.Json;
using Xunit;

namespace SharedBandwidth.Tests.CommandLine.Destroy;

/// <summary><c>destroy --rehearse</c>, started as its user starts it.</summary>
public sealed class DestroyCommandTests : ChangedStack
{
    [Fact]
    public async Task A_destruction_that_is_blocked_names_what_blocks_it_and_what_goes_on_costing()
    {
        var result = (await CommandLine.RunAsync("destroy", "prod", "--rehearse")).Clean();

        Assert.Equal((1, ""), (result.ExitCode, result.Error));
        Assert.Contains(
            "\nNothing is destroyed: 10 resources are protected, and Pulumi stops before it begins.\n",
            result.Output,
            StringComparison.Ordinal);
        Assert.Contains(
            "\nWhat goes on being billed\n  - NatGateway: shared-bandwidth\n  - CommonBandwithPackage: shared-bandwidth\n  - EipAddress: "
                + "shared-bandwidth-ecs1 and shared-bandwidth-ecs2\n",
            result.Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_preview_what_is_protected_stops_a_destruction_before_anything_is_gone()
    {
        var result = (await CommandLine.RunAsync("destroy", "prod", "--rehearse", "--skip-preview")).Clean();

        Assert.Equal((1, ""), (result.ExitCode, result.Error));
        Assert.Contains("\nNothing is destroyed: 2 resources stop it.\n", result.Output, StringComparison.Ordinal);
        Assert.Contains("\nApps after the failure\n  - reached: ecs1 and ecs2\n", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Deletion_protection_alone_lets_the_apps_go_and_keeps_what_is_billed()
    {
        Write(Stack + "\n  deletionProtection: true\n");

        using var json = JsonDocument.Parse((await RunAsync("destroy", "prod", "--rehearse", "--json")).Output);
        var text = (await RunAsync("destroy", "prod", "--rehearse")).Output;

        Assert.False(json.RootElement.GetProperty("isDone").GetBoolean());
        Assert.False(json.RootElement.GetProperty("isBlockedByPulumi").GetBoolean());
        Assert.All(
            json.RootElement.GetProperty("apps").EnumerateArray(),
            app => Assert.Equal(0, app.GetProperty("reached").GetArrayLength()));
        Assert.Matches(@"\nThe destruction fails after [0-9.]+ s, when \d+ resources are deleted\.\n", text);
        Assert.Contains("\nApps after the failure\n  - not reached: ", text, StringComparison.Ordinal);
        Assert.Contains("\n  Set deletionProtection to false and deploy that first.\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_there_before_the_stack_goes_on_being_billed()
    {
        Write(Stack.Replace("network: { vpcId: vpc-1, vswitchId: vsw-1 }",
            "gateway: { id: ngw-1 }\n  bandwidth: { packageId: cbwp-1 }", StringComparison.Ordinal));

        var result = (await RunAsync("destroy", "prod", "--rehearse")).Clean();

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.EndsWith(
            "\nWhat goes on being billed\n"
            + "  - NatGateway shared-bandwidth (ngw-1): it was there before the stack, and stays\n"
            + "  - CommonBandwithPackage cbwp-1: it was there before the stack, and stays\n",
            result.Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_destruction_is_shown_in_its_order()
    {
        var result = (await CommandLine.RunAsync("destroy", "dev", "--rehearse", "--json")).Clean();

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        using var json = JsonDocument.Parse(result.Output);
        var steps = json.RootElement.GetProperty("steps")
            .EnumerateArray().Select(step => step.GetProperty("type").GetString()!.Split(':')[^1]).ToList();
        Assert.Equal(18, steps.Count);
        Assert.Equal("ForwardEntry", steps[0]);
        Assert.True(steps.IndexOf("NatGateway") > steps.LastIndexOf("EipAssociation"));
        Assert.True(steps.IndexOf("Network") > steps.IndexOf("Switch"));
        Assert.Equal(0, json.RootElement.GetProperty("left").GetArrayLength());
    }
}
