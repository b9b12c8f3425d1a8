using System.Text.Json.Nodes;
using Xunit;

namespace SharedBandwidth.Tests.CommandLine;

/// <summary>A stack of two apps with the genuine state of its deployment, both of which tests change.</summary>
public abstract class ExportedProject : ProjectTests
{
    private protected const string Gateway = "alicloud:vpc/natGateway:NatGateway";
    private protected const string Eip = "alicloud:ecs/eipAddress:EipAddress";
    private protected const string Entry = "alicloud:vpc/forwardEntry:ForwardEntry";
    private protected const string Attachment = "alicloud:vpc/commonBandwithPackageAttachment:CommonBandwithPackageAttachment";
    private protected const string Nothing = "Nothing changes: all 10 resources stay as they are.";

    private static readonly string _genuine = Path.Combine(Repository.Root, "tests/CommandLine/Files/Genuine");

    private protected ExportedProject()
        : base(TemporaryProject.BareProjectFile) => File.Copy(Path.Combine(_genuine, "Pulumi.prod.yaml"), StackFile);

    private protected JsonNode State { get; } = JsonNode.Parse(File.ReadAllText(Path.Combine(_genuine, "stack-export.json")))!;

    private string StackFile => Path.Combine(Project.Path, "Pulumi.prod.yaml");

    private protected string StatePath => Path.Combine(Project.Path, "state.json");

    private protected JsonArray Resources => State["deployment"]!["resources"]!.AsArray();

    private protected JsonNode Of(string type, string? name) => Resources
        .Single(resource => resource!["type"]!.GetValue<string>() == type
            && (name is null || resource["urn"]!.GetValue<string>().EndsWith($"::shared-bandwidth-{name}", StringComparison.Ordinal)))!;

    private protected void Edit(string after, string old, string now)
    {
        var text = File.ReadAllText(StackFile);
        var from = text.IndexOf(after, StringComparison.Ordinal);
        Assert.Contains(old, text[from..], StringComparison.Ordinal);
        File.WriteAllText(StackFile, text[..from] + text[from..].Replace(old, now, StringComparison.Ordinal));
    }

    private protected void RemoveSecondApp()
    {
        var text = File.ReadAllText(StackFile);
        File.WriteAllText(StackFile, text[..text.IndexOf("    ecs2:", StringComparison.Ordinal)]);
    }

    private protected async Task<CommandResult> PreviewAsync()
    {
        var result = await RunAsync(["preview", "prod"]);
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        return result;
    }

    private protected async Task<CommandResult> UpAsync(params string[] options)
    {
        var result = await RunAsync(["up", "prod", "--rehearse", "--parallel", "4", .. options]);
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        return result;
    }

    private protected async Task<CommandResult> RunAsync(string[] arguments)
    {
        File.WriteAllText(StatePath, State.ToJsonString());
        return (await CommandLine.RunAsync([.. arguments, "--cwd", Project.Path, "--against", StatePath])).Clean();
    }
}
