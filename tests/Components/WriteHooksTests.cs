using System.Collections.Immutable;
using Pulumi;
using SharedBandwidth.Components;
using SharedBandwidth.Planning.Exposure.Writes;
using SharedBandwidth.Simulation.Recording;
using Xunit;

namespace SharedBandwidth.Tests.Components;

/// <summary>The hooks themselves, called as the engine calls them.</summary>
public sealed class WriteHooksTests
{
    private readonly ImmediateTime _time = new();
    private readonly TableTurns _turns = new();

    [Fact]
    public async Task Entries_of_one_table_take_turns_whichever_exposure_they_belong_to()
    {
        var (one, another) = (Hooks("one"), Hooks("another"));

        await BeforeCreateAsync(one, "forwardTableId", "ftb-1");
        await BeforeUpdateAsync(another, "forwardTableId", "ftb-1");
        await BeforeCreateAsync(one, "snatTableId", "stb-1");
        await BeforeUpdateAsync(one, "forwardTableId", "ftb-1");

        Assert.Equal([3.2, 3.2], _time.Waits);
    }

    [Fact]
    public async Task A_refusal_that_passes_is_tried_again_after_a_wait_and_a_turn()
    {
        var hooks = Hooks("one");
        await BeforeUpdateAsync(hooks, "forwardTableId", "ftb-1");

        Assert.True(await OnErrorAsync(hooks, "update", "ModifyForwardEntry Failed!!! Code: OperationConflict"));

        Assert.Equal([1, 2.2], _time.Waits.Select(wait => Math.Round(wait, 3)));
    }

    [Theory]
    [InlineData("update", "ModifyForwardEntry Failed!!! Code: QuotaExceeded")]
    [InlineData("create", "CreateForwardEntry Failed!!! Code: OperationConflict")]
    [InlineData("read", "ModifyForwardEntry Failed!!! Code: OperationConflict")]
    public async Task Nothing_else_is_tried_again(string operation, string error)
    {
        Assert.False(await OnErrorAsync(Hooks("one"), operation, error));
        Assert.Empty(_time.Waits);
    }

    [Fact]
    public async Task After_many_failures_it_is_over() =>
        Assert.False(await OnErrorAsync(
            Hooks("one"),
            "update",
            [.. Enumerable.Repeat("ModifyForwardEntry Failed!!! Code: OperationConflict", PassingRefusals.MostFailures)]));

    [Fact]
    public async Task A_rehearsal_binds_the_hooks_of_the_program()
    {
        var run = await TestProgram.RunAsync(() => Bindings(WriteHooks.Register("nx")));

        Assert.Equal(run.Made, Bindings(WriteHooks.Unregistered("nx")));
    }

    [Fact]
    public async Task Two_exposures_have_hooks_of_their_own_names()
    {
        var run = await TestProgram.RunAsync(
            () => (new SharedBandwidthExposure("one", Exposures.OneApp()), new SharedBandwidthExposure("two", Exposures.OneApp())));

        Assert.Equal(
            ["one.turn", "two.turn"],
            run.OfType(TypeTokens.ForwardEntry).Select(entry => Assert.Single(entry.Options.Hooks!.BeforeCreate)));
    }

    [Fact]
    public async Task An_exposure_and_an_app_by_itself_may_have_one_name()
    {
        var args = new ExposedAppArgs
        {
            ForwardTableId = "ftb-1",
            ExternalIp = "203.0.113.1",
            PrivateIp = "10.0.0.1",
            Ports = { ["http"] = new ForwardedPortArgs { External = "80", Internal = "8080", Protocol = "tcp" } },
        };

        var run = await TestProgram.RunAsync(() => (new SharedBandwidthExposure("shop", Exposures.OneApp()), new ExposedApp("shop", args)));

        Assert.Equal(
            2,
            run.OfType(TypeTokens.ForwardEntry).Select(entry => Assert.Single(entry.Options.Hooks!.OnError)).Distinct().Count());
    }

    private static string Bindings(WriteHooks hooks) => string.Join(
        ' ',
        new[] { hooks.ForEntry, hooks.ForGatewayAndPackage }.SelectMany(binding =>
            binding.BeforeCreate.Select(hook => $"create {hook.Name}")
                .Concat(binding.BeforeUpdate.Select(hook => $"update {hook.Name}"))
                .Concat(binding.OnError.Select(hook => $"error {hook.Name}"))));

    private WriteHooks Hooks(string name) => new(name, _turns, _time, random: () => 0, isRegistered: false);

    private static Task BeforeCreateAsync(WriteHooks hooks, string table, string id) =>
        Assert.Single(hooks.ForEntry.BeforeCreate).Callback(new ResourceHookArgs("urn", "", "name", "type", newInputs: Inputs(table, id)));

    private static Task BeforeUpdateAsync(WriteHooks hooks, string table, string id) =>
        Assert.Single(hooks.ForEntry.BeforeUpdate)
            .Callback(new ResourceHookArgs("urn", "id", "name", "type", newInputs: Inputs(table, id)));

    private static Task<bool> OnErrorAsync(WriteHooks hooks, string operation, params string[] errors) =>
        Assert.Single(hooks.ForEntry.OnError).Callback(new ErrorHookArgs(
            "urn", "id", "name", TypeTokens.ForwardEntry, newInputs: Inputs("forwardTableId", "ftb-1"), failedOperation: operation,
            errors: errors));

    private static ImmutableDictionary<string, object?> Inputs(string table, string id) =>
        ImmutableDictionary<string, object?>.Empty.Add(table, id);

    /// <summary>A clock on which every wait is over at once, and is noted.</summary>
    private sealed class ImmediateTime : TimeProvider
    {
        private TimeSpan _now;

        public List<double> Waits { get; } = [];

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _now.Ticks;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Waits.Add(dueTime.TotalSeconds);
            _now += dueTime;
            return System.CreateTimer(callback, state, TimeSpan.Zero, period);
        }
    }
}
