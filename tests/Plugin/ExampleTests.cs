using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Xunit;
using YamlDotNet.RepresentationModel;

namespace SharedBandwidth.Tests.Plugins;

/// <summary>
/// The examples in each language. No SDK can be made from the schema here, so nothing is compiled: the YAML one is held against the
/// schema, the others say the same in their own spelling.
/// </summary>
public sealed class ExampleTests
{
    private const string Exposure = "shared-bandwidth:index:SharedBandwidthExposure";

    private static readonly Regex _scriptName = new(@"(\w+):\s");

    private static readonly Regex _pythonName = new(@"(\w+)=|""(\w+)"":");

    private static readonly Regex _goName = new(@"(\w+):\s|""(\w+)"":\s");

    private static readonly Regex _javaName = new(@"(?<!ctx)\.(?!builder|build|of\b)(\w+)\(|Map\.of\(""(\w+)""");

    private static readonly Regex _cSharpName = new(@"(\w+) =\s|\[""(\w+)""\] =");

    private static readonly Regex _literal = new(@"""[^""]+""|(?<![\w""])\d+");

    private static readonly Regex _comment = new(@"(//|#).*");

    private static readonly Regex _snake = new("(?<=[a-z])[A-Z]");

    private static readonly string _folder = Path.Combine(Repository.Root, "infra", "Plugin", "examples");

    /// <summary>How each language names properties and where its program names one, or a key of a map.</summary>
    private static readonly Dictionary<string, (string File, Regex Name, Func<string, string> Spell)> _languages = new()
    {
        ["typescript"] = ("index.ts", _scriptName, name => name),
        ["python"] = ("__main__.py", _pythonName, name => name == "from" ? "from_" : _snake.Replace(name, "_$0").ToLowerInvariant()),
        ["go"] = ("main.go", _goName, Pascal),
        ["java"] = ("src/main/java/shop/App.java", _javaName, name => name),
        ["csharp"] = ("Program.cs", _cSharpName, Pascal),
    };

    public static TheoryData<string> Languages => [.. _languages.Keys];

    [Fact]
    public void There_is_an_example_in_every_language_each_on_the_plugin_of_the_checkout()
    {
        string[] folders = [.. Directory.GetDirectories(_folder).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal)];

        Assert.Equal(_languages.Keys.Append("yaml").Order(StringComparer.Ordinal), folders);
        Assert.All(folders, folder => Assert.True(File.Exists(
            Path.Combine(_folder, folder, Text(Map(Project(folder), "packages"), "shared-bandwidth"), "PulumiPlugin.yaml"))));
    }

    [Fact]
    public void The_YAML_example_is_what_the_schema_allows()
    {
        var shop = Map(Map(Project("yaml"), "resources"), "shop");
        var component = SchemaFile.Read()["resources"]![Exposure]!;

        Assert.Equal("shared-bandwidth:SharedBandwidthExposure", Text(shop, "type"));
        Assert.Empty(Mistakes(Map(shop, "properties"), component["inputProperties"]!, component["requiredInputs"]!, ""));
        Assert.Equal("${shop.endpoints}", Text(Map(Project("yaml"), "outputs"), "endpoints"));
        Assert.NotNull(component["properties"]!["endpoints"]);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void The_same_properties_have_the_same_values_in_every_language(string language)
    {
        var (file, name, spell) = _languages[language];
        var text = File.ReadAllText(Path.Combine(_folder, language, file.Replace('/', Path.DirectorySeparatorChar)));
        var program = _comment.Replace(text[(text.IndexOf("\"shop\"", StringComparison.Ordinal) + "\"shop\"".Length)..], "");
        program = program[..program.IndexOf("endpoints", StringComparison.OrdinalIgnoreCase)];
        var wanted = Leaves(Map(Map(Map(Project("yaml"), "resources"), "shop"), "properties")).ToList();

        var names = name.Matches(program).Select(match => match.Groups.Values.Skip(1).Single(group => group.Success).Value);
        var values = _literal.Matches(program).Select(match => match.Value.Trim('"'));

        string[] keys = ["web", "https"];
        Assert.Equal(wanted.Where(leaf => leaf.IsName).Select(leaf => keys.Contains(leaf.Text) ? leaf.Text : spell(leaf.Text)), names);
        Assert.Equal(wanted.Where(leaf => !leaf.IsName).Select(leaf => leaf.Text), values.Except(keys));
    }

    private static IEnumerable<string> Mistakes(YamlNode value, JsonNode properties, JsonNode required, string path) =>
        required.AsArray().Select(name => name!.GetValue<string>())
            .Where(name => !((YamlMappingNode)value).Children.ContainsKey(name)).Select(name => $"{path}.{name} is missing")
            .Concat(((YamlMappingNode)value).SelectMany(entry => properties[Text(entry.Key)] is { } spec
                ? Mistakes(entry.Value, spec, $"{path}.{entry.Key}")
                : [$"{path}.{entry.Key} is unknown"]));

    private static IEnumerable<string> Mistakes(YamlNode value, JsonNode spec, string path)
    {
        if (spec["$ref"]?.GetValue<string>() is { } reference)
        {
            var type = SchemaFile.Read()["types"]![reference["#/types/".Length..]]!;
            return type["enum"] is JsonArray words
                ? words.Any(word => word!["value"]!.GetValue<string>() == Text(value)) ? [] : [$"{path} is {value}"]
                : Mistakes(value, type["properties"]!, type["required"]!, path);
        }

        return spec["type"]!.GetValue<string>() switch
        {
            "object" =>
                ((YamlMappingNode)value).SelectMany(entry => Mistakes(entry.Value, spec["additionalProperties"]!, $"{path}.{entry.Key}")),
            "array" => ((YamlSequenceNode)value).SelectMany(item => Mistakes(item, spec["items"]!, path)),
            "integer" => int.TryParse(Text(value), CultureInfo.InvariantCulture, out _) ? [] : [$"{path} is no number"],
            "string" => value is YamlScalarNode ? [] : [$"{path} is no text"],
            var other => [$"{path} is {other}, which no example has"],
        };
    }

    // In the order of the file, so that the programs must have it too.
    private static IEnumerable<(string Text, bool IsName)> Leaves(YamlNode node) => node switch
    {
        YamlMappingNode map => map.SelectMany(entry => Leaves(entry.Value).Prepend((Text(entry.Key), true))),
        YamlSequenceNode list => list.SelectMany(Leaves),
        _ => [(Text(node), false)],
    };

    private static YamlMappingNode Project(string language)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(File.ReadAllText(Path.Combine(_folder, language, "Pulumi.yaml"))));
        return (YamlMappingNode)stream.Documents[0].RootNode;
    }

    private static YamlMappingNode Map(YamlMappingNode node, string key) => (YamlMappingNode)node.Children[key];

    private static string Text(YamlMappingNode node, string key) => Text(node.Children[key]);

    private static string Text(YamlNode node) => ((YamlScalarNode)node).Value!;

    private static string Pascal(string name) => char.ToUpperInvariant(name[0]) + name[1..];
}
