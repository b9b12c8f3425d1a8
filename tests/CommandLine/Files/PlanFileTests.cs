using System.Text.Json.Nodes;
using FsCheck.Xunit;
using SharedBandwidth.CommandLine.Files;
using SharedBandwidth.CommandLine.Preview;
using SharedBandwidth.Simulation.Engine;
using Xunit;

namespace SharedBandwidth.Tests.CommandLine.Files;

public sealed class PlanFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("plans-").FullName;

    private string File => Path.Combine(_folder, "plan.json");

    [Property(MaxTest = 20, Arbitrary = [typeof(StackGenerators)])]
    public async Task A_plan_that_was_saved_is_the_same_when_it_is_read(GeneratedStack stack)
    {
        var run = await stack.RunAsync();

        PlanFile.Save(File, run);
        var (place, read) = PlanFile.Read(File, "nx", "test");

        Assert.Equal(run.Plan.Place, place);
        Assert.Equal(run.Resources.Select(r => r.Key), read.Select(r => r.Key));
        Assert.All(
            DeployedStack.With(read, new UpdateOptions()).Preview(run.Resources).Steps,
            step => Assert.Equal(StepKind.Same, step.Kind));
        PlanFile.Save($"{File}2", run with { Resources = read });
        Assert.Equal(System.IO.File.ReadAllText(File), System.IO.File.ReadAllText($"{File}2"));
    }

    [Fact]
    public async Task A_saved_resource_is_that_of_the_previews_JSON_and_what_a_comparison_needs_beside()
    {
        var run = await GeneratedStack.OfApps(2).RunAsync();
        using var preview = new MemoryStream();

        PlanFile.Save(File, run);
        PreviewData.Of(run).Write(preview);

        var saved = JsonNode.Parse(System.IO.File.ReadAllText(File))!["resources"]!.AsArray();
        Assert.All(saved, resource => Assert.True(resource!.AsObject().Remove("saved")));
        Assert.Equal(JsonNode.Parse(preview.ToArray())!["resources"]!.ToJsonString(), saved.ToJsonString());
    }

    [Theory]
    [InlineData("", "this is not a plan that was saved by --save, nor a state that 'pulumi stack export' wrote (line 1); make it anew.")]
    [InlineData(
        "config: {}", "this is not a plan that was saved by --save, nor a state that 'pulumi stack export' wrote (line 1); make it anew.")]
    [InlineData("[]",
        "this is neither a plan nor a state; give a file that was saved by --save, one that 'pulumi stack export' wrote, "
            + "or a git revision.")]
    [InlineData("{}",
        "this is neither a plan nor a state; give a file that was saved by --save, one that 'pulumi stack export' wrote, "
            + "or a git revision.")]
    [InlineData("""{ "version": 4, "terraform_version": "1.9", "lineage": "x" }""",
        "this is a Terraform state; give a file that was saved by --save, one that 'pulumi stack export' wrote, or a git revision.")]
    [InlineData("""{ "version": 3, "checkpoint": { "latest": {} } }""",
        "this is a checkpoint of Pulumi's backend, not an export; give a file that was saved by --save, one that 'pulumi stack export' "
            + "wrote, or a git revision.")]
    [InlineData("""{ "config": {}, "steps": [], "changeSummary": {} }""",
        "this is what 'pulumi preview --json' writes, not a state; give a file that was saved by --save, one that 'pulumi stack export' "
            + "wrote, or a git revision.")]
    [InlineData("""{ "version": 3, "deployment": { "resources": [""",
        "this is not a plan that was saved by --save, nor a state that 'pulumi stack export' wrote (line 1); make it anew.")]
    [InlineData("""{ "format": 1, "version": 1 }""",
        "this is neither a plan nor a state; give a file that was saved by --save, one that 'pulumi stack export' wrote, "
            + "or a git revision.")]
    [InlineData("""{ "format": "shared-bandwidth-plan", "version": 2 }""",
        "this plan is of version 2, and only version 3 can be read; save it anew with this program.")]
    [InlineData("""{ "format": "shared-bandwidth-plan", "version": "x" }""",
        "this plan is of version \"x\", and only version 3 can be read; save it anew with this program.")]
    [InlineData("""{ "format": "shared-bandwidth-plan", "version": 3 }""",
        "this is not a plan that was saved by --save, nor a state that 'pulumi stack export' wrote (line 1); make it anew.")]
    [InlineData(
        """{ "format": "shared-bandwidth-plan", "version": 3, "project": "nx", "stack": "test", "place": { "region": "cn-shanghai","""
            + """ "profile": null, "accountSite": "China" }, "checksum": "", "resources": [{}] }""",
        "this is not a plan that was saved by --save, nor a state that 'pulumi stack export' wrote (line 1); make it anew.")]
    [InlineData(
        """{ "format": "shared-bandwidth-plan", "version": 3, "project": "nx", "stack": "test", "place": { "region": "cn-shanghai","""
            + """ "profile": null, "accountSite": "China" }, "checksum": "", "resources": [] }""",
        "the plan was changed after it was saved; save it anew.")]
    public void What_is_not_a_plan_is_refused_with_one_sentence(string content, string reason)
    {
        System.IO.File.WriteAllText(File, content);

        var exception = Assert.Throws<UsageError>(() => PlanFile.Read(File, "nx", "test"));

        Assert.Equal($"--against {File}: {reason}", exception.Message);
    }

    [Theory]
    [InlineData("other", "test")]
    [InlineData("nx", "prod")]
    public async Task A_plan_of_another_project_or_stack_is_refused(string project, string stack)
    {
        PlanFile.Save(File, await GeneratedStack.OfApps(1).RunAsync());

        var exception = Assert.Throws<UsageError>(() => PlanFile.Read(File, project, stack));

        Assert.Equal(
            $"--against {File}: this is the plan of nx / test, not of {project} / {stack}; give a plan of the same project and stack.",
            exception.Message);
    }

    [Fact]
    public async Task A_plan_that_was_changed_by_hand_is_refused()
    {
        PlanFile.Save(File, await GeneratedStack.OfApps(1).RunAsync());
        System.IO.File.WriteAllText(
            File, System.IO.File.ReadAllText(File).Replace("192.168.0.10", "192.168.0.11", StringComparison.Ordinal));

        Assert.Equal(
            $"--against {File}: the plan was changed after it was saved; save it anew.",
            Assert.Throws<UsageError>(() => PlanFile.Read(File, "nx", "test")).Message);
    }

    [Fact]
    public async Task A_plan_that_cannot_be_written_leaves_nothing_behind()
    {
        var run = await GeneratedStack.OfApps(1).RunAsync();

        Assert.StartsWith(
            "--save /nowhere/plan.json cannot be written: ",
            Assert.Throws<UsageError>(() => PlanFile.Save("/nowhere/plan.json", run)).Message,
            StringComparison.Ordinal);
        Directory.CreateDirectory(File);
        Assert.Throws<UsageError>(() => PlanFile.Save(File, run));

        Assert.Empty(Directory.EnumerateFiles(_folder));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
