namespace Pulumi;

public sealed class Output<T> : IOutput
{
    internal Output(Task<OutputData<T>> data) => Data = data;

    internal Output(T value) : this(Task.FromResult(new OutputData<T>(OutputTraits.NoResources, value, isKnown: true, isSecret: false)))
    {
    }

    internal Task<OutputData<T>> Data { get; }

    async ValueTask<OutputData<object?>> IOutput.GetDataAsync() => (await Data.ConfigureAwait(false)).Boxed();

    /// <summary>For work the deployment has to wait for, and whose failure fails the deployment.</summary>
    internal static Output<T> Watched(Task<OutputData<T>> data)
    {
        Deployment.Current?.Tasks.Watch(data);
        return new Output<T>(data);
    }

    public static Output<T> Create(Task<T> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value.IsCompletedSuccessfully ? new Output<T>(value.Result) : Watched(FromTaskAsync(value));
    }

    public Output<ValueTuple> Apply(Func<T, Task> func) => Apply(async value =>
    {
        await func(value).ConfigureAwait(false);
        return default(ValueTuple);
    });

    public Output<TResult> Apply<TResult>(Func<T, TResult> func) => Apply(value => new Output<TResult>(func(value)));

    public Output<TResult> Apply<TResult>(Func<T, Task<TResult>> func) => Apply(value => Output<TResult>.Create(func(value)));

    public Output<TResult> Apply<TResult>(Func<T, Input<TResult>?> func) => Apply(value => func(value).ToOutput());

    public Output<TResult> Apply<TResult>(Func<T, Output<TResult>?> func) => Output<TResult>.Watched(ApplyAsync(func));

    public override string ToString()
    {
        const string message =
            "Calling [ToString] on an [Output<T>] is not supported. " +
            "Use output.Apply(value => $\"...{value}...\") or Output.Format($\"...{output}...\") to get an Output<string>.";

        var strict = Environment.GetEnvironmentVariable("PULUMI_ERROR_OUTPUT_STRING");
        if (strict == "1" || string.Equals(strict, "true", StringComparison.OrdinalIgnoreCase))
        {
            throw new InvalidOperationException(message);
        }

        Log.Warn(message);
        return message;
    }

    internal async Task<T> GetValueAsync(T whenUnknown)
    {
        var data = await Data.ConfigureAwait(false);
        return data.IsKnown ? data.Value : whenUnknown;
    }

    internal Output<T> WithSecret(bool secret)
    {
        return Watched(MarkAsync());

        async Task<OutputData<T>> MarkAsync() => (await Data.ConfigureAwait(false)).WithSecret(secret);
    }

    private static async Task<OutputData<T>> FromTaskAsync(Task<T> value) =>
        new(OutputTraits.NoResources, await value.ConfigureAwait(false), isKnown: true, isSecret: false);

    private async Task<OutputData<TResult>> ApplyAsync<TResult>(Func<T, Output<TResult>?> func)
    {
        var data = await Data.ConfigureAwait(false);
        var traits = new OutputTraits();
        traits.Add(data);

        var inner = data.IsKnown ? func(data.Value) : null;
        var result = inner is null ? default! : traits.Add(await inner.Data.ConfigureAwait(false));
        return traits.With(result);
    }
}
