using System.Text.Json.Nodes;
using SharedBandwidth.Simulation.Recording;
using Xunit;

namespace SharedBandwidth.Tests.CommandLine.Verify;

/// <summary>What somebody changed in the account beside Pulumi: what is found, whom it touches, and what the next update does.</summary>
public sealed class ByHandTests : HandChangedStack
{
    public static TheoryData<string> Drift => [.. Changes.Select(one => (string)one["name"]!)];

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
            drift["refresh"]!
                .AsArray()
                .Select(one => $"{((string)one!["op"]! == "delete" ? "gone" : "changed")} {one["type"]} {one["name"]}")
                .Order(StringComparer.Ordinal),
            found["changes"]!
                .AsArray()
                .Select(one => $"{((bool)one!["isGone"]! ? "gone" : "changed")} {one["type"]} {one["name"]}")
                .Order(StringComparer.Ordinal));
        Assert.Equal(
            drift["repair"]!
                .AsArray()
                .Select(one => $"{one!["op"]} {one["type"]} {one["name"]} " + string.Join(
                    ' ', one["changes"]?.AsArray().Select(change => ((string)change!).Split(':')[0]) ?? []))
                .Order(StringComparer.Ordinal),
            found["nextUpdate"]!["repairs"]!
                .AsArray()
                .Select(one => $"{one!["step"]} {one["type"]} {one["name"]} " + string.Join(
                    ' ', one["properties"]?.AsArray().Select(property => (string)property!["name"]!) ?? []))
                .Order(StringComparer.Ordinal));
        Assert.True((bool)found["nextUpdate"]!["isPossible"]!);
        Assert.All(
            found["nextUpdate"]!["repairs"]!.AsArray(),
            one => Assert.True((double)one!["endSeconds"]! > (double)one["startSeconds"]!));
        Assert.All(
            found["meantime"]!.AsArray(),
            one => Assert.InRange((double)one!["rightAfterSeconds"]!, 0.1, (double)found["nextUpdate"]!["durationSeconds"]!));
        Assert.Empty(found["edits"]!.AsArray());
    }

    [Theory]
    [InlineData(
        "package-size-changed",
        "bandwidth: 1500 -> 1000",
        "All apps together have 1000 Mbit/s until then, not 1500. Every app that draws from it may be throttled when they need more: "
            + "00:00 to 24:00, 500 Mbit/s missing: ecs1 1000 and ecs2 500.")]
    [InlineData("eip-bandwidth-changed", "bandwidth: 5 ->", ": an EIP's own bandwidth does not matter as long as it is in the package.")]
    [InlineData("package-description-removed", "description: test ->", "The next update puts it right: 1 to update in place")]
    [InlineData(
        "eip-out-of-package",
        "ecs1 http: reached, with the bandwidth of its own address and not the package's",
        "refuses to take it in (IpInstanceId.AlreadyInBandwidthPackage); take it out there first. See: aliyun vpc " +
        "DescribeEipAddresses --RegionId cn-shanghai --AllocationId eip-")]
    [InlineData(
        "eip-unbound-from-gateway",
        "ecs1 http: not reached",
        "refuses to bind it (IncorrectEipStatus); unbind it there first. See: aliyun vpc DescribeEipAddresses --RegionId " +
        "cn-shanghai --AllocationId eip-")]
    [InlineData(
        "eip-released",
        "EipAddress shared-bandwidth-ecs1 (",
        "ecs1: the next update gives another public IP; DNS records and allow-lists have to follow.")]
    [InlineData("eip-released", "ecs1 http: not reached; reached again", "after the update begins, in the model")]
    [InlineData(
        "forward-entry-deleted",
        "Whether another DNAT entry was made in place of shared-bandwidth-ecs1-http, Pulumi cannot tell.",
        "(probably OperationUnsupported.ForwardEntry); delete it first.")]
    [InlineData(
        "snat-entry-deleted",
        "Whether another SNAT entry was made in place of shared-bandwidth-outbound-vsw-a",
        "(Forbidden.SourceVSwitchId.Duplicated); delete it first.")]
    [InlineData(
        "gateway-deleted",
        "are on nothing or on another gateway or server now",
        "(IncorrectEipStatus); unbind it there first. See, for each of the 3: aliyun")]
    [InlineData("forward-entry-deleted", "ecs1 http: not reached", "Run 'pulumi up --refresh'; it takes")]
    [InlineData(
        "forward-entry-port-changed",
        "ecs1 http: its entry maps something else than the stack file says",
        "externalPort: 80 -> 8080")]
    [InlineData(
        "forward-entry-added",
        "Nothing of the stack was changed by hand.",
        "See: aliyun vpc DescribeForwardTableEntries --RegionId cn-shanghai --ForwardTableId ftb-")]
    [InlineData(
        "forward-entry-added",
        "at each preview and update (SB912, SB913, SB914 and SB915).",
        "pulumi stack output differences --stack prod")]
    [InlineData("snat-entry-deleted", "have no internet access until then", "SnatEntry shared-bandwidth-outbound-vsw-a")]
    [InlineData("gateway-deleted", "The gateway is gone; ", "are there and billed all the same.")]
    [InlineData("deletion-protection-on", "deletionProtection: false -> true", "1 to update in place")]
    public async Task It_is_said_who_feels_it_and_what_nobody_sees(string name, string first, string second)
    {
        var text = CommandLine.OneLine((await RunAsync(await FoundAsync(Named(name)))).Clean().Output);

        Assert.Contains(first, text, StringComparison.Ordinal);
        Assert.Contains(second, text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "demand: { baseMbps: 100, windows: [{ from: '09:00', to: '10:30', mbps: 1600 }] }", "ecs1 1600",
        "may be throttled when they need more: 09:00 to 10:30, 1100 Mbit/s missing: ecs1 1600 and ecs2 500.")]
    [InlineData("demand: { baseMbps: 500 }", null, "That is enough for what the apps declare (1000 Mbit/s at most).")]
    [InlineData("demand: { baseMbps: 100 }", null, "That is enough for what the apps declare (600 Mbit/s at most).")]
    public async Task A_package_made_smaller_is_held_against_what_the_apps_declare(string demand, string? over, string says)
    {
        var file = await FoundAsync(Named("package-size-changed"));
        Write("Pulumi.prod.yaml", Stack.Replace("demand: { baseMbps: 1000 }", demand, StringComparison.Ordinal));

        var text = CommandLine.OneLine((await RunAsync(file)).Clean().Output);
        var size = JsonNode.Parse((await RunAsync(file, "--json")).Clean().Output)!["resizedPackage"]!;

        Assert.Contains(says, text, StringComparison.Ordinal);
        Assert.Equal((1500, 1000), ((int)size["beforeMbps"]!, (int)size["nowMbps"]!));
        Assert.Equal(
            over is null ? [] : [over],
            size["over"]!.AsArray().Select(time => $"ecs1 {time!["apps"]!["ecs1"]}"));
    }

    [Fact]
    public async Task Without_declared_demand_nothing_is_said_of_what_is_missing()
    {
        var file = await FoundAsync(Named("package-size-changed"));
        Write(
            "Pulumi.prod.yaml",
            Stack
                .Replace(", demand: { baseMbps: 1000 }", "", StringComparison.Ordinal)
                .Replace(", demand: { baseMbps: 500 }", "", StringComparison.Ordinal)
                .Replace(
                    "description: test }\n  shared-bandwidth:outbound",
                    "description: test, mbps: 1500 }\n  shared-bandwidth:outbound",
                    StringComparison.Ordinal));

        var text = CommandLine.OneLine((await RunAsync(file)).Clean().Output);

        Assert.Contains(
            "All apps together have 1000 Mbit/s until then, not 1500. No app declares what it needs.",
            text,
            StringComparison.Ordinal);
    }

    // Outside the package its own bandwidth is all that it has.
    [Fact]
    public async Task An_EIP_outside_the_package_is_not_said_to_be_in_it()
    {
        var drift = Named("eip-bandwidth-changed");
        drift["refresh"]!.AsArray().Add(Named("eip-out-of-package")["refresh"]![0]!.DeepClone());

        var text = CommandLine.OneLine((await RunAsync(await FoundAsync(drift))).Clean().Output);

        Assert.Contains("reached, with the bandwidth of its own address", text, StringComparison.Ordinal);
        Assert.DoesNotContain("does not matter", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_entry_that_goes_back_to_the_address_it_had_gives_no_other_public_IP()
    {
        var drift = Named("forward-entry-port-changed");
        drift["refresh"]![0]!["outputs"] = JsonNode.Parse("""{ "externalIp": { "before": "", "after": "1.2.3.4" } }""");

        var text = CommandLine.OneLine((await RunAsync(await FoundAsync(drift))).Clean().Output);

        Assert.Contains("-> 1.2.3.4", text, StringComparison.Ordinal);
        Assert.DoesNotContain("another public IP", text, StringComparison.Ordinal);
    }

    // 1 would say that something was changed.
    [Fact]
    public async Task Where_the_stack_file_has_errors_nothing_is_compared()
    {
        var file = await FoundAsync(Named("forward-entry-added"));
        Write("Pulumi.prod.yaml", Stack.Replace("privateIp: 192.168.0.100", "privateIp: 192.168.0.300", StringComparison.Ordinal));

        var result = (await RunAsync(file)).Clean();
        var json = JsonNode.Parse((await RunAsync(file, "--json")).Output)!;

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("192.168.0.300", result.Error, StringComparison.Ordinal);
        Assert.Contains(json["findings"]!.AsArray(), finding => (string)finding!["severity"]! == "error");
    }

    [Fact]
    public async Task What_is_only_read_and_gone_ends_the_update()
    {
        Write(
            "Pulumi.prod.yaml",
            Stack.Replace("gateway: { name: test, description: test }", "gateway: { id: ngw-9 }", StringComparison.Ordinal));
        var drift = JsonNode.Parse(
            $$"""{ "refresh": [{ "op": "delete", "type": "{{TypeTokens.NatGateway}}", "name": "shared-bandwidth" }] }"""
        )!;

        var file = await FoundAsync(drift);
        var result = (await RunAsync(file)).Clean();
        Assert.Equal((1, ""), (result.ExitCode, result.Error));
        var text = CommandLine.OneLine(result.Output);
        var found = JsonNode.Parse((await RunAsync(file, "--json")).Clean().Output)!;

        Assert.Contains(
            "The next update does nothing: the program reads NatGateway ngw-9 and does not make it, so Pulumi ends there.",
            text,
            StringComparison.Ordinal);
        Assert.DoesNotContain("reached again", text, StringComparison.Ordinal);
        Assert.False((bool)found["nextUpdate"]!["isPossible"]!);
        Assert.All(found["meantime"]!.AsArray(), port => Assert.Null(port!["rightAfterSeconds"]));
        Assert.Equal(2, found["meantime"]!.AsArray().Count);
    }

    // One resource, changed by hand in one thing and edited in another.
    [Fact]
    public async Task An_edit_is_told_apart_from_a_change_by_hand_of_the_same_resource()
    {
        var file = await FoundAsync(Named("package-description-removed"));
        Write(
            "Pulumi.prod.yaml",
            Stack.Replace("bandwidth: { name: test,", "bandwidth: { name: other,", StringComparison.Ordinal));

        var found = JsonNode.Parse((await RunAsync(file, "--json")).Clean().Output)!;

        Assert.Equal(["description"], Names(found["nextUpdate"]!["repairs"]!));
        Assert.Equal(["bandwidthPackageName"], Names(found["edits"]!));

        static IEnumerable<string> Names(JsonNode steps) =>
            Assert.Single(steps.AsArray())!["properties"]!.AsArray().Select(one => (string)one!["name"]!);
    }

    [Fact]
    public async Task What_the_program_does_not_make_is_said()
    {
        var file = await FoundAsync(Named("forward-entry-deleted"));
        Write(
            "Pulumi.prod.yaml",
            Stack.Replace(
                "ports: { http: 80 }, demand: { baseMbps: 1000 }",
                "ports: { web: 80 }, demand: { baseMbps: 1000 }",
                StringComparison.Ordinal));

        var text = CommandLine.OneLine((await RunAsync(file)).Clean().Output);
        var found = JsonNode.Parse((await RunAsync(file, "--json")).Clean().Output)!;

        Assert.Contains("is gone, which this program does not make", text, StringComparison.Ordinal);
        Assert.False((bool)Assert.Single(found["changes"]!.AsArray())!["isInProgram"]!);
    }
}
