using System.Text.Json.Nodes;
using SharedBandwidth.CommandLine.Files;
using SharedBandwidth.Simulation.Recording;

namespace SharedBandwidth.Tests.CommandLine.Verify;

/// <summary>A deployed stack in which the changes of <c>Genuine/drift.json</c> can be found.</summary>
public abstract class HandChangedStack : ProjectTests
{
    private protected const string Stack = """
        config:
          alicloud:region: cn-shanghai
          shared-bandwidth:network: { vpcId: vpc-1, vswitchId: vsw-1 }
          shared-bandwidth:gateway: { name: test, description: test }
          shared-bandwidth:bandwidth: { name: test, description: test }
          shared-bandwidth:outbound: { vswitches: { a: vsw-a, b: vsw-b } }
          shared-bandwidth:apps:
            ecs1: { privateIp: 192.168.0.100, ports: { http: 80 }, demand: { baseMbps: 1000 } }
            ecs2: { privateIp: 192.168.0.101, ports: { http: 80 }, demand: { baseMbps: 500 } }
        """;

    private protected HandChangedStack()
        : base(File.ReadAllText(Path.Combine(Repository.Root, "Pulumi.yaml"))) => Write("Pulumi.prod.yaml", Stack);

    /// <summary>What the genuine engine found and did, one for each change.</summary>
    private protected static JsonNode[] Changes { get; } =
        [.. JsonNode.Parse(File.ReadAllText(Genuine("drift.json")))!.AsArray().OfType<JsonNode>()];

    private protected string Folder => Project.Path;

    private protected static string Genuine(string file) => Path.Combine(Repository.Root, "tests/CommandLine/Verify/Genuine", file);

    // Entries are named after the vSwitch's id since then.
    private protected static JsonNode Named(string name) => JsonNode.Parse(
        Changes.Single(one => (string)one["name"]! == name).ToJsonString()
            .Replace("shared-bandwidth-outbound-a", "shared-bandwidth-outbound-vsw-a", StringComparison.Ordinal)
            .Replace("shared-bandwidth-outbound-b", "shared-bandwidth-outbound-vsw-b", StringComparison.Ordinal))!;

    private protected string Write(string name, string content) => Project.Write(name, content);

    private protected Task<CommandResult> RunAsync(string file, params string[] arguments) =>
        CommandLine.RunAsync(80, ["verify", "prod", "--cwd", Folder, "--refresh", file, .. arguments]);

    private protected async Task<string> FoundAsync(JsonNode change) => Write("found.json", await FoundTextAsync(change));

    private protected async Task<string> FoundTextAsync(JsonNode change)
    {
        var project = ProjectFolder.Open(Folder);
        var found = new FoundByPulumi(
            await ProgramRunner.RunAsync(project.Name, "prod", project.ReadConfig(project.StackFile("prod", configFile: null))));
        foreach (var one in change["refresh"]!.AsArray())
        {
            found.Apply(one!);
        }

        return found.Text();
    }
}
