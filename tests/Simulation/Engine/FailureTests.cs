using FsCheck;
using FsCheck.Fluent;
using SharedBandwidth.Simulation.Engine;
using SharedBandwidth.Simulation.Provider;
using SharedBandwidth.Simulation.Recording;
using Xunit;

namespace SharedBandwidth.Tests.Simulation.Engine;

/// <summary>A call that fails once: what is there then, and that the next run makes it whole.</summary>
public sealed class FailureTests
{
    private const string Denied = "Forbidden.RAM";

    private static readonly UpdateOptions _options = new() { Parallel = 8 };

    [Theory]
    [InlineData("prod")]
    [InlineData("dev")]
    public async Task Whatever_call_fails_once_the_next_run_ends_as_if_it_had_not(string stack)
    {
        var run = await ProgramRunner.RunAsync(StackConfig.Project, stack, StackConfig.OfStack(stack));
        var undisturbed = new DeployedStack(_options.Times);
        var calls = undisturbed.Update(run.Resources, _options, run.Quotas).Calls
            .Select(call => (call.Action, call.Resource.Name)).Distinct().ToList();
        Assert.Contains(("CreateForwardEntry", "shared-bandwidth-ecs2-http"), calls);

        Assert.All(calls, call =>
        {
            var account = new DeployedStack(_options.Times);
            var failed = account.Update(run.Resources, _options with { Faults = [new Fault(call.Action, call.Name, Denied)] }, run.Quotas);
            Assert.False(failed.IsDone);
            Assert.Empty(failed.UnusedFaults);

            AssertCompleted(account, run, undisturbed.Cloud.Fingerprint());
        });
    }

    [Fact]
    public async Task Whatever_call_of_a_change_fails_once_the_next_run_ends_as_if_it_had_not()
    {
        // Everything at once: two addresses change hands, one app goes, one comes, and ports change.
        var before = GeneratedStack.OfApps(4);
        var after = before with
        {
            Apps =
            [
                before.Apps[0] with { IsBrought = true },
                before.Apps[1] with { PortOffset = 7 },
                before.Apps[2],
                before.Apps[3] with { Key = "new", Number = 9 },
            ],
        };
        var (old, run) = (await before.RunAsync(), await after.RunAsync());
        var undisturbed = DeployedStack.With(old.Resources, _options);
        var calls = undisturbed.Update(run.Resources, _options, run.Quotas).Calls
            .Select(call => (call.Action, call.Resource.Name)).Distinct().ToList();
        Assert.Contains(calls, call => call.Action == "ReleaseEipAddress");

        Assert.All(calls, call =>
        {
            var account = DeployedStack.With(old.Resources, _options);
            account.Update(run.Resources, _options with { Faults = [new Fault(call.Action, call.Name, Denied)] }, run.Quotas);

            AssertCompleted(account, run, undisturbed.Cloud.Fingerprint());
        });
    }

    [Fact]
    public async Task Twenty_apps_are_completed_after_any_failures_in_a_row()
    {
        var run = await GeneratedStack.OfApps(20).RunAsync();
        var undisturbed = new DeployedStack(_options.Times);
        var calls = undisturbed.Update(run.Resources, _options, run.Quotas).Calls
            .Select(call => (call.Action, call.Resource.Name)).Distinct().ToArray();
        var expected = undisturbed.Cloud.Fingerprint();

        Prop.ForAll(Arb.From(Gen.ArrayOf(Gen.Elements(calls), 5)), chosen =>
        {
            var account = new DeployedStack(_options.Times);
            foreach (var call in chosen)
            {
                account.Refresh();
                account.Update(run.Resources, _options with { Faults = [new Fault(call.Action, call.Name, Denied)] }, run.Quotas);
            }

            AssertCompleted(account, run, expected);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));
    }

    [Theory]
    [InlineData("CreateForwardEntry", "OperationConflict")]
    [InlineData("CreateForwardEntry", "Throttling.User")]
    [InlineData("AssociateEipAddress", "IncorrectEipStatus")]
    [InlineData("CreateNatGateway", "ServiceUnavailable")]
    public async Task A_failure_that_the_provider_retries_costs_time_and_nothing_else(string action, string code)
    {
        var run = await GeneratedStack.OfApps(1).RunAsync();
        var undisturbed = new DeployedStack(_options.Times);
        var expected = undisturbed.Update(run.Resources, _options, run.Quotas);
        var resource = expected.Calls.First(call => call.Action == action).Resource.Name;

        var account = new DeployedStack(_options.Times);
        var result = account.Update(run.Resources, _options with { Faults = [new Fault(action, resource, code)] }, run.Quotas);

        Assert.True(result.IsDone);
        Assert.True(result.Duration > expected.Duration);
        Assert.Equal(expected.Calls.Count(call => call.IsRetried) + 1, result.Calls.Count(call => call.IsRetried));
        Assert.Equal(undisturbed.Cloud.Fingerprint(), account.Cloud.Fingerprint());
    }

    private static void AssertCompleted(DeployedStack account, ProgramRun run, string expected)
    {
        account.Refresh();
        var next = account.Update(run.Resources, _options, run.Quotas);
        Assert.Empty(next.Failed.Select(step => step.Failure));
        Assert.Equal(expected, account.Cloud.Fingerprint());
        Assert.Equal(run.Resources.Count(resource => !resource.IsComponent), account.State.Resources.Length);
        Assert.All(account.Preview(run.Resources).Steps, step => Assert.Equal(StepKind.Same, step.Kind));
    }
}
