using System.Collections.Immutable;
using System.Globalization;

namespace Pulumi;

public static partial class Output
{
    public static Output<ImmutableArray<T>> All<T>(IEnumerable<Input<T>> inputs) => AllOf([.. inputs.Select(input => input.ToOutput())]);

    public static Output<ImmutableArray<T>> All<T>(params Output<T>[] outputs) => AllOf([.. outputs]);

    public static Output<ImmutableArray<T>> All<T>(IEnumerable<Output<T>> outputs) => AllOf([.. outputs]);

    public static Output<(T1, T2)> Tuple<T1, T2>(Input<T1> item1, Input<T2> item2) =>
        Tuple(item1.ToOutput(), item2.ToOutput());

    public static Output<(T1, T2)> Tuple<T1, T2>(Output<T1> item1, Output<T2> item2)
    {
        return Output<(T1, T2)>.Watched(CombineAsync());

        async Task<OutputData<(T1, T2)>> CombineAsync()
        {
            var traits = new OutputTraits();
            var value1 = traits.Add(await item1.Data.ConfigureAwait(false));
            var value2 = traits.Add(await item2.Data.ConfigureAwait(false));
            return traits.With((value1, value2));
        }
    }

    public static Output<string> Format(FormattableString formattableString)
    {
        ArgumentNullException.ThrowIfNull(formattableString);
        return AllOf([.. formattableString.GetArguments().Select(AsOutput)]).Apply(arguments =>
            string.Format(CultureInfo.InvariantCulture, formattableString.Format, arguments.ToArray()));
    }

    private static Output<object?> AsOutput(object? value)
    {
        return (value as IOutput ?? (value as IInput)?.Output) is { } output
            ? new Output<object?>(output.GetDataAsync().AsTask())
            : new Output<object?>(value);
    }

    private static Output<ImmutableArray<T>> AllOf<T>(ImmutableArray<Output<T>> outputs)
    {
        return Output<ImmutableArray<T>>.Watched(CombineAsync());

        async Task<OutputData<ImmutableArray<T>>> CombineAsync()
        {
            var traits = new OutputTraits();
            var values = ImmutableArray.CreateBuilder<T>(outputs.Length);
            foreach (var output in outputs)
            {
                values.Add(traits.Add(await output.Data.ConfigureAwait(false)));
            }

            return traits.With(values.MoveToImmutable());
        }
    }
}
