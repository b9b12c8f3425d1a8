using SharedBandwidth.CommandLine.Files;
using SharedBandwidth.Configuration;
using SharedBandwidth.Planning.Findings;
using Xunit;

namespace SharedBandwidth.Tests.CommandLine.Files;

/// <summary>What a stack file holds, as Pulumi reads it.</summary>
public sealed class StackFileReaderTests() : ProjectTests(TemporaryProject.ProjectFile)
{
    /// <summary>A stack file, and the one sentence about what makes it unusable.</summary>
    public static TheoryData<string, string> Unusable => new()
    {
        { "- config\n", "Pulumi.test.yaml, line 1: keys with values are needed at the top, such as config, and a list is there." },
        { "hello\n", "Pulumi.test.yaml, line 1: keys with values are needed at the top, such as config, and the text 'hello' is there." },
        {
            new string('x', 1_000_000),
            $"Pulumi.test.yaml, line 1: keys with values are needed at the top, such as config, and the text '{new string('x', 57)}...' is "
                + "there."
        },
        { "config:\n  a: [1, 2\n", "Pulumi.test.yaml, line 3, column 1: this is not valid YAML: " },
        { "config:\n  a: \"open\n", "Pulumi.test.yaml, line 2, column 6: this is not valid YAML: " },
        { "config:\n  a: 1\n\tb: 2\n", "Pulumi.test.yaml, line 2, column 6: this is not valid YAML: " },
        { "config:\n  a: 1\n b: 2\n", "Pulumi.test.yaml, line 3, column 2: this is not valid YAML: " },
        { "config:\n  a: 1\n  a: 2\n", "Pulumi.test.yaml, line 3, column 3: this is not valid YAML: Duplicate key" },
        { "config:\n  apps: { x: 1, y: 2, x: 3 }\n", "Pulumi.test.yaml, line 2, column 23: this is not valid YAML: Duplicate key" },
        { "config: {}\nconfig: {}\n", "Pulumi.test.yaml, line 2, column 1: this is not valid YAML: Duplicate key" },
        {
            "config:\n  ? [a, b]\n  : 1\n",
            "Pulumi.test.yaml, line 2, column 5: a key must be a text, and something else is there; write it out."
        },
        {
            "config: apps\n",
            "Pulumi.test.yaml, line 1: config needs keys with values, and the text 'apps' is there; write the stack's keys, "
                + "such as shared-bandwidth:apps, under it."
        },
        { "config: [a]\n", "Pulumi.test.yaml, line 1: config needs keys with values, and a list is there;" },
        {
            "config:\n  a: *nothing\n",
            "Pulumi.test.yaml, line 2, column 6: *nothing repeats what &nothing names, and nothing above is named so; write it out."
        },
        { "config:\n\ta: 1\n", "Pulumi.test.yaml, line 2, column 1: this is not valid YAML: " },
        { "config:\n  a: &a [*a]\n", "Pulumi.test.yaml, line 2, column " },
        { "config:\n  a: 1\n  \"a\": 2\n", "Pulumi.test.yaml, line 3, column 3: this is not valid YAML: Duplicate key" },
        { "config:\n  a: { 8: 1, 0x8: 2 }\n", "Pulumi.test.yaml, line 2, column 14: the key 8 is there twice; remove one of them." },
        {
            "config:\n  a: { <<: 5 }\n",
            "Pulumi.test.yaml, line 2, column 12: '<<' merges keys with values, and the text '5' is there; name a mapping, "
                + "or a list of mappings."
        },
        {
            "config:\n  a: !!int five\n",
            "Pulumi.test.yaml, line 2, column 6: 'five' cannot be read with the tag tag:yaml.org,2002:int; write the value without a tag."
        },
        {
            "config:\n  a: !mine 5\n",
            "Pulumi.test.yaml, line 2, column 6: '5' cannot be read with the tag !mine; write the value without a tag."
        },
        {
            "config:\n  a: .nan\n",
            "Pulumi.test.yaml, line 2, column 6: .nan is not a finite number; write one, or put it in quotes for a text."
        },
        {
            "config:\n  a: 2026-11-25T13:00:00+08:00\n",
            "Pulumi.test.yaml, line 2, column 6: 2026-11-25T13:00:00+08:00 is a time with an offset, which Pulumi writes out otherwise "
                + "from machine to machine; put it in quotes."
        },
        {
            "config:\n  a:b:c: 1\n",
            "Pulumi.test.yaml, line 2: 'a:b:c' is not a key of a configuration; write it as shared-bandwidth:apps is written."
        },
        { "config:\n  a: x\u0001y\n", "Pulumi.test.yaml, line 2: the character U+0001 is not allowed in YAML; remove it." },
    };

    [Theory]
    [MemberData(nameof(Unusable))]
    public void An_unusable_stack_file_gives_one_sentence_about_what_is_wrong_and_where(string content, string message)
    {
        var file = Project.Write("Pulumi.test.yaml", content);
        var folder = ProjectFolder.Open(Project.Path);

        var failure = Assert.Throws<UsageError>(() => folder.ReadConfig(file));

        Assert.StartsWith(message, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', failure.Message);
        Assert.EndsWith(message.EndsWith('?') ? "?" : ".", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", failure.Message, StringComparison.Ordinal);
    }

    /// <summary>A stack file that Pulumi reads, and the one finding about it beside the missing apps.</summary>
    public static TheoryData<string, string> Remarked => new()
    {
        {
            "confg:\n  a: 1\n",
            "SB013 confg: Line 1: Pulumi passes over the key 'confg' at the top; the keys there are config, secretsprovider, encryptedkey, "
                + "encryptionsalt and environment. Did you mean 'config'?"
        },
        {
            "config: {}\nshared-bandwidth:apps: {}\n",
            "SB013 shared-bandwidth:apps: Line 2: Pulumi passes over the key 'shared-bandwidth:apps' at the top;"
        },
        {
            "config: {}\n---\nconfig: [\n",
            "SB013 ---: A second document begins in line 2, and Pulumi reads only the first; put everything into one."
        },
        {
            "config:\n  shared-bandwith:protect: true\n",
            "SB013 shared-bandwith:protect: Line 2: the program reads nothing of 'shared-bandwith', so that this key does nothing; "
                + "correct what stands before the colon. Did you mean 'shared-bandwidth'?"
        },
        {
            "environment:\n  - shared/net\n",
            "SB014 environment: Line 1: the values of environments are kept by Pulumi Cloud and not read here;"
        },
        {
            "config:\n  accountSite:\n    secure: v1:abc\n",
            "SB015 accountSite: Line 2: this is kept encrypted, and the rehearsal has no key to it, so that the stack cannot be rehearsed; "
                + "'pulumi preview' reads it."
        },
        {
            "config:\n  protect: yes\n",
            "SB002 protect: Line 2: The text 'yes' is written here, and true or false is needed; write one of the two."
        },
        {
            "config:\n  gateway: '{}'\n",
            "SB002 gateway: Line 2: The text '{}' is written here, and keys with values are needed; indent them under it, "
                + "without quotes around all."
        },
        {
            "config:\n  gateway:\n",
            "SB002 gateway: Line 2: Nothing is written here, which is an empty text to Pulumi and not the default, "
                + "and keys with values are needed; remove the key for the default, or indent them under it, without quotes around all."
        },
        {
            "config:\n  protect: true\n  shared-bandwidth:protect: false\n",
            "SB009 protect: 'protect' in line 2 and 'shared-bandwidth:protect' in line 3 are one key, and which of them Pulumi takes is "
                + "not fixed; remove one of them."
        },
        { "config:\n  shared-bandwidth:config:protect: true\n  protect: false\n", "SB009 protect: " },
        {
            "config:\n  gateway: { 0443: a }\n",
            "SB012 gateway.291: Line 2: The key 0443 is no text to Pulumi, and the program gets '291'; put it in quotes."
        },
        {
            "config:\n  gateway: { port: 0443 }\n",
            "SB012 gateway.port: Line 2: 0443 is an octal number to Pulumi, which is 291; write 443 for the number, "
                + "or \"0443\" for the text."
        },
        {
            "config:\n  gateway: { a: [1.10] }\n",
            "SB012 gateway.a[0]: Line 2: 1.10 is a number to Pulumi, and the program gets 1.1; write 1.1 for the number, "
                + "or \"1.10\" for the text."
        },
        {
            "config:\n  bandwidth: { mbps: 1000.0 }\n",
            "SB012 bandwidth.mbps: Line 2: 1000.0 is a number to Pulumi, and the program gets 1000; write 1000 for the number, "
                + "or \"1000.0\" for the text."
        },
        {
            "config:\n  old:protect: true\n  old:network: { a: 1 }\n",
            "SB013 old:protect: Line 2: the program reads nothing of 'old', because the name in Pulumi.yaml is shared-bandwidth, so that "
                + "old:protect and old:network do nothing; write shared-bandwidth before the colon, or name: old in Pulumi.yaml."
        },
        {
            "config:\n  gateway: { a: 123456789012345678901 }\n",
            "SB012 gateway.a: Line 2: 123456789012345678901 has more digits than a number keeps, and the program gets "
                + "123456789012345680000; put it in quotes to keep it as it is."
        },
    };

    [Theory]
    [MemberData(nameof(Remarked))]
    public void What_Pulumi_refuses_or_takes_otherwise_than_it_is_meant_is_a_finding(string content, string text)
    {
        var findings = Read(content).Findings;

        Assert.StartsWith(
            text,
            Assert.Single(findings, finding => finding.Code != FindingCodes.MissingValue).ToString(),
            StringComparison.Ordinal);
        Assert.Single(findings, finding => finding.ToString().StartsWith(
            "SB003 apps: shared-bandwidth:apps is missing, and Pulumi.yaml makes it mandatory; write it under config in Pulumi.test.yaml",
            StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("config:\n  aws:region: x\n  my-lib:depth: 1\n")]
    [InlineData("config:\n  protect: true\n  my-lib:tags: {}\n")]
    public void Keys_of_other_programs_are_passed_over_in_silence(string content) =>
        Assert.DoesNotContain(Read(content).Findings, finding => finding.Code == FindingCodes.PassedOver);

    [Fact]
    public void A_key_that_is_missing_is_named_beside_that_of_another_project() => Assert.Contains(
        "write it under config in Pulumi.test.yaml in place of old:apps.",
        Assert.Single(Read("config:\n  old:apps: {}\n").Findings, finding => finding.Code == FindingCodes.MissingValue).Message,
        StringComparison.Ordinal);

    // "There is no key 'appps'" is told where the program's keys are read.
    [Theory]
    [InlineData("config:\n  appps: {}\n")]
    [InlineData("config:\n  shared-bandwidth:app: {}\n")]
    public void A_mandatory_key_that_is_misspelled_is_not_told_as_missing_too(string content) =>
        Assert.DoesNotContain(Read(content).Findings, finding => finding.Code == FindingCodes.MissingValue);

    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    [InlineData("# only a comment\n")]
    [InlineData("---\n")]
    [InlineData("config:\n")]
    [InlineData("secretsprovider: passphrase\n")]
    public void A_file_without_configuration_misses_what_is_mandatory(string content)
    {
        var findings = Read(content).Findings;

        Assert.Equal(
            "SB003 apps: shared-bandwidth:apps is missing, and Pulumi.yaml makes it mandatory; write it under config in Pulumi.test.yaml.",
            Assert.Single(findings).ToString());
    }

    [Fact]
    public void A_file_that_is_not_UTF_8_is_refused_with_the_line()
    {
        var file = Project.Write("Pulumi.test.yaml", "");
        File.WriteAllBytes(file, [.. "config:\n  a: "u8, 0xC4, 0x20, 0x0A]);

        var failure = Assert.Throws<UsageError>(() => ProjectFolder.Open(Project.Path).ReadConfig(file));

        Assert.Equal("Pulumi.test.yaml, line 2: this is not UTF-8; save the file in that encoding.", failure.Message);
    }

    // 2^24 values out of a few lines, and keys whose comparison would take as long.
    [Theory]
    [InlineData("config:\n  a: ", "the aliases repeat more than 100000 values; write them out.")]
    [InlineData("config:\n  ? ", "a key must be a text, and something else is there; write it out.")]
    public void Aliases_of_aliases_end_at_once(string last, string message)
    {
        var bomb = string.Concat(Enumerable.Range(0, 24).Select(i => $"a{i}: &a{i} [{(i == 0 ? "1, 1" : $"*a{i - 1}, *a{i - 1}")}]\n"));

        var failure = Assert.Throws<UsageError>(() => Read($"{bomb}{last}*a23\n"));

        Assert.EndsWith(message, failure.Message, StringComparison.Ordinal);
        Assert.Contains(", line ", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_without_a_namespace_is_the_projects()
    {
        var config = Read("config:\n  protect: true\n  alicloud:region: cn-beijing\n");

        Assert.Equal(("true", "cn-beijing"), (config.Values["shared-bandwidth:protect"], config.Values["alicloud:region"]));
        Assert.DoesNotContain("protect", config.Values.Keys);
    }

    [Theory]
    [InlineData("80", "80")]
    [InlineData("-5", "-5")]
    [InlineData("1.5", "1.5")]
    [InlineData("true", "true")]
    [InlineData("null", "null")]
    [InlineData("~", "null")]
    [InlineData("\"80\"", "\"80\"")]
    [InlineData("'80'", "\"80\"")]
    [InlineData("'true'", "\"true\"")]
    [InlineData("13:00", "\"13:00\"")]
    [InlineData("\"13:00\"", "\"13:00\"")]
    [InlineData("10000/10010", "\"10000/10010\"")]
    [InlineData("192.168.0.1", "\"192.168.0.1\"")]
    [InlineData("yes", "\"yes\"")]
    [InlineData("text", "\"text\"")]
    [InlineData("[1, \"1\", a]", "[1,\"1\",\"a\"]")]
    [InlineData("{ a: 1, b: { c: [] } }", "{\"a\":1,\"b\":{\"c\":[]}}")]
    public void A_value_is_typed_as_Pulumi_types_it(string yaml, string json) =>
        Assert.Equal($"{{\"key\":{json}}}", Read($"config:\n  apps:\n    key: {yaml}\n").Values["shared-bandwidth:apps"]);

    // The engine hands every value at the top over as its text.
    [Theory]
    [InlineData("80", "80")]
    [InlineData("\"80\"", "80")]
    [InlineData("true", "true")]
    [InlineData("International", "International")]
    [InlineData("[1]", "[1]")]
    public void A_value_at_the_top_is_its_text(string yaml, string text) =>
        Assert.Equal(text, Read($"config:\n  key: {yaml}\n").Values["shared-bandwidth:key"]);

    [Theory]
    [InlineData("\uFEFFconfig:\n  key: 1\n")]
    [InlineData("config:\r\n  key: 1\r\n")]
    [InlineData("---\nconfig:\n  key: 1\n...\n")]
    [InlineData("config: { key: 1 }")]
    [InlineData("config:\n  other: &one 1\n  key: *one\n")]
    public void Byte_order_marks_line_endings_document_marks_and_aliases_change_nothing(string content) =>
        Assert.Equal("1", Read(content).Values["shared-bandwidth:key"]);

    [Fact]
    public void Keys_of_the_stack_file_that_are_Pulumis_own_are_passed_over()
    {
        var config = Read("secretsprovider: awskms\nencryptedkey: abc\nencryptionsalt: v1\nenvironment: [x]\nconfig: { key: 1 }\n");

        Assert.Equal("1", config.Values["shared-bandwidth:key"]);
    }

    private StackConfiguration Read(string content) =>
        ProjectFolder.Open(Project.Path).ReadConfig(Project.Write("Pulumi.test.yaml", content));
}
