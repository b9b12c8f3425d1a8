using SharedBandwidth.CommandLine.Destroy;
using SharedBandwidth.CommandLine.Preview;
using SharedBandwidth.CommandLine.Reports;
using SharedBandwidth.CommandLine.Up;
using SharedBandwidth.Simulation.Engine;
using SharedBandwidth.Simulation.Impact;
using SharedBandwidth.Simulation.Provider;
using Spectre.Console;
using Xunit;

namespace SharedBandwidth.Tests.CommandLine.Preview;

/// <summary>Changes, deployments and destructions as people read them.</summary>
public sealed class ChangeTextTests
{
    private static readonly UpdateOptions _options = new() { Parallel = 16 };

    private static readonly GeneratedStack _four = GeneratedStack.OfApps(4);

    [Theory]
    [InlineData(40)]
    [InlineData(80)]
    [InlineData(160)]
    public async Task No_line_is_longer_than_the_page_is_wide(int width)
    {
        var run = await _four.RunAsync();
        var after = await (_four with
        {
            Apps = [_four.Apps[0] with { IsBrought = true }, _four.Apps[1] with { PortOffset = 5 }, _four.Apps[2]],
            Protect = true,
            HasOutbound = true,
        }).RunAsync();
        var failing = _options with { Faults = [new Fault("CreateForwardEntry", "shared-bandwidth-app3-http", "Forbidden.RAM")] };

        string[] texts =
        [
            Text(width, console => ChangeText.Write(after, new ComparedWith("main (0123456789)", run.Plan.Place, run.Resources),
                ChangeOutcome.Run(run.Resources, after.Resources, after.Quotas, _options), console)),
            Text(width, console => UpText.Write(run, null, DeploymentOutcome.Run(run.Resources, run.Quotas, _options), 16, console)),
            Text(width, console => UpText.Write(run, null, DeploymentOutcome.Run(run.Resources, run.Quotas, failing), 16, console)),
            Text(width, console => DestroyText.Write(after, DestructionOutcome.Run(after, _options), console)),
            Text(width, console => DestroyText.Write(run, DestructionOutcome.Run(run, _options), console)),
        ];

        Assert.All(texts, text => Assert.All(text.Split('\n'), line => Assert.True(line.Length <= width, $"{line.Length}: {line}")));
    }

    [Fact]
    public async Task Many_steps_of_a_kind_share_a_row()
    {
        var run = await GeneratedStack.OfApps(18).RunAsync();

        var text = Text(100, console => UpText.Write(run, null, DeploymentOutcome.Run(run.Resources, run.Quotas, _options), 16, console));

        var timeline = Rendered.Section(text, "Timeline").Split('\n');
        Assert.Equal(8, timeline.Length);
        Assert.Contains(timeline, line => line.StartsWith("  + 18 ForwardEntry ", StringComparison.Ordinal));
        Assert.All(timeline[1..^1], line => Assert.Matches("[█░]", line));
    }

    [Fact]
    public async Task An_app_that_seems_to_have_another_key_is_told_of_formerKey()
    {
        var before = await _four.RunAsync();
        var after = await (_four with { Apps = [_four.Apps[0] with { Key = "web" }, .. _four.Apps.Skip(1)] }).RunAsync();

        var text = Text(160, console => ChangeText.Write(after, new ComparedWith("main", before.Plan.Place, before.Resources),
            ChangeOutcome.Run(before.Resources, after.Resources, after.Quotas, _options), console));

        Assert.Contains("CreateForwardEntry is refused with OperationUnsupported.ForwardEntry.", text, StringComparison.Ordinal);
        Assert.Contains(
            "If web is app0 under another key, write apps.web.formerKey: app0; Pulumi then keeps its resources.",
            text,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_renamed_app_is_named_by_both_keys()
    {
        var before = await _four.RunAsync();
        var after = await (_four with { Apps = [_four.Apps[0] with { Key = "web", FormerKey = "app0" }, .. _four.Apps.Skip(1)] })
            .RunAsync();

        var text = Text(160, console => ChangeText.Write(after, new ComparedWith("main", before.Plan.Place, before.Resources),
            ChangeOutcome.Run(before.Resources, after.Resources, after.Quotas, _options), console));

        Assert.Contains("\n  web  reconfigured without interruption; was app0\n", text, StringComparison.Ordinal);
        Assert.Contains("~ ForwardEntry shared-bandwidth-web-http (was shared-bandwidth-app0-http)", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Warning: the public address", text, StringComparison.Ordinal);
    }

    private static string Text(int width, Action<IAnsiConsole> write) => Rendered.Of(width, ColorSystemSupport.NoColors, write);
}
