using SharedBandwidth.Simulation.Engine;
using SharedBandwidth.Simulation.Provider;
using SharedBandwidth.Simulation.Recording;
using Xunit;

namespace SharedBandwidth.Tests.Simulation.Engine;

/// <summary>The program's hooks as the engine calls them.</summary>
public sealed class HookTests
{
    private const string Entry = "shared-bandwidth-app001-http";

    private static readonly UpdateOptions _options = new() { Parallel = 8 };

    [Fact]
    public async Task A_change_that_a_hook_had_tried_again_is_shown_once_more_without_a_difference()
    {
        var (account, after) = await ChangedWithAsync("OperationConflict");

        var shown = Assert.Single(account.Preview(after).Steps, step => step.Kind != StepKind.Same);
        Assert.Equal((StepKind.Update, Entry, 0), (shown.Kind, shown.Key.Name, shown.Changes.Length));
    }

    [Fact]
    public async Task The_update_without_a_difference_ends_with_the_next_update()
    {
        var (account, after) = await ChangedWithAsync("OperationConflict");

        var next = account.Update(after, _options, quotas: null);

        Assert.DoesNotContain(next.Calls, call => !call.IsRead);
        Assert.All(account.Preview(after).Steps, step => Assert.Equal(StepKind.Same, step.Kind));
    }

    [Fact]
    public async Task The_update_without_a_difference_ends_with_a_refresh()
    {
        var (account, after) = await ChangedWithAsync("OperationConflict");

        account.Refresh();

        Assert.All(account.Preview(after).Steps, step => Assert.Equal(StepKind.Same, step.Kind));
    }

    [Fact]
    public async Task A_creation_that_a_hook_had_tried_again_is_as_any_other()
    {
        var stack = await EntryStack.OfAsync(3);
        var account = stack.WithoutEntries(_options);

        var result = account.Update(stack.In(EntryOrder.Turns), Failing("CreateForwardEntry", "IncorretForwardEntryStatus"), quotas: null);

        Assert.Equal((true, 1), (result.IsDone, result.Steps.Sum(step => step.HookRetries)));
        Assert.All(account.Preview(stack.In(EntryOrder.Turns)).Steps, step => Assert.Equal(StepKind.Same, step.Kind));
    }

    [Theory]
    [InlineData("QuotaExceeded.ForwardEntry")]
    [InlineData("InvalidExternalIp.Duplicate")]
    [InlineData("Forbidden.RAM")]
    public async Task What_does_not_pass_by_itself_fails_at_once(string code)
    {
        var stack = await EntryStack.OfAsync(3);

        var result = stack.WithoutEntries(_options).Update(stack.In(EntryOrder.Turns), Failing("CreateForwardEntry", code), quotas: null);

        var failed = Assert.Single(result.Failed);
        Assert.Equal((code, 0), (failed.Failure!.Refusal.Code, failed.HookRetries));
    }

    [Fact]
    public async Task What_does_not_pass_is_given_up_after_20_failures()
    {
        var (before, after) = (await EntryStack.OfAsync(2), await EntryStack.OfAsync(2, port: 2000));
        var options = _options with { Faults = [.. Enumerable.Repeat(new Fault("ModifyForwardEntry", Entry, "TaskConflict"), 30)] };

        var result = before.Whole(EntryOrder.Turns, _options).Update(after.In(EntryOrder.Turns), options, quotas: null);

        Assert.Equal(19, Assert.Single(result.Failed).HookRetries);
        Assert.Equal(10, result.UnusedFaults.Length);
    }

    [Fact]
    public async Task A_deletion_is_tried_again_by_the_programs_hook_and_not_in_a_destroy()
    {
        var stack = await EntryStack.OfAsync(2);
        var options = Failing("DeleteForwardEntry", "TaskConflict");
        var without = stack.In(EntryOrder.Turns)
            .Where(resource => !resource.Key.Name.StartsWith("shared-bandwidth-app001", StringComparison.Ordinal)).ToList();

        var removed = stack.Whole(EntryOrder.Turns, _options).Update(without, options, quotas: null);
        var destroyed = stack.Whole(EntryOrder.Turns, _options).Update([], options, quotas: null);

        Assert.Equal((true, 1), (removed.IsDone, removed.Steps.Sum(step => step.HookRetries)));
        Assert.Equal("TaskConflict", Assert.Single(destroyed.Failed).Failure!.Refusal.Code);
    }

    [Fact]
    public async Task Tables_do_not_wait_for_each_other()
    {
        var config = StackConfig.With(
            ("outbound", """{ "vswitches": { "a": "vsw-a", "b": "vsw-b" } }"""),
            ("apps", """{ "x": { "privateIp": "10.0.0.1", "ports": { "a": 80, "b": 81 }, "demand": { "baseMbps": 1 } } }"""));
        var run = await ProgramRunner.RunAsync(StackConfig.Project, "test", config);

        var steps = new DeployedStack(_options.Times).Update(run.Resources, _options, run.Quotas).Steps;

        Assert.Equal(3.2, Apart(TypeTokens.ForwardEntry), 3);
        Assert.Equal(3.2, Apart(TypeTokens.SnatEntry), 3);

        // A step begins with its hook, so that the ends tell how far apart the writes were.
        double Apart(string type)
        {
            double[] ends = [.. steps.Where(step => step.Key.Type == type).Select(step => step.End.TotalSeconds).Order()];
            return ends[1] - ends[0];
        }
    }

    private static UpdateOptions Failing(string action, string code) => _options with { Faults = [new Fault(action, Entry, code)] };

    private static async Task<(DeployedStack Account, IReadOnlyCollection<RecordedResource> After)> ChangedWithAsync(string code)
    {
        var (before, after) = (await EntryStack.OfAsync(3), await EntryStack.OfAsync(3, port: 2000));
        var account = before.Whole(EntryOrder.Turns, _options);
        var result = account.Update(after.In(EntryOrder.Turns), Failing("ModifyForwardEntry", code), quotas: null);
        Assert.Equal((true, 1), (result.IsDone, result.Steps.Sum(step => step.HookRetries)));
        return (account, after.In(EntryOrder.Turns));
    }
}
