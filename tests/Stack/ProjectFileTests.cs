using System.Text.RegularExpressions;
using Xunit;
using YamlDotNet.RepresentationModel;

namespace SharedBandwidth.Tests.Stacks;

/// <summary>Pulumi.yaml declares what the program reads.</summary>
public sealed class ProjectFileTests
{
    private static readonly Regex _keyList = new(@"the keys are ([\w, ]+)\.");

    private static readonly Dictionary<string, YamlMappingNode> _declared = ReadDeclarations();

    // The sentence about an unknown key names every key that was asked for.
    private static readonly string[] _readAtTop = KeysIn(Assert.Single(StackConfig.Read(StackConfig.With(("zzz", "1"))).Findings).Message);

    [Fact]
    public void Every_key_that_is_read_is_declared_and_every_declared_key_is_read()
    {
        Assert.Equal(
            [
                "accountSite", "addresses", "apps", "bandwidth", "deletionProtection", "gateway", "namePrefix", "network", "outbound",
                "protect", "quotas",
                "securityGroups", "tags", "timeZone",
            ],
            _readAtTop);
        Assert.Equal(_readAtTop, _declared.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_declared_key_has_a_type_and_a_description() => Assert.All(_declared, key =>
    {
        Assert.Contains(Scalar(key.Value, "type"), (string[])["string", "boolean", "object", "integer", "array"]);
        Assert.InRange(Scalar(key.Value, "description")?.Length ?? 0, 10, 400);
    });

    [Fact]
    public void A_key_without_a_default_is_mandatory_and_those_are_the_apps() =>
        Assert.Equal(
            ["apps"],
            _declared.Where(key => !key.Value.Children.ContainsKey("default")).Select(key => key.Key).Order(StringComparer.Ordinal));

    [Fact]
    public void A_default_is_of_the_declared_type() => Assert.All(_declared.Where(key => key.Value.Children.ContainsKey("default")), key =>
        Assert.Equal(
            Scalar(key.Value, "type"),
            key.Value["default"] switch
            {
                YamlMappingNode => "object",
                YamlScalarNode { Value: "true" or "false" } => "boolean",
                _ => "string",
            }));

    [Theory]
    [InlineData("network", """{ "zzz": 1 }""")]
    [InlineData("gateway", """{ "zzz": 1 }""")]
    [InlineData("bandwidth", """{ "zzz": 1 }""")]
    [InlineData("quotas", """{ "zzz": 1 }""")]
    [InlineData("addresses", """{ "a": { "zzz": 1 } }""")]
    [InlineData("securityGroups", """{ "a": { "zzz": 1 } }""")]
    [InlineData("outbound", """{ "zzz": 1 }""")]
    [InlineData("apps", """{ "a": { "zzz": 1 } }""")]
    public void A_description_names_every_key_below_the_declared_one(string key, string json)
    {
        var below = KeysIn(Assert.Single(StackConfig.Read(StackConfig.With((key, json))).Findings).Message);

        Assert.NotEmpty(below);
        Assert.All(below, name => Assert.Matches($@"\b{name}\b", Scalar(_declared[key], "description")));
    }

    [Fact]
    public void The_defaults_alone_read_without_a_finding()
    {
        var config = StackConfig.OfStack("prod").Values
            .Where(entry => _declared.TryGetValue(entry.Key.Split(':')[1], out var key) && key.Children.ContainsKey("default"));

        Assert.Empty(StackConfig.Read(config.ToDictionary()).Findings);
    }

    private static string? Scalar(YamlMappingNode node, string key) =>
        node.Children.TryGetValue(key, out var value) ? ((YamlScalarNode)value).Value : null;

    private static string[] KeysIn(string message) =>
        [.. _keyList.Match(message).Groups[1].Value.Replace(" and ", ", ", StringComparison.Ordinal).Split(", ")];

    private static Dictionary<string, YamlMappingNode> ReadDeclarations()
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(File.ReadAllText(Path.Combine(Repository.Root, "Pulumi.yaml"))));
        return ((YamlMappingNode)yaml.Documents[0].RootNode["config"]).Children
            .ToDictionary(entry => ((YamlScalarNode)entry.Key).Value!, entry => (YamlMappingNode)entry.Value);
    }
}
