using System.Globalization;
using System.Text;
using System.Text.Json;
using Xunit;

namespace SharedBandwidth.Tests.CommandLine.Bandwidth;

/// <summary>What <c>bandwidth --samples</c> says of measured demand.</summary>
public sealed class BandwidthSamplesTests : BandwidthStack
{
    [Fact]
    public async Task Samples_are_measured_compared_and_tried_on_the_package()
    {
        // One hour of ecs1, from 13:00 in Shanghai, is 200 above what is declared; nothing else is.
        var file = Samples(1200, 500);

        var text = CommandLine.OneLine((await RunAsync("--samples", file)).Clean().Output);

        Assert.Contains("Joint peak 1700 Mbit/s at 2026-11-02 13:00", text, StringComparison.Ordinal);
        Assert.Contains(
            "too small for 60 of 1440 minutes (4.2 %), by 200 Mbit/s at most and 200 Mbit/s on average",
            text,
            StringComparison.Ordinal);
        Assert.Contains("- 2026-11-02 13:00, 60 minutes, by up to 200 Mbit/s", text, StringComparison.Ordinal);
        Assert.Contains("1 row: unknown app line 578: There is no app 'ecs9'", text, StringComparison.Ordinal);
        Assert.Contains("60 200 2026-11-02 13:00", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Apps_that_were_never_measured_at_the_same_time_are_told_of_alone()
    {
        var file = Project.Write(
            "apart.csv", "time,app,mbps\n1793581200,ecs1,600\n1793581500,ecs2,5\n1793581800,ecs1,5\n1793582100,ecs2,5\n");

        var result = (await RunAsync("--samples", file, "--step", "5", "--prices", Project.Write("prices.yaml", Prices))).Clean();

        var text = CommandLine.OneLine(result.Output);
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Contains(
            "At 4 of 4 times some app has a gap; they are left out of what is said of all together.",
            text,
            StringComparison.Ordinal);
        Assert.Contains(
            "There is no time at which all these apps have a sample, so nothing can be said of them together.",
            text,
            StringComparison.Ordinal);
        Assert.Contains("ecs1 600 600 302.5 50 % 2 2026-11-02 09:05", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Backtest", text, StringComparison.Ordinal);
        Assert.Contains("Ways of paying on the China site, for 30 days of declared demand", text, StringComparison.Ordinal);
        using var json = JsonDocument.Parse((await RunAsync("--samples", file, "--step", "5", "--json")).Clean().Output);
        Assert.False(json.RootElement.GetProperty("measured").TryGetProperty("joint", out _));
    }

    [Fact]
    public async Task While_an_app_with_demand_has_no_samples_nothing_is_said_of_all_together()
    {
        var file = Project.Write("some.csv", "time,app,mbps\n" + Every(300, 14 * 288, "ecs1", "2026-11-02T00:00:00+08:00"));
        string[] arguments = ["--samples", file, "--mbps", "1200", "--prices", Project.Write("prices.yaml", Prices)];

        var text = CommandLine.OneLine((await RunAsync(arguments)).Clean().Output);
        using var json = JsonDocument.Parse((await RunAsync([.. arguments, "--json"])).Clean().Output);
        var without = CommandLine.OneLine((await RunAsync("--samples", file, "--without", "ecs2")).Clean().Output);

        Assert.Contains(
            "ecs2 needs something by its declared demand and has no samples, so nothing is said of all together: no target, no backtest, "
                + "and a bill is that of the declared demand.",
            text,
            StringComparison.Ordinal);
        Assert.Contains("30 days of declared demand", text, StringComparison.Ordinal);
        Assert.Contains("ecs2 not measured", text, StringComparison.Ordinal);
        string[] ofAll =
        [
            "Measured demand asks for", "Joint peak", "Target", "Backtest", "resized", "reduce it", "measured minutes",
            "Planned against measured",
        ];
        foreach (var said in ofAll)
        {
            Assert.DoesNotContain(said, text, StringComparison.Ordinal);
            Assert.DoesNotContain(said, without, StringComparison.Ordinal);
        }

        var measured = json.RootElement.GetProperty("measured");
        Assert.Equal("""["ecs2"]""", JsonSerializer.Serialize(measured.GetProperty("unmeasuredDemand")));
        Assert.DoesNotContain(measured.EnumerateObject(), part => part.Name is "joint" or "target" or "backtest");
        Assert.Equal(0, measured.GetProperty("hours").GetArrayLength());
        Assert.False(json.RootElement.GetProperty("whatIf").TryGetProperty("measured", out _));
        Assert.Equal("declared", json.RootElement.GetProperty("billing").GetProperty("demand").GetString());
    }

    [Theory]
    [InlineData("time,ecs1 [Mbit/s],ecs2 [Mbit/s]\n1793581200,5,6\n1793581500,5,\n\n1793581800,5,6\n", "3 rows of 2 apps every 5 min", 3)]
    [InlineData("time,app,mbps\n1793581200,ecs1,5\n1793581200,ecs2,5\n", "2 rows of 2 apps every 1 min over 1 minute.", 2)]
    [InlineData("time,app,mbps\n1793581200,cbwp-1,5\n", "1 row of ", 1)]
    public async Task Rows_are_those_of_the_file(string csv, string says, int rows)
    {
        var file = Project.Write("rows.csv", csv);

        var text = CommandLine.OneLine((await RunAsync("--samples", file)).Clean().Output);
        using var json = JsonDocument.Parse((await RunAsync("--samples", file, "--json")).Clean().Output);

        Assert.Contains(says, text, StringComparison.Ordinal);
        Assert.Equal(rows, json.RootElement.GetProperty("measured").GetProperty("rows").GetInt32());
        Assert.DoesNotMatch(@"\b1 (minutes|rows|times)\b", text);
    }

    [Fact]
    public async Task The_step_between_samples_can_be_told()
    {
        // Two samples ten minutes apart could be of either step.
        var file = Project.Write("few.csv", "time,app,mbps\n1793581200,ecs1,5\n1793581200,ecs2,5\n1793581800,ecs1,5\n1793581800,ecs2,5\n");

        var steps = await Task.WhenAll(((string[])["1", "5"]).Select(step => RunAsync("--samples", file, "--step", step)));

        Assert.Contains("every 1 min", steps[0].Clean().Output, StringComparison.Ordinal);
        Assert.Contains("every 5 min", steps[1].Clean().Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cbwp-1", "Joint peak of cbwp-1's own samples 5 Mbit/s at 2026-11-02 09:00. Percentiles",
        "The samples are the package's own, so they say nothing of single apps.")]
    [InlineData("eip-1", "Joint peak 5 Mbit/s at 2026-11-02 09:00 (ecs1 5 and ecs2 0); bought separately 5 Mbit/s.", "ecs1 too high 0")]
    public async Task Samples_of_instances_are_those_of_their_apps_or_of_the_package(string instance, string joint, string says)
    {
        var ecs2 = instance == "eip-1" ? Every(300, 14, "ecs2").Replace(",5", ",0", StringComparison.Ordinal) : "";
        var file = Project.Write("instances.csv", "time,app,mbps\n" + Every(300, 14, instance) + ecs2);

        var text = CommandLine.OneLine((await RunAsync("--samples", file, "--instance", "eip-1=ecs1")).Clean().Output);

        Assert.Contains(joint, text, StringComparison.Ordinal);
        Assert.Contains(says, text, StringComparison.Ordinal);
        Assert.Contains(
            "Target 5 Mbit/s from the joint peak; 1 hour 10 minutes of samples are too few for bounds, which need a day.",
            text,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("eip-1=ecs1", "eip-1=ecs2")]
    [InlineData("eip-1=ecs2", "eip-1=ecs2")]
    public async Task An_instance_that_is_named_twice_is_refused(string first, string second)
    {
        var file = Project.Write("twice.csv", "time,app,mbps\n" + Every(300, 14, "eip-1"));

        var result = (await RunAsync("--samples", file, "--instance", first, "--instance", second, "--instance", "eip-2=ecs9")).Clean();

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Equal(
            "--instance names eip-1 twice; leave one out.\n--instance eip-2=ecs9: there is no app 'ecs9'; the apps are ecs1 and ecs2. "
                + "Did you mean 'ecs1'?\n",
            result.Error);
    }

    // ecs1 is planned with 1000 from 13:00 to 18:00, ecs2 from 19:00 to 23:00, both with 500 otherwise.
    [Theory]
    [InlineData(1600, "enlarge", "The package of 1500 Mbit/s is too small: enlarge it to 1600 Mbit/s")]
    [InlineData(1500, "keep", "The package of 1500 Mbit/s lies between these bounds: it need not be resized.")]
    [InlineData(700, "reduce", "The package of 1500 Mbit/s is larger than any need that can be expected: reduce it to 700 Mbit/s")]
    public async Task The_package_s_own_samples_say_by_the_hour_how_far_off_the_plan_was_and_whether_to_resize(
        int peakMbps, string package, string advice)
    {
        var start = new DateTimeOffset(2026, 11, 2, 0, 0, 0, TimeSpan.FromHours(8)).ToUnixTimeSeconds();
        var file = Project.Write("package.csv", "time,instanceId,mbps\n" + string.Concat(Enumerable.Range(0, 1440 * 3 / 5).Select(i =>
            string.Create(
                CultureInfo.InvariantCulture, $"{start + (i * 300L)},cbwp-1,{(i * 5 % 1440 is >= 780 and < 1080 ? peakMbps : 600)}\n"))));

        var text = (await RunAsync("--samples", file)).Clean().Output;
        using var json = JsonDocument.Parse((await RunAsync("--samples", file, "--json")).Clean().Output);

        Assert.Contains(advice, CommandLine.OneLine(text), StringComparison.Ordinal);
        Assert.Matches(
            $@"\n  13:00 to 18:00 +1500 +{peakMbps} +{(peakMbps > 1500 ? "\\+" : "")}{peakMbps - 1500} +{(peakMbps > 1500 ? 900 : 0)}\n",
            text);
        Assert.Matches(@"\n  18:00 to 19:00 +1000 +600 +-400 +0\n", text);
        var measured = json.RootElement.GetProperty("measured");
        Assert.Equal(package, measured.GetProperty("target").GetProperty("package").GetString());
        Assert.Equal(24, measured.GetProperty("hours").GetArrayLength());
        Assert.Equal((peakMbps, 600), (measured.GetProperty("hours")[13].GetProperty("measuredMbps").GetInt32(),
            measured.GetProperty("hours")[18].GetProperty("measuredMbps").GetInt32()));
    }

    [Fact]
    public async Task An_EIP_that_several_apps_share_says_nothing_of_one_of_them()
    {
        var file = Project.Write("Pulumi.test.yaml", Stack.Replace("ports: {", "address: both, ports: {", StringComparison.Ordinal)
            .Replace("ecs2: { privateIp: 192.168.0.101, address: both, ports: { http: 80 }",
                "ecs2: { privateIp: 192.168.0.101, address: both, ports: { http: 81 }", StringComparison.Ordinal)
            + "\n  shared-bandwidth:addresses: { both: { eipId: eip-7 } }\n");
        var samples = Project.Write("both.csv", "time,app,mbps\n" + Every(300, 14, "eip-7"));

        var result = (await CommandLine.RunAsync("bandwidth", "test", "--config", file, "--samples", samples)).Clean();

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(
            "eip-7 carries ecs1 and ecs2 together (addresses.both); demand is said by app, so measure each at its backend.",
            result.Error,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Samples_that_are_far_apart_say_what_they_cannot_tell()
    {
        var file = Project.Write("hourly.csv", "time,app,mbps\n" + Every(3600, 30, "ecs1") + Every(3600, 30, "ecs2"));
        var prices = Project.Write(
            "prices.yaml", Prices.Replace("prices: {", "prices: { PayBy95: { perMbpsMonth: 1 },", StringComparison.Ordinal));

        var result = (await RunAsync("--samples", file, "--prices", prices)).Clean();

        var text = CommandLine.OneLine(result.Output);
        Assert.Contains("60 rows of 2 apps every 60 min over 1.3 days.", text, StringComparison.Ordinal);
        Assert.Contains(
            "Each sample is the mean of 1 hour: what was higher for a shorter time is not in it, so true peaks lie above those below.",
            text,
            StringComparison.Ordinal);
        Assert.Contains(
            "Not compared: PayBy95, because they bill five-minute means, and the samples are not of 1 or 5 minutes.",
            text,
            StringComparison.Ordinal);
        Assert.DoesNotContain("PayBy95 ", text[text.IndexOf("Ways of paying", StringComparison.Ordinal)..], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_day_unlike_the_rest_is_named_and_can_be_told_from_it()
    {
        // Fourteen days from Monday on; 11 November is a Wednesday.
        var csv = new StringBuilder("time,app,mbps\n");
        foreach (var (i, line) in Every(300, 14 * 288, "ecs1", "2026-11-02T00:00:00+08:00")
            .Split('\n', StringSplitOptions.RemoveEmptyEntries).Index())
        {
            csv.Append(line.Replace(",5", i / 288 == 9 ? ",900" : ",400", StringComparison.Ordinal)).Append('\n')
                .Append(line.Replace("ecs1,5", "ecs2,0", StringComparison.Ordinal)).Append('\n');
        }

        var file = Project.Write("sale.csv", csv.ToString());

        var found = CommandLine.OneLine((await RunAsync("--samples", file)).Clean().Output);
        var apart = CommandLine.OneLine((await RunAsync("--samples", file, "--special-day", "2026-11-11")).Clean().Output);
        var suggested = (await RunAsync("--samples", file, "--special-day", "2026-11-11", "--suggest-config")).Clean();

        Assert.Contains(
            "2026-11-11 (900 Mbit/s) stands out: no other day needed more than 400 Mbit/s. Windows repeat every day or week and cannot say "
                + "a date",
            found,
            StringComparison.Ordinal);
        Assert.Contains("Target 900 Mbit/s", found, StringComparison.Ordinal);
        Assert.Contains("2026-11-11 (900 Mbit/s) is left out of demand, and not of backtest and bill.", apart, StringComparison.Ordinal);
        Assert.Contains("Target 400 Mbit/s", apart, StringComparison.Ordinal);
        Assert.DoesNotContain("stands out", apart, StringComparison.Ordinal);
        Assert.Contains("There is no gap.", apart, StringComparison.Ordinal);
        Assert.Contains("ecs1 400 400 400 0 % 0 -", apart, StringComparison.Ordinal);
        Assert.Contains("demand: {baseMbps: 400}", suggested.Output, StringComparison.Ordinal);
        Assert.Contains("# Left out: 2026-11-11, as windows cannot say a date\n", suggested.Output, StringComparison.Ordinal);
        Assert.Equal("Left out: 2026-11-11, as windows cannot say a date.\n", suggested.Error);
    }
}
