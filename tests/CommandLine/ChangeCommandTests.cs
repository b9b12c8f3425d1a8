using System.Text.Json;
using Xunit;

namespace SharedBandwidth.Tests.CommandLine;

/// <summary>The verbs about changes, started as their user starts them.</summary>
public sealed class ChangeCommandTests : IDisposable
{
    private const string Sample = """
        config:
          alicloud:region: cn-shanghai
          network: { vpcId: vpc-1, vswitchId: vsw-1 }
          apps:
            web: { privateIp: 10.0.0.1, ports: { http: 80 }, demand: { baseMbps: 10 } }
            api: { privateIp: 10.0.0.2, ports: { http: 80 }, demand: { baseMbps: 10 } }
        """;

    private readonly TemporaryProject _project = new("name: other\nruntime: dotnet\n");

    public ChangeCommandTests() => _project.Write("Pulumi.prod.yaml", Sample);

    [Fact]
    public async Task A_stack_compared_with_itself_changes_nothing()
    {
        _project.Commit();

        var result = await RunAsync("preview", "prod", "--against", "HEAD");

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Contains("\nNothing changes: all 10 resources stay as they are.\n", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("HEAD")]
    [InlineData("main")]
    [InlineData("v1")]
    public async Task A_stack_is_compared_with_its_file_at_a_revision(string revision)
    {
        _project.Commit();
        _project.Git("tag", "v1");
        Edit("http: 80 }, demand: { baseMbps: 10 } }\n    api", "http: 8080 }, demand: { baseMbps: 10 } }\n    api");

        var result = await RunAsync("preview", "prod", "--against", revision);

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Contains("\n1 to update in place; 9 stay as they are.\n", result.Output, StringComparison.Ordinal);
        Assert.Contains("  web  reconfigured without interruption\n", result.Output, StringComparison.Ordinal);
        Assert.Contains("  1 app is untouched.\n", result.Output, StringComparison.Ordinal);
        Assert.Contains("externalPort: 80 -> 8080", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stack_that_a_revision_does_not_have_is_all_new()
    {
        _project.Commit();
        File.Copy(Path.Combine(_project.Path, "Pulumi.prod.yaml"), Path.Combine(_project.Path, "Pulumi.new.yaml"));

        var result = await RunAsync("preview", "new", "--against", "HEAD");

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Contains(", which has no Pulumi.new.yaml.", CommandLine.OneLine(result.Output), StringComparison.Ordinal);
        Assert.Contains("\n10 to create.\n", result.Output, StringComparison.Ordinal);
    }

    // Nothing moves: what is deployed stays where it is.
    [Theory]
    [InlineData("revision")]
    [InlineData("plan")]
    public async Task Another_region_is_the_first_warning_and_everything_is_made_anew_there(string against)
    {
        _project.Commit();
        var plan = Path.Combine(_project.Path, "plan.json");
        Assert.Equal(0, (await RunAsync("preview", "prod", "--save", plan)).ExitCode);
        Edit("cn-shanghai", "cn-beijing");

        var result = await RunAsync("preview", "prod", "--against", against == "plan" ? plan : "HEAD");
        var json = JsonDocument.Parse(
            (await RunAsync("preview", "prod", "--against", against == "plan" ? plan : "HEAD", "--json")).Output).RootElement;

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.StartsWith("other / prod in cn-beijing, account site China\n", result.Output, StringComparison.Ordinal);
        Assert.Contains("\n\nWarning: The region changes from cn-shanghai to cn-beijing", result.Output, StringComparison.Ordinal);
        Assert.Contains("\n10 to create.\n", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Nothing changes", result.Output, StringComparison.Ordinal);
        Assert.Equal(
            ("cn-beijing", null, "China"),
            (json.GetProperty("region").GetString(), json.GetProperty("profile").GetString(), json.GetProperty("accountSite").GetString()));
        Assert.StartsWith(
            "The region changes from cn-shanghai to cn-beijing",
            Assert.Single(json.GetProperty("placeChanges").EnumerateArray()).GetString(),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_address_of_outbound_connections_cannot_be_missed_and_it_is_listed()
    {
        Edit("  apps:", "  outbound: { vswitches: { a: vsw-2 }, demand: { baseMbps: 5 } }\n  apps:");
        _project.Commit();
        var listed = await RunAsync("preview", "prod");
        Edit("  apps:", "  outbound: { vswitches: { a: vsw-2 }, demand: { baseMbps: 5 }, address: { eipId: eip-mine } }\n  apps:");

        var result = await RunAsync("preview", "prod", "--against", "HEAD");
        var json = JsonDocument.Parse((await RunAsync("preview", "prod", "--against", "HEAD", "--json")).Output).RootElement;

        Assert.Matches(@"\n  Outbound connections show 198\.1[89]\.[\d.]+\n", listed.Output);
        Assert.Contains("The joint peak is 25", listed.Output.Replace('\u00A0', ' '), StringComparison.Ordinal);
        Assert.Contains(
            "\nWarning: the address that outbound connections show changes; whoever lets it in must follow.\n  outbound  198.1",
            result.Output,
            StringComparison.Ordinal);
        var moved = json.GetProperty("update").GetProperty("outboundAddress");
        Assert.NotEqual(moved.GetProperty("before").GetString(), moved.GetProperty("after").GetString());
        Assert.Equal(moved.GetProperty("after").GetString(), json.GetProperty("outboundAddress").GetString());
    }

    [Theory]
    [InlineData("  alicloud:profile: other\n",
        "The profile changes from none to other: if it is of another account, everything would be made anew there")]
    [InlineData("  accountSite: International\n", "The account site changes from China to International: an account has one site")]
    public async Task Another_profile_or_account_site_is_the_first_warning(string setting, string warning)
    {
        _project.Commit();
        Edit("  apps:", $"{setting}  apps:");

        var result = await RunAsync("preview", "prod", "--against", "HEAD");

        Assert.Contains($"Warning: {warning}", CommandLine.OneLine(result.Output), StringComparison.Ordinal);
        Assert.Contains(setting.Split(' ')[^1].Trim(), result.Output.Split('\n')[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_a_revision_does_not_have_is_compared_with_the_stacks_own()
    {
        _project.Commit();
        var other = _project.Write("other.yaml",
            File.ReadAllText(Path.Combine(_project.Path, "Pulumi.prod.yaml")).Replace("http: 80", "http: 81", StringComparison.Ordinal));

        var result = await RunAsync("preview", "prod", "--config", other, "--against", "HEAD");

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Contains("Compared with Pulumi.prod.yaml at HEAD", result.Output, StringComparison.Ordinal);
        Assert.Contains("2 to update in place", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_shallow_clone_is_named_where_a_revision_is_missing()
    {
        _project.Commit();
        _project.Git("commit", "--allow-empty", "-m", "second");
        using var folder = new TemporaryProject(projectFile: null);
        _project.Git("clone", "--depth", "1", $"file://{_project.Path}", Path.Combine(folder.Path, "clone"));

        var result = await CommandLine.RunAsync("preview", "prod", "--cwd", Path.Combine(folder.Path, "clone"), "--against", "HEAD~1");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(
            "this clone is shallow and may lack it; fetch the history with 'git fetch --unshallow'",
            result.Error,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_that_was_saved_stands_for_what_is_deployed()
    {
        var plan = Path.Combine(_project.Path, "plan.json");
        var saved = await RunAsync("preview", "prod", "--save", plan);
        Assert.Equal((0, $"The plan is saved in {plan}.\n"), (saved.ExitCode, saved.Error));
        Edit("    api: { privateIp: 10.0.0.2, ports: { http: 80 }, demand: { baseMbps: 10 } }", "");

        var result = await RunAsync("preview", "prod", "--against", plan, "--json");

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        using var json = JsonDocument.Parse(result.Output);
        var root = json.RootElement;
        Assert.Equal($"the plan {plan}", root.GetProperty("against").GetString());
        Assert.Equal(5, root.GetProperty("unchanged").GetInt32());
        Assert.Equal(
            ["update", "delete", "delete", "delete", "delete"],
            root.GetProperty("changes").EnumerateArray().Select(step => step.GetProperty("step").GetString()));
        Assert.Equal(
            ["removed", "untouched"],
            root.GetProperty("apps").EnumerateArray().Select(app => app.GetProperty("impact").GetString()));
        Assert.True(root.GetProperty("update").GetProperty("isPossible").GetBoolean());
    }

    [Fact]
    public async Task A_changed_address_cannot_be_missed()
    {
        _project.Commit();
        Edit("  apps:", "  addresses: { web: { eipId: eip-mine } }\n  apps:");

        var result = await RunAsync("preview", "prod", "--against", "HEAD");

        Assert.Equal(0, result.ExitCode);
        Assert.Contains(
            "\nWarning: the public address of 1 app changes; DNS and clients must follow.\n",
            result.Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_protected_makes_the_change_impossible_and_the_exit_code_1()
    {
        _project.Write("Pulumi.prod.yaml", Sample + "\n  protect: true\n");
        _project.Commit();
        Edit("    api: { privateIp: 10.0.0.2, ports: { http: 80 }, demand: { baseMbps: 10 } }", "");

        var result = await RunAsync("preview", "prod", "--against", "HEAD");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains(
            "EipAddress shared-bandwidth-api is protected, and this would delete it.",
            CommandLine.OneLine(result.Output),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_preview_what_is_protected_is_met_on_the_way()
    {
        _project.Write("Pulumi.prod.yaml", Sample + "\n  protect: true\n");
        _project.Commit();
        Edit("    api: { privateIp: 10.0.0.2, ports: { http: 80 }, demand: { baseMbps: 10 } }", "");

        var result = await RunAsync("preview", "prod", "--against", "HEAD", "--skip-preview");

        var text = CommandLine.OneLine(result.Output);
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("Not possible: the update breaks off after", text, StringComparison.Ordinal);
        Assert.Contains("ForwardEntry shared-bandwidth-api-http is protected, and this would delete it.", text, StringComparison.Ordinal);
        Assert.Contains("left in the account: EipAddress shared-bandwidth-api,", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Pulumi stops before anything is changed", text, StringComparison.Ordinal);
    }

    [Theory]
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
        var result = (await CommandLine.RunAsync(arguments.Split(' '))).Clean();

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains(message, CommandLine.OneLine(result.Error), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_revision_whose_own_file_has_errors_is_refused()
    {
        _project.Write("Pulumi.prod.yaml",
            Sample.Replace("cn-shanghai", "moon", StringComparison.Ordinal).Replace("10.0.0.1,", "here,", StringComparison.Ordinal));
        _project.Commit();
        _project.Write("Pulumi.prod.yaml", Sample);

        var result = await RunAsync("preview", "prod", "--against", "HEAD");

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.StartsWith(
            "--against HEAD: Pulumi.prod.yaml has errors there itself, the first is SB",
            result.Error,
            StringComparison.Ordinal);
    }

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
        _project.Write("Pulumi.prod.yaml", Sample + "\n  deletionProtection: true\n");

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
        _project.Write("Pulumi.prod.yaml", Sample.Replace("network: { vpcId: vpc-1, vswitchId: vsw-1 }",
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

    public void Dispose() => _project.Dispose();

    private Task<CommandResult> RunAsync(params string[] arguments) => CommandLine.RunAsync([.. arguments, "--cwd", _project.Path]);

    private void Edit(string before, string after)
    {
        var edited = Sample.Replace(before, after, StringComparison.Ordinal);
        Assert.NotEqual(Sample, edited);
        _project.Write("Pulumi.prod.yaml", edited + (File.ReadAllText(Path.Combine(_project.Path, "Pulumi.prod.yaml"))
            .Contains("protect: true", StringComparison.Ordinal) ? "\n  protect: true\n" : ""));
    }
}
