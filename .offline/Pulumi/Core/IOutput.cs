namespace Pulumi;

/// <summary>An output whose type argument does not matter to the caller.</summary>
internal interface IOutput
{
    ValueTask<OutputData<object?>> GetDataAsync();
}

/// <summary>An input whose type argument does not matter to the caller.</summary>
internal interface IInput
{
    IOutput Output { get; }

    /// <summary>Lists and maps keep their elements as inputs here, so that each keeps its own secrecy.</summary>
    IOutput Elements { get; }
}
