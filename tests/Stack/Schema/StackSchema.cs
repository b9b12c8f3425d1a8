using System.Text.Json.Nodes;
using NJsonSchema;

namespace SharedBandwidth.Tests.Stacks.Schema;

/// <summary>A key of a stack's configuration, as the schema has it.</summary>
/// <param name="Path">Such as <c>apps.APP.ports.PORT.external</c>: capitals stand for a key of the user's, <c>[]</c> for an item of a
/// list.</param>
/// <param name="Schema">What may be there.</param>
/// <param name="IsRepeated">Whether the same keys were described further up, under another path.</param>
internal sealed record SchemaKey(string Path, JsonObject Schema, bool IsRepeated)
{
    public string? Description => (string?)Schema["description"];

    public string[] AllowedTexts =>
        Schema["enum"] is JsonArray values && (string?)Schema["type"] == "string" ? [.. values.Select(value => (string)value!)] : [];
}

/// <summary>The schema that editors read stack files by.</summary>
internal static class StackSchema
{
    public const string File = "infra/Configuration/stack.schema.json";

    private const string Prefix = $"{StackConfig.Project}:";

    private static readonly string _text = System.IO.File.ReadAllText(Path.Combine(Repository.Root, File));
    private static readonly JsonObject _root = (JsonObject)JsonNode.Parse(_text)!;
    private static readonly JsonSchema _schema = JsonSchema.FromJsonAsync(_text).GetAwaiter().GetResult();

    /// <summary>Every key in the order of the file, and every object that has keys of its own with their names.</summary>
    public static (List<SchemaKey> Keys, List<(string Path, string[] Names)> Objects) All { get; } = Read();

    /// <summary>What the schema has against a stack file.</summary>
    public static string[] Refusals(JsonObject stackFile) =>
        [.. _schema.Validate(stackFile.ToJsonString()).Select(error => $"{error.Path} {error.Kind}")];

    /// <summary>The stack file with a configuration; what is no JSON is a text, as the program takes it.</summary>
    public static JsonObject FileWith(IReadOnlyDictionary<string, string> config) => new()
    {
        ["config"] = new JsonObject(config.Select(entry => KeyValuePair.Create(entry.Key, ToJson(entry.Value)))),
    };

    private static JsonNode? ToJson(string value)
    {
        try
        {
            return JsonNode.Parse(value);
        }
        catch (System.Text.Json.JsonException)
        {
            return JsonValue.Create(value);
        }
    }

    private static (List<SchemaKey> Keys, List<(string Path, string[] Names)> Objects) Read()
    {
        List<SchemaKey> keys = [];
        List<(string, string[])> objects = [];
        HashSet<string> seen = [];
        ReadBelow("", (JsonObject)_root["properties"]!["config"]!, false);
        return (keys, objects);

        void ReadKey(string path, JsonObject schema, bool isRepeated)
        {
            keys.Add(new SchemaKey(path, schema, isRepeated));
            ReadBelow(path, schema, isRepeated);
        }

        void ReadBelow(string path, JsonObject schema, bool isRepeated)
        {
            foreach (var part in new[] { schema["allOf"], schema["anyOf"] }.OfType<JsonArray>().SelectMany(parts => parts))
            {
                ReadBelow(path, (JsonObject)part!, isRepeated);
            }

            if ((string?)schema["$ref"] is { } reference)
            {
                var name = reference.Split('/')[^1];
                if (name != "encrypted")
                {
                    var again = !seen.Add(name);
                    ReadBelow(path, (JsonObject)_root["definitions"]![name]!, isRepeated || again);
                }
            }

            if (schema["properties"] is JsonObject properties)
            {
                objects.Add((path, [.. properties.Select(property => property.Key)]));
                foreach (var (key, value) in properties)
                {
                    ReadKey(path.Length == 0 ? key.Replace(Prefix, "", StringComparison.Ordinal) : $"{path}.{key}",
                        (JsonObject)value!, isRepeated);
                }
            }

            // What stands for the user's keys in a path.
            if ((string?)schema["x-key"] is { } placeholder)
            {
                var value = ((JsonObject)schema["patternProperties"]!).Single().Value!;
                if (value["description"] is null)
                {
                    ReadBelow($"{path}.{placeholder}", (JsonObject)value, isRepeated);
                }
                else
                {
                    ReadKey($"{path}.{placeholder}", (JsonObject)value, isRepeated);
                }
            }

            if (schema["items"] is JsonObject items)
            {
                ReadBelow($"{path}[]", items, isRepeated);
            }
        }
    }
}
