namespace Pulumi.Serialization;

internal sealed class UnsupportedValueException(string message) : InvalidOperationException(message);
