using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FsCheck.Xunit;
using SharedBandwidth.Planning.Exposure.Spec;
using SharedBandwidth.Planning.Findings;
using Xunit;

namespace SharedBandwidth.Tests.Stacks.Schema;

/// <summary>The schema for editors says what the program reads: a key that is read and stands in one place only fails here.</summary>
public sealed class StackSchemaTests
{
    private static readonly Regex _keyList = new(@"the keys are ([\w, ]+)\.");

    private static readonly Regex _keyRow = new(@"^\| `[a-z][\w.:\[\]]*` \| .+ \|$", RegexOptions.Multiline);

    private static readonly string[] _plainTexts = ["alicloud:region", "alicloud:profile", "accountSite", "namePrefix", "timeZone"];

    // One of each kind of JSON, and some that are at the edge.
    private static readonly string[] _probes =
    [
        "\"zzz\"", "\"\"", "1", "1.5", "-1", "99999999999", "true", "null", "[]", "[1]", "[\"zzz\"]", "{}", """{ "zzz": 1 }""",
        """{ "secure": "v1:x" }""",
    ];

    public static TheoryData<string> Keys => [.. StackSchema.All.Keys.Select(key => key.Path)];

    public static TheoryData<string> KeysWithDefaults =>
        [.. StackSchema.All.Keys.Where(key => key.Schema.ContainsKey("default")).Select(key => key.Path)];

    public static TheoryData<string> KeysWithAllowedTexts =>
        [.. StackSchema.All.Keys.Where(key => key.AllowedTexts.Length > 0).Select(key => key.Path)];

    [Fact]
    public void Every_key_that_is_read_stands_in_it_and_no_other() => Assert.All(StackSchema.All.Objects, known =>
    {
        var file = known.Path.Length == 0 ? SchemaSample.With("zzz", 1) : SchemaSample.With($"{known.Path}.zzz", 1);
        var message = SchemaSample.Plan(file).Errors.Single(error => error.Code == "SB001").Message;

        Assert.Equal(
            _keyList.Match(message).Groups[1].Value.Replace(" and ", ", ", StringComparison.Ordinal).Split(", "),
            known.Names.Where(name => !name.StartsWith("alicloud:", StringComparison.Ordinal))
                .Select(name => name.Split(':')[^1]).Order(StringComparer.Ordinal));
        Assert.NotEmpty(StackSchema.Refusals(file));
    });

    [Fact]
    public void Every_key_has_a_description() =>
        Assert.All(StackSchema.All.Keys, key => Assert.InRange(key.Description?.Length ?? 0, 10, 200));

    [Fact]
    public void The_page_of_the_configuration_says_of_each_key_what_the_schema_says()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "infra", "docs", "configuration.md"));

        Assert.Equal(
            StackSchema.All.Keys.Where(key => !key.IsRepeated).Select(key => $"| `{key.Path}` | {key.Description} |"),
            _keyRow.Matches(page).Select(row => row.Value));
    }

    [Fact]
    public void The_sample_has_no_errors() => Assert.Empty(
        StackSchema.Refusals(SchemaSample.File).Concat(SchemaSample.Plan(SchemaSample.File).Errors.Select(error => error.Message)));

    [Theory]
    [MemberData(nameof(Keys))]
    public void It_refuses_what_cannot_be_read_and_nothing_that_has_no_error(string path)
    {
        foreach (var probe in _probes)
        {
            // Texts at the top are texts whatever they look like.
            if (!_plainTexts.Contains(path) || probe.StartsWith('"'))
            {
                var file = SchemaSample.With(path, JsonNode.Parse(probe));
                var refusals = StackSchema.Refusals(file);
                var errors = SchemaSample.Plan(file).Errors.ToList();

                Assert.False(errors.Any(error => error.Code is "SB001" or "SB002") && refusals.Length == 0, $"{path}: {probe} passes.");
                Assert.False(errors.Count == 0 && refusals.Length > 0, $"{path}: {probe} is refused: {string.Join(", ", refusals)}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(KeysWithAllowedTexts))]
    public void The_allowed_texts_are_those_that_the_error_names(string path)
    {
        var allowed = StackSchema.All.Keys.First(key => key.Path == path).AllowedTexts;

        var error = SchemaSample.Plan(SchemaSample.With(path, "zzz")).Errors.Single(error => error.Code == "SB005");

        Assert.Contains($"use {Sentence.Or(allowed)}.", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(KeysWithDefaults))]
    public void A_default_is_what_leaving_the_key_out_means(string path)
    {
        var value = StackSchema.All.Keys.First(key => key.Path == path).Schema["default"]!.DeepClone();
        if (path.StartsWith("quotas.", StringComparison.Ordinal))
        {
            var quota = typeof(QuotasSpec)
                .GetProperties().Single(property => property.Name.Equals(path.Split('.')[1], StringComparison.OrdinalIgnoreCase));
            Assert.Equal(quota.GetValue(new QuotasSpec()), (int)value);
            return;
        }

        // What is said about a setting beside another that takes its effect is not what it means.
        Structure.AssertEqual(
            SchemaSample.Plan(SchemaSample.Without(path)).Plan with { Findings = [] },
            SchemaSample.Plan(SchemaSample.With(path, value)).Plan with { Findings = [] });
    }

    [Theory]
    [MemberData(nameof(BrokenSettingsTests.Broken), MemberType = typeof(BrokenSettingsTests))]
    public void It_refuses_what_the_reader_of_settings_refuses(string key, string json, string code, string path, string message)
    {
        // Which time zones there are, the system knows; and the validator cannot read a number of 38 digits.
        if (code != "SB005" && !message.StartsWith(new string('9', 38), StringComparison.Ordinal))
        {
            Assert.True(StackSchema.Refusals(StackSchema.FileWith(StackConfig.With((key, json)))).Length > 0, $"{path}: {message}");
        }
    }

    [Theory]
    [InlineData("alicloud:region", "Shanghai")]
    [InlineData("network.vpcId", "vsw-1")]
    [InlineData("network.vswitchId", "vsw-")]
    [InlineData("network.create.cidrBlock", "10.0.0.0/8")]
    [InlineData("network.create.cidrBlock", "10.0.0.0/29")]
    [InlineData("network.create.cidrBlock", "10.0.0.0")]
    [InlineData("gateway.id", "gateway-1")]
    [InlineData("gateway.name", "1st")]
    [InlineData("gateway.name", "g")]
    [InlineData("gateway.description", "http://example.com")]
    [InlineData("gateway.periodMonths", 10)]
    [InlineData("bandwidth.packageId", "cbwp_1")]
    [InlineData("bandwidth.name", "my package")]
    [InlineData("bandwidth.mbps", 0)]
    [InlineData("bandwidth.mbps", 1_000_001)]
    [InlineData("bandwidth.headroomPercent", 501)]
    [InlineData("bandwidth.ratioPercent", 101)]
    [InlineData("addresses.ADDRESS.eipId", "203.0.113.7")]
    [InlineData("addresses.ADDRESS.mbps", 501)]
    [InlineData("addresses.ADDRESS.formerKey", "my address")]
    [InlineData("apps.APP.privateIp", "fe80::1")]
    [InlineData("apps.APP.privateIp", "192.168.0.256")]
    [InlineData("apps.APP.privateIp", "192.168.0.010")]
    [InlineData("apps.APP.privateIp", "192.168.0.100:80")]
    [InlineData("apps.APP.ports.PORT", 0)]
    [InlineData("apps.APP.ports.PORT", 65536)]
    [InlineData("apps.APP.ports.PORT", "http")]
    [InlineData("apps.APP.ports.PORT", "80-90")]
    [InlineData("apps.APP.ports.PORT", "80/")]
    [InlineData("apps.APP.ports.PORT", "80/90/100")]
    [InlineData("apps.APP.ports.PORT.internal", "70000")]
    [InlineData("apps.APP.ports.PORT.protocol", "icmp")]
    [InlineData("apps.APP.demand.baseMbps", 100_001)]
    [InlineData("apps.APP.demand.windows[].mbps", -5)]
    [InlineData("apps.APP.demand.windows[].from", "25:00")]
    [InlineData("apps.APP.demand.windows[].from", "9:00")]
    [InlineData("apps.APP.demand.windows[].to", "24:01")]
    [InlineData("outbound.vswitches.KEY", "vpc-1")]
    [InlineData("securityGroups.GROUP.id", "web")]
    [InlineData("securityGroups.GROUP.sourceCidr", "10.0.0.0/33")]
    [InlineData("quotas.eipsPerGateway", 0)]
    [InlineData("namePrefix", "my stack")]
    [InlineData("accountSite", "Germany")]
    public void It_refuses_a_wrong_value_that_the_planner_refuses(string path, object value)
    {
        var file = SchemaSample.With(path, JsonValue.Create(value));

        Assert.NotEmpty(SchemaSample.Plan(file).Errors);
        Assert.NotEmpty(StackSchema.Refusals(file));
    }

    [Theory]
    [InlineData("apps", """{ "my app": { "ports": { "http": 80 } } }""")]
    [InlineData("apps.APP.ports", """{ "-http": 80 }""")]
    [InlineData("apps.APP.demand.windows[].days", """["monday"]""")]
    [InlineData("tags", """{ "aliyun:team": "net" }""")]
    [InlineData("tags", """{ "home": "http://example.com" }""")]
    public void It_refuses_a_wrong_object_that_the_planner_refuses(string path, string json)
    {
        var file = SchemaSample.With(path, JsonNode.Parse(json));

        Assert.NotEmpty(SchemaSample.Plan(file).Errors);
        Assert.NotEmpty(StackSchema.Refusals(file));
    }

    [Theory]
    [InlineData("prod")]
    [InlineData("dev")]
    public void A_stack_file_is_valid_and_names_the_schema(string stack)
    {
        var comment = Assert.Single(Regex.Matches(File.ReadAllText(Path.Combine(Repository.Root, $"Pulumi.{stack}.yaml")),
            @"^# yaml-language-server: \$schema=(.+)$", RegexOptions.Multiline));

        Assert.Equal((0, StackSchema.File), (comment.Index, comment.Groups[1].Value));
        Assert.Empty(StackSchema.Refusals(StackSchema.FileWith(StackConfig.OfStack(stack).Values)));
    }

    [Property(Arbitrary = [typeof(StackGenerators)], MaxTest = 50)]
    public void A_generated_stack_is_valid(GeneratedStack stack) => Assert.Empty(StackSchema.Refusals(StackSchema.FileWith(
        stack.ToConfig()
            .ToDictionary(entry => entry.Key.Replace("nx:", $"{StackConfig.Project}:", StringComparison.Ordinal), entry => entry.Value))));

    [Fact]
    public void Keys_of_other_namespaces_are_left_to_them() =>
        Assert.Empty(StackSchema.Refusals(
            StackSchema.FileWith(StackConfig.With(("alicloud:accountType", "Domestic"), ("pulumi:tags", """{ "a": "b" }""")))));
}
