using SharedBandwidth.Components;
using SharedBandwidth.Planning;
using SharedBandwidth.Simulation.Recording;
using Xunit;

namespace SharedBandwidth.Tests.Stacks;

public sealed class RenamedAppTests
{
    // With everything said that would be looked up otherwise.
    private static Dictionary<string, string> Dev(string apps) => StackConfig.With(
        ("network",
            """{ "create": { "cidrBlock": "192.168.0.0/24", "zoneId": "cn-shanghai-b", "instanceType": "ecs.x","""
                + """ "imageId": "image-1" } }"""),
        ("apps", apps));

    [Fact]
    public async Task A_stack_with_its_own_network_keeps_an_apps_server_address_and_entries()
    {
        var before = await RunAsync(Dev("""{ "ecs1": { "ports": { "http": 80 }, "demand": { "baseMbps": 5 } } }"""));
        var after = await RunAsync(Dev("""{ "shop": { "formerKey": "ecs1", "ports": { "www": { "external": 80, "formerKey": "http" } },"""
            + """ "demand": { "baseMbps": 5 } } }"""));

        var former = Takeover.Of(before.Resources.Select(r => r.Key), after);
        Assert.Equal(17, before.Resources.Length);
        Assert.Equal(
            before.Resources.ToDictionary(r => r.Key, ResourceText.Of),
            after.Resources.ToDictionary(r => r.Key with { Name = former[r.Key] }, r => ResourceText.Of(r)
                .Replace("-shop-www", "-ecs1-http", StringComparison.Ordinal)
                .Replace("-shop", "-ecs1", StringComparison.Ordinal)));
    }

    private static async Task<Ran<Task<IDictionary<string, object?>>>> RunAsync(Dictionary<string, string> config)
    {
        var (spec, findings) = StackConfig.Read(config);
        Assert.Empty(findings);
        var plan = StackPlanner.Plan(spec);
        Assert.False(plan.HasErrors, string.Join('\n', plan.Findings));
        return await TestProgram.RunAsync(
            () => SharedBandwidthStack.DeployAsync(plan, new SupposedAccount(), WriteHooks.Register(plan.Exposure.Name)));
    }
}
