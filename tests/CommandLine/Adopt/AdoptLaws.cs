using System.Text.Json.Nodes;
using FsCheck.Xunit;
using SharedBandwidth.Simulation.Engine;
using SharedBandwidth.Simulation.Recording;
using Xunit;

namespace SharedBandwidth.Tests.CommandLine.Adopt;

/// <summary>What holds for every stack that was deployed, forgotten and adopted.</summary>
[Properties(Arbitrary = [typeof(StackGenerators)], MaxTest = 15)]
public sealed class AdoptLaws
{
    [Property]
    public void A_forgotten_stack_is_described_so_that_only_brought_EIPs_get_a_name(GeneratedStack stack)
    {
        var (adopted, _) = Adopt(stack, withFile: false);

        Assert.All(adopted["changes"]!.AsArray(), change =>
        {
            Assert.Equal(("update", TypeTokens.EipAddress), ((string)change!["step"]!["step"]!, (string)change["step"]!["type"]!));
            Assert.Equal("addressName", (string)Assert.Single(change["step"]!["properties"]!.AsArray())!["name"]!);
        });
        Assert.Equal(Brought(stack), adopted["changes"]!.AsArray().Count);
        Assert.Empty(adopted["cannotSay"]!.AsArray());
    }

    [Property]
    public void A_forgotten_stack_is_matched_to_its_own_file_as_it_was(GeneratedStack stack)
    {
        var (adopted, run) = Adopt(stack, withFile: true);

        // Rules of security groups are in none of the lists.
        Assert.All(adopted["changes"]!.AsArray(), change => Assert.Equal(
            ("create", TypeTokens.SecurityGroupRule), ((string)change!["step"]!["step"]!, (string)change["step"]!["type"]!)));
        Assert.Equal(
            run.Resources.Where(
                resource => !resource.IsComponent && resource.ReadId is null && resource.Key.Type != TypeTokens.SecurityGroupRule)
                .Select(resource => resource.Key.ToString()).Order(),
            adopted["import"]!["resources"]!.AsArray()
                .Where(one => one!["id"] is not null).Select(one => $"{one!["type"]}::{one["logicalName"]}").Order());
    }

    private static int Brought(GeneratedStack stack) =>
        stack.Apps.Count(app => app.IsBrought) + (stack.IsSharedBrought && stack.Apps.Any(app => app.SharedAddress is not null) ? 1 : 0);

    private static (JsonNode Adopted, ProgramRun Run) Adopt(GeneratedStack stack, bool withFile)
    {
        var run = stack.RunAsync().GetAwaiter().GetResult();
        var deployed = DeployedStack.With(run.Resources, new UpdateOptions());
        using var project = new TemporaryProject(File.ReadAllText(Path.Combine(Repository.Root, "Pulumi.yaml"))
            .Replace("name: shared-bandwidth", "name: nx", StringComparison.Ordinal));
        var state = project.Write("state.json", ListedAccount.StateOf(deployed.Cloud));
        if (withFile)
        {
            project.Write(
                "Pulumi.test.yaml", $"config:\n{string.Concat(stack.ToConfig().Select(entry => $"  {entry.Key}: {entry.Value}\n"))}");
        }

        var result = CommandLine.RunAsync("adopt", "test", "--cwd", project.Path, "--from", state, "--json")
            .GetAwaiter().GetResult().Clean();
        Assert.True(result.ExitCode == 0, result.Error + result.Output);
        return (JsonNode.Parse(result.Output)!, run);
    }
}
