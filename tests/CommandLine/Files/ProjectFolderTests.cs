using SharedBandwidth.CommandLine.Files;
using Xunit;

namespace SharedBandwidth.Tests.CommandLine.Files;

public sealed class ProjectFolderTests
{
    /// <summary>A stack file, and the one sentence about what makes it unusable.</summary>
    public static TheoryData<string, string> Unusable => new()
    {
        { "", "Pulumi.test.yaml is empty; it needs keys with values, such as config." },
        { "\n\n", "Pulumi.test.yaml is empty;" },
        { "# only a comment\n", "Pulumi.test.yaml is empty;" },
        { "---\n", "Pulumi.test.yaml is empty;" },
        { "- config\n", "Pulumi.test.yaml, line 1: keys with values are needed at the top, such as config, and a list is there." },
        { "hello\n", "Pulumi.test.yaml, line 1: keys with values are needed at the top, such as config, and the text 'hello' is there." },
        { "config:\n  a: [1, 2\n", "Pulumi.test.yaml, line 3, column 1: this is not valid YAML: " },
        { "config:\n  a: \"open\n", "Pulumi.test.yaml, line 2, column 6: this is not valid YAML: " },
        { "config:\n  a: 1\n\tb: 2\n", "Pulumi.test.yaml, line 2, column 6: this is not valid YAML: " },
        { "config:\n  a: 1\n b: 2\n", "Pulumi.test.yaml, line 3, column 2: this is not valid YAML: " },
        { "config:\n  a: 1\n  a: 2\n", "Pulumi.test.yaml, line 3, column 3: this is not valid YAML: Duplicate key" },
        { "config:\n  apps: { x: 1, y: 2, x: 3 }\n", "Pulumi.test.yaml, line 2, column 23: this is not valid YAML: Duplicate key" },
        { "config: {}\nconfig: {}\n", "Pulumi.test.yaml, line 2, column 1: this is not valid YAML: Duplicate key" },
        { "config:\n  ? [a, b]\n  : 1\n", "Pulumi.test.yaml, line 2, column 5: a key must be a text." },
        { "config: {}\n---\nconfig: {}\n", "Pulumi.test.yaml holds 2 documents; only one can be used, so remove the lines '---' between them." },
        { "confg:\n  a: 1\n", "Pulumi.test.yaml has the key 'confg' at the top; the keys there are config, secretsprovider, encryptedkey, encryptionsalt and environment. Did you mean 'config'?" },
        { "config: {}\nshared-bandwidth:apps: {}\n", "Pulumi.test.yaml has the key 'shared-bandwidth:apps' at the top; the keys there are " },
        { "secretsprovider: passphrase\n", "Pulumi.test.yaml has no config; write the stack's keys, such as shared-bandwidth:apps, under config." },
        { "config:\n", "Pulumi.test.yaml has no config;" },
        { "config: apps\n", "Pulumi.test.yaml has no config;" },
        { "config: [a]\n", "Pulumi.test.yaml has no config;" },
        { "config:\n  shared-bandwidth:apps:\n    secure: v1:abc\n", "Pulumi.test.yaml: shared-bandwidth:apps is encrypted, and the rehearsal has no key to it;" },
    };

    [Theory]
    [MemberData(nameof(Unusable))]
    public void An_unusable_stack_file_gives_one_sentence_about_what_is_wrong_and_where(string content, string message)
    {
        using var project = new TemporaryProject();
        var file = project.Write("Pulumi.test.yaml", content);
        var folder = ProjectFolder.Open(project.Path);

        var failure = Assert.Throws<UsageError>(() => folder.ReadConfig(file));

        Assert.StartsWith(message, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', failure.Message);
        Assert.EndsWith(message.EndsWith('?') ? "?" : ".", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", failure.Message, StringComparison.Ordinal);
    }

    // The library gives these faults no position; line 1 would lead astray.
    [Theory]
    [InlineData("config:\n\ta: 1\n", "tab")]
    [InlineData("config:\n  a: *nothing\n", "'nothing'")]
    public void A_fault_without_a_position_is_not_put_into_line_1(string content, string part)
    {
        using var project = new TemporaryProject();
        var file = project.Write("Pulumi.test.yaml", content);
        var folder = ProjectFolder.Open(project.Path);

        var failure = Assert.Throws<UsageError>(() => folder.ReadConfig(file));

        Assert.StartsWith("Pulumi.test.yaml", failure.Message, StringComparison.Ordinal);
        Assert.Contains(part, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("line 1", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("runtime: dotnet\n", "Pulumi.yaml has no name; write, for example, name: shared-bandwidth.")]
    [InlineData("name: 5\n", "Pulumi.yaml has no name;")]
    [InlineData("name: [a]\n", "Pulumi.yaml has no name;")]
    [InlineData("", "Pulumi.yaml is empty;")]
    [InlineData("name: [\n", "Pulumi.yaml, line 2, column 1: this is not valid YAML: ")]
    public void An_unusable_project_file_gives_one_sentence(string content, string message)
    {
        using var project = new TemporaryProject(content);

        var failure = Assert.Throws<UsageError>(() => ProjectFolder.Open(project.Path));

        Assert.StartsWith(message, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_without_a_project_says_so()
    {
        using var project = new TemporaryProject(projectFile: null);

        var failure = Assert.Throws<UsageError>(() => ProjectFolder.Open(project.Path));

        Assert.Equal($"There is no Pulumi.yaml in {project.Path}; give --cwd the folder that has it.", failure.Message);
    }

    [Theory]
    [InlineData("prd", "There is no stack 'prd' (Pulumi.prd.yaml); the stacks here are dev and prod. Did you mean 'prod'?")]
    [InlineData("org/shared-bandwidth/PROD2", "There is no stack 'org/shared-bandwidth/PROD2' (Pulumi.PROD2.yaml); the stacks here are dev and prod.")]
    [InlineData("staging", "There is no stack 'staging' (Pulumi.staging.yaml); the stacks here are dev and prod.")]
    [InlineData("", "There is no stack '' (Pulumi..yaml); the stacks here are dev and prod.")]
    public void An_unknown_stack_names_those_that_exist_and_the_nearest(string stack, string message)
    {
        using var project = new TemporaryProject();
        project.Write("Pulumi.prod.yaml", "config: {}");
        project.Write("Pulumi.dev.yaml", "config: {}");

        Assert.Equal(message, Assert.Throws<UsageError>(() => ProjectFolder.Open(project.Path).StackFile(stack, null)).Message);
    }

    [Fact]
    public void A_project_without_stacks_says_so()
    {
        using var project = new TemporaryProject();

        Assert.Equal(
            "There is no stack 'prod' (Pulumi.prod.yaml); there is none in this project.",
            Assert.Throws<UsageError>(() => ProjectFolder.Open(project.Path).StackFile("prod", null)).Message);
    }

    [Fact]
    public void A_file_that_is_named_and_missing_says_so()
    {
        using var project = new TemporaryProject();

        Assert.Equal(
            "There is no file nowhere.yaml; give --config the stack file to use.",
            Assert.Throws<UsageError>(() => ProjectFolder.Open(project.Path).StackFile("prod", "nowhere.yaml")).Message);
    }

    [Theory]
    [InlineData("prod")]
    [InlineData("org/prod")]
    [InlineData("org/shared-bandwidth/prod")]
    public void A_stack_is_found_by_its_short_and_by_its_full_name(string stack)
    {
        using var project = new TemporaryProject();
        var file = project.Write("Pulumi.prod.yaml", "config: {}");

        Assert.Equal(file, ProjectFolder.Open(project.Path).StackFile(stack, null));
    }

    [Fact]
    public void A_file_that_is_named_is_taken_whatever_the_stack()
    {
        using var project = new TemporaryProject();
        var file = project.Write("other.yaml", "config: {}");

        Assert.Equal(file, ProjectFolder.Open(project.Path).StackFile("anything", file));
    }

    [Fact]
    public void The_projects_defaults_apply_and_the_stack_overrides_them()
    {
        using var project = new TemporaryProject();
        var file = project.Write("Pulumi.test.yaml", "config:\n  shared-bandwidth:accountSite: International\n");

        var config = ProjectFolder.Open(project.Path).ReadConfig(file);

        Assert.Equal(
            new Dictionary<string, string>
            {
                ["shared-bandwidth:gateway"] = "{}",
                ["shared-bandwidth:accountSite"] = "International",
                ["shared-bandwidth:protect"] = "false",
                ["alicloud:region"] = "cn-default",
                ["shared-bandwidth:plain"] = "as it is",
            },
            config.ToDictionary());
    }

    [Fact]
    public void A_key_without_a_namespace_is_the_projects()
    {
        using var project = new TemporaryProject();
        var file = project.Write("Pulumi.test.yaml", "config:\n  protect: true\n  alicloud:region: cn-beijing\n");

        var config = ProjectFolder.Open(project.Path).ReadConfig(file);

        Assert.Equal(("true", "cn-beijing"), (config["shared-bandwidth:protect"], config["alicloud:region"]));
        Assert.DoesNotContain("protect", config.Keys);
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
    public void A_value_is_typed_as_Pulumi_types_it(string yaml, string json)
    {
        using var project = new TemporaryProject();
        var file = project.Write("Pulumi.test.yaml", $"config:\n  apps:\n    key: {yaml}\n");

        Assert.Equal($"{{\"key\":{json}}}", ProjectFolder.Open(project.Path).ReadConfig(file)["shared-bandwidth:apps"]);
    }

    // The engine hands every value at the top over as its text.
    [Theory]
    [InlineData("80", "80")]
    [InlineData("\"80\"", "80")]
    [InlineData("true", "true")]
    [InlineData("International", "International")]
    [InlineData("[1]", "[1]")]
    public void A_value_at_the_top_is_its_text(string yaml, string text)
    {
        using var project = new TemporaryProject();
        var file = project.Write("Pulumi.test.yaml", $"config:\n  key: {yaml}\n");

        Assert.Equal(text, ProjectFolder.Open(project.Path).ReadConfig(file)["shared-bandwidth:key"]);
    }

    [Theory]
    [InlineData("\uFEFFconfig:\n  key: 1\n")]
    [InlineData("config:\r\n  key: 1\r\n")]
    [InlineData("---\nconfig:\n  key: 1\n...\n")]
    [InlineData("config: { key: 1 }")]
    [InlineData("config:\n  other: &one 1\n  key: *one\n")]
    public void Byte_order_marks_line_endings_document_marks_and_aliases_change_nothing(string content)
    {
        using var project = new TemporaryProject();
        var file = project.Write("Pulumi.test.yaml", content);

        Assert.Equal("1", ProjectFolder.Open(project.Path).ReadConfig(file)["shared-bandwidth:key"]);
    }

    [Fact]
    public void Keys_of_the_stack_file_that_are_Pulumis_own_are_passed_over()
    {
        using var project = new TemporaryProject();
        var file = project.Write("Pulumi.test.yaml", "secretsprovider: awskms\nencryptedkey: abc\nencryptionsalt: v1\nenvironment: [x]\nconfig: { key: 1 }\n");

        Assert.Equal("1", ProjectFolder.Open(project.Path).ReadConfig(file)["shared-bandwidth:key"]);
    }
}
