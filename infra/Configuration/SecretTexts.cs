using System.Collections.Immutable;
using System.Text.Json;
using SharedBandwidth.Planning.Findings;

namespace SharedBandwidth.Configuration;

/// <summary>Keeps what Pulumi has encrypted out of sentences.</summary>
internal sealed class SecretTexts
{
    private const string Hidden = "[secret]";

    // A shorter text, such as "80", says nothing, and would tear holes into every other sentence.
    private const int ShortestText = 4;

    private readonly string[] _secretKeys;
    private readonly string[] _texts;

    /// <param name="configuration">The configuration.</param>
    /// <param name="project">The project's name, which is the namespace of its keys.</param>
    public SecretTexts(StackConfiguration configuration, string project)
    {
        var prefix = project + ":";
        _secretKeys = [.. configuration.SecretKeysOf(project)];
        _texts =
        [
            .. _secretKeys.SelectMany(key => TextsOf(configuration.Values.GetValueOrDefault(prefix + key, ""))).Distinct()
                .OrderByDescending(text => text.Length),
        ];
    }

    /// <summary>The same findings: those about a secret key with the rule's own sentence, the others without any secret text.</summary>
    public ImmutableArray<Finding> HideIn(IEnumerable<Finding> findings) => [.. findings.Select(HideIn)];

    private Finding HideIn(Finding finding)
    {
        var key = Array.Find(_secretKeys, secret =>
            finding.Subject == secret || finding.Subject.StartsWith($"{secret}.", StringComparison.Ordinal));
        return key is null
            ? finding with
            {
                Message = _texts.Aggregate(finding.Message, (message, text) => message.Replace(text, Hidden, StringComparison.Ordinal)),
            }
            : finding with
            {
                Message = $"{finding.Code.Reason} The value found is not shown, because {key} is kept encrypted; look at it with " +
                    "'pulumi config --show-secrets'.",
            };
    }

    private static IEnumerable<string> TextsOf(string value)
    {
        try
        {
            using var json = JsonDocument.Parse(value);
            return [.. TextsOf(json.RootElement)];
        }
        catch (JsonException)
        {
            return value.Length < ShortestText ? [] : [value];
        }
    }

    private static IEnumerable<string> TextsOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().SelectMany(property => TextsOf(property.Value)),
        JsonValueKind.Array => value.EnumerateArray().SelectMany(TextsOf),
        JsonValueKind.String when value.GetString() is { Length: >= ShortestText } text => [text],
        _ => [],
    };
}
