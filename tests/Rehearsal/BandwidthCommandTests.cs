using System.Globalization;
using System.Text;
using Xunit;

namespace SharedBandwidth.Tests.Rehearsal;

public sealed class BandwidthCommandTests : IDisposable
{
    private const string Stack = """
        config:
          alicloud:region: cn-shanghai
          shared-bandwidth:timeZone: Asia/Shanghai
          shared-bandwidth:network: { vpcId: vpc-1, vswitchId: vsw-1 }
          shared-bandwidth:apps:
            ecs1: { privateIp: 192.168.0.100, ports: { http: 80 }, demand: { baseMbps: 500, windows: [{ from: "13:00", to: "18:00", mbps: 1000 }] } }
            ecs2: { privateIp: 192.168.0.101, ports: { http: 80 }, demand: { baseMbps: 500, windows: [{ from: "19:00", to: "23:00", mbps: 1000 }] } }
        """;

    private readonly TemporaryProject _folder = new();

    public static TheoryData<string[], string> Unusable => new()
    {
        { ["--samples", "none.csv"], "none.csv" },
        { ["--samples", "words.csv"], "has no column 'time'" },
        { ["--samples", "strangers.csv"], "strangers.csv" },
        { ["--samples", "good.csv", "--unit", "parsec"], "--unit 'parsec' is not known" },
        { ["--samples", "negative.csv"], "negative.csv, line 3: ecs1 has -3 Mbit/s" },
        { ["--samples", "good.csv", "--slack", "-1"], "--slack -1 is below zero" },
        { ["--suggest-config"], "--suggest-config needs --samples" },
        { ["--prices", "none.yaml"], "none.yaml" },
        { ["--prices", "words.csv"], "words.csv" },
    };

    [Fact]
    public async Task Declared_demand_shows_what_each_app_adds_to_the_joint_peak()
    {
        var result = (await RunAsync()).Clean();

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Contains("Buy 1500 Mbps instead of 2000: 25 % less.", result.Output, StringComparison.Ordinal);
        Assert.Contains("diversity factor 1.33", result.Output, StringComparison.Ordinal);
        Assert.Contains("ecs1 1000 500 1000 ecs2 1000 500 1000", CommandLine.OneLine(result.Output), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Samples_are_measured_compared_and_tried_on_the_package()
    {
        // One hour of ecs1, from 13:00 in Shanghai, is 200 above what is declared; nothing else is.
        var file = Samples(1200, 500);

        var text = CommandLine.OneLine((await RunAsync("--samples", file)).Clean().Output);

        Assert.Contains("Joint peak 1700 Mbps at 2026-11-02 13:00", text, StringComparison.Ordinal);
        Assert.Contains("too small for 60 of 1440 minutes (4.2 %), by 200 Mbps at most and 200 Mbps on average", text, StringComparison.Ordinal);
        Assert.Contains("- 2026-11-02 13:00, 60 minutes, by up to 200 Mbps", text, StringComparison.Ordinal);
        Assert.Contains("1 row: unknown app line 578: There is no app 'ecs9'", text, StringComparison.Ordinal);
        Assert.Contains("60 200 2026-11-02 13:00", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_suggested_configuration_covers_the_samples_and_is_all_that_is_written()
    {
        var suggested = (await RunAsync("--samples", Samples(1200, 500), "--suggest-config", "--slack", "0")).Clean();

        Assert.Equal(
            """
            ecs1:
              demand: { baseMbps: 500, windows: [{ from: "13:00", to: "14:00", mbps: 1200 }] }
            ecs2:
              demand: { baseMbps: 500, windows: [] }

            """,
            suggested.Output);
    }

    [Fact]
    public async Task Prices_compare_the_ways_of_paying()
    {
        var prices = _folder.Write("prices.yaml", "currency: CNY\nprices: { PayByBandwidth: { perMbpsMonth: 2 }, PayByTraffic: { perGB: 1 } }\n");

        var text = CommandLine.OneLine((await RunAsync("--prices", prices)).Clean().Output);

        Assert.Contains("PayByBandwidth 1500 Mbit/s 3000.00 yes", text, StringComparison.Ordinal);
        Assert.Contains("PayByTraffic", text, StringComparison.Ordinal);
        Assert.DoesNotContain("PayBy95", text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Unusable))]
    public async Task What_cannot_be_used_gives_one_sentence_and_2(string[] arguments, string part)
    {
        _folder.Write("words.csv", "just words\n");
        _folder.Write("strangers.csv", "time,app,mbps\n1793581200,nobody,5\n");
        _folder.Write("negative.csv", "time,app,mbps\n1793581200,ecs1,5\n1793581500,ecs1,-3\n");
        Samples(1, 1);
        var paths = arguments.Select(argument => argument.EndsWith(".csv", StringComparison.Ordinal) || argument.EndsWith(".yaml", StringComparison.Ordinal)
            ? Path.Combine(_folder.Path, argument)
            : argument);

        var result = (await RunAsync([.. paths])).Clean();

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains(part, result.Error, StringComparison.Ordinal);
        Assert.Single(result.Error.Trim().Split('\n'));
    }

    [Theory]
    [InlineData("")]
    [InlineData(", demand: { baseMbps: 0 }")]
    public async Task Prices_without_any_demand_or_size_are_refused_instead_of_divided_by(string demand)
    {
        var file = _folder.Write("Pulumi.idle.yaml", $$"""
            config:
              alicloud:region: cn-shanghai
              shared-bandwidth:network: { vpcId: vpc-1, vswitchId: vsw-1 }
              shared-bandwidth:bandwidth: { packageId: cbwp-1 }
              shared-bandwidth:apps: { a: { privateIp: 10.0.0.1, ports: { http: 80 }{{demand}} } }
            """);
        var prices = _folder.Write("prices.yaml", "currency: CNY\nprices: { PayByBandwidth: { perMbpsMonth: 2 }, PayByTraffic: { perGB: 1 } }\n");

        var result = (await CommandLine.RunAsync("bandwidth", "test", "--config", file, "--prices", prices)).Clean();

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.StartsWith("--prices needs a package size", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Errors_of_the_configuration_are_told_as_by_preview()
    {
        var file = _folder.Write("Pulumi.test.yaml", Stack.Replace("13:00", "25:00", StringComparison.Ordinal));

        var result = (await CommandLine.RunAsync("bandwidth", "test", "--config", file)).Clean();

        Assert.Equal((1, ""), (result.ExitCode, result.Output));
        Assert.Contains("SB004 apps.ecs1.demand.windows[0].from", result.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private Task<CommandResult> RunAsync(params string[] arguments) =>
        CommandLine.RunAsync(["bandwidth", "test", "--config", _folder.Write("Pulumi.test.yaml", Stack), .. arguments]);

    // A day of five-minute samples from midnight in Shanghai, and one row of an app that the stack does not have.
    private string Samples(int mbpsFrom13To14, int mbpsOtherwise)
    {
        var start = new DateTimeOffset(2026, 11, 2, 0, 0, 0, TimeSpan.FromHours(8)).ToUnixTimeSeconds();
        var csv = new StringBuilder("time,app,mbps\n");
        for (var minute = 0; minute < 1440; minute += 5)
        {
            var ecs1 = minute is >= 780 and < 840 ? mbpsFrom13To14 : mbpsOtherwise;
            csv.Append(CultureInfo.InvariantCulture, $"{start + (minute * 60)},ecs1,{ecs1}\n{start + (minute * 60)},ecs2,{mbpsOtherwise}\n");
        }

        return _folder.Write("good.csv", csv.Append(CultureInfo.InvariantCulture, $"{start},ecs9,1\n").ToString());
    }
}
