using SharedBandwidth.Planning.Exposure.Writes;
using SharedBandwidth.Simulation.Provider;
using SharedBandwidth.Simulation.Recording;

namespace SharedBandwidth.Simulation.Engine;

/// <summary>
/// The hooks of the program that an update runs, called as the engine calls them: before the provider, and after each failure. A destroy
/// runs no program, and so no hook.
/// </summary>
/// <param name="program">What the program registers; nothing in a destroy.</param>
/// <param name="simulation">The time.</param>
public sealed class ProgramHooks(IEnumerable<RecordedResource> program, SimulatedTime simulation)
{
    // In the middle of what is left to chance, so that every run comes out the same.
    private const double Random = 0.5;

    private readonly HashSet<string> _registered = [.. program.SelectMany(resource => resource.Options.Hooks?.All ?? [])];
    private readonly TableTurns _turns = new();

    /// <summary>An operation with the hooks around it.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="retried">Called when a hook has it tried again.</param>
    public IEnumerable<TimeSpan> Around(Operation operation, Action retried)
    {
        if (TakesTurn(operation.Hooked))
        {
            yield return Turn(operation.Hooked!);
        }

        for (var failures = 1; ; failures++)
        {
            using var routine = operation.Routine().GetEnumerator();
            CallFailedException? failure;
            while (MovesOn(routine, out failure))
            {
                yield return routine.Current;
            }

            if (failure is null)
            {
                yield break;
            }

            if (RetryAfter(operation, failure, failures) is not { } wait)
            {
                throw new CallFailedException(failure.Action, failure.Refusal);
            }

            retried();
            yield return wait;
            yield return Turn(operation.Hooked!);
        }
    }

    private static bool MovesOn(IEnumerator<TimeSpan> routine, out CallFailedException? failure)
    {
        failure = null;
        try
        {
            return routine.MoveNext();
        }
        catch (CallFailedException exception)
        {
            failure = exception;
            return false;
        }
    }

    private bool TakesTurn(HookedWrite? write) => write switch
    {
        { Operation: WriteOperation.Create } => write.Hooks.BeforeCreate.Any(_registered.Contains),
        { Operation: WriteOperation.Update } => write.Hooks.BeforeUpdate.Any(_registered.Contains),
        _ => false,
    };

    private TimeSpan? RetryAfter(Operation operation, CallFailedException failure, int failures) =>
        operation.Hooked is { } write && write.Hooks.OnError.Any(_registered.Contains)
            ? PassingRefusals.WaitAfter(operation.Key.Type, write.Operation, failure.Message, failures, Random)
            : null;

    private TimeSpan Turn(HookedWrite write) => _turns.TakeFor(name => write.Inputs.GetValueOrDefault(name), simulation.Now);
}
