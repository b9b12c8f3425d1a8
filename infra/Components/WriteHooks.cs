using System.Collections.Immutable;
using Pulumi;
using SharedBandwidth.Planning.Exposure.Writes;

namespace SharedBandwidth.Components;

/// <summary>
/// The hooks by which a program keeps the writes to a gateway's tables apart, and tries again what the service refuses for a moment and
/// the provider gives up on (https://www.pulumi.com/docs/iac/concepts/options/hooks/). They need an engine of version 3.258 or newer.
/// </summary>
public sealed class WriteHooks
{
    // Of the process, not of one program: exposures on one gateway share its turns wherever they are declared.
    private static readonly TableTurns _sharedTurns = new();

    private readonly TableTurns _turns;
    private readonly TimeProvider _time;
    private readonly Func<double> _random;
    private readonly ResourceHook _turn;
    private readonly ErrorHook _retry;

    internal WriteHooks(string name, TableTurns turns, TimeProvider time, Func<double> random, bool isRegistered)
    {
        _turns = turns;
        _time = time;
        _random = random;
        // The engine keeps hooks by name, whatever the parents of their components are; an exposure's name has no full stop.
        var (turnName, retryName) = ($"{name}.turn", $"{name}.retry");
        _turn = isRegistered ? new ResourceHook(turnName, TakeTurnAsync) : new UnregisteredHook(turnName, TakeTurnAsync);
        _retry = isRegistered ? new ErrorHook(retryName, RetryAsync) : new UnregisteredErrorHook(retryName, RetryAsync);
    }

    /// <summary>What a forward or SNAT entry is bound to: a turn before it is created or changed, and another try.</summary>
    internal ResourceHookBinding ForEntry => new() { BeforeCreate = { _turn }, BeforeUpdate = { _turn }, OnError = { _retry } };

    /// <summary>What a gateway or package is bound to: another try.</summary>
    internal ResourceHookBinding ForGatewayAndPackage => new() { OnError = { _retry } };

    /// <summary>Registers the hooks with the engine that follows the running program.</summary>
    /// <param name="name">The name of the component whose resources are bound to them.</param>
    public static WriteHooks Register(string name) =>
        new(name, _sharedTurns, TimeProvider.System, Random.Shared.NextDouble, isRegistered: true);

    /// <summary>
    /// The same for a program that no engine follows, such as a rehearsal: nothing is registered, so that nothing calls them.
    /// </summary>
    /// <param name="name">The name of the component whose resources are bound to them.</param>
    public static WriteHooks Unregistered(string name) =>
        new(name, _sharedTurns, TimeProvider.System, Random.Shared.NextDouble, isRegistered: false);

    /// <summary>One timeout for each operation: the provider's own are too short for a table that is full.</summary>
    internal static CustomTimeouts Timeouts(TimeSpan ofEach) => new() { Create = ofEach, Update = ofEach, Delete = ofEach };

    private async Task TakeTurnAsync(ResourceHookArgs args, CancellationToken cancellationToken) =>
        await TakeTurnAsync(args.NewInputs, cancellationToken).ConfigureAwait(false);

    private async Task<bool> RetryAsync(ErrorHookArgs args, CancellationToken cancellationToken)
    {
        if (!Enum.TryParse<WriteOperation>(args.FailedOperation, ignoreCase: true, out var operation)
            || PassingRefusals.WaitAfter(args.Type, operation, args.Errors[0], args.Errors.Count, _random()) is not { } wait)
        {
            return false;
        }

        await Task.Delay(wait, _time, cancellationToken).ConfigureAwait(false);
        await TakeTurnAsync(args.NewInputs ?? args.OldInputs, cancellationToken).ConfigureAwait(false);
        return true;
    }

    private async Task TakeTurnAsync(ImmutableDictionary<string, object?>? inputs, CancellationToken cancellationToken)
    {
        var wait = _turns.TakeFor(name => inputs?.GetValueOrDefault(name), _time.GetElapsedTime(0));
        await Task.Delay(wait, _time, cancellationToken).ConfigureAwait(false);
    }

    private sealed class UnregisteredHook(string name, ResourceHookCallback callback)
        : ResourceHook(name, callback, new ResourceHookOptions(), Task.CompletedTask);

    private sealed class UnregisteredErrorHook(string name, ErrorHookCallback callback) : ErrorHook(name, callback, Task.CompletedTask);
}
