using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FsCheck.Xunit;
using SharedBandwidth.CommandLine.Files;
using SharedBandwidth.Simulation.Engine;
using SharedBandwidth.Simulation.Impact;
using SharedBandwidth.Simulation.Provider;
using SharedBandwidth.Simulation.Recording;
using Xunit;

namespace SharedBandwidth.Tests.CommandLine.Files;

public sealed class StateFileTests() : ProjectTests(projectFile: null)
{
    private const string StateName = "state.json";
    private const string Gateway = "alicloud:vpc/natGateway:NatGateway";

    private static readonly UpdateOptions _options = new() { Parallel = 16 };

    private string StatePath => Path.Combine(Project.Path, StateName);

    [Property(MaxTest = 60, Arbitrary = [typeof(StackGenerators)])]
    public async Task A_change_from_an_exported_state_is_that_from_a_saved_plan(GeneratedStack one, GeneratedStack other)
    {
        var (before, after) = (await one.RunAsync(), await other.RunAsync());
        Project.Write(StateName, ExportText.Of(before).ToJsonString());

        var state = ExportedStack.Of(StateFile.TryRead("--against", StatePath, "nx", "test")!, after.Resources);
        var fromState = ChangeOutcome.Run(DeployedStack.With(state, _options), after.Resources, after.Quotas, _options);
        var fromPlan = ChangeOutcome.Run(before.Resources, after.Resources, after.Quotas, _options);

        Assert.Equal(Lines(fromPlan.Preview), Lines(fromState.Preview));
        Assert.Equal(Lines(fromPlan.Execution), Lines(fromState.Execution));
        Assert.Equal(Requests(fromPlan.Execution), Requests(fromState.Execution));
        Assert.Equal(fromPlan.IsPossible, fromState.IsPossible);
        Assert.Equal(fromPlan.Apps.Select(Line), fromState.Apps.Select(Line));
        Assert.Equal(fromPlan.Outbound, fromState.Outbound);
        Assert.Empty(fromState.Preview.Steps.SelectMany(step => step.NotCompared));
    }

    [Fact]
    public async Task A_gateway_that_takes_another_ones_place_has_tables_of_its_own()
    {
        var config = GeneratedStack.OfApps(2).ToConfig();
        var before = await ProgramRunner.RunAsync("nx", "test", config);
        config["nx:network"] = """{ "vpcId": "vpc-2", "vswitchId": "vsw-2" }""";
        var after = await ProgramRunner.RunAsync("nx", "test", config);
        Project.Write(StateName, ExportText.Of(before).ToJsonString());

        var state = ExportedStack.Of(StateFile.TryRead("--against", StatePath, "nx", "test")!, after.Resources);
        var fromState = ChangeOutcome.Run(DeployedStack.With(state, _options), after.Resources, after.Quotas, _options);
        var fromPlan = ChangeOutcome.Run(before.Resources, after.Resources, after.Quotas, _options);

        Assert.Contains(fromState.Preview.Steps, step => step.Kind == StepKind.Replace && step.Key.Type == Gateway);
        Assert.Equal(Requests(fromPlan.Execution), Requests(fromState.Execution));
    }

    [Property(MaxTest = 30, Arbitrary = [typeof(StackGenerators)])]
    public async Task A_state_of_the_same_configuration_changes_nothing_under_ids_and_IPs_of_its_own(GeneratedStack stack)
    {
        var run = await stack.RunAsync();
        var text = ExportText.Of(run).ToJsonString();
        // As the service names them, and not as a rehearsal does.
        var deployed = Regex.Replace(text, @"\b(eip|ngw|ftb|stb|cbwp|fwd|snat)-shared-bandwidth", "$1-2ze")
            .Replace("198.1", "47.1", StringComparison.Ordinal);
        Assert.Contains("ngw-2ze", deployed, StringComparison.Ordinal);
        Project.Write(StateName, deployed);

        var state = ExportedStack.Of(StateFile.TryRead("--against", StatePath, "nx", "test")!, run.Resources);
        var preview = DeployedStack.With(state, _options).Preview(run.Resources);

        Assert.All(preview.Steps, step => Assert.Equal((StepKind.Same, step.Key), (step.Kind, step.Key)));
    }

    [Fact]
    public async Task A_stack_with_servers_and_a_password_changes_nothing_and_its_password_is_known_to_stay()
    {
        var run = await ProgramRunner.RunAsync("shared-bandwidth", "dev", StackConfigOf("dev"));
        Project.Write(StateName, ExportText.Of(run).ToJsonString());

        var state = ExportedStack.Of(StateFile.TryRead("--against", StatePath, "shared-bandwidth", "dev")!, run.Resources);
        var preview = DeployedStack.With(state, _options).Preview(run.Resources);

        Assert.All(preview.Steps, step => Assert.Equal((StepKind.Same, step.Key), (step.Kind, step.Key)));
        Assert.Empty(preview.Steps.SelectMany(step => step.NotCompared));
        Assert.Contains(state.Resources, resource => resource.Exported!.Encrypted.Contains("password"));
    }

    [Fact]
    public async Task The_genuine_engine_and_the_rehearsal_do_the_same_from_one_state()
    {
        var genuine = JsonNode.Parse(File.ReadAllText(Genuine("preview-change-a-port.json")))!;
        var steps = genuine["steps"]!.AsArray()
            .Where(step => step!["op"]!.GetValue<string>() != "same")
            .Select(step =>
                $"{step!["op"]} {step["urn"]!.GetValue<string>().Split('$')[^1]} "
                    + $"{string.Join(',', step["diffReasons"]!.AsArray().Select(name => name!.ToString()))}");

        var unchanged = await PreviewGenuineAsync(text => text);
        var changed = await PreviewGenuineAsync(text =>
        {
            var second = text.IndexOf("ecs2:", StringComparison.Ordinal);
            return text[..second] + text[second..].Replace("http: 80", "http: { external: 8080, internal: 80 }", StringComparison.Ordinal);
        });

        Assert.All(unchanged, step => Assert.Equal((StepKind.Same, step.Key), (step.Kind, step.Key)));
        Assert.Equal(
            steps,
            changed.Where(step => step.Kind != StepKind.Same)
                .Select(step =>
                    $"{step.Kind.ToString().ToLowerInvariant()} {step.Key} "
                        + $"{string.Join(',', step.Changes.Select(change => change.Name))}"));
    }

    [Theory]
    [InlineData(
        "5", "this state is of version 5, and only versions 3 and 4 can be read; export it with a Pulumi that this project asks for.")]
    [InlineData(
        "2", "this state is of version 2, and only versions 3 and 4 can be read; export it with a Pulumi that this project asks for.")]
    [InlineData("\"3\"",
        "this state is of version \"3\", and only versions 3 and 4 can be read; export it with a Pulumi that this project asks for.")]
    public void A_state_of_another_version_is_refused(string version, string reason) =>
        Refused($$"""{ "version": {{version}}, "deployment": {} }""", reason);

    [Theory]
    [InlineData("""{ "version": 4, "features": ["views", "hooks"], "deployment": {} }""",
        "the state uses views, which this program never does and a rehearsal does not know; known are hooks, taint and byteString. "
            + "Ask 'pulumi preview' itself.")]
    [InlineData("""{ "version": 3, "deployment": { "resources": 5 } }""",
        "this is not what 'pulumi stack export' writes (at $.deployment.resources); export the state anew.")]
    [InlineData("""{ "version": 3, "deployment": { "resources": [{ "type": "x" }] } }""",
        "this is not what 'pulumi stack export' writes (at $.deployment.resources[0]); export the state anew.")]
    [InlineData("""{ "version": 3, "deployment": { "resources": [{ "urn": "x", "type": "x" }] } }""",
        "'x' is not the name of a resource in a state; it is urn:pulumi:STACK::PROJECT::TYPE::NAME. Export the state anew.")]
    [InlineData("""{ "version": 3, "deployment": { "resources": [{ "urn": "urn:pulumi:prod::nx::a:b:C::d", "type": "a:b:C" }] } }""",
        "this is the state of nx / prod, not of nx / test; give an export of the same project and stack.")]
    [InlineData("""{ "version": 3, "deployment": { "resources": [{ "urn": "urn:pulumi:test::other::a:b:C::d", "type": "a:b:C" }] } }""",
        "this is the state of other / test, not of nx / test; give an export of the same project and stack.")]
    [InlineData(
        """{ "version": 3, "deployment": { "resources": [{ "urn": "urn:pulumi:test::nx::a:b:C::d", "type": "a:b:C","""
            + """ "custom": true }] } }""", "C d has no id; export the state anew.")]
    [InlineData(
        """{ "version": 3, "deployment": { "resources": [{ "urn": "urn:pulumi:test::nx::a:b:C::d", "type": "a:b:C", "custom": true,"""
            + """ "id": "i", "deletedWith": "urn:pulumi:test::nx::a:b:C::e" }] } }""",
        "C d has the option deletedWith, which this program never sets and which cannot be rehearsed. Ask 'pulumi preview' itself.")]
    [InlineData(
        """{ "version": 3, "deployment": { "resources": [{ "urn": "urn:pulumi:test::nx::a:b:C::d", "type": "a:b:C", "custom": true,"""
            + """ "id": "i", "dependencies": [null] }] } }""", "'' is not the name of a resource in a state; export the state anew.")]
    public void A_state_that_cannot_be_used_is_refused_with_one_sentence(string content, string reason) => Refused(content, reason);

    [Theory]
    [InlineData("""{ "version": 3, "deployment": { "resources": [null], "pending_operations": [null] } }""")]
    [InlineData("""{ "version": 3, "deployment": { "manifest": {} } }""")]
    [InlineData("""{ "version": 3, "deployment": null }""")]
    public async Task A_state_of_nothing_has_everything_made(string content)
    {
        Project.Write(StateName, content);
        var run = await GeneratedStack.OfApps(1).RunAsync();

        var state = ExportedStack.Of(StateFile.TryRead("--against", StatePath, "nx", "test")!, run.Resources);

        Assert.Empty(state.Resources);
        Assert.All(DeployedStack.With(state, _options).Preview(run.Resources).Steps, step => Assert.Equal(StepKind.Create, step.Kind));
    }

    [Fact]
    public async Task What_is_to_be_compared_by_key_must_be_in_the_component_of_today_and_there_once()
    {
        var run = await GeneratedStack.OfApps(1).RunAsync();
        var moved = ExportText.Of(run).ToJsonString().Replace($"SharedBandwidthExposure${Gateway}", Gateway, StringComparison.Ordinal)
            .Replace("shared-bandwidth:index:" + Gateway, Gateway, StringComparison.Ordinal);
        Project.Write(StateName, moved);
        var there = StateFile.TryRead("--against", StatePath, "nx", "test")!;

        Assert.Contains(
            "is in another component in the state",
            Assert.Throws<NotSimulatedException>(() => ExportedStack.Of(there, run.Resources)).Message,
            StringComparison.Ordinal);

        var twice = there with { Resources = [.. there.Resources, there.Resources[0]] };
        Assert.Contains(
            "The state has 2 resources",
            Assert.Throws<NotSimulatedException>(() => ExportedStack.Of(twice, run.Resources)).Message,
            StringComparison.Ordinal);
    }

    // Each value of the genuine state in turn is something else.
    [Theory]
    [InlineData("null")]
    [InlineData("5")]
    [InlineData("\"x\"")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("[null]")]
    [InlineData("true")]
    [InlineData("""{ "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", "ciphertext": "v1:x" }""")]
    public async Task Whatever_stands_in_a_state_it_is_played_or_refused_in_a_sentence(string value)
    {
        var run = await ProgramRunner.RunAsync("shared-bandwidth", "prod", StackConfigOf("prod"));
        var text = File.ReadAllText(Genuine("stack-export.json"));
        var places = JsonPlace.AllIn(JsonNode.Parse(text)!).ToList();
        var played = 0;

        foreach (var place in places)
        {
            var state = JsonNode.Parse(text)!;
            place.Replace(state, JsonNode.Parse(value));
            Project.Write(StateName, state.ToJsonString());
            try
            {
                if (StateFile.TryRead("--against", StatePath, "shared-bandwidth", "prod") is { } export)
                {
                    ChangeOutcome.Run(
                        DeployedStack.With(ExportedStack.Of(export, run.Resources), _options), run.Resources, run.Quotas, _options);
                    played++;
                }
            }
            catch (Exception exception) when (exception is UsageError or NotSimulatedException)
            {
                Assert.EndsWith(".", exception.Message.TrimEnd('\''), StringComparison.Ordinal);
            }
        }

        Assert.InRange(played, 50, places.Count - 1);
    }

    [Fact]
    public void The_providers_that_are_rehearsed_are_those_of_the_packages()
    {
        var packages = File.ReadAllText(Path.Combine(Repository.Root, "Directory.Packages.props"));

        Assert.Contains($"<PulumiAliCloudVersion>{ProviderVersions.Of("alicloud")}<", packages, StringComparison.Ordinal);
        Assert.Contains($"<PulumiRandomVersion>{ProviderVersions.Of("random")}<", packages, StringComparison.Ordinal);
        Assert.Null(ProviderVersions.Of("aws"));
    }

    private static string Genuine(string file) => Path.Combine(Repository.Root, "tests/CommandLine/Files/Genuine", file);

    private static SharedBandwidth.Configuration.StackConfiguration StackConfigOf(string stack)
    {
        var project = ProjectFolder.Open(Repository.Root);
        return project.ReadConfig(project.StackFile(stack, null));
    }

    private static IEnumerable<string> Requests(UpdateResult result) => result.Calls
        .Select(call => $"{call.Action} {string.Join(' ', call.Request.Values.Select(value => $"{value.Key}={value.Value}"))}")
        .Order(StringComparer.Ordinal);

    private static IEnumerable<string> Lines(UpdateResult result) => result.Steps
        .Select(step => $"{step.Kind} {step.Key} {step.FormerKey} {step.Failure?.Refusal.Code} "
            + string.Join(", ", step.Changes.Select(change =>
                $"{change.Name}: {AttributeText.Of(change.Before)} -> {AttributeText.Of(change.After)}")))
        .Order(StringComparer.Ordinal);

    private static string Line(AppImpact app) =>
        $"{app.App} {app.FormerApp} {app.Kind} {app.Interruption} {app.Throttled} {string.Join(", ", app.Endpoints)}";

    private async Task<IEnumerable<ResourceStep>> PreviewGenuineAsync(Func<string, string> edit)
    {
        var stackFile = Project.Write("Pulumi.prod.yaml", edit(File.ReadAllText(Genuine("Pulumi.prod.yaml"))));
        var run = await ProgramRunner.RunAsync("shared-bandwidth", "prod", ProjectFolder.Open(Repository.Root).ReadConfig(stackFile));
        var export = StateFile.TryRead("--against", Genuine("stack-export.json"), "shared-bandwidth", "org/shared-bandwidth/prod")!;
        return DeployedStack.With(ExportedStack.Of(export, run.Resources), _options).Preview(run.Resources).Steps;
    }

    private void Refused(string content, string reason)
    {
        Project.Write(StateName, content);

        var error = Assert.Throws<UsageError>(() => StateFile.TryRead("--against", StatePath, "nx", "test"));

        Assert.Equal($"--against {StatePath}: {reason}", error.Message);
    }
}
