using System.Globalization;
using System.Text.Json.Nodes;
using SharedBandwidth.Planning.Findings;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace SharedBandwidth.CommandLine.Files.Yaml;

/// <summary>
/// From YAML's nodes to the values that Pulumi hands to a program: aliases repeat what they name, merge keys (<c>&lt;&lt;</c>) fill in what
/// a mapping does not say itself, and plain scalars are typed by <see cref="YamlScalar"/>.
/// </summary>
/// <param name="file">The file's name, for sentences.</param>
/// <param name="remark">Takes a path, a line and a sentence for each value that is another one than people read.</param>
internal sealed class YamlConversion(string file, Action<string, long, string> remark)
{
    // Aliases of aliases double with each line. No stack repeats this much.
    private const int MostRepeated = 100_000;

    private readonly HashSet<YamlNode> _seen = new(ReferenceEqualityComparer.Instance);
    private readonly Stack<YamlNode> _open = new();
    private int _repeated;

    /// <summary>The keys and values of a mapping in the order of the file, then what is merged; each key as its text.</summary>
    /// <exception cref="UsageError">A key is there twice, or what is merged is no mapping.</exception>
    public List<YamlEntry> EntriesOf(YamlMappingNode mapping)
    {
        var entries = new List<YamlEntry>();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (node, value) in mapping.Children)
        {
            if (!IsMerge(node))
            {
                var entry = new YamlEntry(KeyOf(node), (YamlScalarNode)node, value);
                entries.Add(keys.Add(entry.Key)
                    ? entry
                    : throw Fault(node, $"the key {entry.Key} is there twice; remove one of them."));
            }
        }

        foreach (var merged in mapping.Children.Where(entry => IsMerge(entry.Key)).SelectMany(entry => MappingsIn(entry.Value)))
        {
            Enter(merged);
            entries.AddRange(EntriesOf(merged).Where(entry => keys.Add(entry.Key)));
            _open.Pop();
        }

        return entries;
    }

    /// <summary>A value at the top of the configuration: objects and lists as JSON, everything else as its text.</summary>
    public string ToText(string path, YamlNode node) =>
        node is YamlScalarNode scalar ? Read(path, scalar, atTop: true).ToText() : ToJson(path, node)!.ToJsonString();

    /// <summary>A value as JSON; null is YAML's null.</summary>
    /// <exception cref="UsageError">It cannot be used.</exception>
    public JsonNode? ToJson(string path, YamlNode node)
    {
        Enter(node);
        var json = (JsonNode?)(node switch
        {
            YamlMappingNode mapping => ObjectOf(path, mapping),
            YamlSequenceNode sequence => new JsonArray([.. sequence.Children.Select((item, i) =>
                ToJson(string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]"), item))]),
            YamlScalarNode scalar => Read(path, scalar, atTop: false).ToJson(),
            _ => throw Fault(node, $"{YamlFile.Describe(node)} cannot be used here."),
        });
        _open.Pop();
        return json;
    }

    private JsonObject ObjectOf(string path, YamlMappingNode mapping)
    {
        var json = new JsonObject();
        foreach (var entry in EntriesOf(mapping))
        {
            var inner = path.Length == 0 ? entry.Key : $"{path}.{entry.Key}";
            RemarkOnKey(inner, entry);
            json.Add(entry.Key, ToJson(inner, entry.Value));
        }

        return json;
    }

    /// <summary>Remarks on a key that is written as something else than a text.</summary>
    public void RemarkOnKey(string path, YamlEntry entry)
    {
        var written = entry.At.Value ?? "";
        if (entry.Key != written)
        {
            remark(
                path,
                entry.At.Start.Line,
                $"The key {written} is no text to Pulumi, and the program gets '{entry.Key}'; put it in quotes.");
        }
    }

    private YamlScalar Read(string path, YamlScalarNode node, bool atTop)
    {
        var scalar = ScalarOf(node);
        if (scalar.Remark(node.Value ?? "", atTop) is { } sentence)
        {
            remark(path, node.Start.Line, sentence);
        }

        return scalar;
    }

    private YamlScalar ScalarOf(YamlScalarNode node)
    {
        var tag = node.Tag.IsEmpty ? "" : node.Tag.Value;
        var scalar = YamlScalar.Read(node.Value ?? "", node.Style == ScalarStyle.Plain, tag)
            ?? throw Fault(node, $"'{Sentence.Shorten(node.Value!)}' cannot be read with the tag {tag}; write the value without a tag.");
        return scalar.Fault is { } fault ? throw Fault(node, $"{node.Value} {fault}.") : scalar;
    }

    private string KeyOf(YamlNode node)
    {
        var scalar = ScalarOf((YamlScalarNode)node);
        return scalar.Value is null ? "<nil>" : scalar.ToText();
    }

    private static bool IsMerge(YamlNode key) =>
        key is YamlScalarNode { Value: "<<", Style: ScalarStyle.Plain } scalar
        && (scalar.Tag.IsEmpty || scalar.Tag.Value is "!" or "tag:yaml.org,2002:merge");

    private IEnumerable<YamlMappingNode> MappingsIn(YamlNode node) => node switch
    {
        YamlMappingNode mapping => [mapping],
        YamlSequenceNode sequence when sequence.Children.All(item => item is YamlMappingNode) => sequence.Children.Cast<YamlMappingNode>(),
        _ => throw Fault(
            node, $"'<<' merges keys with values, and {YamlFile.Describe(node)} is there; name a mapping, or a list of mappings."),
    };

    private void Enter(YamlNode node)
    {
        if (_open.Any(open => ReferenceEquals(open, node)))
        {
            throw Fault(node, "this contains itself by an alias; write it out.");
        }

        if (!_seen.Add(node) && ++_repeated > MostRepeated)
        {
            throw Fault(
                node, $"the aliases repeat more than {MostRepeated.ToString(CultureInfo.InvariantCulture)} values; write them out.");
        }

        _open.Push(node);
    }

    private UsageError Fault(YamlNode at, string what) => new(string.Create(
        CultureInfo.InvariantCulture, $"{file}, line {at.Start.Line}, column {at.Start.Column}: {what}"));
}

/// <summary>One key of a mapping with its value.</summary>
/// <param name="Key">The key as the program gets it.</param>
/// <param name="At">The key as it is written.</param>
/// <param name="Value">Its value.</param>
internal sealed record YamlEntry(string Key, YamlScalarNode At, YamlNode Value)
{
    public long Line => At.Start.Line;
}
