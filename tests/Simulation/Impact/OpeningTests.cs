using SharedBandwidth.Planning.Exposure.Spec;
using SharedBandwidth.Simulation.Engine;
using SharedBandwidth.Simulation.Impact;
using SharedBandwidth.Simulation.Recording;
using Xunit;

namespace SharedBandwidth.Tests.Simulation.Impact;

/// <summary>What the stack's security group rules let in to an app, and what a change of them is to it.</summary>
public sealed class OpeningTests
{
    private const string Both = "blue: 80 web, green: 80 web";

    /// <summary>
    /// Apps (key, private port, group) and who may connect, before and after; then each app's impact and what closes for it.
    /// </summary>
    public static TheoryData<string, string, string, string, string, string> Changes => new()
    {
        {
            "both apps leave the group", Both, "0.0.0.0/0", "blue: 80, green: 80", "0.0.0.0/0",
            "blue Reconfigured tcp 80/80 0.0.0.0/0, green Reconfigured tcp 80/80 0.0.0.0/0"
        },
        {
            "one of two apps leaves it", Both, "0.0.0.0/0", "blue: 80, green: 80 web", "0.0.0.0/0", "blue Untouched, green Untouched"
        },
        {
            "an app in no group has the same port", "blue: 80 web, green: 80", "0.0.0.0/0", "blue: 80, green: 80", "0.0.0.0/0",
            "blue Reconfigured tcp 80/80 0.0.0.0/0, green Untouched"
        },
        {
            "fewer may connect", Both, "0.0.0.0/0", Both, "10.0.0.0/8",
            "blue Reconfigured tcp 80/80 0.0.0.0/0, green Reconfigured tcp 80/80 0.0.0.0/0"
        },
        { "more may connect", Both, "10.0.0.0/8", Both, "0.0.0.0/0", "blue Reconfigured, green Reconfigured" },
        {
            "one network of two goes", "blue: 80 web", "10.0.0.0/8 172.16.0.0/12", "blue: 80 web", "10.0.0.0/8",
            "blue Reconfigured tcp 80/80 172.16.0.0/12"
        },
        { "an app joins the group", "blue: 80, green: 80", "0.0.0.0/0", "blue: 80 web, green: 80", "0.0.0.0/0",
            "blue Reconfigured, green Untouched" },
        { "another private port", "blue: 80 web", "0.0.0.0/0", "blue: 8080 web", "0.0.0.0/0", "blue Reconfigured" },
        {
            "another private port, and one network of two goes", "blue: 80 web", "10.0.0.0/8 172.16.0.0/12", "blue: 8080 web", "10.0.0.0/8",
            "blue Reconfigured tcp 80/80 172.16.0.0/12"
        },
        {
            "another private port, and no group", "blue: 80 web", "0.0.0.0/0", "blue: 8080", "0.0.0.0/0",
            "blue Reconfigured tcp 80/80 0.0.0.0/0"
        },
        { "one port instead of all", "blue: any web", "0.0.0.0/0", "blue: 80 web", "0.0.0.0/0", "blue Reconfigured" },
        { "the app goes with its rule", "blue: 80 web, green: 81 web", "0.0.0.0/0", "blue: 80 web", "0.0.0.0/0",
            "blue Untouched, green Removed" },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task What_closes_for_an_app_reconfigures_it_and_is_named(
        string what, string before, string sourcesBefore, string after, string sourcesAfter, string impacts)
    {
        var (old, now) = (await RunAsync(before, sourcesBefore), await RunAsync(after, sourcesAfter));

        var change = ChangeOutcome.Run(old.Resources, now.Resources, new QuotasSpec(), new UpdateOptions());

        Assert.True(change.IsPossible, what);
        Assert.Equal(impacts, Words(change));
        Assert.All(change.Apps.SelectMany(app => app.Closed), closed => Assert.Equal("sg-1", closed.SecurityGroup));
    }

    [Theory]
    [InlineData("10.0.0.0/8", "blue: 80 web", "0.0.0.0/0", "tcp 80/80 0.0.0.0/0")]
    [InlineData("10.0.0.0/8", "blue: 80 web", "10.0.0.0/8 172.16.0.0/12", "tcp 80/80 172.16.0.0/12")]
    [InlineData("10.0.0.0/8", "blue: 8080 web", "172.16.0.0/12", "tcp 8080/8080 172.16.0.0/12")]
    [InlineData("10.0.0.0/8", "blue: 8080 web", "10.0.0.0/8", "")]
    [InlineData("0.0.0.0/0", "blue: 80 web", "10.0.0.0/8", "")]
    [InlineData("0.0.0.0/0", "blue: 80", "0.0.0.0/0", "")]
    public async Task What_opens_for_an_app_is_named(string sourcesBefore, string after, string sourcesAfter, string opened)
    {
        var (old, now) = (await RunAsync("blue: 80 web", sourcesBefore), await RunAsync(after, sourcesAfter));

        var change = ChangeOutcome.Run(old.Resources, now.Resources, new QuotasSpec(), new UpdateOptions());

        Assert.Equal(
            opened,
            string.Join(", ", Assert.Single(change.Apps).Opened.Select(one => $"{one.Protocol} {one.PortRange} {one.Source}")));
    }

    // As in an exported state: whose rules they are follows from the ports alone.
    [Fact]
    public async Task Where_nobody_says_whose_a_rule_is_it_is_for_every_port_that_it_opens()
    {
        var old = await RunAsync("blue: 80 web, green: 80, red: 81", "0.0.0.0/0");
        var now = await RunAsync("blue: 80, green: 80, red: 81", "0.0.0.0/0");

        var change = ChangeOutcome.Run(
            [.. old.Resources.Select(resource => resource with { OpenedBy = null })], now.Resources, new QuotasSpec(), new UpdateOptions());

        Assert.Equal(
            "blue Reconfigured tcp 80/80 0.0.0.0/0, green Reconfigured tcp 80/80 0.0.0.0/0, red Untouched", Words(change));
    }

    private static string Words(ChangeOutcome change) => string.Join(", ", change.Apps.Select(app => string.Join(
        ' ', app.Closed.Select(closed => $"{closed.Protocol} {closed.PortRange} {closed.Source}").Prepend($"{app.App} {app.Kind}"))));

    // What the service fills in is no change where it is written, too.
    [Theory]
    [InlineData("""{ "eipBindMode": "MULTI_BINDED", "icmpReplyEnabled": true }""", "")]
    [InlineData("""{ "eipBindMode": "MULTI_BINDED", "icmpReplyEnabled": false }""", "icmpReplyEnabled")]
    [InlineData("""{ "eipBindMode": "NAT" }""", "eipBindMode")]
    public async Task A_gateway_s_own_default_is_no_change(string gateway, string changes)
    {
        var plain = await ProgramRunner.RunAsync(StackConfig.Project, "test", StackConfig.With());
        var said = await ProgramRunner.RunAsync(StackConfig.Project, "test", StackConfig.With(("gateway", gateway)));

        var change = ChangeOutcome.Run(plain.Resources, said.Resources, new QuotasSpec(), new UpdateOptions());

        Assert.True(change.IsPossible);
        Assert.Equal(changes, string.Join(' ', change.Changes.SelectMany(step => step.Changes).Select(one => one.Name)));
    }

    private static async Task<ProgramRun> RunAsync(string apps, string sources)
    {
        var each = apps.Split(", ").Select((app, i) =>
        {
            string[] words = [.. app.Split(' '), ""];
            var group = words[2].Length == 0 ? "" : $"\"securityGroup\": \"{words[2]}\", ";
            var port = words[1] == "any" ? "\"any\"" : $$"""{ "external": 80, "internal": {{words[1]}} }""";
            return $$"""
                "{{words[0][..^1]}}": { "privateIp": "10.0.0.{{i + 1}}", {{group}}"ports": { "x": {{port}} }, "demand": { "baseMbps": 1 } }
                """;
        });
        var networks = string.Join(", ", sources.Split(' ').Select(source => $"\"{source}\""));
        var run = await ProgramRunner.RunAsync(StackConfig.Project, "test", StackConfig.With(
            ("apps", $"{{ {string.Join(", ", each)} }}"),
            ("securityGroups", $$"""{ "web": { "id": "sg-1", "sourceCidr": [{{networks}}] } }""")));
        Assert.False(run.HasErrors, string.Join('\n', run.Findings));
        return run;
    }
}
