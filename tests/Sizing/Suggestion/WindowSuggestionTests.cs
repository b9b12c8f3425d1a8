using SharedBandwidth.Planning.Demand;
using SharedBandwidth.Sizing.Suggestion;
using Xunit;

namespace SharedBandwidth.Tests.Sizing.Suggestion;

public sealed class WindowSuggestionTests
{
    /// <summary>2026-03-02 00:00 UTC.</summary>
    private const long Monday = Samples.Start + 86400;

    [Theory]
    [InlineData(60)]
    [InlineData(300)]
    [InlineData(600)]
    [InlineData(3600)]
    public void A_window_ends_where_the_last_step_of_its_samples_does(int stepSeconds)
    {
        var samples = Samples.Days(2, minute => minute % 1440 is >= 19 * 60 and < 23 * 60 ? 171 : 38, stepSeconds);

        var window = Assert.Single(Assert.Single(WindowSuggestion.For(samples, Samples.Utc, _ => 0)).Demand.Windows);

        Assert.Equal((19 * 60, 23 * 60, 171), (window.FromMinute, window.ToMinute, window.Mbps));
    }

    [Fact]
    public void The_documents_demand_is_found_again_from_its_samples() =>
        Assert.Equal("500 13:00-18:00=1000", Suggest(minute => minute is >= 780 and < 1080 ? 1000 : 500, slack: 0));

    [Fact]
    public void A_window_may_run_past_midnight() =>
        Assert.Equal("500 22:00-02:00=1000", Suggest(minute => minute is >= 1320 or < 120 ? 1000 : 500, slack: 100));

    [Fact]
    public void A_window_may_end_at_midnight() =>
        Assert.Equal("500 22:00-24:00=1000", Suggest(minute => minute >= 1320 ? 1000 : 500, slack: 100));

    [Fact]
    public void Levels_within_the_slack_are_one() =>
        Assert.Equal(
            "550 13:00-18:00=1000",
            Suggest(minute => minute is >= 780 and < 1080 ? 900 + (minute % 101) : 500 + (minute % 51), slack: 100));

    [Fact]
    public void Fractions_are_rounded_up_and_windows_to_whole_cells() =>
        Assert.Equal("1 12:00-12:05=3", Suggest(minute => minute == 722 ? 2.1 : 0.5, slack: 0));

    [Fact]
    public void The_worst_day_counts()
    {
        var samples = Samples.Days(3, minute => minute == 1440 + 722 ? 9 : 1);

        Assert.Equal("1 12:00-12:05=9", Text(WindowSuggestion.For(samples, Samples.Utc, _ => 0)[0].Demand));
    }

    [Fact]
    public void Windows_are_meant_in_their_time_zone()
    {
        var samples = Samples.Days(1, minute => minute is >= 780 and < 1080 ? 1000 : 500);

        Assert.Equal("500 21:00-02:00=1000", Text(WindowSuggestion.For(samples, Samples.Shanghai, _ => 0)[0].Demand));
    }

    [Theory]
    [InlineData("500 13:00-18:00=1000@mon-fri", "500 13:00-18:00=1000@mon-fri")]
    [InlineData("500 00:00-24:00=100@sat 00:00-24:00=100@sun", "100 00:00-24:00=500@mon-fri")]
    [InlineData("500 22:00-02:00=1000@mon-fri", "500 22:00-02:00=1000@mon-fri")]
    [InlineData("500 22:00-02:00=1000@sun", "500 22:00-02:00=1000@sun")]
    [InlineData("200 22:00-02:00=800 09:00-18:00=900@mon-fri", "200 09:00-18:00=900@mon-fri 22:00-02:00=800")]
    [InlineData("200 09:00-18:00=900@mon-fri 10:00-14:00=400@sat", "200 09:00-18:00=900@mon-fri 10:00-14:00=400@sat")]
    [InlineData("200 09:00-18:00=900@mon-thu 09:00-16:00=900@fri", "200 09:00-18:00=900@mon-thu 09:00-16:00=900@fri")]
    public void Windows_of_single_weekdays_are_found_again_from_two_weeks_of_samples(string declared, string expected)
    {
        var demand = DemandText.Read($"app {declared}")[0];
        var samples = Samples.Days(14, minute => demand.MbpsAt(minute % DayMinute.PerWeek), stepSeconds: 300, start: Monday);

        Assert.Equal(expected, Text(WindowSuggestion.For(samples, Samples.Utc, _ => 0)[0].Demand));
    }

    [Theory]
    [InlineData(14, 99, "500 13:00-18:00=600@mon")]
    [InlineData(14, 100, "600")]
    [InlineData(13, 99, "500 13:00-18:00=600")]
    public void Weekdays_count_when_they_differ_by_more_than_the_slack_in_two_weeks_or_more(int days, int slack, string expected)
    {
        var samples = Samples.Days(
            days, minute => minute % DayMinute.PerWeek is >= 780 and < 1080 ? 600 : 500, stepSeconds: 300, start: Monday);

        Assert.Equal(expected, Text(WindowSuggestion.For(samples, Samples.Utc, _ => slack)[0].Demand));
    }

    [Fact]
    public void Minutes_without_a_sample_are_those_of_the_week_when_weekdays_differ()
    {
        var samples = Samples.Days(14, minute => minute % DayMinute.PerWeek is >= 60 and < 120
            ? double.NaN
            : minute % DayMinute.PerWeek < DayMinute.PerDay
            ? 9
            : 1, start: Monday);

        Assert.Equal(
            [(60, "1 00:00-24:00=9@mon")],
            WindowSuggestion.For(samples, Samples.Utc, _ => 0).Select(s => (s.UnmeasuredMinutes, Text(s.Demand))));
    }

    [Fact]
    public void Minutes_without_a_sample_are_said_and_bind_nothing()
    {
        var suggested = WindowSuggestion.For(Samples.Of("a 5 5 5"), Samples.Utc, _ => 0)[0];

        Assert.Equal(("5", 1437), (Text(suggested.Demand), suggested.UnmeasuredMinutes));
    }

    [Fact]
    public void The_slack_may_follow_from_an_apps_peak()
    {
        var suggested = WindowSuggestion.For(Samples.Of("a 100 91 | b 10 9"), Samples.Utc, peak => (int)(peak / 10));

        Assert.Equal([10, 1], suggested.Select(s => s.SlackMbps));
        Assert.All(suggested, s => Assert.Empty(s.Demand.Windows));
    }

    // The minute of the day, on two days.
    private static string Suggest(Func<int, double> mbps, int slack) =>
        Text(WindowSuggestion.For(Samples.Days(2, minute => mbps(minute % 1440)), Samples.Utc, _ => slack)[0].Demand);

    private static string Text(AppDemand demand) =>
        string.Join(' ', [$"{demand.BaseMbps}", .. demand.Windows.Select(w =>
            $"{DayMinute.Format(w.FromMinute)}-{DayMinute.Format(w.ToMinute)}={w.Mbps}"
                + (w.Days == Weekdays.All ? "" : $"@{WeekdaysText.Format(w.Days)}"))]);
}
