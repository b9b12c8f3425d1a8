using System.Text.Json;
using Xunit;

namespace SharedBandwidth.Tests.CommandLine.Bandwidth;

/// <summary>What <c>bandwidth</c> says of a package, an app or a move that is not in the file.</summary>
public sealed class BandwidthWhatIfTests : BandwidthStack
{
    public static TheoryData<string[], string> Suppositions => new()
    {
        {
            ["--mbps", "1200"],
            "What if: a package of 1200 Mbit/s The joint peak stays at 1500 Mbit/s; the package goes from 1500 Mbit/s to 1200 Mbit/s. "
                + "By declared demand it is too small for 540 of 1440 minutes of the day, by 300 Mbit/s at most. "
                + "Every app that draws from it then may be throttled: - 13:00 to 18:00, 300 Mbit/s missing: ecs1 1000 and ecs2 500 - "
                + "19:00 to 23:00, 300 Mbit/s missing: ecs2 1000 and ecs1 500"
        },
        { ["--mbps", "1600"], "By declared demand it is never too small." },
        {
            ["--without", "ecs2"],
            "What if: without ecs2 The joint peak goes from 1500 Mbit/s to 1000 Mbit/s; the package goes from 1500 Mbit/s to 1000 Mbit/s."
        },
        {
            ["--move", "ecs2:13:00"],
            "What if: ecs2's peak at 13:00 The joint peak goes from 1500 Mbit/s to 2000 Mbit/s; the package goes from 1500 Mbit/s to 2000 "
                + "Mbit/s."
        },
        {
            ["--without", "ecs2", "--prices", "prices.yaml"],
            "Against the stack as it is: the package goes from 1500 Mbit/s to 1000 Mbit/s, and the bill (by PayByBandwidth) goes from "
                + "3000.00 to 2000.00 CNY, 33.33 % less: fixed 3000.00 to 2000.00, by use 0.00."
        },
        {
            ["--mbps", "1200", "--samples", "good.csv"],
            "In 1440 measured minutes it would have been too small for 60 (4.2 %), by 500 Mbit/s at most."
        },
        {
            ["--without", "ecs2", "--samples", "good.csv"],
            "In 1440 measured minutes it would have been too small for 60 (4.2 %), by 200 Mbit/s at most."
        },
    };

    [Theory]
    [MemberData(nameof(Suppositions))]
    public async Task What_would_be_otherwise_is_answered_without_a_change_of_the_file(string[] arguments, string says)
    {
        Project.Write("prices.yaml", Prices);
        Samples(1200, 500);

        var text = CommandLine.OneLine((await RunAsync([.. arguments.Select(InFolder)])).Clean().Output);

        Assert.Contains(says, text, StringComparison.Ordinal);
        Assert.Contains("Buy 1500 Mbit/s", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_package_carried_in_all_says_nothing_of_it_without_an_app()
    {
        var file = Project.Write("both.csv", "time,app,mbps\n" + Every(300, 14, "cbwp-1") + Every(300, 14, "ecs1"));

        var text = CommandLine.OneLine((await RunAsync("--samples", file, "--without", "ecs2")).Clean().Output);

        Assert.Contains("What if: without ecs2", text, StringComparison.Ordinal);
        Assert.DoesNotContain("measured minutes", text, StringComparison.Ordinal);
    }

    // 100 Mbit/s are 32400 GB in 30 days.
    [Fact]
    public async Task The_bill_of_before_is_that_of_all_apps_that_were_measured()
    {
        var stack = Project.Write("Pulumi.byuse.yaml", $"{Stack}\n  shared-bandwidth:bandwidth: {{ internetChargeType: PayByTraffic }}\n");
        var prices = Project.Write("prices.yaml", Prices);
        var samples = Samples(100, 100);

        var text = CommandLine.OneLine((await CommandLine.RunAsync(
            "bandwidth", "test", "--config", stack, "--without", "ecs2", "--prices", prices, "--samples", samples)).Clean().Output);

        Assert.Contains(
            "the bill (by PayByTraffic) goes from 64800.00 to 32400.00 CNY, 50 % less: fixed 0.00, by use 64800.00 to 32400.00.",
            text,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_would_be_otherwise_is_data_too()
    {
        var file = Project.Write("Pulumi.test.yaml", Stack.Replace("19:00", "17:00", StringComparison.Ordinal));

        using var json = JsonDocument.Parse(
            (await CommandLine.RunAsync("bandwidth", "test", "--config", file, "--mbps", "1900", "--json")).Clean().Output);

        Assert.Equal(
            """{"mbps":1900,"without":[],"moves":[],"sharedMbps":2000,"packageMbps":1900,"minutesOver":60,"minutesOfPeriod":1440"""
                + ""","over":[{"when":"17:00 to 18:00","missingMbps":100,"apps":{"ecs1":1000,"ecs2":1000}}]}""",
            JsonSerializer.Serialize(json.RootElement.GetProperty("whatIf")));
        Assert.Equal(
            """{"app":"ecs1","from":"13:00","to":"12:00","sharedMbps":1500}""",
            JsonSerializer.Serialize(json.RootElement.GetProperty("declared").GetProperty("cheapestMove")));
    }

    [Fact]
    public async Task A_sum_from_placeholders_is_marked_in_text_and_data()
    {
        var prices = Project.Write(
            "placeholders.yaml", Prices.Replace("perMbpsMonth: 2", "perMbpsMonth: 2, source: placeholder", StringComparison.Ordinal));

        var text = CommandLine.OneLine((await RunAsync("--mbps", "1200", "--prices", prices)).Clean().Output);
        using var json = JsonDocument.Parse((await RunAsync("--mbps", "1200", "--prices", prices, "--json")).Clean().Output);

        Assert.Contains(
            "goes from 3000.00* to 2400.00* CNY, 20 % less: fixed 3000.00 to 2400.00, by use 0.00. * from placeholders, which are no "
                + "prices.",
            text,
            StringComparison.Ordinal);
        var bill = json.RootElement.GetProperty("whatIf").GetProperty("bill");
        Assert.All((string[])["before", "after"], side => Assert.True(bill.GetProperty(side).GetProperty("placeholder").GetBoolean()));
    }

    [Fact]
    public async Task Every_app_that_is_throttled_is_named()
    {
        var file = Project.Write("Pulumi.turns.yaml", """
            config:
              alicloud:region: cn-shanghai
              shared-bandwidth:network: { vpcId: vpc-1, vswitchId: vsw-1 }
              shared-bandwidth:apps:
                a:
                  privateIp: 10.0.0.1
                  ports: { http: 80 }
                  demand: { baseMbps: 0, windows: [{ from: "08:00", to: "09:00", mbps: 60 }] }
                b:
                  privateIp: 10.0.0.2
                  ports: { http: 80 }
                  demand: { baseMbps: 0, windows: [{ from: "09:00", to: "12:00", mbps: 50 }] }
            """);

        var text = CommandLine.OneLine((await CommandLine.RunAsync("bandwidth", "test", "--config", file, "--mbps", "20")).Clean().Output);

        Assert.Contains(
            "by 40 Mbit/s at most. Every app that draws from it then may be throttled: - 08:00 to 09:00, 40 Mbit/s missing: a 60 - "
                + "09:00 to 12:00, 30 Mbit/s missing: b 50",
            text,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_move_that_lowers_the_size_is_named()
    {
        var file = Project.Write("Pulumi.test.yaml", Stack.Replace("19:00", "17:00", StringComparison.Ordinal));

        var text = CommandLine.OneLine((await CommandLine.RunAsync("bandwidth", "test", "--config", file)).Clean().Output);

        Assert.Contains(
            "The shortest move in half hours that does at least half of what the best one does: ecs1's peak at 12:00 instead of 13:00 "
                + "brings the joint peak from 2000 to 1500 Mbit/s; see --move ecs1:12:00.",
            text,
            StringComparison.Ordinal);
        Assert.DoesNotContain("shortest move", (await RunAsync()).Output, StringComparison.Ordinal);
    }
}
