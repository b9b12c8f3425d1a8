using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit;

namespace SharedBandwidth.Tests.CommandLine.Preview;

/// <summary>The comment on a pull request.</summary>
public sealed class CommentTests() : ProjectTests(File.ReadAllText(Path.Combine(Repository.Root, "Pulumi.yaml")))
{
    private const string Begin = "<!-- shared-bandwidth:comment v1 -->\n";

    [Fact]
    public async Task The_head_has_three_numbers_a_table_and_what_cannot_be_undone()
    {
        var comment = await CommentAsync(Stack("ecs1: 80 | ecs2: 80"), Stack("ecs1: 80 | ecs3: 443", vswitch: "vsw-2", mbps: 120));

        Assert.StartsWith(
            $"{Begin}<!-- stack shared-bandwidth/test -->\n### Shared bandwidth: <code>shared-bandwidth/test</code>\n"
                + "**3 apps of 3 change, ",
            comment,
            StringComparison.Ordinal);
        Assert.Contains("; package 100 to 120 Mbit/s; no prices given.**\n", comment, StringComparison.Ordinal);
        Assert.Contains("| package, Mbit/s | 100 | 120 |\n", comment, StringComparison.Ordinal);
        Assert.Contains(
            "- <code>NatGateway shared&#45;bandwidth</code>: replaced, because <code>vswitchId</code> cannot be changed in place\n"
                .Replace("&#45;", "-", StringComparison.Ordinal),
            comment,
            StringComparison.Ordinal);
        Assert.Matches(
            @"\n\*\*Reachable from outside\*\*\n- \\- <code>ecs2 http 198\.[\d.]+:80/tcp</code>\n- \\\+ <code>ecs3 http a new "
                + @"address:443/tcp</code>\n",
            comment);
        Assert.True(comment.IndexOf("**Destroyed or replaced**", StringComparison.Ordinal) < comment.IndexOf(
            "**Reachable from outside**", StringComparison.Ordinal));
        Assert.True(comment.IndexOf(
            "**Reachable from outside**", StringComparison.Ordinal) < comment.IndexOf("<details>", StringComparison.Ordinal));
        Assert.InRange(Regex.Count(comment, @"^\| ", RegexOptions.Multiline), 4, 9);
    }

    [Fact]
    public async Task An_app_that_is_removed_is_not_reached_all_the_time() => Assert.Contains(
        "**1 app of 2 changes, 1 removed, all others reached all the time; ",
        await CommentAsync(Stack("ecs1: 80 | ecs2: 80"), Stack("ecs1: 80")),
        StringComparison.Ordinal);

    [Fact]
    public async Task What_a_security_group_lets_in_from_now_on_is_said_outside_the_folds()
    {
        var comment = await CommentAsync(Opened("10.0.0.0/8"), Opened("0.0.0.0/0"));

        Assert.Contains(
            "**Reachable from outside**\n- <code>ecs1</code>: <code>sg-1 now lets in tcp 8000 from 0.0.0.0/0</code>\n",
            comment[..comment.IndexOf("<details>", StringComparison.Ordinal)],
            StringComparison.Ordinal);

        static string Opened(string source) => Stack("ecs1: 80").Replace(
            "shared-bandwidth:tags: {}",
            $$"""shared-bandwidth:securityGroups: { web: { id: sg-1, sourceCidr: "{{source}}" } }""",
            StringComparison.Ordinal).Replace("ports:", "securityGroup: web, ports:", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_outbound_address_is_said_although_no_app_changes()
    {
        var comment = await CommentAsync(Outbound("address: { eipId: eip-mine }"), Outbound("address: ecs1"));

        Assert.Matches(
            @"\*\*Another address for outbound connections; whoever lets it in must follow\*\*\n- <code>198\.[\d.]+</code> to "
                + @"<code>198\.[\d.]+</code>\n",
            comment[..comment.IndexOf("<details>", StringComparison.Ordinal)]);

        static string Outbound(string address) => WithOutbound($"vswitches: {{ a: vsw-9 }}, {address}");
    }

    [Theory]
    [InlineData("vswitches: { a: vsw-8, b: vsw-9 }", "vswitches: { b: vsw-9 }", "vsw-8")]
    [InlineData("vswitches: { a: vsw-8 }", "vswitches: { a: vsw-9 }", "vsw-8")]
    [InlineData("vswitches: { a: vsw-8 }", "vswitches: { b: vsw-8 }", null)]
    [InlineData("vswitches: { a: vsw-8 }", "vswitches: { a: vsw-8, b: vsw-9 }", null)]
    public async Task Servers_that_lose_their_way_out_are_said_in_text_data_and_comment(string before, string after, string? vswitch)
    {
        var comment = await CommentAsync(WithOutbound(before), WithOutbound(after));
        var text = CommandLine.OneLine((await PreviewAsync(WithOutbound(after))).Output);
        using var json = JsonDocument.Parse((await PreviewAsync(WithOutbound(after), "--json")).Output);

        Assert.Equal(
            vswitch is not null,
            text.Contains(
                $"Warning: servers in {vswitch} lose their way out to the internet; this gateway was it.", StringComparison.Ordinal));
        Assert.Equal(vswitch is not null, comment.Contains($"\n- servers in <code>{vswitch}</code>\n", StringComparison.Ordinal));
        Assert.Equal(
            vswitch,
            json.RootElement.GetProperty("update").TryGetProperty("withoutOutbound", out var lost) ? lost[0].GetString() : null);
    }

    private static string WithOutbound(string outbound) => Stack("ecs1: 80").Replace(
        "shared-bandwidth:tags: {}", $"shared-bandwidth:outbound: {{ {outbound} }}", StringComparison.Ordinal);

    [Fact]
    public async Task Where_an_update_breaks_off_the_way_round_is_said_too()
    {
        // The same backend.
        var renamed = Stack("ecs2: 80").Replace("10.0.165.", "10.0.164.", StringComparison.Ordinal);

        var comment = await CommentAsync(Stack("ecs1: 80"), renamed, exitCode: 1);

        Assert.Contains("**Not possible as it is**\n", comment, StringComparison.Ordinal);
        Assert.Contains("apps.ecs2.formerKey: ecs1", comment, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_changes_is_one_line()
    {
        var stack = Stack("ecs1: 80");

        Assert.Equal(
            $"{Begin}<!-- stack shared-bandwidth/test -->\n### Shared bandwidth: <code>shared-bandwidth/test</code>\nNothing changes.\n"
                + "<!-- end -->\n",
            await CommentAsync(stack, stack));
    }

    [Fact]
    public async Task Every_number_is_the_one_of_the_JSON()
    {
        var (before, after) =
            (Stack("ecs1: 80 | ecs2: 80 | ecs4: 80"), Stack("ecs1: 80 | ecs2: 8080 | ecs3: 443", vswitch: "vsw-2", mbps: 150));
        var comment = await CommentAsync(before, after);

        using var json = JsonDocument.Parse((await PreviewAsync(after, "--json")).Output);

        var apps = json.RootElement.GetProperty("apps").EnumerateArray().ToList();
        var interruptions = apps.Where(app => app.GetProperty("impact").GetString() == "interrupted")
            .Select(app => app.GetProperty("interruptionSeconds").GetDouble()).ToList();
        var touched = apps.Count(app => app.GetProperty("impact").GetString() != "untouched");
        Assert.Contains(
            $"**{touched} apps of {apps.Count} change, {interruptions.Count} not reached for up to ",
            comment,
            StringComparison.Ordinal);
        Assert.Contains(
            $"| package, Mbit/s | 100 | {json.RootElement.GetProperty("bandwidth").GetProperty("packageMbps").GetInt32()} |",
            comment,
            StringComparison.Ordinal);
        Assert.Contains(
            $"| apps' own peaks together, Mbit/s |  | {json.RootElement.GetProperty("bandwidth").GetProperty("separateMbps").GetInt32()} |",
            comment,
            StringComparison.Ordinal);
        var resources = json.RootElement.GetProperty("resources")
            .EnumerateArray().Select(resource => resource.GetProperty("type").GetString()!).ToList();
        Assert.Contains(
            $"| DNAT entries (at most 100) | 3 | {resources.Count(type => type.EndsWith(":ForwardEntry", StringComparison.Ordinal))} |",
            comment,
            StringComparison.Ordinal);
        foreach (var kind in json.RootElement.GetProperty("changes")
            .EnumerateArray().Select(change => change.GetProperty("step").GetString()!).CountBy(step => step)
            .Where(kind => kind.Key is "create" or "update" or "replace" or "delete"))
        {
            Assert.Matches($@"<summary>Resources: [^<]*\b{kind.Value} to {kind.Key}", comment);
        }
    }

    [Fact]
    public async Task The_same_input_gives_the_same_bytes_and_another_stack_s_section_stays()
    {
        var (before, after) = (Stack("ecs1: 80"), Stack("ecs1: 81"));
        var once = await CommentAsync(before, after);
        var other = once.Replace("stack shared-bandwidth/test", "stack shared-bandwidth/other", StringComparison.Ordinal)
            .Replace("shared-bandwidth/test</code>", "shared-bandwidth/other</code>", StringComparison.Ordinal);

        Assert.Equal(once, await CommentAsync(before, after));
        Project.Write("comment.md", other);
        var both = await CommentAsync(before, after, keep: true);
        Assert.Equal(2, Regex.Count(both, "<!-- stack "));
        Assert.StartsWith(other[..other.IndexOf("<!-- end", StringComparison.Ordinal)], both, StringComparison.Ordinal);
        Assert.EndsWith(once[Begin.Length..], both, StringComparison.Ordinal);
        Assert.Equal(both, await CommentAsync(before, after, keep: true));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(100)]
    [InlineData(1000)]
    public async Task It_fits_into_a_comment_and_says_what_was_cut(int count)
    {
        string Apps(int offset) => string.Join(" | ", Enumerable.Range(0, count).Select(i => $"app{i}: {1000 + i + offset}"));

        var comment = await CommentAsync(Stack(Apps(0), raised: true), Stack(Apps(2000), raised: true));

        Assert.InRange(Encoding.UTF8.GetByteCount(comment), 1, 60_000);
        Assert.Equal(
            count == 1000,
            comment.Contains(" cut, so that the comment fits; the job's summary has all of it", StringComparison.Ordinal));
        Assert.Contains(
            $"**{count} app{(count == 1 ? "" : "s")} of {count} change{(count == 1 ? "s" : "")}, ",
            comment,
            StringComparison.Ordinal);
        Assert.EndsWith("<!-- end -->\n", comment, StringComparison.Ordinal);
        Assert.Equal(Regex.Count(comment, "<details>"), Regex.Count(comment, "</details>"));
        Assert.Equal(Regex.Count(comment, "<pre>"), Regex.Count(comment, "</pre>"));
    }

    [Fact]
    public async Task Another_region_is_said_although_nothing_changes()
    {
        var stack = Stack("ecs1: 80");

        var comment = await CommentAsync(stack, stack.Replace("cn-shanghai", "cn-beijing", StringComparison.Ordinal));

        Assert.Contains(
            "\nNothing changes.\n\n**Another place, and nothing moves there**\n- <code>The region changes from cn-shanghai to cn-beijing",
            comment,
            StringComparison.Ordinal);
    }

    // Names of entries may hold what Markdown and GitHub make something of; keys may not.
    [Fact]
    public async Task Texts_of_others_are_only_texts()
    {
        const string Hostile = "a|b`c<b>@someone #1 https://x.example/ **d** [e](f) </pre></details>";
        var comment = await CommentAsync(
            Stack("ecs1: 80"), Stack("ecs1: 80")
                .Replace("network:", $"gateway: {{ description: \"{Hostile}\" }}\n  shared-bandwidth:network:", StringComparison.Ordinal));

        Assert.Contains("a|b`c&lt;b&gt;@someone #1 https://x.example/", comment, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", comment, StringComparison.Ordinal);
        var outside = Regex.Replace(Regex.Replace(comment, "<pre>.*?</pre>", "", RegexOptions.Singleline), "<code>.*?</code>", "");
        Assert.DoesNotContain("@", outside, StringComparison.Ordinal);
        Assert.DoesNotContain("https:", outside, StringComparison.Ordinal);
        Assert.Equal(Regex.Count(comment, "<pre>"), Regex.Count(comment, "</pre>"));
    }

    [Fact]
    public async Task Prices_tell_what_the_change_costs_a_month()
    {
        Project.Write("Pulumi.test.yaml", Stack("ecs1: 80"));
        Project.Commit();
        var prices = Project.Write("prices.yaml", "currency: CNY\nprices: { PayByBandwidth: { perMbpsMonth: 2 } }\n");
        var comment = Path.Combine(Project.Path, "comment.md");
        Project.Write("Pulumi.test.yaml", Stack("ecs1: 80", mbps: 120));

        var result = (await CommandLine.RunAsync(
            "preview", "test", "--cwd", Project.Path, "--against", "main", "--comment", comment, "--prices", prices)).Clean();

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Contains(
            "; package 100 to 120 Mbit/s; +40.00 CNY a month.**",
            await File.ReadAllTextAsync(comment),
            StringComparison.Ordinal);
        Assert.Contains("| cost a month, CNY | 200.00 | 240.00 |", await File.ReadAllTextAsync(comment), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sum_from_placeholders_is_said_to_be_one_and_the_demand_of_before_is_known()
    {
        var stack = Stack("ecs1: 80").Replace("8000 } } }", "8000 } }, demand: { baseMbps: BASE } }", StringComparison.Ordinal);
        Project.Write("Pulumi.test.yaml", stack.Replace("BASE", "60", StringComparison.Ordinal));
        Project.Commit();
        var prices = Project.Write(
            "prices.yaml", "currency: CNY\nprices: { PayByBandwidth: { perMbpsMonth: 2, source: placeholder } }\n");
        var file = Path.Combine(Project.Path, "comment.md");
        Project.Write(
            "Pulumi.test.yaml",
            stack.Replace("BASE", "90", StringComparison.Ordinal).Replace("mbps: 100", "mbps: 120", StringComparison.Ordinal));

        (await CommandLine.RunAsync(
            "preview", "test", "--cwd", Project.Path, "--against", "main", "--comment", file, "--prices", prices)).Clean();

        var comment = await File.ReadAllTextAsync(file);
        Assert.Contains("; +40.00 CNY a month, from placeholders, which are no prices.**", comment, StringComparison.Ordinal);
        Assert.Contains(
            "| cost a month, CNY | 200.00, from placeholders, which are no prices | 240.00, from placeholders, which are no prices |",
            comment,
            StringComparison.Ordinal);
        Assert.Contains("| apps' own peaks together, Mbit/s | 60 | 90 |", comment, StringComparison.Ordinal);
    }

    // Recorded from the genuine command line: the port of ecs2 changes.
    [Theory]
    [InlineData("8080", "Pulumi's own preview has the same steps.")]
    [InlineData("80", "- <code>ForwardEntry shared-bandwidth-ecs2-http</code>: Pulumi says update, the rehearsal leaves it\n")]
    public async Task Pulumi_s_own_preview_is_held_against_it(string port, string says)
    {
        var stack = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "tests/CommandLine/Files/Genuine/Pulumi.prod.yaml"));
        var after = Project.Write("Pulumi.prod.yaml", stack.Replace(
            "privateIp: 192.168.0.101\n      ports: { http: 80 }",
            $"privateIp: 192.168.0.101\n      ports: {{ http: {{ external: {port}, internal: 80 }} }}", StringComparison.Ordinal));
        var comment = Path.Combine(Project.Path, "comment.md");

        var result = (await CommandLine.RunAsync(
            "preview", "prod", "--cwd", Project.Path, "--config", after, "--against",
            Path.Combine(Repository.Root, "tests/CommandLine/Files/Genuine/stack-export.json"),
            "--comment", comment, "--pulumi-preview",
            Path.Combine(Repository.Root, "tests/CommandLine/Files/Genuine/preview-change-a-port.json"))).Clean();

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Contains(says, await File.ReadAllTextAsync(comment), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_preview_that_Pulumi_did_not_finish_is_not_held_against_it()
    {
        var failed = Project.Write("failed.json", """{ "steps": [], "diagnostics": [{ "severity": "error" }] }""");
        var plan = await PlanAsync(Stack("ecs1: 80"));

        var result = (await CommandLine.RunAsync(
            "preview", "test", "--cwd", Project.Path, "--against", plan, "--comment", Path.Combine(Project.Path, "comment.md"),
            "--pulumi-preview", failed)).Clean();

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("Pulumi met an error and did not come to its end", result.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(Project.Path, "comment.md")));
    }

    [Theory]
    [InlineData(new[] { "--comment", "c.md" }, "--comment is about a change: name what to compare with by --against, or leave it out.")]
    [InlineData(new[] { "--against", "HEAD", "--prices", "p.yaml" },
        "--prices is about a comment: write it by --comment, or leave the option out.")]
    [InlineData(new[] { "--against", "HEAD", "--pulumi-preview", "p.json" },
        "--pulumi-preview is about a comment: write it by --comment, or leave the option out.")]
    public async Task Options_that_do_nothing_alone_are_refused(string[] options, string says)
    {
        Project.Write("Pulumi.test.yaml", Stack("ecs1: 80"));

        var result = (await CommandLine.RunAsync(["preview", "test", "--cwd", Project.Path, .. options])).Clean();

        Assert.Equal((2, $"{says}\n"), (result.ExitCode, result.Error));
    }

    [Fact]
    public async Task A_file_that_is_something_else_is_left_as_it_is()
    {
        var file = Project.Write("comment.md", "# My notes\n");
        var plan = await PlanAsync(Stack("ecs1: 80"));

        var result = (await CommandLine.RunAsync("preview", "test", "--cwd", Project.Path, "--against", plan, "--comment", file)).Clean();

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(
            "this is not a comment that was written by --comment; name another file, or delete it.",
            result.Error,
            StringComparison.Ordinal);
        Assert.Equal("# My notes\n", await File.ReadAllTextAsync(file));
    }

    private async Task<string> PlanAsync(string stack)
    {
        var plan = Path.Combine(Project.Path, "plan.json");
        Project.Write("Pulumi.test.yaml", stack);
        (await CommandLine.RunAsync("preview", "test", "--cwd", Project.Path, "--save", plan)).Clean();
        return plan;
    }

    private async Task<CommandResult> PreviewAsync(string after, params string[] options)
    {
        Project.Write("Pulumi.test.yaml", after);
        return (await CommandLine.RunAsync(
            ["preview", "test", "--cwd", Project.Path, "--against", Path.Combine(Project.Path, "plan.json"), .. options])).Clean();
    }

    private async Task<string> CommentAsync(string before, string after, bool keep = false, int exitCode = 0)
    {
        var comment = Path.Combine(Project.Path, "comment.md");
        if (!keep)
        {
            File.Delete(comment);
        }

        await PlanAsync(before);
        var result = await PreviewAsync(after, "--comment", comment);
        Assert.True(result.ExitCode == exitCode, result.Error);
        return await File.ReadAllTextAsync(comment);
    }

    /// <param name="apps">Such as <c>ecs1: 80 | ecs2: 443</c>.</param>
    /// <param name="vswitch">The gateway's.</param>
    /// <param name="mbps">The package's size.</param>
    /// <param name="raised">Whether the account may have more than is granted without asking; apps share one address then.</param>
    private static string Stack(string apps, string vswitch = "vsw-1", int mbps = 100, bool raised = false) => $$"""
        config:
          alicloud:region: cn-shanghai
          shared-bandwidth:network: { vpcId: vpc-1, vswitchId: {{vswitch}} }
          shared-bandwidth:bandwidth: { mbps: {{mbps}} }
          {{(raised
              ? "shared-bandwidth:quotas: { forwardEntriesPerGateway: 2000 }\n  shared-bandwidth:addresses: { edge: {} }"
              : "shared-bandwidth:tags: {}")}}
          shared-bandwidth:apps:
        {{string.Join('\n', apps.Split(" | ").Index().Select(app => app.Item.Split(": ")).Select((app, i) =>
            $"    {app[0]}: {{ privateIp: 10.0.{app[0].Sum(c => c) % 200}.{10 + (i % 200)}, {(raised ? "address: edge, " : "")}"
                + $"ports: {{ http: {{ external: {app[1]}, internal: {8000 + i} }} }} }}"))}}
        """;
}
