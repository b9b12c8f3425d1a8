using SharedBandwidth.Cloud;
using SharedBandwidth.Simulation.Engine;
using SharedBandwidth.Simulation.Provider;
using SharedBandwidth.Simulation.Recording;
using Xunit;

namespace SharedBandwidth.Tests.Simulation.Engine;

/// <summary>
/// Many entries of one table against what the genuine engine and provider did with them (Pulumi 3.274.1, pulumi-alicloud 3.105.0, on
/// loopback against a table that is busy for 3 s after each write).
/// </summary>
public sealed class EntryOrderTests
{
    // What is decided by waits agrees within a tenth; what depends on who comes first, within a third.
    private const double Planned = 0.1;
    private const double Chance = 1 / 3d;

    [Theory]
    [InlineData(nameof(EntryOrder.Chain), 20, 8, 97, 0, Planned)]
    [InlineData(nameof(EntryOrder.Chain), 40, 8, 200, 0, Planned)]
    [InlineData(nameof(EntryOrder.Chain), 100, 8, 538, 0, Planned)]
    [InlineData(nameof(EntryOrder.Chain), 100, 64, 513, 0, Planned)]
    [InlineData(nameof(EntryOrder.None), 20, 8, 103, 61, Chance)]
    [InlineData(nameof(EntryOrder.None), 40, 8, 204, 124, Chance)]
    [InlineData(nameof(EntryOrder.None), 100, 8, 393, 326, Chance)]
    [InlineData(nameof(EntryOrder.Turns), 20, 8, 61, 0, Planned)]
    [InlineData(nameof(EntryOrder.Turns), 40, 8, 125, 0, Planned)]
    [InlineData(nameof(EntryOrder.Turns), 100, 8, 317, 0, Planned)]
    [InlineData(nameof(EntryOrder.Turns), 100, 64, 317, 0, Planned)]
    public async Task Creating_entries_takes_as_long_as_on_the_genuine_engine(
        string order, int entries, int parallel, double seconds, int refusals, double tolerance)
    {
        var stack = await EntryStack.OfAsync(entries);
        var options = Options(parallel);

        var result = stack.WithoutEntries(options).Update(stack.In(Enum.Parse<EntryOrder>(order)), options, quotas: null);

        AssertAbout(seconds, SecondsOfWrites(result), tolerance);
        AssertAbout(refusals, result.Calls.Count(call => call.IsRetried), tolerance);
    }

    [Theory]
    [InlineData(nameof(EntryOrder.Chain), 206)]
    [InlineData(nameof(EntryOrder.Turns), 132)]
    public async Task Changing_40_entries_takes_as_long_as_on_the_genuine_engine(string order, double seconds)
    {
        var (before, after) = (await EntryStack.OfAsync(40), await EntryStack.OfAsync(40, port: 2000));

        var result = before.Whole(Enum.Parse<EntryOrder>(order), Options(8))
            .Update(after.In(Enum.Parse<EntryOrder>(order)), Options(8), quotas: null);

        Assert.True(result.IsDone);
        AssertAbout(seconds, SecondsOfWrites(result), Planned);
        Assert.DoesNotContain(result.Calls, call => call.Refusal is not null);
    }

    [Fact]
    public async Task Of_6_entries_changed_at_once_the_provider_alone_gives_up_5()
    {
        var (before, after) = (await EntryStack.OfAsync(6), await EntryStack.OfAsync(6, port: 2000));

        var result = before.Whole(EntryOrder.None, Options(8)).Update(after.In(EntryOrder.None), Options(8), quotas: null);

        Assert.Equal(5, result.Failed.Count());
        Assert.All(result.Failed, step => Assert.Equal("OperationConflict", step.Failure!.Refusal.Code));
    }

    // A destroy runs no hooks: the provider's own tries decide, and its timeout.
    [Theory]
    [InlineData(nameof(EntryOrder.None), 8, 337, 16)]
    [InlineData(nameof(EntryOrder.None), 64, 303, 45)]
    [InlineData(nameof(EntryOrder.Turns), 8, 452, 0)]
    [InlineData(nameof(EntryOrder.Turns), 64, 1024, 0)]
    [InlineData(nameof(EntryOrder.Chain), 64, 538, 0)]
    public async Task Destroying_100_entries_ends_as_on_the_genuine_engine(string order, int parallel, double seconds, int left)
    {
        var account = (await EntryStack.OfAsync(100)).Whole(Enum.Parse<EntryOrder>(order), Options(parallel));

        var result = account.Update([], Options(parallel), quotas: null);

        Assert.Equal(left == 0, result.IsDone);
        AssertAbout(seconds, SecondsOfWrites(result), Chance);
        AssertAbout(left, account.State.Resources.Count(resource => resource.Key.Type == TypeTokens.ForwardEntry), Chance);
    }

    [Theory]
    [InlineData(nameof(EntryOrder.Chain), false, 0)]
    [InlineData(nameof(EntryOrder.Chain), true, 0)]
    [InlineData(nameof(EntryOrder.Turns), true, 5)]
    public async Task One_entry_refused_for_good_lets_so_many_of_6_be_made(string order, bool continuesOnError, int made)
    {
        var stack = await EntryStack.OfAsync(6);
        var options = Options(8) with
        {
            ContinuesOnError = continuesOnError,
            Faults = [new Fault("CreateForwardEntry", "shared-bandwidth-app000-http", "Forbidden.DestnationIpOutOfVpcCIDR")],
        };

        var result = stack.WithoutEntries(options).Update(stack.In(Enum.Parse<EntryOrder>(order)), options, quotas: null);

        Assert.Single(result.Failed);
        Assert.Equal(
            made,
            result.Steps.Count(step => step is { Kind: StepKind.Create, Failure: null } && step.Key.Type == TypeTokens.ForwardEntry));
    }

    [Theory]
    [InlineData(20, 1, 8)]
    [InlineData(20, 3, 64)]
    [InlineData(100, 3, 16)]
    [InlineData(100, 3, 64)]
    public async Task In_turns_a_table_that_is_busy_for_3_seconds_or_less_refuses_nothing(int entries, double writeSeconds, int parallel)
    {
        var (before, after) = (await EntryStack.OfAsync(entries), await EntryStack.OfAsync(entries, port: 2000));
        var options = Options(parallel, writeSeconds);
        var account = before.WithoutEntries(options);

        var created = account.Update(before.In(EntryOrder.Turns), options, quotas: null);
        var changed = account.Update(after.In(EntryOrder.Turns), options, quotas: null);

        Assert.All(new[] { created, changed }, result =>
        {
            Assert.True(result.IsDone);
            Assert.DoesNotContain(result.Calls, call => call.Refusal is not null);
            Assert.InRange(result.Duration.TotalSeconds, 0, (1.1 * entries * 3) + 10);
        });
    }

    [Theory]
    [InlineData(5, 16)]
    [InlineData(6, 8)]
    [InlineData(6, 64)]
    public async Task In_turns_a_table_that_is_busy_for_longer_is_written_all_the_same(double writeSeconds, int parallel)
    {
        var (before, after) = (await EntryStack.OfAsync(100), await EntryStack.OfAsync(100, port: 2000));
        var options = Options(parallel, writeSeconds);
        var account = before.WithoutEntries(options);

        Assert.Empty(account.Update(before.In(EntryOrder.Turns), options, quotas: null).Failed);
        var changed = account.Update(after.In(EntryOrder.Turns), options, quotas: null);

        Assert.Empty(changed.Failed);
        Assert.NotEqual(0, changed.Steps.Sum(step => step.HookRetries));
    }

    private static UpdateOptions Options(int parallel, double writeSeconds = 3) => new()
    {
        Parallel = parallel,
        Times = ServiceTimes.Default with { Request = TimeSpan.FromSeconds(0.1), WriteEntry = TimeSpan.FromSeconds(writeSeconds) },
    };

    // From the first call that writes an entry to the last, as it was measured.
    private static double SecondsOfWrites(UpdateResult result)
    {
        var writes = result.Calls.Where(call => call.Resource.Type == TypeTokens.ForwardEntry && !call.IsRead).ToList();
        return (writes[^1].At - writes[0].At).TotalSeconds;
    }

    private static void AssertAbout(double expected, double actual, double tolerance) =>
        Assert.InRange(actual, expected * (1 - tolerance), expected * (1 + tolerance));
}
