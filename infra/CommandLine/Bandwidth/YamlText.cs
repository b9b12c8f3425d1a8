using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace SharedBandwidth.CommandLine.Bandwidth;

/// <summary>Writes values as YAML the way people write stack files: on one line where it is short enough, otherwise line by line.</summary>
internal static partial class YamlText
{
    private const int Width = 80;
    private const string Deeper = "  ";

    // YAML takes texts as JSON writes them.
    private static readonly JsonSerializerOptions _quoted = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A key and its value.</summary>
    public static void Append(StringBuilder yaml, string indent, string key, JsonNode? value)
    {
        var line = $"{indent}{Text(key)}: {Flow(value)}";
        if (line.Length <= Width || value is not (JsonObject { Count: > 0 } or JsonArray { Count: > 0 }))
        {
            yaml.Append(line).Append('\n');
        }
        else
        {
            AppendBlock(yaml, indent, key, value);
        }
    }

    /// <summary>A key and its value below it, where there is any.</summary>
    public static void AppendBlock(StringBuilder yaml, string indent, string key, JsonNode value)
    {
        yaml.Append($"{indent}{Text(key)}:\n");
        if (value is JsonArray list)
        {
            foreach (var item in list)
            {
                AppendItem(yaml, $"{indent}{Deeper}", item);
            }

            return;
        }

        foreach (var (name, inner) in value.AsObject())
        {
            Append(yaml, $"{indent}{Deeper}", name, inner);
        }
    }

    private static void AppendItem(StringBuilder yaml, string indent, JsonNode? item)
    {
        var line = $"{indent}- {Flow(item)}";
        if (line.Length <= Width || item is not JsonObject { Count: > 0 } entries)
        {
            yaml.Append(line).Append('\n');
            return;
        }

        var start = yaml.Length;
        foreach (var (name, inner) in entries)
        {
            Append(yaml, $"{indent}{Deeper}", name, inner);
        }

        yaml[start + indent.Length] = '-';
    }

    private static string Flow(JsonNode? value) => value switch
    {
        null => "null",
        JsonObject { Count: 0 } => "{}",
        JsonObject entries => $"{{ {string.Join(", ", entries.Select(entry => $"{Text(entry.Key)}: {Flow(entry.Value)}"))} }}",
        JsonArray list => $"[{string.Join(", ", list.Select(Flow))}]",
        JsonValue text when text.GetValueKind() == JsonValueKind.String => Text(text.GetValue<string>()),
        _ => value.ToJsonString(),
    };

    private static string Text(string text) => Plain().IsMatch(text) && !Word().IsMatch(text) ? text : JsonSerializer.Serialize(text, _quoted);

    // Names, ids and IP addresses; everything else could mean something to YAML.
    [GeneratedRegex(@"^([A-Za-z_][A-Za-z0-9_/.-]*(:[A-Za-z][A-Za-z0-9]*)?|\d+(\.\d+){3})\z")]
    private static partial Regex Plain();

    // Some readers take these for truth values.
    [GeneratedRegex(@"^(true|false|null|yes|no|on|off|y|n)\z", RegexOptions.IgnoreCase)]
    private static partial Regex Word();
}
