using Xunit;

namespace SharedBandwidth.Tests.CommandLine.Preview;

/// <summary>The two updates by which a refused one can be had, as they are told and followed.</summary>
public sealed class WayRoundTests : ChangedStack
{
    private const string A = "a: { privateIp: 10.0.0.1, ports: { http: 80 }, demand: { baseMbps: 5 } }";
    private const string B = "b: { privateIp: 10.0.0.2, ports: { http: 80 }, demand: { baseMbps: 5 } }";
    private const string Two = "a: { privateIp: 10.0.0.1, ports: { http: 80, mqtt: 1883 }, demand: { baseMbps: 5 } }";
    private const string Elsewhere = "a: { privateIp: 10.0.0.1, ports: { http: 65000 }, demand: { baseMbps: 5 } }";

    /// <summary>What is deployed, what is wanted, what is told, and the apps by which that is followed.</summary>
    public static TheoryData<string, string, string, string> Edits => new()
    {
        {
            $"{A}, {B}", $"{Renamed(A, "web")}, {B}",
            "If not: first remove apps.a alone and deploy that, then deploy this file. The app is not reached in between.", B
        },
        { $"{Two}, {B}", $"{Renamed(Two, "web")}, {B}", "If not: first remove apps.a alone and deploy that", B },
        {
            A, Renamed(A, "web"),
            "If not: first give apps.a.ports.http a number, outside and inside, that nothing else has and deploy that, then deploy",
            Elsewhere
        },
        {
            Two, Renamed(Two, "web"),
            "If not: first give apps.a.ports.http and apps.a.ports.mqtt a number, outside and inside, that nothing else has and deploy",
            Elsewhere.Replace("65000", "65000, mqtt: 65001", StringComparison.Ordinal)
        },
        {
            $"{A}, {B}", A.Replace("10.0.0.1", "10.0.0.2", StringComparison.Ordinal),
            "In two updates: first remove apps.b alone and deploy that, then deploy this file. The app is not reached in between.", A
        },
        {
            $"{A}, {B}", $"{A.Replace("http", "web", StringComparison.Ordinal)}, {B}",
            "In one update: write apps.a.ports.web.formerKey: http; Pulumi then changes what is there in place",
            $"{A.Replace("http: 80", "web: { external: 80, formerKey: http }", StringComparison.Ordinal)}, {B}"
        },
        {
            Two, Two.Replace("http: 80, mqtt: 1883", "http: 1883", StringComparison.Ordinal),
            "In two updates: first remove apps.a.ports.mqtt alone and deploy that, then deploy this file. The port is not",
            Two.Replace(", mqtt: 1883", "", StringComparison.Ordinal)
        },
        {
            $"{A}, {B}", $"{Renamed(A, "b")}, {Renamed(B, "a")}",
            "In two updates: first give apps.b.ports.http an address, port and backend that nothing else has, and deploy that; then deploy",
            $"{A}, {B.Replace("10.0.0.2", "10.0.0.9", StringComparison.Ordinal)}"
        },
        {
            $"{A}, {B.Replace("http: 80", "http: 80, mqtt: 1883", StringComparison.Ordinal)}",
            $"{Renamed(Two, "b")}, {Renamed(B, "a")}",
            "In two updates: first remove apps.b.ports.http, or give it an address, port and backend that nothing else has,",
            $"{A}, {B.Replace("http: 80", "mqtt: 1883", StringComparison.Ordinal)}"
        },
    };

    [Theory]
    [MemberData(nameof(Edits))]
    public async Task The_way_round_can_be_followed_with_the_ports_that_there_are(string deployed, string wanted, string told, string first)
    {
        var (before, between) = (await SaveAsync("before.json", deployed), await SaveAsync("between.json", first));

        WriteApps(wanted);
        var refused = await RunAsync("preview", "prod", "--against", before);
        var second = await RunAsync("preview", "prod", "--against", between);
        WriteApps(first);
        var followed = await RunAsync("preview", "prod", "--against", before);

        Assert.Contains(told, CommandLine.OneLine(refused.Output), StringComparison.Ordinal);
        Assert.Equal((1, 0, 0), (refused.ExitCode, followed.ExitCode, second.ExitCode));
    }

    private async Task<string> SaveAsync(string file, string apps)
    {
        WriteApps(apps);
        var path = Path.Combine(Project.Path, file);
        Assert.Equal(0, (await RunAsync("preview", "prod", "--save", path)).ExitCode);
        return path;
    }

    private void WriteApps(string apps) => Write($$"""
        config:
          alicloud:region: cn-shanghai
          network: { vpcId: vpc-1, vswitchId: vsw-1 }
          apps: { {{apps}} }
        """);

    private static string Renamed(string app, string key) => $"{key}{app[1..]}";
}
