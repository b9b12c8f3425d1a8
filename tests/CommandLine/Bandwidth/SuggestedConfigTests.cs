using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using SharedBandwidth.CommandLine.Files;
using SharedBandwidth.Configuration;
using SharedBandwidth.Planning;
using SharedBandwidth.Planning.Demand;
using SharedBandwidth.Planning.Findings;
using Xunit;

namespace SharedBandwidth.Tests.CommandLine.Bandwidth;

/// <summary>What <c>bandwidth --suggest-config</c> writes goes into the stack file as it is.</summary>
public sealed class SuggestedConfigTests() : ProjectTests(TemporaryProject.BareProjectFile)
{
    private const string BeforeApps = """
        config:
          alicloud:region: cn-shanghai
          shared-bandwidth:timeZone: Asia/Shanghai
          shared-bandwidth:network: { vpcId: vpc-1, vswitchId: vsw-1 }

        """;

    private const string Apps = """
          shared-bandwidth:apps:
            web: { privateIp: 192.168.0.100, ports: { http: 80 }, demand: { baseMbps: 1, windows: [{ from: "13:00", to: "18:00", mbps: 2 }] } }
            api: { privateIp: 192.168.0.101, ports: { http: 80 } }

        """;

    [Fact]
    public async Task The_apps_are_written_with_the_demand_that_covers_the_samples_and_nothing_else()
    {
        var text = await SuggestAsync(Apps, Samples("web 500 13:00-14:00=1200", days: 1));

        Assert.Equal(
            """
              # In place of shared-bandwidth:apps, under config in Pulumi.test.yaml
              shared-bandwidth:apps:
                # At most 120 Mbit/s above the largest sample of each 5 minutes of the day
                web:
                  privateIp: 192.168.0.100
                  ports: {http: 80}
                  demand:
                    baseMbps: 500
                    windows:
                      - {from: "13:00", to: "14:00", mbps: 1200}
                # No samples: as it was
                api:
                  privateIp: 192.168.0.101
                  ports: {http: 80}

            """,
            text);
    }

    [Fact]
    public async Task Weekdays_are_written_as_the_configuration_lists_them()
    {
        var text = await SuggestAsync(Apps, Samples("api 100 09:00-17:00=400@mon-fri 10:00-12:00=300@sun", days: 14), "--slack", "0");

        Assert.EndsWith(
            """
                # At most 0 Mbit/s above the largest sample of each 5 minutes of the week
                api:
                  privateIp: 192.168.0.101
                  ports: {http: 80}
                  demand:
                    baseMbps: 100
                    windows:
                      - {from: "09:00", to: "17:00", mbps: 400, days: [mon-fri]}
                      - {from: "10:00", to: "12:00", mbps: 300, days: [sun]}

            """,
            text,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stack_without_a_time_zone_gets_the_one_that_the_windows_are_meant_in()
    {
        var text = await SuggestForAsync((BeforeApps + Apps)
            .Replace("  shared-bandwidth:timeZone: Asia/Shanghai\n", "", StringComparison.Ordinal), Samples("web 500", days: 1));

        Assert.Contains("  shared-bandwidth:timeZone: UTC\n  shared-bandwidth:apps:\n", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("web 500 13:00-14:00=1200 | api 7", 1)]
    [InlineData("web 500 13:00-18:00=1000@mon-fri 22:00-02:00=900@fri | api 100 00:00-24:00=0@sat-sun 09:00-09:05=50000@tue", 14)]
    [InlineData("web 3 00:00-24:00=1@mon 00:00-24:00=2@tue 00:00-24:00=4@wed 06:00-12:00=9@thu 07:00-13:00=8@fri | api 0", 14)]
    public async Task What_is_suggested_is_read_again_as_the_demand_of_the_samples(string demand, int days)
    {
        var suggested = await SuggestAsync(Apps, Samples(demand, days), "--slack", "0");

        var demands = Read(BeforeApps + suggested).Exposure.Bandwidth.Demands;

        Assert.All(DemandText.Read(demand), expected => Assert.All(Enumerable.Range(0, DayMinute.PerWeek), minute =>
            Assert.Equal(expected.MbpsAt(minute), demands.Single(app => app.App == expected.App).MbpsAt(minute))));
    }

    [Fact]
    public async Task Everything_else_that_is_said_of_an_app_stays_as_it_is()
    {
        const string Settings = """
              shared-bandwidth:addresses: { "true": {} }
              shared-bandwidth:apps:
                web:
                  privateIp: 192.168.0.100
                  address: "true"
                  ports: { http: "80", https: { external: 443, internal: 8443 }, "1": 10000/10010, a-rather-long-name: { external: 1000, protocol: udp }, another: 2000 }
                  demand: { baseMbps: 1 }
                "on": { privateIp: "192.168.0.101", ports: { "null": 81 } }

            """;

        var before = Config(BeforeApps + Settings);
        var after = Config(BeforeApps + Settings[..Settings.IndexOf("  shared-bandwidth:apps:", StringComparison.Ordinal)]
            + await SuggestAsync(Settings, Samples("web 5", days: 1)));

        before["web"]!["demand"] = new JsonObject { ["baseMbps"] = 5 };
        Assert.True(JsonNode.DeepEquals(before, after), after.ToJsonString());
    }

    [Fact]
    public async Task What_was_left_out_stands_in_comments_and_on_stderr()
    {
        var rows = await File.ReadAllTextAsync(Samples("web 500 13:00-14:00=1200", days: 1));
        var samples = Project.Write("samples.csv", rows + "1793700000,web,1.200\n1793700000,web,many\n1793700000,other,1\n");
        var stack = Project.Write("Pulumi.test.yaml", BeforeApps + Apps);

        var result = (await CommandLine.RunAsync("bandwidth", "test", "--config", stack, "--samples", samples, "--suggest-config")).Clean();

        Assert.Equal(
            """
            1 of 290 rows could not be used (1 unreadable rate).
            1 row of no app of this stack was left out, the first is line 292.

            """,
            result.Error);
        Assert.StartsWith(
            """
              # In place of shared-bandwidth:apps, under config in Pulumi.test.yaml
              # 1 of 290 rows could not be used (1 unreadable rate)
              # 1 row of no app of this stack was left out, the first is line 292
              shared-bandwidth:apps:

            """,
            result.Output,
            StringComparison.Ordinal);
    }

    private Task<string> SuggestAsync(string apps, string samples, params string[] arguments) =>
        SuggestForAsync(BeforeApps + apps, samples, arguments);

    private async Task<string> SuggestForAsync(string stackFile, string samples, params string[] arguments)
    {
        var stack = Project.Write("Pulumi.test.yaml", stackFile);
        var result = (await CommandLine.RunAsync(
            ["bandwidth", "test", "--config", stack, "--samples", samples, "--suggest-config", .. arguments])).Clean();
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.All(result.Output.Split('\n'), line => Assert.InRange(line.Length, 0, 80));
        return result.Output;
    }

    private JsonNode Config(string stackFile)
    {
        var project = ProjectFolder.Open(Project.Path);
        return JsonNode.Parse(project.ReadConfig(Project.Write("Pulumi.read.yaml", stackFile)).Values["shared-bandwidth:apps"])!;
    }

    private StackPlan Read(string stackFile)
    {
        var project = ProjectFolder.Open(Project.Path);
        var findings = new FindingList();
        var plan = StackPlanner.Plan(
            StackSettings.Read(project.ReadConfig(Project.Write("Pulumi.read.yaml", stackFile)), project.Name, "read", findings));
        Assert.False(findings.HasErrors || plan.HasErrors);
        return plan;
    }

    // Five-minute samples from Monday midnight in Shanghai on that follow a demand.
    private string Samples(string demand, int days)
    {
        var start = new DateTimeOffset(2026, 11, 2, 0, 0, 0, TimeSpan.FromHours(8)).ToUnixTimeSeconds();
        var csv = new StringBuilder("time,app,mbps\n");
        foreach (var app in DemandText.Read(demand))
        {
            for (var minute = 0; minute < days * DayMinute.PerDay; minute += 5)
            {
                csv.Append(CultureInfo.InvariantCulture, $"{start + (minute * 60)},{app.App},{app.MbpsAt(minute % DayMinute.PerWeek)}\n");
            }
        }

        return Project.Write("samples.csv", csv.ToString());
    }
}
