using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SharedBandwidth.Tests.Plugins;

/// <summary>The schema in the checkout, which consumers' SDKs are made from: keys in order, so that changes are easy to see.</summary>
internal static class SchemaFile
{
    /// <summary>Writes the schema anew; see infra/docs/plugin.md.</summary>
    public const string Command = "WRITE_SCHEMA=1 dotnet test tests/Plugin --filter The_schema_is_the_one_in_the_checkout";

    private static readonly JsonSerializerOptions _format =
        new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Path { get; } = System.IO.Path.Combine(Repository.Root, "infra", "Plugin", "schema.json");

    public static bool IsToBeWritten => Environment.GetEnvironmentVariable("WRITE_SCHEMA") == "1";

    public static JsonObject Read() => Parse(File.ReadAllText(Path));

    public static JsonObject Parse(string json) => JsonNode.Parse(json)!.AsObject();

    public static string Text(JsonObject schema) => $"{Sorted(schema)!.ToJsonString(_format)}\n";

    private static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject map => new JsonObject(
            map.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => KeyValuePair.Create(entry.Key, Sorted(entry.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Sorted)]),
        _ => node?.DeepClone(),
    };
}
