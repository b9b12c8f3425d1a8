using Xunit;

namespace SharedBandwidth.Tests.Simulation.Provider.Genuine;

/// <summary>The requests of rehearsed updates against those that the genuine provider made in the same updates.</summary>
public sealed class RequestTests
{
    // What lies between two requests beside the provider's own waits, on the recording's machine.
    private const double ToleranceSeconds = 0.2;

    public static TheoryData<string> Recordings => [.. GenuineRecords.Runs.Select(run => run.Recording)];

    [Theory]
    [MemberData(nameof(Recordings))]
    public async Task Each_operation_says_what_the_genuine_provider_says_in_the_same_order(string recording)
    {
        var run = await RehearsedRun.OfAsync(recording);

        Assert.True(run.Differences is [], string.Join('\n', run.Differences));
    }

    [Theory]
    [MemberData(nameof(Recordings))]
    public async Task What_needs_another_is_done_before_or_after_it_as_in_the_genuine_update(string recording)
    {
        var run = await RehearsedRun.OfAsync(recording);

        var pairs = run.Operations
            .SelectMany(first =>
                run.Operations.Where(second => first.Step.End <= second.Step.Start).Select(second => (First: first, Second: second)))
            .Where(pair => pair.First.Places.Count > 0
                && pair.Second.Places.Count > 0
                && run.Needs.AreRelated(pair.First.Step.Key, pair.Second.Step.Key));
        Assert.All(
            pairs,
            pair => Assert.True(pair.First.Places.Max() < pair.Second.Places.Min(), $"{pair.First} is done before {pair.Second} begins"));
    }

    [Theory]
    [MemberData(nameof(Recordings))]
    public async Task An_operation_waits_as_long_as_the_genuine_provider_does(string recording)
    {
        var run = await RehearsedRun.OfAsync(recording);

        Assert.All(run.Operations, operation => Assert.All(
            operation.Waits,
            wait => Assert.InRange(wait.Simulated, wait.Genuine - ToleranceSeconds, wait.Genuine + ToleranceSeconds)));
    }
}
