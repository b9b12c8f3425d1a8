using System.Globalization;
using SharedBandwidth.Cloud;
using SharedBandwidth.Planning.Exposure.Spec;
using SharedBandwidth.Simulation.Engine;
using SharedBandwidth.Simulation.Recording;
using Xunit;

namespace SharedBandwidth.Tests.Simulation.Provider;

/// <summary>The calls of a whole stack: the fixed part and so many apps, each on an EIP of its own.</summary>
public sealed class StackCallTests
{
    // Whatever is waited for is done when it is looked at first.
    private static readonly UpdateOptions _options = new()
    {
        Times = new ServiceTimes { CreateGateway = TimeSpan.FromSeconds(4), DeleteGateway = TimeSpan.FromSeconds(4) },
    };

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public async Task N_apps_cost_two_and_4N_writes_and_six_and_8N_reads(int apps)
    {
        var deployed = await DeployAsync(apps);

        Assert.Equal((2 + (4 * apps), 6 + (8 * apps)), Successful(deployed.Update));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public async Task Destroying_N_apps_costs_two_and_4N_writes_and_as_many_reads(int apps)
    {
        var (account, _) = await DeployAsync(apps);

        var destroyed = account.Update([], _options, new QuotasSpec());

        Assert.True(destroyed.IsDone);
        Assert.Equal((2 + (4 * apps), 2 + (4 * apps)), Successful(destroyed));
        Assert.DoesNotContain(account.Cloud.Objects, o => o is Eip or Gateway or ForwardEntry);
    }

    [Fact]
    public async Task Waits_that_last_longer_cost_reads_and_no_writes()
    {
        var quick = await DeployAsync(2);
        var slow = await DeployAsync(2, new UpdateOptions());

        Assert.Equal(Successful(quick.Update).Writes, Successful(slow.Update).Writes);
        Assert.True(Successful(slow.Update).Reads > Successful(quick.Update).Reads);
    }

    [Fact]
    public async Task A_call_that_is_refused_and_tried_again_costs_no_write_more()
    {
        var (_, update) = await DeployAsync(5);

        Assert.Contains(update.Calls, call => call.IsRetried);
        Assert.All(update.Calls.Where(call => call.Refusal is not null), call => Assert.True(call.IsRetried));
    }

    private static (int Writes, int Reads) Successful(UpdateResult result)
    {
        var successful = result.Calls.Where(call => call.Refusal is null).ToList();
        return (successful.Count(call => !call.IsRead), successful.Count(call => call.IsRead));
    }

    private static async Task<(DeployedStack Account, UpdateResult Update)> DeployAsync(int apps, UpdateOptions? options = null)
    {
        var list = Enumerable.Range(1, apps).Select(n => string.Create(CultureInfo.InvariantCulture, $$"""
            "app{{n}}": { "privateIp": "192.168.0.{{n}}", "ports": { "http": 80 }, "demand": { "baseMbps": 100 } }
            """));
        var run = await ProgramRunner.RunAsync("shared-bandwidth", "test", new Dictionary<string, string>
        {
            ["alicloud:region"] = "cn-shanghai",
            ["shared-bandwidth:network"] = """{ "vpcId": "vpc-1", "vswitchId": "vsw-1" }""",
            ["shared-bandwidth:apps"] = $"{{ {string.Join(", ", list)} }}",
        });
        var account = new DeployedStack((options ?? _options).Times);
        var update = account.Update(run.Resources, options ?? _options, new QuotasSpec());
        Assert.True(update.IsDone);
        return (account, update);
    }
}
