using System.Collections.Immutable;
using System.Text.Json;
using SharedBandwidth.Planning.Findings;

namespace SharedBandwidth.Configuration;

/// <summary>Keeps what Pulumi has encrypted out of sentences.</summary>
internal sealed class SecretTexts
{
    private readonly HiddenTexts _hidden;

    /// <param name="configuration">The configuration.</param>
    /// <param name="project">The project's name, which is the namespace of its keys.</param>
    public SecretTexts(StackConfiguration configuration, string project)
    {
        string[] keys = [.. configuration.SecretKeysOf(project)];
        _hidden = new HiddenTexts(
            keys,
            keys.SelectMany(key => TextsOf(configuration.Values.GetValueOrDefault($"{project}:{key}", ""))),
            key => $"{key} is kept encrypted; look at it with 'pulumi config --show-secrets'.");
    }

    /// <summary>The same findings, see <see cref="HiddenTexts.HideIn(IEnumerable{Finding})"/>.</summary>
    public ImmutableArray<Finding> HideIn(IEnumerable<Finding> findings) => [.. _hidden.HideIn(findings)];

    private static IEnumerable<string> TextsOf(string value)
    {
        try
        {
            using var json = JsonDocument.Parse(value);
            return [.. TextsOf(json.RootElement)];
        }
        catch (JsonException)
        {
            return [value];
        }
    }

    private static IEnumerable<string> TextsOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().SelectMany(property => TextsOf(property.Value)),
        JsonValueKind.Array => value.EnumerateArray().SelectMany(TextsOf),
        JsonValueKind.String => [value.GetString()!],
        _ => [],
    };
}
