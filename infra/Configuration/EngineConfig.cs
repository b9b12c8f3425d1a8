using System.Text.Json;

namespace SharedBandwidth.Configuration;

/// <summary>
/// The stack's configuration as the engine hands it to the program. <c>Pulumi.Config</c> reads from the same variable, but cannot list
/// keys, and a misspelled key must not pass unnoticed.
/// </summary>
internal static class EngineConfig
{
    public static StackConfiguration Read() =>
        new StackConfiguration((IReadOnlyDictionary<string, string>)(Variable<Dictionary<string, string>>("PULUMI_CONFIG") ?? []))
        {
            SecretKeys = [.. Variable<string[]>("PULUMI_CONFIG_SECRET_KEYS") ?? []],
        };

    private static T? Variable<T>(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } json ? JsonSerializer.Deserialize<T>(json) : default;
}
