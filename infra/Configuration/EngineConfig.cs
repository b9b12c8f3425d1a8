using System.Text.Json;

namespace SharedBandwidth.Configuration;

/// <summary>
/// The stack's configuration as the engine hands it to the program. <c>Pulumi.Config</c> reads from the same variable, but cannot list
/// keys, and a misspelled key must not pass unnoticed.
/// </summary>
internal static class EngineConfig
{
    /// <summary>Values by full key, such as <c>shared-bandwidth:apps</c>; objects and lists are JSON texts.</summary>
    public static IReadOnlyDictionary<string, string> Read() =>
        Environment.GetEnvironmentVariable("PULUMI_CONFIG") is { Length: > 0 } json
            ? JsonSerializer.Deserialize<Dictionary<string, string>>(json)!
            : [];
}
