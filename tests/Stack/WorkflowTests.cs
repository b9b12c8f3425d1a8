using System.Text.RegularExpressions;
using Xunit;
using YamlDotNet.RepresentationModel;

namespace SharedBandwidth.Tests.Stacks;

/// <summary>The workflows for GitHub, as far as their files tell.</summary>
public sealed class WorkflowTests
{
    private static readonly Regex _pinned = new("uses: [a-z-]+/[a-z-]+@[0-9a-f]{40} # v[0-9]+\\.[0-9]+\\.[0-9]+$");

    public static TheoryData<string> Files =>
        [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, ".github", "workflows")).Select(file => Path.GetFileName(file)!)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_action_is_pinned_by_its_commit_and_says_which_version_that_is(string file)
    {
        var used = Read(file).Split('\n').Where(line => line.Contains("uses:", StringComparison.Ordinal)).ToList();

        // What may write to pull requests is left with the runner's own tools.
        Assert.Equal(file == "comment.yml", used.Count == 0);
        Assert.All(used, line => Assert.Matches(_pinned, line));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_newer_run_takes_an_older_ones_place_and_rights_are_read_only_unless_a_job_needs_more(string file)
    {
        var workflow = Root(file);

        Assert.Equal("true", Scalar(Map(workflow, "concurrency"), "cancel-in-progress"));
        Assert.Equal("read", Scalar(Map(workflow, "permissions"), "contents"));
    }

    [Fact]
    public void Actions_have_an_update_configuration() =>
        Assert.Contains(
            "package-ecosystem: github-actions",
            File.ReadAllText(Path.Combine(Repository.Root, ".github", "dependabot.yml")),
            StringComparison.Ordinal);

    [Fact]
    public void The_stacks_are_those_that_have_a_file()
    {
        var jobs = Map(Root("preview.yml"), "jobs");

        Assert.All(["rehearse", "pulumi"], job => Assert.Equal(
            "${{ fromJSON(needs.stacks.outputs.stacks) }}", Scalar(Map(Map(Map(jobs, job), "strategy"), "matrix"), "stack")));
        Assert.Contains("Pulumi.*.yaml", Read("preview.yml"), StringComparison.Ordinal);
        Assert.DoesNotContain("[dev, prod]", Read("preview.yml"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_base_that_cannot_be_built_is_said_and_comments_are_replaced()
    {
        var preview = Read("preview.yml");

        Assert.Contains("The base's own program could not say what it deploys of $STACK", preview, StringComparison.Ordinal);
        Assert.Contains("edit-pr-comment: true", preview, StringComparison.Ordinal);
        Assert.DoesNotContain("gh pr comment", preview, StringComparison.Ordinal);
    }

    // A fork's run gets no token that may write, and what has one runs nothing of the fork's.
    [Fact]
    public void The_comment_is_posted_by_a_workflow_that_runs_nothing_of_the_pull_request()
    {
        var comment = Read("comment.yml");
        var job = Map(Map(Root("comment.yml"), "jobs"), "comment");

        Assert.Equal("github.event.workflow_run.event == 'pull_request'", Scalar(job, "if"));
        Assert.Equal("write", Scalar(Map(job, "permissions"), "pull-requests"));
        Assert.DoesNotContain("checkout", comment, StringComparison.Ordinal);
        Assert.DoesNotContain("dotnet", comment, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"run: \|(?s:.*)\$\{\{", comment);
        Assert.Contains("-gt 60000", comment, StringComparison.Ordinal);
        Assert.Contains("'<!-- shared-bandwidth:comment v1 -->'", comment, StringComparison.Ordinal);
        Assert.Contains("--comment comment.md", Read("preview.yml"), StringComparison.Ordinal);
        Assert.DoesNotContain("pull-requests: write", Read("preview.yml").Split("\n  pulumi:\n")[0], StringComparison.Ordinal);
    }

    // An update that is killed would lose what it had made.
    [Fact]
    public void Only_the_preview_saves_no_checkpoints()
    {
        var steps = ((YamlSequenceNode)Map(Map(Root("preview.yml"), "jobs"), "pulumi").Children["steps"]).Cast<YamlMappingNode>();

        Assert.Equal("preview", Scalar(
            Map(steps.Single(step => step.ToString().Contains("PULUMI_SKIP_CHECKPOINTS", StringComparison.Ordinal)), "with"), "command"));
        Assert.DoesNotContain(
            "PULUMI_SKIP_CHECKPOINTS",
            Read("ci.yml") + File.ReadAllText(Path.Combine(Repository.Root, ".ci", "emulated-account")),
            StringComparison.Ordinal);
    }

    private static string Read(string file) => File.ReadAllText(Path.Combine(Repository.Root, ".github", "workflows", file));

    private static YamlMappingNode Root(string file)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(Read(file)));
        return (YamlMappingNode)stream.Documents[0].RootNode;
    }

    private static YamlMappingNode Map(YamlMappingNode node, string key) => (YamlMappingNode)node.Children[key];

    private static string? Scalar(YamlMappingNode node, string key) => ((YamlScalarNode)node.Children[key]).Value;
}
