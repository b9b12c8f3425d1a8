using SharedBandwidth.Planning.Exposure.Spec;
using SharedBandwidth.Simulation.Engine;
using SharedBandwidth.Simulation.Impact;
using SharedBandwidth.Simulation.Recording;
using Xunit;

namespace SharedBandwidth.Tests.Simulation.Impact;

/// <summary>
/// Changes of a stack that makes its own network and servers: nothing is changed in place that the service cannot change so.
/// </summary>
public sealed class NetworkChangeTests
{
    private const string Apps = """{ "a": { "ports": { "http": 80 }, "demand": { "baseMbps": 10 } }, "b": { "ports": { "http": 80 },"""
        + """ "demand": { "baseMbps": 10 } } }""";

    [Theory]
    [InlineData("another image",
        """{ "create": { "cidrBlock": "192.168.0.0/24", "zoneId": "cn-shanghai-b", "instanceType": "ecs.a", "imageId": "image-2" } }""",
        "imageId")]
    [InlineData("another instance type",
        """{ "create": { "cidrBlock": "192.168.0.0/24", "zoneId": "cn-shanghai-b", "instanceType": "ecs.b", "imageId": "image-1" } }""",
        "instanceType")]
    public async Task Another_image_or_type_makes_new_servers_and_no_app_is_interrupted(string what, string network, string cause)
    {
        var change = await ChangeAsync(network, Apps);

        Assert.True(change.IsPossible, what);
        Assert.All(
            Of(change, TypeTokens.Instance, StepKind.Replace),
            step => Assert.Equal([cause], step.Changes.Select(changed => changed.Name)));
        Assert.Equal(2, Of(change, TypeTokens.Instance, StepKind.Replace).Count());
        Assert.Equal(2, Of(change, TypeTokens.ForwardEntry, StepKind.Update).Count());
        Assert.All(change.Apps, app => Assert.Equal(ImpactKind.Reconfigured, app.Kind));
    }

    // What the first boot wrote is never written again.
    [Fact]
    public async Task Another_port_makes_a_new_server_for_that_app_alone()
    {
        var change = await ChangeAsync(Network, Apps.Replace("""{ "a": { "ports": { "http": 80 }""",
            """{ "a": { "ports": { "http": { "external": 80, "internal": 8080 } }""", StringComparison.Ordinal));

        Assert.True(change.IsPossible);
        Assert.Equal("shared-bandwidth-network-a", Assert.Single(Of(change, TypeTokens.Instance, StepKind.Replace)).Key.Name);
        Assert.Equal([ImpactKind.Reconfigured, ImpactKind.Untouched], change.Apps.Select(app => app.Kind));
    }

    // The old vSwitch goes first, and with it everything that is in it.
    [Theory]
    [InlineData("another zone",
        """{ "create": { "cidrBlock": "192.168.0.0/24", "zoneId": "cn-shanghai-a", "instanceType": "ecs.a", "imageId": "image-1" } }""")]
    [InlineData("a larger block",
        """{ "create": { "cidrBlock": "192.168.0.0/23", "zoneId": "cn-shanghai-b", "instanceType": "ecs.a", "imageId": "image-1" } }""")]
    public async Task Another_zone_or_a_larger_block_makes_vSwitch_servers_and_gateway_anew_and_interrupts_every_app(
        string what, string network)
    {
        var change = await ChangeAsync(network, Apps);

        Assert.True(change.IsPossible, $"{what}: {string.Join(' ', change.Execution.Failed.Select(step => step.Failure))}");
        Assert.All([TypeTokens.Switch, TypeTokens.NatGateway], type => Assert.Single(Of(change, type, StepKind.Replace)));
        Assert.Equal(2, Of(change, TypeTokens.Instance, StepKind.Replace).Count());
        Assert.All(change.Apps, app => Assert.Equal((ImpactKind.Interrupted, true), (app.Kind, app.Interruption > TimeSpan.Zero)));
    }

    [Theory]
    [InlineData("10.0.0.0/24")]
    [InlineData("192.168.0.0/25")]
    public async Task A_block_without_the_old_vSwitch_is_refused(string block)
    {
        var change = await ChangeAsync(Network.Replace("192.168.0.0/24", block, StringComparison.Ordinal), Apps);

        Assert.False(change.IsPossible);
        Assert.Contains(
            "is outside the new block",
            Assert.Single(change.Execution.Failed).Failure!.Refusal.Message,
            StringComparison.Ordinal);
    }

    private const string Network = """{ "create": { "cidrBlock": "192.168.0.0/24", "zoneId": "cn-shanghai-b", "instanceType": "ecs.a","""
        + """ "imageId": "image-1" } }""";

    private static IEnumerable<ResourceStep> Of(ChangeOutcome change, string type, StepKind kind) =>
        change.Changes.Where(step => step.Key.Type == type && step.Kind == kind);

    private static async Task<ChangeOutcome> ChangeAsync(string network, string apps)
    {
        var before = await RunAsync(Network, Apps);
        return ChangeOutcome.Run(before.Resources, (await RunAsync(network, apps)).Resources, new QuotasSpec(), new UpdateOptions());
    }

    private static async Task<ProgramRun> RunAsync(string network, string apps)
    {
        var run = await ProgramRunner.RunAsync(StackConfig.Project, "test", StackConfig.With(("network", network), ("apps", apps)));
        Assert.False(run.HasErrors, string.Join('\n', run.Findings));
        return run;
    }
}
