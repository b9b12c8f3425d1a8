using System.Text.Json;
using Xunit;

namespace SharedBandwidth.Tests.CommandLine.Bandwidth;

/// <summary>What <c>bandwidth</c> says of declared demand, as text and as data, and of what cannot be used.</summary>
public sealed class BandwidthCommandTests : BandwidthStack
{
    public static TheoryData<string[], string> Unusable => new()
    {
        { ["--samples", "none.csv"], "none.csv" },
        { ["--samples", "words.csv"], "has no column 'time'" },
        { ["--samples", "strangers.csv"], "strangers.csv" },
        { ["--samples", "good.csv", "--unit", "parsec"], "--unit 'parsec' is not known" },
        { ["--samples", "negative.csv"], "negative.csv, line 3: ecs1 has -3 Mbit/s" },
        { ["--samples", "good.csv", "--suggest-config", "--slack", "-1"], "--slack '-1' is not a whole number of Mbit/s, 0 or more" },
        { ["--samples", "good.csv", "--suggest-config", "--slack", "some"], "--slack 'some' is not a whole number" },
        { ["--samples", "good.csv", "--slack", "5"], "--slack needs --suggest-config" },
        {
            ["--samples", "good.csv", "--step", "7"],
            "--step '7' is not a step between samples that can be read; write 1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 30 or 60, in minutes"
        },
        { ["--samples", "hourly.csv", "--step", "5"], "hourly.csv: The samples are 60 min apart, and --step 5 is no multiple of it" },
        { ["--samples", "hourly.csv", "--prices", "95.yaml"], "PayBy95 cannot be worked out: they bill five-minute means" },
        {
            ["--samples", "good.csv", "--instance", "eip-1"],
            "--instance 'eip-1' is not an id and an app; write, for example, --instance eip-bp1abc=web."
        },
        {
            ["--samples", "good.csv", "--instance", "eip-1=ecs3"],
            "--instance eip-1=ecs3: there is no app 'ecs3'; the apps are ecs1 and ecs2. Did you mean 'ecs"
        },
        {
            ["--samples", "good.csv", "--instance", "eip-1=ecs1", "--instance", "eip-2=ecs1"],
            "--instance eip-2=ecs1: ecs1 is already eip-1, and their samples would have to be added"
        },
        { ["--instance", "eip-1=ecs1"], "--instance needs --samples" },
        { ["--samples", "good.csv", "--special-day", "11.11."], "--special-day '11.11.' is not a date; write it as in 2026-11-11." },
        {
            ["--samples", "good.csv", "--special-day", "2026-11-11"],
            "--special-day 2026-11-11: there are no samples of that day at which every app has one; they are from 2026-11-02 to 2026-11-02."
        },
        { ["--samples", "good.csv", "--special-day", "2026-11-02"], "--special-day names every day that was measured" },
        {
            ["--samples", "package.csv", "--suggest-config"],
            "--suggest-config writes the demand of apps, and the samples are the package's own"
        },
        {
            ["--samples", "peaks.csv", "--suggest-config"],
            "1 of 13 rows could not be used (1 unreadable rate), and above 1 % nothing is suggested, because such rows are often the "
                + "peaks; correct them, the first is line 14: ecs1 has the rate '1.200.000'"
        },
        { ["--step", "5"], "--step needs --samples" },
        { ["--unit", "bps"], "--unit needs --samples" },
        { ["--suggest-config"], "--suggest-config needs --samples" },
        { ["--prices", "none.yaml"], "none.yaml" },
        { ["--prices", "words.csv"], "words.csv" },
        { ["--prices", "free.yaml"], "free.yaml has no unit price; write at least one under prices" },
        {
            ["--prices", "prices.yaml", "--mode", "PayBy95"],
            "prices.PayBy95: The price file has no unit price for PayBy95, which was asked for"
        },
        {
            ["--prices", "prices.yaml", "--mode", "PayBy59"],
            "--mode 'PayBy59' is not known; write PayByBandwidth, PayByTraffic, PayBy95, Monthly95 or EipPayByTraffic. "
                + "Did you mean 'PayBy95'?"
        },
        { ["--mode", "PayBy95"], "--mode needs --prices" },
        { ["--against", "HEAD"], "--against needs --prices" },
        {
            ["--prices", "prices.yaml", "--against", "no-such-revision"],
            "--against no-such-revision: there is no such file, and no such revision"
        },
        {
            ["--prices", "prices.yaml", "--against", "prices.yaml"],
            "a saved plan holds no demand, which a bill needs; give a git revision."
        },
        { ["--mbps", "1"], "--mbps '1' is not the size of a package; write a whole number of Mbit/s from 2 on." },
        { ["--move", "ecs1:24:00"], "--move 'ecs1:24:00' is not an app and a time of the day; write, for example, --move web:03:00." },
        { ["--move", "ecs1"], "--move 'ecs1' is not an app and a time of the day" },
        { ["--move", "ecs1:01:00", "--move", "ecs1:02:00"], "--move names ecs1 twice; leave one out." },
        { ["--move", "ecs3:01:00"], "--move ecs3: there is no app 'ecs3'; the apps are ecs1 and ecs2. Did you mean" },
        { ["--without", "ecs3"], "--without ecs3: there is no app 'ecs3'" },
        { ["--without", "ecs1", "--without", "ecs2"], "--without names every app, and leaves none to size by; leave one out." },
        { ["--without", "ecs1", "--move", "ecs1:01:00"], "--move and --without both name ecs1; leave one out." },
        {
            ["--samples", "good.csv", "--suggest-config", "--mbps", "5"],
            "--suggest-config writes nothing but the apps' demand; leave out --mbps"
        },
        {
            ["--samples", "good.csv", "--suggest-config", "--json"],
            "--suggest-config writes nothing but the apps' demand; leave out --json"
        },
    };

    [Fact]
    public async Task The_text_is_laid_out_for_80_columns()
    {
        var result = (await CommandLine.RunAsync(80,
        [
            "bandwidth", "test", "--config", Project.Write("Pulumi.test.yaml", Stack), "--samples", Samples(1200, 500), "--prices",
            Project.Write("prices.yaml", Prices),
        ])).Clean();

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Equal(
            """
            shared-bandwidth / test in cn-shanghai, account site China - bandwidth

            Buy 1500 Mbit/s (declared demand) instead of 2000: 25 % less bandwidth; gateway
            and addresses cost the same.
            Measured demand asks for 1700 Mbit/s, 200 Mbit/s more.

            Declared demand, times of the zone Asia/Shanghai
              The joint peak is 1500 Mbit/s:
                13:00 to 18:00  ecs1 1000 and ecs2 500
                19:00 to 23:00  ecs2 1000 and ecs1 500
              Bought separately, the apps' own peaks add up to 2000 Mbit/s. The mean over
              the day is 1187.5 Mbit/s, 79.2 % of the package.
              The diversity factor is 1.33.
              The package of 1500 Mbit/s follows from the joint peak; its headroom is
              0 Mbit/s.

              app    own peak   adds to the joint peak   joint peak without it
              ecs1       1000                      500                    1000
              ecs2       1000                      500                    1000

            Demand over the day, in Mbit/s (highest of every 30 minutes)
              2000 ┼╌╌ bought separately ╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌
                   │
                   │
                   │
              1500 ┼── package ─────────────────────────────────────
                   │                          ░░░░░░░░░░  ░░░░░░░░
                   │                          ░░░░░░░░░░  ░░░░░░░░
                   │                          ░░░░░░░░░░  ░░░░░░░░
              1000 ┤░░░░░░░░░░░░░░░░░░░░░░░░░░██████████░░░░░░░░░░░░
                   │░░░░░░░░░░░░░░░░░░░░░░░░░░██████████░░░░░░░░░░░░
                   │░░░░░░░░░░░░░░░░░░░░░░░░░░██████████░░░░░░░░░░░░
               500 ┤████████████████████████████████████████████████
                   │████████████████████████████████████████████████
                   │████████████████████████████████████████████████
                 0 └┴─────┴─────┴─────┴─────┴─────┴─────┴─────┴─────┴
                    00    03    06    09    12    15    18    21    24
              █ ecs1 (peak 1000)   ░ ecs2 (peak 1000)

            Measured demand, times of the zone Asia/Shanghai
              577 rows of 2 apps every 5 min over 1 day. There is no gap.
              - 1 row: unknown app
                  line 578: There is no app 'ecs9'; the apps are ecs1 and ecs2. Did you mean
                  'ecs1'?
              Joint peak 1700 Mbit/s at 2026-11-02 13:00 (ecs1 1200 and ecs2 500); bought
              separately 1700 Mbit/s.
              Percentiles: 50th 1000 Mbit/s, 95th 1000 Mbit/s, 99th 1700 Mbit/s, 99.5th
              1700 Mbit/s.
              Target 1700 Mbit/s, at least 1000 Mbit/s, at most 3400 Mbit/s, from the joint
              peak, with 1 day of samples behind it.
              The package of 1500 Mbit/s lies between these bounds: it need not be resized.

              app    peak   95th    mean   missing   gaps   first gap
              ecs1   1200    500   529.2       0 %      0           -
              ecs2    500    500     500       0 %      0           -

            Planned against measured, all together, in Mbit/s; the most of each time
              time             planned   measured   measured - planned   minutes over
              00:00 to 13:00      1000       1000                    0              0
              13:00 to 18:00      1500       1700                 +200             60
              18:00 to 19:00      1000       1000                    0              0
              19:00 to 23:00      1500       1000                 -500              0
              23:00 to 24:00      1000       1000                    0              0

            Backtest: with a package of 1500 Mbit/s
              It would have been too small for 60 of 1440 minutes (4.2 %), by 200 Mbit/s at
              most and 200 Mbit/s on average.
              - 2026-11-02 13:00, 60 minutes, by up to 200 Mbit/s

            Declared against measured
              app    declared is   minutes over   by at most               when
              ecs1       too low             60          200   2026-11-02 13:00
              ecs2      too high              0            -                  -
              - ecs2 declares 1000 Mbit/s from 19:00 to 23:00, when at most 500 Mbit/s were
                measured.

            Ways of paying on the China site, for 30 days of measured demand, in CNY
              mode                  billed     fixed      by use         sum   sold
              PayByBandwidth   1500 Mbit/s   3000.00        0.00     3000.00    yes
              PayByTraffic       330750 GB      0.00   330750.00   330750.00    yes

              Cheapest of what is sold: PayByBandwidth, 3000.00 CNY.
              By bandwidth, one package for all costs 25 % less than one for each app; the
              fees of gateway and addresses stay as they are, and not all of them have a
              price here.
              Not compared, because the price file has no unit price: PayBy95, Monthly95 and
              EipPayByTraffic.
              - PayByBandwidth: The package's size is billed, used or not.
              - PayByTraffic: A mean of 1020.83 Mbit/s over 30 days, all of it taken as
                outbound; the package's size is the ceiling, and holds back the rest of the
                1029.17 Mbit/s wanted.
              - PayByTraffic costs more than PayByBandwidth when the mean use is above
                0.62 % of the package (9.26 Mbit/s); it is 68.06 %.
              - PayByBandwidth bills the package's size every day: only a smaller package
                lowers it.
              - PayByTraffic bills what is carried: on average 68.06 % of the package is in
                use.
              - The gateway's instance fee is in none of the sums: the price file has no
                gateway.
              - The gateway's capacity units are in none of the sums: the price file has no
                capacityUnit.
              - The addresses' configuration fee is in none of the sums: the price file has
                no eipFee.
              Prices:
              - PayByBandwidth 2 CNY per Mbit/s and month: no source is named.
              - PayByTraffic 1 CNY per GB: no source is named.

            """,
            result.Output);
    }

    [Fact]
    public async Task Declared_demand_shows_what_each_app_adds_to_the_joint_peak()
    {
        var result = (await RunAsync()).Clean();

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Contains(
            "Buy 1500 Mbit/s (declared demand) instead of 2000: 25 % less bandwidth; gateway and addresses cost the same.",
            CommandLine.OneLine(result.Output),
            StringComparison.Ordinal);
        Assert.Contains("diversity factor is 1.33", result.Output, StringComparison.Ordinal);
        Assert.Contains("ecs1 1000 500 1000 ecs2 1000 500 1000", CommandLine.OneLine(result.Output), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everything_wrong_with_the_options_is_said_at_once()
    {
        var result = (await RunAsync("--unit", "parsec", "--mode", "free", "--suggest-config")).Clean();

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Equal(
            """
            --unit 'parsec' is not known; write bit/s, kbit/s, Mbit/s and Gbit/s, or bps, kbps, Mbps and Gbps.
            --mode 'free' is not known; write PayByBandwidth, PayByTraffic, PayBy95, Monthly95 or EipPayByTraffic.
            --unit needs --samples; name the file with the measured demand, or leave --unit out.
            --suggest-config needs --samples; name the file with the measured demand, or leave --suggest-config out.
            --mode needs --prices; name the price file, or leave --mode out.

            """,
            result.Error);
    }

    [Fact]
    public async Task A_time_zone_that_does_not_exist_is_one_clear_error()
    {
        var file = Project.Write("Pulumi.test.yaml", Stack.Replace("Asia/Shanghai", "Asia/Shanhai", StringComparison.Ordinal));

        var result = (await CommandLine.RunAsync("bandwidth", "test", "--config", file)).Clean();

        Assert.Equal((1, ""), (result.ExitCode, result.Output));
        Assert.Contains(
            "SB005 timeZone: 'Asia/Shanhai' is not a time zone; use an IANA name such as Asia/Shanghai or UTC.",
            CommandLine.OneLine(result.Error),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_has_the_facts_of_the_text()
    {
        var prices = Project.Write("prices.yaml", Prices);

        var result = (await RunAsync("--samples", Samples(1200, 500), "--prices", prices, "--json")).Clean();

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        using var json = JsonDocument.Parse(result.Output);
        var root = json.RootElement;
        Assert.Equal(
            ["project", "stack", "region", "profile", "accountSite", "timeZone", "bandwidth", "declared", "measured", "billing"],
            root.EnumerateObject().Select(key => key.Name));
        Assert.Equal(
            """{"app":"ecs1","peakMbps":1000,"addsMbps":500,"withoutMbps":1000,"demand":{"baseMbps":500"""
                + ""","windows":[{"from":"13:00","to":"18:00","mbps":1000}]}}""",
            JsonSerializer.Serialize(root.GetProperty("declared").GetProperty("apps")[0]));
        var measured = root.GetProperty("measured");
        Assert.Equal(1700, measured.GetProperty("joint").GetProperty("peakMbps").GetDouble());
        Assert.Equal(
            """[{"kind":"unknownApp","rows":1,"first":[{"line":578,"message":"There is no app \u0027ecs9\u0027; the apps are ecs1 and """
                + """ecs2. Did you mean \u0027ecs1\u0027?"}]}]""",
            JsonSerializer.Serialize(measured.GetProperty("problems")));
        Assert.Equal(
            """[{"from":"2026-11-02T13:00:00+08:00","to":"2026-11-02T14:00:00+08:00","maxExcessMbps":200"""
                + ""","maxExcessAt":"2026-11-02T13:00:00+08:00","meanExcessMbps":200}]""",
            JsonSerializer.Serialize(measured.GetProperty("backtest").GetProperty("spans"))
                .Replace("\\u002B", "+", StringComparison.Ordinal));
        Assert.Equal(
            ["tooLow", "tooHigh"],
            measured.GetProperty("declaredAgainstMeasured").EnumerateArray().Select(app => app.GetProperty("verdict").GetString()));
        var billing = root.GetProperty("billing");
        Assert.Equal(("CNY", "PayByBandwidth"), (billing.GetProperty("currency").GetString(), billing.GetProperty("cheapest").GetString()));
        Assert.Equal(
            ["PayBy95", "Monthly95", "EipPayByTraffic"],
            billing.GetProperty("withoutPrice").EnumerateArray().Select(mode => mode.GetString()));
    }

    [Fact]
    public async Task The_bandwidth_planned_is_the_same_data_as_in_a_preview()
    {
        var preview = JsonDocument.Parse((await CommandLine.PreviewAsync(Stack, "--json")).Clean().Output);
        var bandwidth = JsonDocument.Parse((await RunAsync("--json")).Clean().Output);

        Assert.True(JsonElement.DeepEquals(preview.RootElement.GetProperty("bandwidth"), bandwidth.RootElement.GetProperty("bandwidth")));
    }

    [Theory]
    [InlineData(60, 24)]
    [InlineData(80, 20)]
    [InlineData(80, 40)]
    public async Task No_line_is_wider_than_asked_whatever_the_apps_are_called(int columns, int letters)
    {
        var longKey = new string('a', letters);
        var file = Project.Write("Pulumi.long.yaml", Stack.Replace("ecs1:", $"{longKey}:", StringComparison.Ordinal));
        var samples = Samples(1200, 500).Replace("good", "long", StringComparison.Ordinal);
        await File.WriteAllTextAsync(samples,
            (await File.ReadAllTextAsync(Path.Combine(Project.Path, "good.csv"))).Replace("ecs1", longKey, StringComparison.Ordinal));

        var result = (await CommandLine.RunAsync(columns, ["bandwidth", "test", "--config", file, "--samples", samples, "--prices",
            Path.Combine(Repository.Root, "infra", "CommandLine", "Files", "Prices", "prices.example.yaml")])).Clean();

        Assert.Equal(0, result.ExitCode);
        Assert.All(result.Output.Split('\n'), line => Assert.InRange(line.Length, 0, columns));
    }

    [Theory]
    [MemberData(nameof(Unusable))]
    public async Task What_cannot_be_used_gives_one_sentence_and_2(string[] arguments, string part)
    {
        Project.Write("words.csv", "just words\n");
        Project.Write("free.yaml", "currency: CNY\nprices: {}\n");
        Project.Write("prices.yaml", Prices);
        Project.Write("95.yaml", "currency: CNY\nprices: { PayBy95: { perMbpsMonth: 2 } }\n");
        Project.Write("hourly.csv", "time,app,mbps\n" + Every(3600, 14, "ecs1") + Every(3600, 14, "ecs2"));
        Project.Write("package.csv", "time,app,mbps\n" + Every(300, 14, "cbwp-1"));
        Project.Write("peaks.csv", "time,app,mbps\n" + Every(300, 12, "ecs1") + "1793584800,ecs1,1.200.000\n");
        Project.Write("strangers.csv", "time,app,mbps\n1793581200,nobody,5\n");
        Project.Write("negative.csv", "time,app,mbps\n1793581200,ecs1,5\n1793581500,ecs1,-3\n");
        Samples(1, 1);

        var result = (await RunAsync([.. arguments.Select(InFolder)])).Clean();

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains(part, result.Error, StringComparison.Ordinal);
        Assert.Single(result.Error.Trim().Split('\n'));
    }

    [Fact]
    public async Task Errors_of_the_configuration_are_told_as_by_preview()
    {
        var file = Project.Write("Pulumi.test.yaml", Stack.Replace("13:00", "25:00", StringComparison.Ordinal));

        var result = (await CommandLine.RunAsync("bandwidth", "test", "--config", file)).Clean();

        Assert.Equal((1, ""), (result.ExitCode, result.Output));
        Assert.Contains("SB004 apps.ecs1.demand.windows[0].from", result.Error, StringComparison.Ordinal);
    }
}
