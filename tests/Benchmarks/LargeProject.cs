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
        Write(folder, apps, portOfMiddle: 80);
        return folder;
    }

    /// <summary>Publishes the app in the middle at another port.</summary>
    public static void ChangeOne(string folder, int apps) => Write(folder, apps, portOfMiddle: 8080);

    private static void Write(string folder, int apps, int portOfMiddle)
    {
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
                      ports: { http: {{(i == apps / 2 ? portOfMiddle : 80)}} }
                      demand: { baseMbps: 1, windows: [{ from: "{{i % 24:00}}:00", to: "{{(i + 3) % 24:00}}:30", mbps: 3 }] }

                """);
        }

        File.WriteAllText(Path.Combine(folder, "Pulumi.large.yaml"), stack.ToString());
    }
}
