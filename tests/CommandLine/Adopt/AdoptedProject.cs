using SharedBandwidth.Cloud;

namespace SharedBandwidth.Tests.CommandLine.Adopt;

/// <summary>A project without a stack, and the files that list an account for it.</summary>
public abstract class AdoptedProject : ProjectTests
{
    private protected AdoptedProject()
        : base(File.ReadAllText(Path.Combine(Repository.Root, "Pulumi.yaml")))
    {
    }

    private protected Task<CommandResult> RunAsync(params string[] arguments) =>
        CommandLine.RunAsync(80, ["adopt", "prod", "--cwd", Project.Path, .. arguments]);

    private protected IEnumerable<string> Edited(ListedAccount account, string before, string after) =>
        Edited(account, answer => answer.Replace(before, after, StringComparison.Ordinal));

    private protected IEnumerable<string> Edited(ListedAccount account, Func<string, string> edit, int pageSize = 50) =>
        account.List(pageSize).Index().SelectMany(
            answer => (string[])["--from", Project.Write($"{answer.Index}.json", edit(answer.Item.Answer))]);

    private protected IEnumerable<string> From(ListedAccount account, int pageSize = 50) => Edited(account, answer => answer, pageSize);

    // The document's stack in its network.
    private protected static string DocumentStack(ListedAccount account)
    {
        var gateway = account.Cloud.ToSnapshot().Objects.Single(found => found.Kind == CloudAccount.NatGateway).Attributes;
        return $$"""
            config:
              alicloud:region: cn-shanghai
              shared-bandwidth:network: { vpcId: {{gateway["VpcId"]}}, vswitchId: {{gateway["VSwitchId"]}} }
              shared-bandwidth:gateway: { name: test, description: test }
              shared-bandwidth:bandwidth: { name: test, description: test, mbps: 1500 }
              shared-bandwidth:apps:
                ecs1: { privateIp: 192.168.0.100, ports: { http: 80 } }
                ecs2: { privateIp: 192.168.0.101, ports: { http: 80 } }
            """;
    }
}
