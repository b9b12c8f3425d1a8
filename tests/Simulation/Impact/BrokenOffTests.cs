using FsCheck.Xunit;
using SharedBandwidth.Planning.Exposure.Spec;
using SharedBandwidth.Simulation.Engine;
using SharedBandwidth.Simulation.Impact;
using SharedBandwidth.Simulation.Provider;
using SharedBandwidth.Simulation.Recording;
using Xunit;

namespace SharedBandwidth.Tests.Simulation.Impact;

/// <summary>An update that breaks off: what is left, who is reached, and how it can be had in two.</summary>
public sealed class BrokenOffTests
{
    private const string Blue = """ "blue": { "privateIp": "10.0.0.1", "ports": { "http": 80 }, "demand": { "baseMbps": 10 } } """;

    private const string Green = """ "green": { "privateIp": "10.0.0.2", "ports": { "http": 80 }, "demand": { "baseMbps": 10 } } """;

    private static readonly (string Key, string? Json) _twoApps = ("apps", $"{{ {Blue}, {Green} }}");

    /// <summary>Apps before and after, the first step of the way round, and what each app's impact is when it breaks off.</summary>
    public static TheoryData<string, string, string, WayRoundKind, string, string> Edits => new()
    {
        { "backends swapped", $"{Blue}, {Green}", Swapped(), WayRoundKind.MoveHolder, "http", "blue Untouched, green Untouched" },
        {
            "an app takes over another's server", $"{Blue}, {Green}", Blue.Replace("10.0.0.1", "10.0.0.2", StringComparison.Ordinal),
            WayRoundKind.RemoveHolder, "http", "blue Untouched, green Untouched"
        },
        {
            "an app under another key", $"{Blue}", Blue.Replace("\"blue\"", "\"web\"", StringComparison.Ordinal), WayRoundKind.Rename,
            "http", "blue Untouched, web NotAdded"
        },
        {
            "a port moves to a new app", Blue.Replace("80 }", "80, \"mqtt\": 1883 }", StringComparison.Ordinal),
            $"{Blue}, " + Blue.Replace("\"blue\"", "\"broker\"", StringComparison.Ordinal)
                .Replace("\"http\": 80", "\"mqtt\": 1883", StringComparison.Ordinal),
            WayRoundKind.RemoveHolder, "mqtt", "blue Untouched, broker NotAdded"
        },
    };

    [Theory]
    [MemberData(nameof(Edits))]
    public async Task The_way_round_names_what_goes_first_and_the_apps_are_as_they_are_then(
        string what, string before, string after, WayRoundKind kind, string port, string apps)
    {
        var change = await ChangeAsync(("apps", $"{{ {before} }}"), ("apps", $"{{ {after} }}"));

        Assert.False(change.IsPossible, what);
        Assert.Equal((kind, port), (change.WayRound!.Kind, Assert.Single(change.WayRound.Holders).Port));
        Assert.Equal(apps, string.Join(", ", change.Apps.Select(app => $"{app.App} {app.Kind}")));
        Assert.All(change.Apps, app => Assert.False(app.ChangesAddress));
        Assert.All(change.Apps, app => Assert.Empty(app.Endpoints));
    }

    [Theory]
    [InlineData("{}", """{ "id": "ngw-1" }""")]
    [InlineData("""{ "id": "ngw-1" }""", "{}")]
    [InlineData("""{ "id": "ngw-1" }""", """{ "id": "ngw-2" }""")]
    public async Task A_gateway_that_is_exchanged_first_gives_up_its_addresses(string before, string after)
    {
        var change = await ChangeAsync(("gateway", before), ("gateway", after));

        Assert.False(change.IsPossible);
        Assert.Equal(WayRoundKind.TakeAddressesOff, change.WayRound!.Kind);
        Assert.Equal(ImpactKind.Untouched, Assert.Single(change.Apps).Kind);
        Assert.Equal(before == "{}" || after == "{}" ? ["NatGateway"] : [], change.Left.Select(key => key.ShortType));
    }

    [Fact]
    public async Task What_was_made_before_it_broke_off_is_left_and_what_was_to_go_stays()
    {
        var change = await ChangeAsync(
            ("apps", $"{{ {Blue} }}"), ("apps", $"{{ {Blue.Replace("\"blue\"", "\"web\"", StringComparison.Ordinal)} }}"));

        Assert.Equal(
            [
                "CommonBandwithPackageAttachment shared-bandwidth-blue", "CommonBandwithPackageAttachment shared-bandwidth-web",
                "EipAddress shared-bandwidth-blue", "EipAddress shared-bandwidth-web",
                "EipAssociation shared-bandwidth-blue", "EipAssociation shared-bandwidth-web",
                "ForwardEntry shared-bandwidth-blue-http",
            ],
            change.Left.Select(key => $"{key.ShortType} {key.Name}").Order(StringComparer.Ordinal));
    }

    /// <summary>
    /// Ports of an app before and after, which are reached when that breaks off, which are not, and the way round.
    /// </summary>
    public static TheoryData<string, string, string, string, string> Ports => new()
    {
        { """{ "http": 80 }""", """{ "www": 80 }""", "www", "", "KeepEntry http->www" },
        { """{ "http": 80, "mqtt": 1883 }""", """{ "www": 80, "mqtt": 1883 }""", "mqtt www", "", "KeepEntry http->www" },
        { """{ "all": "any" }""", """{ "http": 80 }""", "http", "", "KeepEntry all->http" },
        { """{ "all": "any" }""", """{ "http": { "external": 80, "internal": 8080 } }""", "all", "http", "KeepEntry all->http" },
        {
            """{ "http": 80, "dns": { "external": 53, "protocol": "udp" } }""", """{ "all": "any" }""", "dns http", "all",
            "RemoveHolder dns->all without http"
        },
    };

    [Theory]
    [MemberData(nameof(Ports))]
    public async Task What_an_old_entry_still_maps_is_reached_and_its_app_untouched(
        string before, string after, string reached, string notReached, string kept)
    {
        var (old, now) = (await RunAsync(AppWith(before)), await RunAsync(AppWith(after)));

        var change = ChangeOutcome.Run(old.Resources, now.Resources, new QuotasSpec(), new UpdateOptions());
        var app = Assert.Single(DeploymentOutcome.Run(
            () => DeployedStack.With(old.Resources, new UpdateOptions()), now.Resources, new QuotasSpec(), new UpdateOptions()).Apps);

        Assert.False(change.IsPossible);
        Assert.Equal(ImpactKind.Untouched, Assert.Single(change.Apps).Kind);
        Assert.Empty(change.Apps[0].Endpoints);
        Assert.Equal(
            kept,
            $"{change.WayRound!.Kind} {string.Join(' ', change.WayRound.Kept.Select(pair => $"{pair.Former.Port}->{pair.Port.Port}"))}"
                + string.Concat(change.WayRound.Holders.Select(holder => $" without {holder.Port}")));
        Assert.Equal((reached, notReached), (Words(app.Reached), Words(app.NotReached)));

        static string Words(IEnumerable<string> keys) => string.Join(' ', keys.Order(StringComparer.Ordinal));
    }

    // p1 would take p0's entry over while p2 has its public port still.
    [Fact]
    public async Task A_way_round_that_would_break_off_itself_is_not_told()
    {
        var change = await ChangeAsync(
            AppWith("""{ "p0": 80, "p2": 81 }"""),
            AppWith("""{ "p1": { "external": 81, "internal": 80 }, "p2": { "external": 53, "protocol": "udp" } }"""));

        Assert.False(change.IsPossible);
        Assert.Null(change.WayRound);
    }

    [Fact]
    public async Task What_is_out_of_the_way_when_the_update_breaks_off_leaves_the_next_one_free()
    {
        var change = await ChangeAsync(
            AppWith("""{ "p3": "any" }"""), AppWith("""{ "p0": 80, "p3": { "external": 53, "protocol": "udp" } }"""));

        Assert.False(change.IsPossible);
        Assert.Equal(WayRoundKind.RunAgain, change.WayRound?.Kind);
    }

    private static (string Key, string? Json) AppWith(string ports) =>
        ("apps", $"{{ {Blue.Replace("""{ "http": 80 }""", ports, StringComparison.Ordinal)} }}");

    // Removed before, or kept by a formerKey, as the way round says.
    [Property(MaxTest = 120)]
    public async Task What_the_way_round_says_is_possible(byte[] before, byte[] after)
    {
        var (old, now) = (await TryAsync(before), await TryAsync(after));
        if (old is null || now is null)
        {
            return;
        }

        var change = ChangeOutcome.Run(old.Resources, now.Resources, new QuotasSpec(), new UpdateOptions());
        if (change.WayRound is not { } way || way.Kind == WayRoundKind.MoveHolder)
        {
            return;
        }

        if (way.Kind == WayRoundKind.RunAgain)
        {
            var account = DeployedStack.With(old.Resources, new UpdateOptions());
            Assert.False(account.Update(now.Resources, new UpdateOptions(), new QuotasSpec()).IsDone);
            Assert.True(account.Update(now.Resources, new UpdateOptions(), new QuotasSpec()).IsDone);
            return;
        }

        var first = old.Resources.Where(resource => resource.Publishes is not { } port || !way.Holders.Contains(port)).ToList();
        var second = now.Resources.Select(resource => resource with
        {
            Options = resource.Options with
            {
                FormerNames = [.. way.Kept.Where(kept => kept.Port == resource.Publishes).Select(kept => NameOf(old, kept.Former))],
            },
        });
        Assert.True(ChangeOutcome.Run(old.Resources, first, new QuotasSpec(), new UpdateOptions()).IsPossible);
        Assert.True(ChangeOutcome.Run(first, [.. second], new QuotasSpec(), new UpdateOptions()).IsPossible);
        Assert.Contains(first, resource => resource.Publishes is not null);

        static string NameOf(ProgramRun run, PublishedKeys port) => run.Resources.First(resource => resource.Publishes == port).Key.Name;

        static async Task<ProgramRun?> TryAsync(byte[] chosen)
        {
            string[] mappings =
            [
                "80", "81", "\"any\"", """{ "external": 81, "internal": 80 }""", """{ "external": 53, "protocol": "udp" }""",
            ];
            var ports = chosen.Take(3).DistinctBy(one => one % 4)
                .Select(one => $"\"p{one % 4}\": {mappings[one / 4 % mappings.Length]}");
            var app = Blue.Replace("\"http\": 80", string.Join(", ", ports), StringComparison.Ordinal);
            var run = await ProgramRunner.RunAsync(StackConfig.Project, "test", StackConfig.With(("apps", $"{{ {app} }}")));
            return run.HasErrors ? null : run;
        }
    }

    // The state has its entry under the old key still.
    [Fact]
    public async Task A_renamed_app_to_whose_entries_the_update_does_not_come_is_reached_where_it_was()
    {
        var (old, now) = (await RunAsync(("apps", $"{{ {Blue} }}")), await RunAsync(("apps",
            $"{{ {Blue.Replace("\"blue\": {", "\"web\": { \"formerKey\": \"blue\",", StringComparison.Ordinal)} }}")));
        var options = new UpdateOptions { Faults = [new Fault("ModifyEipAddressAttribute", "shared-bandwidth-web", "Forbidden.RAM")] };

        var change = ChangeOutcome.Run(old.Resources, now.Resources, new QuotasSpec(), options);
        var deployment = DeploymentOutcome.Run(
            () => DeployedStack.With(old.Resources, options), now.Resources, new QuotasSpec(), options);

        Assert.Equal("shared-bandwidth-web", Assert.Single(change.Execution.Failed).Key.Name);
        var app = Assert.Single(change.Apps);
        Assert.Equal(("web", "blue", ImpactKind.Untouched), (app.App, app.FormerApp, app.Kind));
        Assert.Empty(app.Endpoints);
        Assert.Equal("http", Assert.Single(Assert.Single(deployment.Apps).Reached));
    }

    // Reads change nothing, and what is made beside an address in use changes nothing of it.
    [Fact]
    public async Task Addresses_that_could_not_be_exchanged_leave_both_apps_untouched()
    {
        var (old, now) = (
            await RunAsync(_twoApps, ("addresses", """{ "blue": { "eipId": "eip-1" }, "green": { "eipId": "eip-2" } }""")),
            await RunAsync(_twoApps, ("addresses", """{ "blue": { "eipId": "eip-2" }, "green": { "eipId": "eip-1" } }""")));

        var change = ChangeOutcome.Run(old.Resources, now.Resources, new QuotasSpec(), new UpdateOptions());

        Assert.False(change.IsPossible);
        Assert.DoesNotContain(change.Execution.Calls, call => call.Refusal is null && !call.IsRead);
        Assert.All(change.Apps, app => Assert.Equal(ImpactKind.Untouched, app.Kind));
    }

    // At the quota the new address is made, and cannot come onto the gateway.
    [Fact]
    public async Task An_app_whose_new_address_is_refused_is_untouched()
    {
        var (old, now) = (await RunAsync(_twoApps), await RunAsync(_twoApps, ("addresses", """{ "blue": { "eipId": "eip-1" } }""")));

        var change = ChangeOutcome.Run(
            old.Resources, now.Resources, new QuotasSpec { EipsPerGateway = 2 }, new UpdateOptions());

        Assert.False(change.IsPossible);
        Assert.All(change.Apps, app => Assert.Equal(ImpactKind.Untouched, app.Kind));
    }

    // The service knows a rule by its values: made under a new name, deleted under the old one, it is gone.
    [Theory]
    [InlineData(false, "shared-bandwidth-other")]
    [InlineData(true, "")]
    public async Task A_rule_that_is_made_and_deleted_in_one_update_is_not_there_at_its_end(bool isTakenOver, string vanished)
    {
        var before = await ProgramRunner.RunAsync(StackConfig.Project, "test", StackConfig.With(
            ("apps", StackConfig.OneApp.Replace("\"ports\"", "\"securityGroup\": \"web\", \"ports\"", StringComparison.Ordinal)),
            ("securityGroups", """{ "web": { "id": "sg-1" } }""")));
        var after = before.Resources.Select(resource => resource.Key.Type != TypeTokens.SecurityGroupRule ? resource : resource with
        {
            Key = resource.Key with { Name = "shared-bandwidth-other" },
            Options = resource.Options with { FormerNames = isTakenOver ? [resource.Key.Name] : [] },
        });

        var change = ChangeOutcome.Run(before.Resources, [.. after], new QuotasSpec(), new UpdateOptions());

        Assert.Equal((true, isTakenOver), (change.Execution.IsDone, change.IsPossible));
        Assert.Equal(vanished, string.Join(' ', change.Vanished.Select(key => key.Name)));
    }

    private static string Swapped() => $"{Blue.Replace("10.0.0.1", "10.0.0.2", StringComparison.Ordinal)}, "
        + $"{Green.Replace("10.0.0.2", "10.0.0.1", StringComparison.Ordinal)}";

    private static async Task<ChangeOutcome> ChangeAsync((string Key, string? Json) before, (string Key, string? Json) after)
    {
        var (old, now) = (await RunAsync(before), await RunAsync(after));
        return ChangeOutcome.Run(old.Resources, now.Resources, new QuotasSpec(), new UpdateOptions());
    }

    private static async Task<ProgramRun> RunAsync(params (string Key, string? Json)[] keys)
    {
        var run = await ProgramRunner.RunAsync(StackConfig.Project, "test", StackConfig.With(keys));
        Assert.False(run.HasErrors, string.Join('\n', run.Findings));
        return run;
    }
}
