using Xunit;

namespace SharedBandwidth.Tests.CommandLine.Console;

public class DemandChartTests
{
    [Fact]
    public void Demand_past_midnight_is_on_both_sides_of_the_chart()
    {
        var chart = Chart("night 20 22:15-03:45=137 | day 33 08:00-18:10=90");

        Assert.Equal(
            """
            Demand over the day, in Mbit/s (highest of every 30 minutes)
              250 ┤
              227 ┼╌╌ bought separately ╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌
                  │
              200 ┤
              170 ┼── package ─────────────────────────────────────
                  │░░░░░░░░                                    ░░░░
              150 ┤░░░░░░░░                                    ░░░░
                  │████████                                    ████
              100 ┤████████        ░░░░░░░░░░░░░░░░░░░░░       ████
                  │████████        ░░░░░░░░░░░░░░░░░░░░░       ████
               50 ┤████████░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░████
                  │████████████████████████████████████████████████
                0 └┴─────┴─────┴─────┴─────┴─────┴─────┴─────┴─────┴
                   00    03    06    09    12    15    18    21    24
              █ night (peak 137)   ░ day (peak 90)
            """,
            chart);
    }

    [Fact]
    public void Beyond_six_apps_the_rest_is_drawn_together()
    {
        var chart = Chart(string.Join(" | ", Enumerable.Range(1, 20).Select(i => $"app{i} {100 + i}")), 100);

        Assert.EndsWith(
            """
              █ app20 (peak 120)   ░ app19 (peak 119)   # app18 (peak 118)   ▒ app17 (peak 117)
              + app16 (peak 116)   o app15 (peak 115)   · 14 others   bought separately: 2210
            """,
            chart,
            StringComparison.Ordinal);
        Assert.Contains("│················", chart, StringComparison.Ordinal);
    }

    [Fact]
    public void Bars_that_rise_above_the_package_break_its_line()
    {
        Assert.Contains(
            """
              1200 ┼── package ───────────────░░░░░░░░░░──░░░░░░░░──
            """,
            Chart(Runs.Document, declaredMbps: 1200),
            StringComparison.Ordinal);
    }

    [Fact]
    public void The_smallest_excess_and_the_smallest_demand_are_seen()
    {
        var chart = Chart("a 0 06:00-12:00=1001 12:00-18:00=1", declaredMbps: 1000);

        Assert.Contains("1000 ┼────────────████████████── package ─────────────\n", chart, StringComparison.Ordinal);
        Assert.Contains("│            ████████████████████████\n", chart, StringComparison.Ordinal);
    }

    [Fact]
    public void A_package_that_bars_leave_no_room_to_name_is_named_in_the_legend()
    {
        var chart = Chart(Runs.Document, declaredMbps: 500);

        Assert.DoesNotContain("── package ──", chart, StringComparison.Ordinal);
        Assert.Matches("  500 ┼[█░]+\n", chart);
        Assert.EndsWith("package: 500", chart, StringComparison.Ordinal);
    }

    [Fact]
    public void A_package_far_above_the_demand_is_left_to_the_legend()
    {
        var chart = Chart("a 10 | b 10", declaredMbps: 1000);

        Assert.DoesNotContain("1000 ┼", chart, StringComparison.Ordinal);
        Assert.EndsWith("  █ a (peak 10)   ░ b (peak 10)   package: 1000", chart, StringComparison.Ordinal);
    }

    [Fact]
    public void An_existing_package_of_unknown_size_has_no_line()
    {
        var text = Rendered.Plain(Runs.Of(Runs.Document, packageId: "cbwp-1"));

        Assert.DoesNotContain("── package ──", text, StringComparison.Ordinal);
        Assert.DoesNotContain("% of the package", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(40, 60, "00    06    12    18    24")]
    [InlineData(80, 30, "00    03    06    09    12    15    18    21    24")]
    [InlineData(120, 15, "00      02      04      06      08      10      12      14      16      18      20      22      24")]
    [InlineData(160, 10,
        "00    01    02    03    04    05    06    07    08    09    10    11    12    13    14    15    16    17    18    19    20    21  "
            + "  22    23    24")]
    public void Columns_are_as_fine_as_the_width_allows(int width, int minutes, string hours)
    {
        var lines = Chart(Runs.Document, width).Split('\n');

        Assert.Contains($"every {minutes} minutes)", lines[0] + lines[1], StringComparison.Ordinal);
        Assert.Contains(lines, line => line.Trim() == hours);
        Assert.Contains(lines, line => line.Count(c => c == '█') == 24 * 60 / minutes);
    }

    [Theory]
    [InlineData("a 1", "1")]
    [InlineData("a 7", "2 4 6 7")]
    [InlineData("a 11", "2 4 6 8 10 11")]
    [InlineData("a 120", "20 40 60 80 100 120")]
    [InlineData("a 1500000000", "250000000 500000000 750000000 1000000000 1250000000 1500000000")]
    public void The_axis_has_round_numbers_and_the_packages_own(string demand, string labels)
    {
        var chart = Chart(demand, declaredMbps: int.Parse(demand[2..], System.Globalization.CultureInfo.InvariantCulture));

        var shown = chart.Split('\n').Where(line => line.Contains('┤') || line.Contains('┼'))
            .Select(line => line.Trim().Split(' ')[0]).Reverse().ToList();
        Assert.Subset(shown.ToHashSet(), labels.Split(' ').ToHashSet());
    }

    [Theory]
    [InlineData("", "Demand over the day: no app states any.")]
    [InlineData("a 0 | b 0", "Demand over the day: no app needs anything.")]
    public void Without_demand_there_is_a_sentence_instead(string demand, string sentence)
    {
        Assert.Equal(sentence, Chart(demand));
    }

    private static string Chart(string demand, int width = 80, int? declaredMbps = null) =>
        Rendered.Section(Rendered.Plain(Runs.Of(demand, declaredMbps), width), "Demand over the day");
}
