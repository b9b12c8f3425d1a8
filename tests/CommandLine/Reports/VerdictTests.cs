using Xunit;

namespace SharedBandwidth.Tests.CommandLine.Reports;

public class VerdictTests
{
    private const string Coinciding = "ecs1 500 13:00-18:00=1000 | ecs2 500 12:00-23:00=1000";

    [Theory]
    [InlineData(Runs.Document, null, 0, null,
        "Buy 1500 Mbit/s (declared demand) instead of 2000: 25 % less bandwidth; gateway and addresses cost the same.")]
    [InlineData("a 0 00:00-08:00=10 | b 0 08:00-16:00=10 | c 0 16:00-24:00=10", null, 0, null,
        "Buy 10 Mbit/s (declared demand) instead of 30: 66.7 % less bandwidth; gateway and addresses cost the same.")]
    [InlineData("a 3999 | b 0 01:00-02:00=1 | c 0 02:00-03:00=1", null, 0, null,
        "Buy 4000 Mbit/s (declared demand) instead of 4001: under 0.1 % less bandwidth; gateway and addresses cost the same.")]
    [InlineData(Coinciding, null, 0, null, "Buy 2000 Mbit/s (declared demand): sharing saves nothing, because all peaks coincide.")]
    [InlineData("ecs1 500", null, 0, null, "Buy 500 Mbit/s (declared demand): with one app's demand alone, sharing saves nothing.")]
    [InlineData(Runs.Document, null, 20, null,
        "Buy 1800 Mbit/s (declared demand and headroom) instead of 2000: 10 % less bandwidth; gateway and addresses cost the same.")]
    [InlineData(Coinciding, null, 20, null, "Buy 2400 Mbit/s (declared demand and headroom): 20 % more than the 2000 bought separately.")]
    [InlineData("ecs1 0 13:00-18:00=1", null, 0, null, "Buy 2 Mbit/s, the smallest package that is sold.")]
    [InlineData("ecs1 0", null, 0, null, "Buy 2 Mbit/s, the smallest package that is sold.")]
    [InlineData(Runs.Document, 1500, 0, null,
        "Buy 1500 Mbit/s (declared size) instead of 2000: 25 % less bandwidth; gateway and addresses cost the same.")]
    [InlineData(Runs.Document, 2000, 0, null, "Buy 2000 Mbit/s (declared size): as much as bought separately.")]
    [InlineData(Runs.Document, 2500, 0, null, "Buy 2500 Mbit/s (declared size): 25 % more than the 2000 bought separately.")]
    [InlineData(Runs.Document, 1200, 0, null, "Buy 1200 Mbit/s (declared size): 300 Mbit/s too little for the joint peak of 1500.")]
    [InlineData("", 100, 0, null, "Buy 100 Mbit/s (declared size); without demand there is nothing to compare it with.")]
    [InlineData("", null, 0, null, "What to buy is unknown: no app states its demand, and no size is declared.")]
    [InlineData(Runs.Document, null, 0, "cbwp-1", "Use the existing package cbwp-1: the apps need 1500 Mbit/s of it instead of 2000.")]
    [InlineData(Coinciding, null, 0, "cbwp-1", "Use the existing package cbwp-1: the apps need 2000 Mbit/s of it.")]
    [InlineData(Runs.Document, 1200, 0, "cbwp-1",
        "Use the existing package cbwp-1: its declared 1200 Mbit/s are 300 too little for the joint peak of 1500.")]
    [InlineData("", null, 0, "cbwp-1", "Use the existing package cbwp-1; without demand there is nothing to compare it with.")]
    public void The_verdict_is_one_sentence_for_each_way_the_size_is_decided(
        string demand, int? declaredMbps, int headroomPercent, string? packageId, string verdict)
    {
        var text = Rendered.Plain(Runs.Of(demand, declaredMbps, headroomPercent, packageId), 160);

        Assert.Equal(verdict, text.Split('\n')[3]);
    }

    [Fact]
    public void The_reason_names_when_and_which_apps()
    {
        var text = Rendered.Plain(Runs.Of(Runs.Document), 160);

        Assert.Equal(
            """
            Buy 1500 Mbit/s (declared demand) instead of 2000: 25 % less bandwidth; gateway and addresses cost the same.
              The joint peak is 1500 Mbit/s:
                13:00 to 18:00  ecs1 1000 and ecs2 500
                19:00 to 23:00  ecs2 1000 and ecs1 500
              Bought separately, the apps' own peaks add up to 2000 Mbit/s. The mean over the day is 1187.5 Mbit/s, 79.2 % of the package.
            """,
            Rendered.Section(text, "Buy"));
    }

    [Fact]
    public void Many_times_and_many_apps_are_cut_short()
    {
        var busyFourTimes = "00:00-02:00=10 06:00-08:00=10 12:00-14:00=10 18:00-20:00=10 22:00-23:00=10";

        var text = Rendered.Plain(Runs.Of($"a 1 {busyFourTimes} | b 2 | c 3 | d 4 | e 5 | f 6"), 160);

        Assert.Contains("\n    12:00 to 14:00  a 10, f 6, e 5, d 4 and 2 more\n    and at 2 more times\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_peak_past_midnight_is_one_time_and_a_constant_one_is_all_day()
    {
        Assert.Contains("\n    22:00 to 02:30  night 9\n", Rendered.Plain(Runs.Of("night 1 22:00-02:30=9")), StringComparison.Ordinal);
        Assert.Contains("\n    all day  a 3 and b 2\n", Rendered.Plain(Runs.Of("a 3 | b 2")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_shortfall_says_how_much_and_when()
    {
        var text = Rendered.Plain(Runs.Of(Runs.Document, declaredMbps: 1200), 160);

        Assert.Contains(
            "\n  300 Mbit/s are missing then; the apps need more than 1200 Mbit/s from 13:00 to 18:00 and 19:00 to 23:00.\n",
            text,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Headroom_is_told_apart_from_the_peak()
    {
        Assert.Contains(
            "\n  The joint peak is 1500 Mbit/s (300 Mbit/s of headroom come on top):\n",
            Rendered.Plain(Runs.Of(Runs.Document, headroomPercent: 20)),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Apps_without_a_demand_are_named_as_not_counted()
    {
        var run = Runs.Of("a 3");
        var exposure = run.Plan.Exposure;
        run = run with
        {
            Plan = run.Plan with { Exposure = exposure with { Apps = [.. exposure.Apps, exposure.Apps[0] with { Key = "cache" }] } },
        };

        Assert.Contains("\n  Not counted, because no demand is known: cache.\n", Rendered.Plain(run), StringComparison.Ordinal);
    }
}
