namespace SharedBandwidth.Cloud;

/// <summary>The service's answer to a call that it does not carry out.</summary>
/// <param name="Code">The service's own error code.</param>
/// <param name="Message">A full sentence with the values found.</param>
public sealed record Refusal(string Code, string Message);

/// <summary>A call was refused; nothing has changed.</summary>
public sealed class RefusedException(string code, string message) : Exception($"{code}: {message}")
{
    public Refusal Refusal { get; } = new(code, message);
}
