using System.Globalization;
using System.Text;

namespace SharedBandwidth.Tests.CommandLine.Bandwidth;

/// <summary>A stack of two apps with peaks at different hours, in a folder of its own, and what is measured of it.</summary>
public abstract class BandwidthStack : ProjectTests
{
    protected const string Stack = """
        config:
          alicloud:region: cn-shanghai
          shared-bandwidth:timeZone: Asia/Shanghai
          shared-bandwidth:network: { vpcId: vpc-1, vswitchId: vsw-1 }
          shared-bandwidth:apps:
            ecs1: { privateIp: 192.168.0.100, ports: { http: 80 }, demand: { baseMbps: 500, windows: [{ from: "13:00", to: "18:00", mbps: 1000 }] } }
            ecs2: { privateIp: 192.168.0.101, ports: { http: 80 }, demand: { baseMbps: 500, windows: [{ from: "19:00", to: "23:00", mbps: 1000 }] } }
        """;

    protected const string Prices = "currency: CNY\nprices: { PayByBandwidth: { perMbpsMonth: 2 }, PayByTraffic: { perGB: 1 } }\n";

    private protected BandwidthStack()
        : base(TemporaryProject.ProjectFile)
    {
    }

    private protected Task<CommandResult> RunAsync(params string[] arguments) =>
        CommandLine.RunAsync(["bandwidth", "test", "--config", Project.Write("Pulumi.test.yaml", Stack), .. arguments]);

    protected string InFolder(string argument) =>
        argument.EndsWith(".csv", StringComparison.Ordinal)
            || argument.EndsWith(".yaml", StringComparison.Ordinal) ? Path.Combine(Project.Path, argument) : argument;

    /// <summary>Rows of one app at 5 Mbit/s, from 09:00 in Shanghai unless said.</summary>
    protected static string Every(int seconds, int count, string app, string from = "2026-11-02T09:00:00+08:00")
    {
        var start = DateTimeOffset.Parse(from, CultureInfo.InvariantCulture).ToUnixTimeSeconds();
        return string.Concat(Enumerable.Range(0, count)
            .Select(i => string.Create(CultureInfo.InvariantCulture, $"{start + ((long)i * seconds)},{app},5\n")));
    }

    /// <summary>A day of five-minute samples from midnight in Shanghai, and one row of an app that the stack does not have.</summary>
    protected string Samples(int mbpsFrom13To14, int mbpsOtherwise)
    {
        var start = new DateTimeOffset(2026, 11, 2, 0, 0, 0, TimeSpan.FromHours(8)).ToUnixTimeSeconds();
        var csv = new StringBuilder("time,app,mbps\n");
        for (var minute = 0; minute < 1440; minute += 5)
        {
            var ecs1 = minute is >= 780 and < 840 ? mbpsFrom13To14 : mbpsOtherwise;
            csv.Append(
                CultureInfo.InvariantCulture, $"{start + (minute * 60)},ecs1,{ecs1}\n{start + (minute * 60)},ecs2,{mbpsOtherwise}\n");
        }

        return Project.Write("good.csv", csv.Append(CultureInfo.InvariantCulture, $"{start},ecs9,1\n").ToString());
    }
}
