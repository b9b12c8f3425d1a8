using System.Globalization;
using System.Text.Json.Nodes;
using SharedBandwidth.Planning.Findings;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace SharedBandwidth.CommandLine.Files.Yaml;

/// <summary>The first document of a YAML file, which is the one that Pulumi reads.</summary>
/// <param name="Name">The file's name, for sentences.</param>
/// <param name="Root">The keys with values at the top; null: the document is empty.</param>
/// <param name="SecondDocumentLine">The line in which a second document begins; null: there is none.</param>
internal sealed record YamlFile(string Name, YamlMappingNode? Root, long? SecondDocumentLine)
{
    /// <exception cref="UsageError">The file is missing, unreadable, not YAML, or holds something else than keys with values.</exception>
    public static YamlFile Read(string path, string topKey = "config")
    {
        var name = Path.GetFileName(path);
        return Parse(YamlText.Read(path, name), name, topKey);
    }

    /// <exception cref="UsageError">The text is not YAML, or holds something else than keys with values.</exception>
    public static YamlFile Parse(string text, string name, string topKey = "config")
    {
        try
        {
            var second = YamlEvents.Check(text, name);
            var stream = new YamlStream();
            stream.Load(new StringReader(second is null ? text : text[..second.Value.End]));
            return (stream.Documents.Count == 0 ? null : stream.Documents[0].RootNode) switch
            {
                null or YamlScalarNode { Value: "" or null, Style: ScalarStyle.Plain } => new YamlFile(name, null, second?.SecondLine),
                YamlMappingNode mapping => new YamlFile(name, mapping, second?.SecondLine),
                var other => throw new UsageError(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{name}, line {other.Start.Line}: keys with values are needed at the top, such as {topKey}, and {Describe(other)} " +
                    $"is there.")),
            };
        }
        catch (YamlException exception)
        {
            // The outermost exception may only say that something inside went wrong.
            var cause = exception.GetBaseException() as YamlException ?? exception;
            throw new UsageError($"{name}{PlaceOf(cause, text)}: this is not valid YAML: {Reason(cause)}");
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException)
        {
            // On a few broken texts the library ends so instead of saying where.
            throw new UsageError(
                $"{name}: this is not valid YAML, and no place in it can be named; look at brackets, quotes and indentation.");
        }
    }

    /// <summary>All of it as JSON.</summary>
    /// <exception cref="UsageError">The file is empty, or holds what cannot be used.</exception>
    public JsonObject ToJson() => Root is null
        ? throw new UsageError($"{Name} is empty; it needs keys with values.")
        : (JsonObject)new YamlConversion(Name, (_, _, _) => { }).ToJson("", Root)!;

    /// <summary>What a node is, in words.</summary>
    public static string Describe(YamlNode node) => node switch
    {
        YamlSequenceNode => "a list",
        YamlMappingNode => "keys with values",
        YamlScalarNode { Value: "" or null, Style: ScalarStyle.Plain } => "nothing",
        YamlScalarNode scalar => $"the text '{Sentence.Shorten(scalar.Value!)}'",
        _ => "something else",
    };

    // The library gives a tab in the indentation no place.
    private static string PlaceOf(YamlException cause, string text)
    {
        if (cause.Start.Index > 0)
        {
            return string.Create(CultureInfo.InvariantCulture, $", line {cause.Start.Line}, column {cause.Start.Column}");
        }

        var lines = text.Split('\n');
        var tab = Array.FindIndex(lines, line => line.TrimStart(' ').StartsWith('\t'));
        return tab < 0
            ? ""
            : string.Create(
                CultureInfo.InvariantCulture, $", line {tab + 1}, column {lines[tab].IndexOf('\t', StringComparison.Ordinal) + 1}");
    }

    // The library's messages repeat the position in front, and end without a full stop.
    private static string Reason(YamlException exception)
    {
        var message = exception.Message;
        var afterPosition = message.IndexOf("): ", StringComparison.Ordinal);
        var reason = afterPosition < 0 ? message : message[(afterPosition + 3)..];
        return reason.EndsWith('.') ? reason : reason + ".";
    }
}
