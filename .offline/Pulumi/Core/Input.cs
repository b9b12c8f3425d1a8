namespace Pulumi;

public class Input<T> : IInput
{
    private readonly Output<T>? _output;

    private protected Input()
    {
    }

    private protected Input(Output<T> output) => _output = output ?? throw new ArgumentNullException(nameof(output));

    IOutput IInput.Output => Value;

    IOutput IInput.Elements => ElementsCore;

    /// <summary>Lists and maps compute it from their elements, and only when asked.</summary>
    internal virtual Output<T> Value => _output!;

    private protected virtual IOutput ElementsCore => Value;

    public static implicit operator Input<T>(T value) => new(new Output<T>(value));

    public static implicit operator Input<T>(Output<T> value) => new(value);

    public static implicit operator Output<T>(Input<T> input) => input.Value;
}
