using System.Text.Json;
using Xunit;

namespace SharedBandwidth.Tests.CommandLine.Up;

/// <summary><c>up --rehearse</c>, started as its user starts it.</summary>
public sealed class UpCommandTests
{
    [Fact]
    public async Task A_rehearsed_deployment_shows_when_what_is_done_and_what_decides()
    {
        var result = (await CommandLine.RunAsync("up", "prod", "--rehearse", "--parallel", "16")).Clean();

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Contains("\n10 resources in 2 min ", result.Output, StringComparison.Ordinal);
        Assert.Contains("\nTimeline (", result.Output, StringComparison.Ordinal);
        Assert.Contains(
            "\nCritical path: each step begins when the one before it ends\n  - NatGateway shared-bandwidth  2 min 2 s\n",
            result.Output,
            StringComparison.Ordinal);
        Assert.All(result.Output.Split('\n'), line => Assert.InRange(line.Length, 0, 100));
    }

    [Fact]
    public async Task A_failure_that_was_asked_for_shows_what_exists_and_that_the_next_run_completes()
    {
        var result = (await CommandLine.RunAsync(
            "up", "prod", "--rehearse", "--fail", "CreateForwardEntry:shared-bandwidth-ecs2-http:Forbidden.RAM", "--json")).Clean();

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        using var json = JsonDocument.Parse(result.Output);
        var root = json.RootElement;
        Assert.False(root.GetProperty("isDone").GetBoolean());
        Assert.Equal(9, root.GetProperty("existing").GetArrayLength());
        var failure = Assert.Single(root.GetProperty("failures").EnumerateArray());
        Assert.Equal(
            ("CreateForwardEntry", "Forbidden.RAM"),
            (failure.GetProperty("action").GetString(), failure.GetProperty("code").GetString()));
        var next = root.GetProperty("nextRun");
        Assert.True(next.GetProperty("isDone").GetBoolean());
        Assert.True(next.GetProperty("endsAsUndisturbed").GetBoolean());
        Assert.Single(next.GetProperty("steps").EnumerateArray(), step => step.GetProperty("step").GetString() == "create");
    }

    [Theory]
    [InlineData("", "", "ecs1 ecs2")]
    [InlineData("--continue-on-error", "ecs2", "ecs1")]
    public async Task A_failure_shows_which_apps_are_reached(string option, string reached, string notReached)
    {
        string[] arguments =
        [
            "up", "prod", "--rehearse", "--fail", "CreateForwardEntry:shared-bandwidth-ecs1-http",
            .. option.Split(' ', StringSplitOptions.RemoveEmptyEntries),
        ];

        using var json = JsonDocument.Parse((await CommandLine.RunAsync([.. arguments, "--json"])).Clean().Output);
        var text = (await CommandLine.RunAsync(arguments)).Clean().Output;

        var apps = json.RootElement.GetProperty("apps").EnumerateArray()
            .ToLookup(app => app.GetProperty("notReached").GetArrayLength() == 0, app => app.GetProperty("app").GetString());
        Assert.Equal((reached, notReached), (string.Join(' ', apps[true]), string.Join(' ', apps[false])));
        Assert.Contains("\nApps after the failure\n", text, StringComparison.Ordinal);
        Assert.Equal(reached.Length > 0, text.Contains($"\n  - reached: {reached}\n", StringComparison.Ordinal));
        Assert.Contains(
            $"\n  - not reached: {notReached.Replace(" ", " and ", StringComparison.Ordinal)}\n",
            text,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_hook_has_tried_again_is_told_and_the_update_goes_well()
    {
        string[] arguments =
        [
            "up", "prod", "--rehearse", "--fail", "CreateForwardEntry:shared-bandwidth-ecs1-http:IncorretForwardEntryStatus",
        ];

        using var json = JsonDocument.Parse((await CommandLine.RunAsync([.. arguments, "--json"])).Clean().Output);
        var text = (await CommandLine.RunAsync(arguments)).Clean().Output;

        Assert.True(json.RootElement.GetProperty("isDone").GetBoolean());
        Assert.Equal(1, json.RootElement.GetProperty("steps").EnumerateArray().Sum(step => step.GetProperty("hookRetries").GetInt32()));
        Assert.Contains(
            "\n  The provider gave up once, and a hook of the program had it try again; pulumi warns each time.\n",
            text,
            StringComparison.Ordinal);
    }
}
