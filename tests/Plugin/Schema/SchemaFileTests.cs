using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SharedBandwidth.Planning.Values;
using Xunit;

namespace SharedBandwidth.Tests.Plugins;

/// <summary>The schema in the checkout, as readers of other languages see it.</summary>
public sealed class SchemaFileTests
{
    private static readonly Regex _cSharp = new(@"</?\w|cref=|\bnull\b|`[A-Z][a-z]+Id`|`\w+Args\.[A-Z]");

    private static readonly Regex _reference = new("\"#/types/([^\"]+)\"");

    private static readonly string[] _propertyKinds = ["inputProperties", "properties"];

    private static readonly JsonObject _schema = SchemaFile.Read();

    [Fact]
    public void Everything_is_described()
    {
        (string Path, JsonNode Node)[] all = [("the package", _schema), .. Described("resources"), .. Described("types")];

        Assert.True(all.Length > 100);
        Assert.All(all, entry =>
            Assert.False(string.IsNullOrWhiteSpace(entry.Node["description"]?.GetValue<string>()), $"{entry.Path} has no description."));
    }

    // Such as a name in C#'s case, or a tag that was not turned into Markdown.
    [Fact]
    public void No_description_speaks_C_sharp() =>
        Assert.All(
            Described("resources").Concat(Described("types")),
            entry => Assert.DoesNotMatch(_cSharp, entry.Node["description"]!.GetValue<string>()));

    [Fact]
    public void The_package_says_what_it_is()
    {
        Assert.Equal("shared-bandwidth", _schema["name"]!.GetValue<string>());
        Assert.Equal("Shared bandwidth for Alibaba Cloud", _schema["displayName"]!.GetValue<string>());
        Assert.Equal("Apache-2.0", _schema["license"]!.GetValue<string>());
        Assert.Contains("alicloud", _schema["keywords"]!.AsArray().Select(word => word!.GetValue<string>()));
        Assert.Contains("category/network", _schema["keywords"]!.AsArray().Select(word => word!.GetValue<string>()));
        Assert.Matches(@"^\d+\.\d+\.\d+$", _schema["version"]!.GetValue<string>());
        Assert.NotEqual("0.0.0", _schema["version"]!.GetValue<string>());
    }

    [Fact]
    public void No_type_is_empty() => Assert.All(
        _schema["types"]!.AsObject(),
        type => Assert.True((type.Value!["enum"]?.AsArray().Count ?? type.Value["properties"]!.AsObject().Count) > 0, type.Key));

    [Fact]
    public void Every_type_that_is_named_is_there()
    {
        var named = _reference
            .Matches(SchemaFile.Text(_schema)).Select(reference => reference.Groups[1].Value).Distinct().Order(StringComparer.Ordinal);

        Assert.Equal(_schema["types"]!.AsObject().Select(type => type.Key).Order(StringComparer.Ordinal), named);
    }

    [Fact]
    public void Allowed_words_are_those_of_planning_in_their_order()
    {
        Assert.Equal(Protocol.Texts, Words("Protocol"));
        Assert.Equal(LineType.Texts, Words("LineType"));
        Assert.Equal(PackageChargeType.Texts, Words("PackageChargeType"));
        Assert.Equal(AccountSite.Texts, Words("AccountSite"));
        Assert.Equal(
            "ExtraLarge",
            _schema["types"]!["shared-bandwidth:index:GatewaySpecification"]!["enum"]![3]!["name"]!.GetValue<string>());
    }

    private static IEnumerable<string> Words(string type) =>
        _schema["types"]![$"shared-bandwidth:index:{type}"]!["enum"]!.AsArray().Select(word => word!["value"]!.GetValue<string>());

    private static IEnumerable<(string Path, JsonNode Node)> Described(string kind) =>
        from entry in _schema[kind]!.AsObject()
        from part in _propertyKinds
        from property in (entry.Value![part] as JsonObject ?? [])
            .Select(property => ($"{entry.Key}.{property.Key}", property.Value!)).Prepend((entry.Key, entry.Value!))
        select property;
}
