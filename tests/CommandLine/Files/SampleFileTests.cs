using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using SharedBandwidth.CommandLine.Files;
using SharedBandwidth.Sizing.Measured;
using Xunit;

namespace SharedBandwidth.Tests.CommandLine.Files;

public sealed class SampleFileTests
{
    private const long Start = 1_772_323_200;

    [Theory]
    [InlineData("time,app,mbps\n1772323200,web,1.5\n1772323260,web,2\n")]
    [InlineData("time;app;mbps\r\n1772323200;web;1.5\r\n1772323260;web;2\r\n")]
    [InlineData("time\tapp\tmbps\n1772323200\tweb\t1.5\n1772323260\tweb\t2")]
    [InlineData("Timestamp, App , rate [Mbit/s]\n1772323200, web ,1.5\n1772323260,\"web\",\"2\"\n")]
    [InlineData("app,kbps,time\nweb,1500,1772323200\nweb,2000,1772323260\n")]
    [InlineData("time,app,bps\n1772323200,web,1500000\n1772323260,web,2e6\n")]
    [InlineData("time,app,Gbit/s\n1772323200,web,0.0015\n1772323260,web,0.002\n")]
    [InlineData("time,app,region,mbps\n1772323200,web,x,1.5\n1772323260,web,x,2\n")]
    [InlineData("time,web [Mbit/s]\n1772323200,1.5\n1772323260,2\n")]
    [InlineData("time,web (kbit/s)\n1772323200,1500\n1772323260,2000\n")]
    [InlineData("\n\ntime,app,mbps\n\n1772323200,web,1.5\n# a comment\n1772323260,web,2\n\n")]
    [InlineData("\uFEFFtime,app,mbps\n1772323200,web,1.5\n1772323260,web,2\n")]
    [InlineData("time,app,mbps\n2026-03-01T00:00:00Z,web,1.5\n2026-03-01T08:01:00+08:00,web,2\n")]
    [InlineData("time,app,mbps\n2026-03-01 08:00+0800,web,1.5\n2026-02-28t20:01:00.000-04,web,2\n")]
    [InlineData("time,app,mbps\n2026-03-01 00:00:00 z,web,1.5\n2026-03-01T05:31:00 +05:30,web,2\n")]
    [InlineData("time,app,mbps\n2026/3/1 8:00+08:00,web,1.5\n2026/03/01 08:01+08:00,web,2\n")]
    [InlineData("time,app,mbps\n1772323200000,web,1.5\n1772323260000,web,2\n")]
    [InlineData("time,app,mbps\n1772323200000000,web,1.5\n1772323260000000000,web,2\n")]
    [InlineData("time,app,mbps\n1772323200.0,web,1.5\n1772323260.2,web,2\n")]
    [InlineData("time,app,mbps\n1772323260,web,2\n1772323200,web,1.5\n")]
    [InlineData("time,app,bps\n1772323200,web,\"1,500,000\"\n1772323260,web,2 000 000\n")]
    [InlineData("time;app;bps\n1772323200;web;1'500'000.0\n1772323260;web;2\u00A0000\u00A0000\n")]
    [InlineData("时间,应用,平均值 （kbit/s）\n1772323200,web,1500\n1772323260,web,2000\n")]
    [InlineData("time,app,max [bps],Average [bps]\n1772323200,web,9000000,1500000\n1772323260,web,9000000,2000000\n")]
    [InlineData("time,app,net_rx.rate [bit/s],net_tx.rate [bit/s]\n1772323200,web,1500000,7\n1772323260,web,7,2000000\n")]
    [InlineData("time,app,流入带宽 (bit/s),流出带宽 (bit/s)\n1772323200,web,1500000,7\n1772323260,web,,2000000\n")]
    [InlineData("time,web in [kbps],web out [Mbps]\n1772323200,1500,1\n1772323260,7,2\n")]
    [InlineData("time,metric,app,bps\n1772323200,rx,web,1500000\n1772323260,rx,web,7\n1772323200,tx,web,7\n1772323260,tx,web,2000000\n")]
    [InlineData("[{\"timestamp\":1772323200000,\"app\":\"web\",\"mbps\":1.5},{\"timestamp\":1772323260000,\"app\":\"web\",\"mbps\":2}]")]
    [InlineData("{\"Datapoints\":[{\"timestamp\":1772323200000,\"app\":\"web\",\"mbps\":1.5}]}\n"
        + "{\"Code\":\"200\",\"Datapoints\":\"[{\\\"timestamp\\\":1772323260000,\\\"app\\\":\\\"web\\\",\\\"mbps\\\":2}]\"}")]
    public void Both_forms_units_separators_and_times_give_the_same_samples(string csv)
    {
        var result = Read(csv);

        Assert.Null(result.Refusal);
        Assert.DoesNotContain(result.Result!.Problems, problem => problem.Kind != RowProblemKind.Duplicate);
        Assert.Equal((Start, 60), (result.Samples!.StartUnixSeconds, result.Samples.StepSeconds));
        Assert.Equal("web", Assert.Single(result.Samples.Series).App);
        Assert.Equal([1.5f, 2], result.Samples.Series[0].Mbps.ToArray());
    }

    [Fact]
    public void In_the_wide_form_every_column_is_an_app_with_its_own_unit_and_an_empty_field_is_a_gap()
    {
        var samples = Read("time,web [kbit/s],api,db [bps]\n1772323200,1000,2,\n1772323260,,3,4000000\n",
            new() { Unit = RateUnit.MegabitPerSecond }).Samples!;

        Assert.Equal(["api", "db", "web"], samples.Series.Select(s => s.App));
        Assert.Equal([2, 3], samples.Series[0].Mbps.ToArray());
        Assert.Equal([float.NaN, 4], samples.Series[1].Mbps.ToArray());
        Assert.Equal([1, float.NaN], samples.Series[2].Mbps.ToArray());
    }

    [Theory]
    [InlineData("", "samples.csv is empty; it needs a header and rows, such as: time,app,mbps.")]
    [InlineData("\n \n", "samples.csv is empty; it needs a header and rows, such as: time,app,mbps.")]
    [InlineData("when,app,mbps\n",
        "samples.csv: The header (when, app, mbps) has no column 'time'; write time, app and mbps, or time and one column per app.")]
    [InlineData("time,app,rate\n",
        "samples.csv: The column 'rate' does not say its unit; write, for example, 'rate [Mbit/s]' in the header, "
            + "or give the unit with --unit.")]
    [InlineData("time,web,api [bps]\n",
        "samples.csv: The column 'web' does not say its unit; write, for example, 'web [Mbit/s]' in the header, "
            + "or give the unit with --unit.")]
    [InlineData("time,app,MB/s\n",
        "samples.csv: The header has the unit 'MB/s', which is bytes; bits are needed: use bit/s, kbit/s, Mbit/s and Gbit/s, or bps, kbps, "
            + "Mbps and Gbps.")]
    [InlineData("time,web [Mibit/s]\n",
        "samples.csv: The header has the unit 'Mibit/s', which is not known; use bit/s, kbit/s, Mbit/s and Gbit/s, or bps, kbps, "
            + "Mbps and Gbps.")]
    [InlineData("time,app\n", "samples.csv: The header has no column of rates; write time, app and mbps.")]
    [InlineData("time,app,low [bps],high [bps]\n",
        "samples.csv: The header has 2 columns that could be the rates (low [bps], high [bps]); leave one, with its unit, such as mbps.")]
    [InlineData("time,app,in [bps],out [bps],all [bps]\n",
        "samples.csv: The header has 3 columns that could be the rates (in [bps], out [bps], all [bps]); leave one, with its unit, "
            + "such as mbps.")]
    [InlineData("time,mbps\n",
        "samples.csv: The header has the column 'mbps' and none that names an app; add a column 'app', or name each column after its app, "
            + "such as 'web [Mbit/s]'.")]
    [InlineData(
        "time,web [bps],web [bps]\n", "samples.csv: The header has 2 columns for the app 'web'; leave one, or one for each direction.")]
    [InlineData(
        "time\n", "samples.csv: The header has no column beside the time; write time, app and mbps, or time and one column per app.")]
    [InlineData("time,app,mbps\n", "samples.csv has no row that can be used: there is none.")]
    [InlineData("time,app,mbps\n1772323200,web,-1\n1772323260,web,-1\nx,web,1\n",
        "samples.csv has no row that can be used: the commonest problem is negative rate, for the first time in line 2: web has -1 Mbit/s; "
            + "a rate is 0 or more.")]
    public void A_file_that_cannot_be_used_is_refused_with_one_sentence(string csv, string refusal)
    {
        var result = Read(csv);

        Assert.Equal(refusal, result.Refusal);
        Assert.Null(result.Samples);
    }

    [Theory]
    [InlineData("[", "samples.csv is not readable as JSON: ")]
    [InlineData("[{\"timestamp\": 1}, 5]",
        "samples.csv is JSON that holds '5' in the place of a point; give what DescribeMetricList returns, or a list of its points.")]
    [InlineData("{\"Code\":\"403\"}",
        "samples.csv is JSON that holds an object without Datapoints; give what DescribeMetricList returns, or a list of its points.")]
    [InlineData("{\"Datapoints\":\"\"}", "samples.csv is not readable as JSON: ")]
    [InlineData("{\"Datapoints\":\"[]\"}",
        "samples.csv has no points; ask for a time in which there was traffic, and give what DescribeMetricList returns.")]
    [InlineData("[{\"timestamp\":1788192000000,\"app\":\"web\",\"mbps\":-1}]",
        "samples.csv has no row that can be used: the commonest problem is negative rate, for the first time in point 1: "
            + "web has -1 Mbit/s; a rate is 0 or more.")]
    public void JSON_that_holds_no_samples_is_refused_in_a_sentence(string json, string refusal) =>
        Assert.StartsWith(refusal, Read(json).Refusal, StringComparison.Ordinal);

    [Theory]
    [InlineData("timestamp,userId,instanceId,ip,Minimum,Maximum,Average\n1788192000000,1,eip-1,203.0.113.1,32000000,40000000,38000000\n"
        + "1788192300000,1,eip-1,203.0.113.1,0,0,14250000\n")]
    [InlineData("\uFEFF时间,实例ID,最小值,最大值,平均值\n2026-09-01 00:00:00,eip-1,32000000,40000000,38000000\n"
        + "2026-09-01 00:05:00,eip-1,0,0,14250000\n")]
    [InlineData("[{\"timestamp\":1788192000000,\"instanceId\":\"eip-1\",\"Average\":38000000},{\"timestamp\":1788192300000,"
        + "\"instanceId\":\"eip-1\",\"Maximum\":1,\"Average\":14250000}]")]
    public void What_CloudMonitor_gives_is_read_with_its_ids_times_and_unit(string export)
    {
        var names = new SampleNames { Apps = ["web"], AppsById = ImmutableDictionary<string, string>.Empty.Add("eip-1", "web") };

        var result = Read(
            export, new() { Names = names, Zone = TimeZoneInfo.CreateCustomTimeZone("UTC+8", TimeSpan.FromHours(8), null, null) });

        Assert.Null(result.Refusal);
        Assert.Empty(result.Result!.Problems);
        Assert.Equal((1_788_192_000, 300), (result.Samples!.StartUnixSeconds, result.Samples.StepSeconds));
        Assert.Equal([38, 14.25f], Assert.Single(result.Samples.Series).Mbps.ToArray());
        Assert.Equal(
            "Rates are taken to be in bit/s, as CloudMonitor gives net_rx.rate and net_tx.rate; if not, say so with --unit.",
            result.Notes[0]);
    }

    [Fact]
    public void A_unit_that_is_told_is_taken_before_CloudMonitors()
    {
        var result = Read("timestamp,instanceId,Average\n1788192000000,web,38\n", new() { Unit = RateUnit.MegabitPerSecond });

        Assert.Equal([38], result.Samples!.Series[0].Mbps.ToArray());
        Assert.Empty(result.Notes);
    }

    [Fact]
    public void Columns_of_apps_whose_keys_end_like_directions_are_theirs()
    {
        var names = new SampleNames { Apps = ["check-in", "check-out"] };

        var samples = Read("time,check-in [Mbps],check-out [Mbps]\n1772323200,1,2\n", new() { Names = names }).Samples!;

        Assert.Equal([("check-in", 1f), ("check-out", 2f)], samples.Series.Select(series => (series.App, series.Mbps[0])));
    }

    [Fact]
    public void A_negative_rate_does_not_hide_behind_the_other_direction() =>
        Assert.Equal(RowProblemKind.NegativeRate, Assert.Single(
            Read("time,app,in [bps],out [bps]\n1772323200,web,5,-1\n1772323260,web,-1,5\n").Result!.Problems,
            problem => problem.Count == 2).Kind);

    [Theory]
    [InlineData("2026-03-29 02:30:00",
        "'2026-03-29 02:30:00' has no offset, and the clocks of Test show it never or twice; write, for example, +08:00 behind it.")]
    [InlineData("2026-10-25 02:30:00",
        "'2026-10-25 02:30:00' has no offset, and the clocks of Test show it never or twice; write, for example, +08:00 behind it.")]
    public void A_local_time_that_the_clocks_show_never_or_twice_is_not_guessed(string time, string message)
    {
        var summer = TimeZoneInfo.AdjustmentRule.CreateAdjustmentRule(
            DateTime.MinValue.Date, DateTime.MaxValue.Date, TimeSpan.FromHours(1),
            TimeZoneInfo.TransitionTime.CreateFixedDateRule(new DateTime(1, 1, 1, 2, 0, 0), 3, 29),
            TimeZoneInfo.TransitionTime.CreateFixedDateRule(new DateTime(1, 1, 1, 3, 0, 0), 10, 25));
        var zone = TimeZoneInfo.CreateCustomTimeZone("Test", TimeSpan.FromHours(1), null, null, null, [summer]);

        var result = Read($"time,app,mbps\n2026-03-01 12:00:00,web,1\n{time},web,1\n", new() { Zone = zone });

        Assert.Equal(1_772_362_800, result.Samples!.StartUnixSeconds);
        Assert.Equal(message, Assert.Single(result.Result!.Problems).First[0].Message);
    }

    public static TheoryData<string, string> Steps => new()
    {
        {
            Every(7),
            "samples.csv: The samples are 7 min apart, and steps of 1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 30 or 60 min can be read; "
                + "export them with one of those, or say with --step how far apart they are if there are gaps."
        },
        {
            Every(120),
            "samples.csv: The samples are 120 min apart, and steps of 1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 30 or 60 min can be read; "
                + "export them with one of those."
        },
        {
            Every(5, "web") + Every(60, "api"),
            "samples.csv: The samples are mixed: web has some every 5 min and api has some every 60 min; export all of them with one step, "
                + "or average them with --step 60."
        },
        {
            Every(5, "web") + Every(7, "api"),
            "samples.csv: The samples are mixed: web has some every 5 min and api has some every 7 min; export all of them with one step."
        },
    };

    [Theory]
    [MemberData(nameof(Steps))]
    public void Samples_whose_step_does_not_allow_it_are_refused_with_what_to_do(string rows, string refusal) =>
        Assert.Equal(refusal, Read($"time,app,mbps\n{rows}").Refusal);

    [Fact]
    public void A_step_that_is_shorter_than_the_samples_is_refused() => Assert.Equal(
        "samples.csv: The samples are 60 min apart, and --step 5 is no multiple of it; write --step 60, or leave --step out.",
        Read($"time,app,mbps\n{Every(60)}", new() { StepMinutes = 5 }).Refusal);

    [Theory]
    [InlineData("", 1)]
    [InlineData("time,app,mbps\n1772323200,web,1\n", 3)]
    [InlineData("time,app,mbps\n1772323200,web,1\n\"", 3)]
    public void A_row_without_an_end_in_sight_is_refused_with_its_line(string before, int line)
    {
        var result = Read(before + new string('x', 200_000));

        Assert.StartsWith(
            $"samples.csv is not readable as CSV from line {line} on: One row has more than 64 KiB.",
            result.Refusal,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_quote_that_does_not_end_refuses_the_file_rather_than_losing_the_rest()
    {
        var result = Read("time,app,mbps\n1772323200,web,1\n1772323260,\"web,1\n1772323320,web,1\n");

        Assert.StartsWith("samples.csv is not readable as CSV from line 3 on: ", result.Refusal, StringComparison.Ordinal);
        Assert.Null(result.Samples);
    }

    [Theory]
    [InlineData("1772323260,web", RowProblemKind.WrongShape, "The row has 2 fields and the header 3.")]
    [InlineData("1772323260,web,1,2", RowProblemKind.WrongShape, "The row has 4 fields and the header 3.")]
    [InlineData("yesterday,web,1", RowProblemKind.UnreadableTime,
        "'yesterday' is not a time; use seconds since 1970, or ISO 8601 with an offset, such as 2026-03-01T13:05:00+08:00.")]
    [InlineData("2026-02-30T00:00Z,web,1", RowProblemKind.UnreadableTime,
        "'2026-02-30T00:00Z' is not a time; use seconds since 1970, or ISO 8601 with an offset, such as 2026-03-01T13:05:00+08:00.")]
    [InlineData("1970-01-01 00:00+08:00,web,1", RowProblemKind.UnreadableTime,
        "'1970-01-01 00:00+08:00' is not a time from 1970 to 2199 in UTC; correct it, or leave the row out.")]
    [InlineData("2200-01-01T00:00Z,web,1", RowProblemKind.UnreadableTime,
        "'2200-01-01T00:00Z' is not a time from 1970 to 2199 in UTC; correct it, or leave the row out.")]
    [InlineData("2026-03-01T00:01:00,web,1", RowProblemKind.UnreadableTime,
        "'2026-03-01T00:01:00' has no offset, so it could be any of a day's hours; write Z or, for example, +08:00 behind it, "
            + "or name the stack's timeZone.")]
    [InlineData("2026-03-01T00:01:00.5Z,web,1", RowProblemKind.UnreadableTime,
        "'2026-03-01T00:01:00.5Z' is not at a whole second; use seconds since 1970, or ISO 8601 with an offset, "
            + "such as 2026-03-01T13:05:00+08:00.")]
    [InlineData("2026-03-01T00:01:00+25:00,web,1", RowProblemKind.UnreadableTime,
        "'2026-03-01T00:01:00+25:00' ends in '+25:00', which is not an offset; write Z or, for example, +08:00.")]
    [InlineData("1.77232326e9,web,1", RowProblemKind.UnreadableTime,
        "'1.77232326e9' is not a time; use seconds since 1970, or ISO 8601 with an offset, such as 2026-03-01T13:05:00+08:00.")]
    [InlineData("99999999999999999999999,web,1", RowProblemKind.UnreadableTime,
        "'99999999999999999999999' is not a time; use seconds since 1970, or ISO 8601 with an offset, such as 2026-03-01T13:05:00+08:00.")]
    [InlineData("1772323260,web,many", RowProblemKind.UnreadableRate,
        "web has the rate 'many', which is not a number; use digits and a decimal point.")]
    [InlineData("1772323260,web,\"1,5\"", RowProblemKind.UnreadableRate,
        "web has the rate '1,5', which is not a number; use digits and a decimal point.")]
    [InlineData("1772323260,web,\"1,50,000\"", RowProblemKind.UnreadableRate,
        "web has the rate '1,50,000', which is not a number; use digits and a decimal point.")]
    [InlineData("1772323260,web,\"1,500 000\"", RowProblemKind.UnreadableRate,
        "web has the rate '1,500 000', which is not a number; use digits and a decimal point.")]
    [InlineData("1772323260,web,", RowProblemKind.UnreadableRate, "web has no rate.")]
    [InlineData("1772323260,web,-2", RowProblemKind.NegativeRate, "web has -2 Mbit/s; a rate is 0 or more.")]
    [InlineData("1772323260,web,NaN", RowProblemKind.ImpossibleRate,
        "web has the rate NaN Mbit/s; a number up to 1000000000 is needed. Is the unit right?")]
    [InlineData("1772323260,wep,2", RowProblemKind.UnknownApp, "There is no app 'wep'; the apps are api and web. Did you mean 'web'?")]
    [InlineData("1772323200,web,0.5", RowProblemKind.Duplicate,
        "web has a second sample at 2026-03-01 00:00Z; the larger one counts, as of two directions.")]
    public void A_bad_row_is_named_with_its_line_and_not_used(string row, RowProblemKind kind, string message)
    {
        var result = Read($"time,app,mbps\n1772323200,web,1\n{row}\n1772323320,web,3\n",
            new() { Names = new() { Apps = ["api", "web"] }, StepMinutes = 1 });

        Assert.Equal([1, float.NaN, 3], result.Samples!.Series[0].Mbps.ToArray());
        var problems = Assert.Single(result.Result!.Problems);
        Assert.Equal((kind, 1), (problems.Kind, problems.Count));
        Assert.Equal([new RowProblem(3, message)], problems.First.ToArray());
        Assert.Equal(3, result.Result.Rows);
        Assert.Equal(["api"], result.Result.AppsWithoutSamples.ToArray());
    }

    [Fact]
    public void Progress_is_told_as_the_share_read_and_ends_with_all_of_it()
    {
        var csv = new StringBuilder("time,app,mbps\n");
        for (var i = 0; i < 50_000; i++)
        {
            csv.Append(CultureInfo.InvariantCulture, $"{Start + (60L * i)},web,{i % 100}\n");
        }

        var told = new List<double>();
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(csv.ToString()));
        var result = SampleFile.Read(stream, "samples.csv", new(), told.Add);

        Assert.Equal(50_000, result.Samples!.Series[0].Present);
        Assert.True(told.Count > 2);
        Assert.Equal(told.Order(), told);
        Assert.InRange(told[0], 0, 0.5);
        Assert.Equal(1, told[^1]);
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void Lines_are_those_of_the_file_whatever_comments_blank_lines_and_quoted_line_ends_come_before(string lineEnd)
    {
        var csv = "# exported\ntime,app,mbps\n\n\"1772323200\",\"w\neb\",1\nyesterday,web,2\n"
            .Replace("\n", lineEnd, StringComparison.Ordinal);

        var unreadable = Assert.Single(Read(csv).Result!.Problems, problem => problem.Kind == RowProblemKind.UnreadableTime);

        Assert.Equal([6], unreadable.First.Select(row => row.Line));
    }

    [Fact]
    public void A_file_that_is_not_there_is_refused() =>
        Assert.StartsWith("/no/such.csv cannot be read: ", SampleFile.Read("/no/such.csv", new()).Refusal, StringComparison.Ordinal);

    [Fact]
    public void The_machines_language_does_not_matter()
    {
        var before = CultureInfo.CurrentCulture;
        var other = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        other.NumberFormat.NumberDecimalSeparator = ",";
        other.NumberFormat.NumberGroupSeparator = ".";
        try
        {
            CultureInfo.CurrentCulture = other;
            Assert.Equal([1.5f], Read("time,app,mbps\n1772323200,web,1.5\n").Samples!.Series[0].Mbps.ToArray());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Where_semicolons_part_the_fields_a_comma_may_be_a_decimal_one() =>
        Assert.Equal(
            RowProblemKind.UnreadableRate,
            Assert.Single(Read("time;app;mbps\n1772323200;web;1,500\n1772323260;web;1\n").Result!.Problems).Kind);

    private static string Every(int minutes, string app = "web") =>
        string.Concat(Enumerable.Range(0, 14).Select(i => $"{Start + (i * minutes * 60)},{app},1\n"));

    private static SampleFileResult Read(string csv, SampleFileOptions? options = null)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(csv));
        return SampleFile.Read(stream, "samples.csv", options ?? new());
    }
}
