using Xunit;

namespace SharedBandwidth.Tests.CommandLine;

/// <summary>A project of its own with a stack of two apps, that tests change.</summary>
public abstract class ChangedStack : ProjectTests
{
    private protected const string Stack = """
        config:
          alicloud:region: cn-shanghai
          network: { vpcId: vpc-1, vswitchId: vsw-1 }
          apps:
            web: { privateIp: 10.0.0.1, ports: { http: 80 }, demand: { baseMbps: 10 } }
            api: { privateIp: 10.0.0.2, ports: { http: 80 }, demand: { baseMbps: 10 } }
        """;

    private protected ChangedStack()
        : base("name: other\nruntime: dotnet\n") => Write(Stack);

    private protected Task<CommandResult> RunAsync(params string[] arguments) =>
        CommandLine.RunAsync([.. arguments, "--cwd", Project.Path]);

    private protected void Write(string stack) => Project.Write("Pulumi.prod.yaml", stack);

    /// <summary>Edits the stack as it was at first, and keeps its protection.</summary>
    private protected void Edit(string before, string after)
    {
        var edited = Stack.Replace(before, after, StringComparison.Ordinal);
        Assert.NotEqual(Stack, edited);
        Write(edited + (File.ReadAllText(Path.Combine(Project.Path, "Pulumi.prod.yaml"))
            .Contains("protect: true", StringComparison.Ordinal) ? "\n  protect: true\n" : ""));
    }
}
