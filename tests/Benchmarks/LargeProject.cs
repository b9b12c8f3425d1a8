using System.Globalization;
using System.Text;

namespace SharedBandwidth.Benchmarks;

/// <summary>A project folder whose stack "large" has many apps with addresses of their own.</summary>
internal static class LargeProject
{
    public static string Create(int apps)
    {
        var folder = Directory.CreateTempSubdirectory("shared-bandwidth-").FullName;
        File.WriteAllText(Path.Combine(folder, "Pulumi.yaml"), "name: shared-bandwidth\nruntime: dotnet\n");

        var stack = new StringBuilder("""
            config:
              alicloud:region: cn-shanghai
              shared-bandwidth:network: { vpcId: vpc-1, vswitchId: vsw-1 }
              shared-bandwidth:quotas: { eipsPerGateway: 100000, eipsPerAccount: 100000, forwardEntriesPerGateway: 100000, eipsPerPackage: 100000 }
              shared-bandwidth:apps:

            """);
        for (var i = 0; i < apps; i++)
        {
            stack.Append(CultureInfo.InvariantCulture, $$"""
                    app{{i}}:
                      privateIp: 10.{{i / 62500}}.{{i / 250 % 250}}.{{(i % 250) + 1}}
                      ports: { http: 80 }
                      demand: { baseMbps: 1, windows: [{ from: "{{i % 24:00}}:00", to: "{{(i + 3) % 24:00}}:30", mbps: 3 }] }

                """);
        }

        File.WriteAllText(Path.Combine(folder, "Pulumi.large.yaml"), stack.ToString());
        return folder;
    }
}
