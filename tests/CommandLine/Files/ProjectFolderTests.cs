using SharedBandwidth.CommandLine.Files;
using Xunit;

namespace SharedBandwidth.Tests.CommandLine.Files;

/// <summary>The project file, and the stacks beside it.</summary>
public sealed class ProjectFolderTests
{
    [Theory]
    [InlineData("a: { type: integer, default: 1, value: 2 }", "Pulumi.yaml: config.a has a default and a value; remove one of them.")]
    [InlineData("alicloud:region: { default: x }",
        "Pulumi.yaml: config.alicloud:region is of another namespace and can have a value only; write alicloud:region: { value: ... }, "
            + "without type and default.")]
    [InlineData("a: { type: array }", "Pulumi.yaml: config.a declares an array without the type of its items; add items.")]
    [InlineData("a: { type: integer, default: x }",
        "Pulumi.yaml: the default of config.a is not of the type integer that is declared; correct one of them.")]
    public void A_declaration_that_Pulumi_refuses_is_refused(string declaration, string message)
    {
        using var project = new TemporaryProject($"name: p\nruntime: dotnet\nconfig:\n  {declaration}\n");

        Assert.Equal(message, Assert.Throws<UsageError>(() => ProjectFolder.Open(project.Path)).Message);
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
    [InlineData("org/shared-bandwidth/PROD2",
        "There is no stack 'org/shared-bandwidth/PROD2' (Pulumi.PROD2.yaml); the stacks here are dev and prod.")]
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
            config.Values.ToDictionary());
    }
}
