using System.Text.Json;
using Xunit;

namespace SharedBandwidth.Tests.CommandLine.Preview;

/// <summary><c>preview --against</c>, started as its user starts it.</summary>
public sealed class PreviewAgainstTests : ChangedStack
{
    [Fact]
    public async Task A_stack_compared_with_itself_changes_nothing()
    {
        Project.Commit();

        var result = await RunAsync("preview", "prod", "--against", "HEAD");

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Contains("\nNothing changes: all 10 resources stay as they are.\n", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("  gateway: { paymentType: PayAsYouGo }\n", false)]
    [InlineData("  gateway: { id: ngw-1 }\n", true)]
    public async Task Only_a_gateway_that_is_made_adds_a_route(string gateway, bool isMade)
    {
        Edit("  apps:", $"{gateway}  apps:");
        Project.Commit();
        Write(Stack);

        var text = (await RunAsync("preview", "prod", "--against", "HEAD")).Output;
        var json = (await RunAsync("preview", "prod", "--against", "HEAD", "--json")).Output;

        Assert.Equal((isMade, isMade), (HasNote(text), HasNote(json)));

        static bool HasNote(string output) => output.Contains("SB206", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("HEAD")]
    [InlineData("main")]
    [InlineData("v1")]
    public async Task A_stack_is_compared_with_its_file_at_a_revision(string revision)
    {
        Project.Commit();
        Project.Git("tag", "v1");
        Edit("http: 80 }, demand: { baseMbps: 10 } }\n    api", "http: 8080 }, demand: { baseMbps: 10 } }\n    api");

        var result = await RunAsync("preview", "prod", "--against", revision);

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Contains("\n1 to update in place; 9 stay as they are.\n", result.Output, StringComparison.Ordinal);
        Assert.Contains("  web  reconfigured without interruption\n", result.Output, StringComparison.Ordinal);
        Assert.Contains("  1 app is untouched.\n", result.Output, StringComparison.Ordinal);
        Assert.Contains("externalPort: 80 -> 8080", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_security_group_no_longer_lets_in_is_named_in_text_data_and_comment()
    {
        const string Group = "\n  securityGroups: { web: { id: sg-1 } }\n";
        var (plan, comment) = (Path.Combine(Project.Path, "plan.json"), Path.Combine(Project.Path, "comment.md"));
        Write(Stack.Replace("privateIp: 10.0.0.1", "securityGroup: web, privateIp: 10.0.0.1", StringComparison.Ordinal) + Group);
        Assert.Equal(0, (await RunAsync("preview", "prod", "--save", plan)).ExitCode);
        Write(Stack + Group);

        var text = (await RunAsync("preview", "prod", "--against", plan, "--comment", comment)).Output;
        using var json = JsonDocument.Parse((await RunAsync("preview", "prod", "--against", plan, "--json")).Output);

        const string Closed = "sg-1 no longer lets in tcp 80 from 0.0.0.0/0";
        Assert.Contains($"\n  web  reconfigured; {Closed}\n  1 app is untouched.\n", text, StringComparison.Ordinal);
        Assert.Contains($"- <code>web</code>: <code>{Closed}</code>\n", await File.ReadAllTextAsync(comment), StringComparison.Ordinal);
        var apps = json.RootElement.GetProperty("apps").EnumerateArray().ToDictionary(app => app.GetProperty("app").GetString()!);
        Assert.False(apps["api"].TryGetProperty("closed", out _));
        Assert.Equal(
            """{"securityGroup":"sg-1","protocol":"tcp","portRange":"80/80","source":"0.0.0.0/0"}""",
            JsonSerializer.Serialize(Assert.Single(apps["web"].GetProperty("closed").EnumerateArray())));
    }

    [Theory]
    [InlineData(
        "http: 80", "www: 80",
        "In one update: write apps.web.ports.www.formerKey: http; Pulumi then changes what is there in place, and nothing is in its own "
            + "way.")]
    [InlineData(
        "http: 80, mqtt: 1883", "all: any",
        "In two updates: first remove apps.web.ports.mqtt alone and deploy that, then deploy this file with "
            + "apps.web.ports.all.formerKey: http. The port is not reached in between.")]
    public async Task An_update_in_its_own_way_says_how_it_can_be_had(string before, string after, string way)
    {
        var plan = Path.Combine(Project.Path, "plan.json");
        Write(Stack.Replace("10.0.0.1, ports: { http: 80", $"10.0.0.1, ports: {{ {before}", StringComparison.Ordinal));
        Assert.Equal(0, (await RunAsync("preview", "prod", "--save", plan)).ExitCode);
        Edit("10.0.0.1, ports: { http: 80", $"10.0.0.1, ports: {{ {after}");

        var result = await RunAsync("preview", "prod", "--against", plan);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains(way, CommandLine.OneLine(result.Output), StringComparison.Ordinal);
        Assert.Contains("  All apps are untouched.\n", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stack_that_a_revision_does_not_have_is_all_new()
    {
        Project.Commit();
        File.Copy(Path.Combine(Project.Path, "Pulumi.prod.yaml"), Path.Combine(Project.Path, "Pulumi.new.yaml"));

        var result = await RunAsync("preview", "new", "--against", "HEAD");

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Contains(", which has no Pulumi.new.yaml.", CommandLine.OneLine(result.Output), StringComparison.Ordinal);
        Assert.Contains("\n10 to create.\n", result.Output, StringComparison.Ordinal);
    }

    // The provider asks for no replacement when its own configuration changes, so the engine goes on with the ids that it has.
    [Theory]
    [InlineData("revision")]
    [InlineData("plan")]
    public async Task Another_region_is_the_first_warning_and_nothing_moves_or_is_made_anew(string against)
    {
        Project.Commit();
        var plan = Path.Combine(Project.Path, "plan.json");
        Assert.Equal(0, (await RunAsync("preview", "prod", "--save", plan)).ExitCode);
        Edit("cn-shanghai", "cn-beijing");

        var result = await RunAsync("preview", "prod", "--against", against == "plan" ? plan : "HEAD");
        var json = JsonDocument.Parse(
            (await RunAsync("preview", "prod", "--against", against == "plan" ? plan : "HEAD", "--json")).Output).RootElement;

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.StartsWith("other / prod in cn-beijing, account site China\n", result.Output, StringComparison.Ordinal);
        Assert.Contains("\n\nWarning: The region changes from cn-shanghai to cn-beijing", result.Output, StringComparison.Ordinal);
        Assert.Contains(
            "set alicloud:region back to cn-shanghai; to move, deploy a second stack in cn-beijing, then destroy this one.",
            CommandLine.OneLine(result.Output), StringComparison.Ordinal);
        Assert.Contains("\nNothing changes: all 10 resources stay as they are.\n", result.Output, StringComparison.Ordinal);
        Assert.Equal(
            ("cn-beijing", null, "China"),
            (json.GetProperty("region").GetString(), json.GetProperty("profile").GetString(), json.GetProperty("accountSite").GetString()));
        Assert.StartsWith(
            "The region changes from cn-shanghai to cn-beijing",
            Assert.Single(json.GetProperty("placeChanges").EnumerateArray()).GetString(),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_update_for_another_region_makes_nothing_anew()
    {
        Project.Commit();
        Edit("cn-shanghai", "cn-beijing");

        var result = await RunAsync("up", "prod", "--rehearse", "--against", "HEAD");
        var json = JsonDocument.Parse((await RunAsync("up", "prod", "--rehearse", "--against", "HEAD", "--json")).Output).RootElement;

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Contains("\nWarning: The region changes from cn-shanghai to cn-beijing", result.Output, StringComparison.Ordinal);
        Assert.Equal(1, json.GetProperty("placeChanges").GetArrayLength());
        Assert.All(json.GetProperty("steps").EnumerateArray(), step => Assert.Equal("same", step.GetProperty("step").GetString()));
    }

    // What the configuration says of a zone is compared as ever; what a look-up chose is kept.
    [Theory]
    [InlineData("", "Nothing changes: all 19 resources")]
    [InlineData(", zoneId: cn-shanghai-b", "to replace")]
    public async Task A_created_network_changes_with_the_region_only_where_its_zone_is_configured(string zone, string says)
    {
        Project.Write("Pulumi.own.yaml", $$"""
            config:
              alicloud:region: cn-shanghai
              network: { create: { cidrBlock: 10.0.0.0/24{{zone}} } }
              apps:
                web: { ports: { http: 80 }, demand: { baseMbps: 10 } }
                api: { ports: { http: 8080 }, demand: { baseMbps: 20 } }
            """);
        Project.Commit();
        var file = Path.Combine(Project.Path, "Pulumi.own.yaml");
        File.WriteAllText(file, File.ReadAllText(file).Replace("cn-shanghai", "cn-beijing", StringComparison.Ordinal));

        var result = await RunAsync("preview", "own", "--against", "HEAD");

        Assert.Contains("Warning: The region changes", result.Output, StringComparison.Ordinal);
        Assert.Contains(says, result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_address_of_outbound_connections_cannot_be_missed_and_it_is_listed()
    {
        Edit("  apps:", "  outbound: { vswitches: { a: vsw-2 }, demand: { baseMbps: 5 } }\n  apps:");
        Project.Commit();
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
        "The profile changes from none to other. If it is of the same account, nothing else changes. If it is of another, nothing moves.")]
    [InlineData("  accountSite: International\n", "The account site changes from China to International, and an account has one site. If")]
    public async Task Another_profile_or_account_site_is_the_first_warning(string setting, string warning)
    {
        Project.Commit();
        Edit("  apps:", $"{setting}  apps:");

        var result = await RunAsync("preview", "prod", "--against", "HEAD");

        Assert.Contains($"Warning: {warning}", CommandLine.OneLine(result.Output), StringComparison.Ordinal);
        Assert.Contains(setting.Split(' ')[^1].Trim(), result.Output.Split('\n')[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_a_revision_does_not_have_is_compared_with_the_stacks_own()
    {
        Project.Commit();
        var other = Project.Write("other.yaml",
            File.ReadAllText(Path.Combine(Project.Path, "Pulumi.prod.yaml")).Replace("http: 80", "http: 81", StringComparison.Ordinal));

        var result = await RunAsync("preview", "prod", "--config", other, "--against", "HEAD");

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Contains("Compared with Pulumi.prod.yaml at HEAD", result.Output, StringComparison.Ordinal);
        Assert.Contains("2 to update in place", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_shallow_clone_is_named_where_a_revision_is_missing()
    {
        Project.Commit();
        Project.Git("commit", "--allow-empty", "-m", "second");
        using var folder = new TemporaryProject(projectFile: null);
        Project.Git("clone", "--depth", "1", $"file://{Project.Path}", Path.Combine(folder.Path, "clone"));

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
        var plan = Path.Combine(Project.Path, "plan.json");
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
        Project.Commit();
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
        Write(Stack + "\n  protect: true\n");
        Project.Commit();
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
        Write(Stack + "\n  protect: true\n");
        Project.Commit();
        Edit("    api: { privateIp: 10.0.0.2, ports: { http: 80 }, demand: { baseMbps: 10 } }", "");

        var result = await RunAsync("preview", "prod", "--against", "HEAD", "--skip-preview");

        var text = CommandLine.OneLine(result.Output);
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("Not possible: the update breaks off after", text, StringComparison.Ordinal);
        Assert.Contains("ForwardEntry shared-bandwidth-api-http is protected, and this would delete it.", text, StringComparison.Ordinal);
        Assert.Contains("left in the account: EipAddress shared-bandwidth-api,", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Pulumi stops before anything is changed", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_revision_whose_own_file_has_errors_is_refused()
    {
        Write(
            Stack.Replace("cn-shanghai", "moon", StringComparison.Ordinal).Replace("10.0.0.1,", "here,", StringComparison.Ordinal));
        Project.Commit();
        Write(Stack);

        var result = await RunAsync("preview", "prod", "--against", "HEAD");

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.StartsWith(
            "--against HEAD: Pulumi.prod.yaml has errors there itself, the first is SB",
            result.Error,
            StringComparison.Ordinal);
    }
}
