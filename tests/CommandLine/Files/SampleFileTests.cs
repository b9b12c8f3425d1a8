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
    public void Both_forms_units_separators_and_times_give_the_same_samples(string csv)
    {
        var result = Read(csv);

        Assert.Null(result.Refusal);
        Assert.Empty(result.Result!.Problems);
        Assert.Equal((Start, 60), (result.Samples!.StartUnixSeconds, result.Samples.StepSeconds));
        Assert.Equal("web", Assert.Single(result.Samples.Series).App);
        Assert.Equal([1.5f, 2], result.Samples.Series[0].Mbps.ToArray());
    }

    [Fact]
    public void In_the_wide_form_every_column_is_an_app_with_its_own_unit_and_an_empty_field_is_a_gap()
    {
        var samples = Read("time,web [kbit/s],api,db [bps]\n1772323200,1000,2,\n1772323260,,3,4000000\n", new() { Unit = RateUnit.MegabitPerSecond }).Samples!;

        Assert.Equal(["api", "db", "web"], samples.Series.Select(s => s.App));
        Assert.Equal([2, 3], samples.Series[0].Mbps.ToArray());
        Assert.Equal([float.NaN, 4], samples.Series[1].Mbps.ToArray());
        Assert.Equal([1, float.NaN], samples.Series[2].Mbps.ToArray());
    }

    [Theory]
    [InlineData("", "samples.csv is empty; it needs a header and rows, such as: time,app,mbps.")]
    [InlineData("\n \n", "samples.csv is empty; it needs a header and rows, such as: time,app,mbps.")]
    [InlineData("when,app,mbps\n", "samples.csv: The header (when, app, mbps) has no column 'time'; write time, app and mbps, or time and one column per app.")]
    [InlineData("time,app,rate\n", "samples.csv: The column 'rate' does not say its unit; write, for example, 'rate [Mbit/s]' in the header, or give the unit with --unit.")]
    [InlineData("time,web,api [bps]\n", "samples.csv: The column 'web' does not say its unit; write, for example, 'web [Mbit/s]' in the header, or give the unit with --unit.")]
    [InlineData("time,app,MB/s\n", "samples.csv: The header has the unit 'MB/s', which is bytes; bits are needed: use bit/s, kbit/s, Mbit/s and Gbit/s, or bps, kbps, Mbps and Gbps.")]
    [InlineData("time,web [Mibit/s]\n", "samples.csv: The header has the unit 'Mibit/s', which is not known; use bit/s, kbit/s, Mbit/s and Gbit/s, or bps, kbps, Mbps and Gbps.")]
    [InlineData("time,app\n", "samples.csv: The header has no column of rates; write time, app and mbps.")]
    [InlineData("time,app,in [bps],out [bps]\n", "samples.csv: The header has 2 columns that could be the rates (in [bps], out [bps]); leave one, with its unit, such as mbps.")]
    [InlineData("time,mbps\n", "samples.csv: The header has the column 'mbps' and none that names an app; add a column 'app', or name each column after its app, such as 'web [Mbit/s]'.")]
    [InlineData("time,web [bps],web [bps]\n", "samples.csv: The header has 2 columns for the app 'web'; leave one.")]
    [InlineData("time\n", "samples.csv: The header has no column beside the time; write time, app and mbps, or time and one column per app.")]
    [InlineData("time,app,mbps\n", "samples.csv has no row that can be used: there is none.")]
    [InlineData("time,app,mbps\n1772323200,web,-1\n1772323260,web,-1\nx,web,1\n", "samples.csv has no row that can be used: the commonest problem is negative rate, for the first time in line 2: web has -1 Mbit/s; a rate is 0 or more.")]
    public void A_file_that_cannot_be_used_is_refused_with_one_sentence(string csv, string refusal)
    {
        var result = Read(csv);

        Assert.Equal(refusal, result.Refusal);
        Assert.Null(result.Samples);
    }

    [Theory]
    [InlineData("[{\"timestamp\": 1788192000000, \"Average\": 1.5}]", 1)]
    [InlineData("[{\"timestamp\": 1788192000000, \"Average\": 1.5}]", 2000)]
    [InlineData("{\"Datapoints\":\"[]\"}", 1)]
    public void JSON_is_refused_in_a_sentence_however_long_it_is(string json, int times)
    {
        var result = Read(string.Concat(Enumerable.Repeat(json, times)));

        Assert.Equal("samples.csv is JSON, and only CSV is read; write its rows under a header such as: time,app,mbps.", result.Refusal);
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData("time,app,mbps\n1772323200,web,1\n", 3)]
    [InlineData("time,app,mbps\n1772323200,web,1\n\"", 3)]
    public void A_row_without_an_end_in_sight_is_refused_with_its_line(string before, int line)
    {
        var result = Read(before + new string('x', 200_000));

        Assert.StartsWith($"samples.csv is not readable as CSV from line {line} on: One row has more than 64 KiB.", result.Refusal, StringComparison.Ordinal);
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
    [InlineData("yesterday,web,1", RowProblemKind.UnreadableTime, "'yesterday' is not a time; use seconds since 1970, or ISO 8601 with an offset, such as 2026-03-01T13:05:00+08:00.")]
    [InlineData("2026-02-30T00:00Z,web,1", RowProblemKind.UnreadableTime, "'2026-02-30T00:00Z' is not a time; use seconds since 1970, or ISO 8601 with an offset, such as 2026-03-01T13:05:00+08:00.")]
    [InlineData("2026-03-01T00:01:00,web,1", RowProblemKind.UnreadableTime, "'2026-03-01T00:01:00' has no offset, so it could be any of a day's hours; write Z or, for example, +08:00 behind it.")]
    [InlineData("2026-03-01T00:01:00.5Z,web,1", RowProblemKind.UnreadableTime, "'2026-03-01T00:01:00.5Z' is not at a whole second; use seconds since 1970, or ISO 8601 with an offset, such as 2026-03-01T13:05:00+08:00.")]
    [InlineData("2026-03-01T00:01:00+25:00,web,1", RowProblemKind.UnreadableTime, "'2026-03-01T00:01:00+25:00' ends in '+25:00', which is not an offset; write Z or, for example, +08:00.")]
    [InlineData("1772323260000,web,1", RowProblemKind.UnreadableTime, "1772323260000 looks like milliseconds; seconds since 1970 are needed.")]
    [InlineData("1772323260,web,many", RowProblemKind.UnreadableRate, "web has the rate 'many', which is not a number; use digits and a decimal point.")]
    [InlineData("1772323260,web,\"1,5\"", RowProblemKind.UnreadableRate, "web has the rate '1,5', which is not a number; use digits and a decimal point.")]
    [InlineData("1772323260,web,", RowProblemKind.UnreadableRate, "web has no rate.")]
    [InlineData("1772323260,web,-2", RowProblemKind.NegativeRate, "web has -2 Mbit/s; a rate is 0 or more.")]
    [InlineData("1772323260,web,NaN", RowProblemKind.ImpossibleRate, "web has the rate NaN Mbit/s; a number up to 1000000000 is needed. Is the unit right?")]
    [InlineData("1772323260,wep,2", RowProblemKind.UnknownApp, "There is no app 'wep'; the apps are api and web. Did you mean 'web'?")]
    [InlineData("1772323200,web,2", RowProblemKind.Duplicate, "web has a second sample at 2026-03-01 00:00Z; the first one counts.")]
    public void A_bad_row_is_named_with_its_line_and_not_used(string row, RowProblemKind kind, string message)
    {
        var result = Read($"time,app,mbps\n1772323200,web,1\n{row}\n1772323320,web,3\n", new() { Apps = ["api", "web"], StepSeconds = 60 });

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
        var csv = "# exported\ntime,app,mbps\n\n\"1772323200\",\"w\neb\",1\nyesterday,web,2\n".Replace("\n", lineEnd, StringComparison.Ordinal);

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

    private static SampleFileResult Read(string csv, SampleFileOptions? options = null)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(csv));
        return SampleFile.Read(stream, "samples.csv", options ?? new());
    }
}
