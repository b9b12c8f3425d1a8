using System.Globalization;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace SharedBandwidth.CommandLine.Files;

/// <summary>Reads a YAML file into JSON, with plain scalars typed as Pulumi's own reader types them.</summary>
internal static class YamlFile
{
    // Stream and document are levels too. Far more than any stack file has; a reader of JSON gives up at 64.
    private const int DeepestLevel = 34;

    /// <exception cref="UsageError">The file is missing, unreadable, empty, not YAML, or holds something else than keys with
    /// values.</exception>
    public static JsonObject Read(string path)
    {
        var name = Path.GetFileName(path);
        var root = Parse(path, name) switch
        {
            null => throw new UsageError($"{name} is empty; it needs keys with values, such as config."),
            YamlMappingNode mapping => mapping,
            var other => throw new UsageError(
                $"{name}, line {other.Start.Line}: keys with values are needed at the top, such as config, and {Describe(other)} is " +
                "there."),
        };
        return new Conversion(name).Convert(root);
    }

    private static YamlNode? Parse(string path, string name)
    {
        try
        {
            var text = File.ReadAllText(path);
            CheckDepth(text, name);
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            return stream.Documents.Count switch
            {
                0 => null,
                1 => stream.Documents[0].RootNode is YamlScalarNode { Value: "" or null } ? null : stream.Documents[0].RootNode,
                _ => throw new UsageError(
                    $"{name} holds {stream.Documents.Count} documents; only one can be used, so remove the lines '---' between them."),
            };
        }
        catch (YamlException exception)
        {
            // The outermost exception may only say that something inside went wrong.
            var cause = exception.GetBaseException() as YamlException ?? exception;
            var place = cause.Start.Index == 0 ? "" : $", line {cause.Start.Line}, column {cause.Start.Column}";
            throw new UsageError($"{name}{place}: this is not valid YAML: {Reason(cause)}");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageError($"{path} cannot be read: {exception.Message}");
        }
    }

    // The library loads nested values by recursion, and a stack that overflows cannot be caught: look at the events first.
    private static void CheckDepth(string text, string name)
    {
        var parser = new Parser(new StringReader(text));
        for (var depth = 0; parser.MoveNext();)
        {
            depth += parser.Current!.NestingIncrease;
            if (depth > DeepestLevel)
            {
                throw new UsageError(
                    $"{name}, line {parser.Current.Start.Line}, column {parser.Current.Start.Column}: this is nested too deeply to be a " +
                    "stack file; write it flatter.");
            }
        }
    }

    // YAML's core schema.
    private static JsonValue? Plain(string text) => text switch
    {
        "" or "~" or "null" or "Null" or "NULL" => null,
        "true" or "True" or "TRUE" => JsonValue.Create(true),
        "false" or "False" or "FALSE" => JsonValue.Create(false),
        _ when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) => JsonValue.Create(whole),
        _ when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && double.IsFinite(number) => JsonValue.Create(number),
        _ => JsonValue.Create(text),
    };

    private static string Describe(YamlNode node) => node switch
    {
        YamlSequenceNode => "a list",
        YamlScalarNode scalar => $"the text '{scalar.Value}'",
        _ => "something else",
    };

    // The library's messages repeat the position in front, and end without a full stop.
    private static string Reason(YamlException exception)
    {
        var message = exception.Message;
        var afterPosition = message.IndexOf("): ", StringComparison.Ordinal);
        var reason = afterPosition < 0 ? message : message[(afterPosition + 3)..];
        return reason.EndsWith('.') ? reason : reason + ".";
    }

    /// <summary>From YAML's nodes to JSON's; an alias repeats what it names, and must not contain itself.</summary>
    private sealed class Conversion(string file)
    {
        private readonly Stack<YamlNode> _open = new();

        public JsonObject Convert(YamlMappingNode mapping)
        {
            Enter(mapping);
            var json = new JsonObject();
            foreach (var (key, value) in mapping.Children)
            {
                if (key is not YamlScalarNode { Value: { } text })
                {
                    throw new UsageError($"{file}, line {key.Start.Line}, column {key.Start.Column}: a key must be a text.");
                }

                json.Add(text, Convert(value));
            }

            _open.Pop();
            return json;
        }

        private JsonNode? Convert(YamlNode node) => node switch
        {
            YamlMappingNode mapping => Convert(mapping),
            YamlSequenceNode sequence => Convert(sequence),
            YamlScalarNode { Style: ScalarStyle.Plain } scalar => Plain(scalar.Value ?? ""),
            YamlScalarNode scalar => JsonValue.Create(scalar.Value),
            _ => throw new UsageError($"{file}, line {node.Start.Line}: {Describe(node)} cannot be used here."),
        };

        private JsonArray Convert(YamlSequenceNode sequence)
        {
            Enter(sequence);
            var json = new JsonArray([.. sequence.Children.Select(Convert)]);
            _open.Pop();
            return json;
        }

        private void Enter(YamlNode node)
        {
            if (_open.Any(open => ReferenceEquals(open, node)))
            {
                throw new UsageError(
                    $"{file}, line {node.Start.Line}, column {node.Start.Column}: this contains itself by an alias; write it out.");
            }

            _open.Push(node);
        }
    }
}
