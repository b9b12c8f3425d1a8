using SharedBandwidth.Cloud;
using SharedBandwidth.Planning.Exposure.Spec;
using SharedBandwidth.Simulation.Engine;
using SharedBandwidth.Simulation.Provider;
using Xunit;

namespace SharedBandwidth.Tests.Simulation.Provider.Genuine;

/// <summary>The simulation against what the genuine engine and provider did.</summary>
public sealed class GenuineTests
{
    // One request of the genuine provider takes a few hundredths of a second.
    private const double ToleranceSeconds = 0.2;

    public static IEnumerable<object?[]> Edits => GenuineRecords.Edits.Select(edit => new object?[] { edit.From, edit.To });

    public static IEnumerable<object?[]> Calls => GenuineRecords.Calls.Select(calls => new object?[] { calls.From, calls.To });

    public static TheoryData<string> Timeouts => [.. GenuineRecords.Timeouts.Keys];

    public static TheoryData<string> Refused => [.. GenuineRecords.Refusals.Select(refused => refused.Action)];

    [Theory]
    [MemberData(nameof(Edits))]
    public async Task An_edit_has_the_steps_of_the_genuine_engine_for_the_same_inputs(string from, string to)
    {
        var deployed = DeployedStack.With(await GenuineRecords.RegisterAsync(from), new UpdateOptions());

        var steps = deployed.Preview(await GenuineRecords.RegisterAsync(to)).Steps;

        var genuine = GenuineRecords.Edits.Single(edit => edit.From == from && edit.To == to).Steps;
        Assert.Equal(Ordered(genuine), Ordered(StepsOf(steps)));
    }

    [Theory]
    [MemberData(nameof(Edits))]
    public async Task What_needs_another_takes_its_turn_as_with_the_genuine_engine(string from, string to)
    {
        var (before, after) = (await GenuineRecords.RegisterAsync(from), await GenuineRecords.RegisterAsync(to));

        var steps = DeployedStack.With(before, new UpdateOptions()).Preview(after).Steps;

        var genuine = GenuineRecords.Edits.Single(edit => edit.From == from && edit.To == to).Steps;
        var needs = new Needs(before, after);
        var simulated = StepsOf(steps).ToList();
        var pairs = genuine
            .SelectMany((first, i) => genuine.Skip(i + 1).Select(second => (First: first, Second: second)))
            .Where(pair => needs.AreRelated(pair.First.Key, pair.Second.Key));
        Assert.All(pairs, pair => Assert.True(
            simulated.FindIndex(step => step.Key == pair.First.Key) < simulated.FindIndex(step => step.Key == pair.Second.Key),
            $"{pair.First} comes before {pair.Second}"));
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task An_update_costs_the_calls_of_the_genuine_provider(string? from, string? to)
    {
        var options = new UpdateOptions { Times = ServiceTimes.None };
        var stack = from is null
            ? new DeployedStack(ServiceTimes.None)
            : DeployedStack.With(await GenuineRecords.RegisterAsync(from), options);

        var update = stack.Update(to is null ? [] : await GenuineRecords.RegisterAsync(to), options, new QuotasSpec());

        var genuine = GenuineRecords.Calls.Single(calls => calls.From == from && calls.To == to).Calls;
        Assert.True(update.IsDone);
        Assert.Equal(
            genuine.Select(action => (action.Key, action.Value)),
            update.Calls.CountBy(call => call.Action)
                .Select(action => (action.Key, action.Value)).OrderBy(action => action.Key, StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Timeouts))]
    public void A_type_has_the_timeouts_of_the_genuine_provider(string token)
    {
        var type = ResourceTypes.Of(token);

        Assert.Equal(
            GenuineRecords.Timeouts[token],
            new GenuineTimeouts(
                (int)type.CreateTimeout.TotalMinutes, (int)type.UpdateTimeout.TotalMinutes, (int)type.DeleteTimeout.TotalMinutes));
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public void A_refused_call_is_made_again_when_the_genuine_provider_does(string action)
    {
        var refused = GenuineRecords.Refusals.Single(r => r.Action == action);

        var played = Operations.Of(action).Play([.. Enumerable.Repeat((action, refused.Code), refused.Refusals)]);

        var seconds = played.Calls.Where(call => call.Action == action).Select(call => call.At.TotalSeconds).ToList();
        Assert.Equal(refused.Seconds.Count, seconds.Count);
        Assert.All(
            seconds.Zip(refused.Seconds),
            at => Assert.InRange(at.First, at.Second - ToleranceSeconds, at.Second + ToleranceSeconds));
        Assert.Equal(refused.Seconds.Count == refused.Refusals, played.Failure is not null);
    }

    private static IEnumerable<string> Ordered(IEnumerable<GenuineStep> steps) =>
        steps.Select(step => step.ToString()).Order(StringComparer.Ordinal);

    // In the engine's words; it counts what becomes of the old and the new one as one step.
    private static IEnumerable<GenuineStep> StepsOf(IReadOnlyList<ResourceStep> steps)
    {
        var words =
            new Dictionary<StepKind, string> { [StepKind.Create] = "create", [StepKind.Update] = "update", [StepKind.Delete] = "delete" };
        var gone = steps.Where(step => step.Kind is StepKind.Delete or StepKind.DeleteReplaced)
            .ToDictionary(step => step.Key, steps.ToList().IndexOf);
        var read = steps.Where(step => step.Kind == StepKind.Read).Select(step => step.Key).ToHashSet();
        for (var i = 0; i < steps.Count; i++)
        {
            var step = steps[i];
            switch (step.Kind)
            {
                case StepKind.Same or StepKind.DeleteReplaced:
                case StepKind.Delete when read.Contains(step.Key):
                    break;
                case StepKind.Read:
                    yield return new GenuineStep(gone.ContainsKey(step.Key) ? "read-replacement" : "read", step.Key.Type, step.Key.Name);
                    break;
                case StepKind.Replace:
                    yield return Of(gone[step.Key] < i ? "delete-before-replace" : "replace", step);
                    break;
                default:
                    yield return Of(words[step.Kind], step);
                    break;
            }
        }
    }

    private static GenuineStep Of(string word, ResourceStep step) => new(
        word,
        step.Key.Type,
        step.Key.Name,
        [.. step.Changes.Select(change => change.Name).Order(StringComparer.Ordinal)],
        [.. step.Changes.Where(change => change.ForcesReplacement).Select(change => change.Name).Order(StringComparer.Ordinal)]);
}
