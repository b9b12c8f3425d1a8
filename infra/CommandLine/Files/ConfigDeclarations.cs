using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SharedBandwidth.CommandLine.Files;

/// <summary>
/// What a Pulumi.yaml declares of its configuration, and what Pulumi checks a stack's values against before the program starts
/// (https://www.pulumi.com/docs/iac/concepts/config/#project-level-configuration).
/// </summary>
internal sealed class ConfigDeclarations
{
    private static readonly string[] _attributes = ["type", "items", "description", "secret", "default", "value"];

    private ConfigDeclarations(IReadOnlyList<ConfigDeclaration> all) => All = all;

    /// <summary>Ordered by key.</summary>
    public IReadOnlyList<ConfigDeclaration> All { get; }

    /// <param name="config">The project file's <c>config</c>; null: it declares nothing.</param>
    /// <param name="project">The project's name.</param>
    /// <param name="file">The file's name, for sentences.</param>
    /// <exception cref="UsageError">A declaration is one that Pulumi refuses.</exception>
    public static ConfigDeclarations Read(JsonObject? config, string project, string file) => new(
    [
        .. (config ?? []).Select(entry => Read(entry.Key, entry.Value, project, file))
            .OrderBy(declared => declared.Key, StringComparer.Ordinal),
    ]);

    private static ConfigDeclaration Read(string key, JsonNode? node, string project, string file)
    {
        var isOurs = !key.Contains(':', StringComparison.Ordinal) || key.StartsWith($"{project}:", StringComparison.Ordinal);
        var fullKey = key.Contains(':', StringComparison.Ordinal) ? key : $"{project}:{key}";

        // A declaration that is not an object, or has none of the attributes, is itself the value.
        if (node is not JsonObject declared || !declared.Any(entry => _attributes.Contains(entry.Key)))
        {
            return new ConfigDeclaration(fullKey, null, null, node);
        }

        var (type, value, byDefault) = (declared["type"]?.ToString(), declared["value"], declared["default"]);
        if (value is not null && byDefault is not null)
        {
            throw new UsageError($"{file}: config.{key} has a default and a value; remove one of them.");
        }

        if (!isOurs && (type is not null || byDefault is not null || value is null))
        {
            throw new UsageError(
                $"{file}: config.{key} is of another namespace and can have a value only; write {key}: {{ value: ... }}, without type " +
                "and default.");
        }

        if (type is "array" && declared["items"] is null)
        {
            throw new UsageError($"{file}: config.{key} declares an array without the type of its items; add items.");
        }

        return type is not null && byDefault is not null && !Fits(type, declared["items"] as JsonObject, byDefault)
            ? throw new UsageError($"{file}: the default of config.{key} is not of the type {type} that is declared; correct one of them.")
            : new ConfigDeclaration(fullKey, type, declared["items"] as JsonObject, value ?? byDefault);
    }

    /// <summary>Whether Pulumi takes a value for one of a type: numbers and booleans may be texts.</summary>
    public static bool Fits(string type, JsonObject? items, JsonNode? value) => type switch
    {
        "string" => value?.GetValueKind() == JsonValueKind.String,
        "integer" => value?.GetValueKind() switch
        {
            JsonValueKind.Number => decimal.TryParse(
                value.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number == Math.Truncate(number),
            JsonValueKind.String =>
                long.TryParse(value.GetValue<string>(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
            _ => false,
        },
        "boolean" => value?.GetValueKind() is JsonValueKind.True or JsonValueKind.False
            || (value?.GetValueKind() == JsonValueKind.String && value.GetValue<string>() is "true" or "false"),
        "object" => value is JsonObject,
        "array" => value is JsonArray array && items?["type"]?.ToString() is { } of
            && array.All(item => Fits(of, items["items"] as JsonObject, item)),
        _ => true,
    };
}

/// <summary>A key that a project declares.</summary>
/// <param name="Key">The full key.</param>
/// <param name="Type"><c>string</c>, <c>integer</c>, <c>boolean</c>, <c>object</c> or <c>array</c>; null: any.</param>
/// <param name="Items">What an array's items are.</param>
/// <param name="Default">What a stack gets that says nothing; null: it must say something.</param>
internal sealed record ConfigDeclaration(string Key, string? Type, JsonObject? Items, JsonNode? Default);
