using SharedBandwidth.Planning.Demand;
using Xunit;

namespace SharedBandwidth.Tests.Planning.Demand;

public sealed class BandwidthPlannerTests
{
    private const string V1 = "ecs1 500 13:00-18:00=1000 | ecs2 500 19:00-23:00=1000";
    private const string V2 = "ecs1 300 12:00-16:00=700 | ecs2 300 16:00-20:00=700";

    [Fact]
    public void The_documents_two_apps_need_1500_together_instead_of_2000()
    {
        var plan = Plan(V1);

        Assert.Equal(2000, plan.SeparateMbps);
        Assert.Equal(1500, plan.SharedMbps);
        Assert.Equal(1500, plan.PackageMbps);
        Assert.Equal(SizeReason.JointPeak, plan.DecidedBy);
        Assert.Equal(25.0, plan.SavedPercent);
        Assert.Equal(1187.5, plan.MeanMbps);
        Assert.Equal(100 * 1187.5 / 1500, plan.UtilisationPercent, 9);
        Assert.Equal("13:00-18:00 ecs1 1000, ecs2 500; 19:00-23:00 ecs1 500, ecs2 1000", DemandText.Of(plan.Peaks));
    }

    [Fact]
    public void The_documents_two_apps_are_at_their_joint_peak_nine_hours_a_day()
    {
        var plan = Plan(V1);

        Assert.Equal(9 * 60, plan.JointMbpsByMinute.Count(mbps => mbps == 1500));
        Assert.Equal(15 * 60, plan.JointMbpsByMinute.Count(mbps => mbps == 1000));
        Assert.Equal([1000, 1500], [plan.JointMbpsByMinute[779], plan.JointMbpsByMinute[780]]);
        Assert.Equal([1500, 1000], [plan.JointMbpsByMinute[1079], plan.JointMbpsByMinute[1080]]);
    }

    [Fact]
    public void Windows_that_touch_do_not_add_up()
    {
        var plan = Plan(V2);

        Assert.Equal(1400, plan.SeparateMbps);
        Assert.Equal(1000, plan.SharedMbps);
        Assert.Equal("12:00-16:00 ecs1 700, ecs2 300; 16:00-20:00 ecs1 300, ecs2 700", DemandText.Of(plan.Peaks));
    }

    [Theory]
    [InlineData("a 1 22:00-02:00=10", "22:00-02:00 a 10")]
    [InlineData("a 1 22:00-02:00=10 | b 1 23:00-01:00=10", "23:00-01:00 a 10, b 10")]
    [InlineData("a 1 20:00-00:00=10 | b 1 20:00-24:00=10", "20:00-24:00 a 10, b 10")]
    [InlineData("a 1 20:00-24:00=10 00:00-03:00=10", "20:00-03:00 a 10")]
    [InlineData("a 1 20:00-24:00=10 | b 1 00:00-03:00=10", "00:00-03:00 a 1, b 10; 20:00-24:00 a 10, b 1")]
    [InlineData("a 5 12:00-06:00=8", "12:00-06:00 a 8")]
    [InlineData("a 1 23:00-01:00=10 03:00-04:00=10", "03:00-04:00 a 10; 23:00-01:00 a 10")]
    public void A_peak_may_run_past_midnight_as_one_span(string demand, string peaks) =>
        Assert.Equal(peaks, DemandText.Of(Plan(demand).Peaks));

    [Theory]
    [InlineData("a 1 08:00-12:00=5 10:00-14:00=7", "10:00-14:00 a 7", 7)]
    [InlineData("a 1 08:00-12:00=7 10:00-14:00=5", "08:00-12:00 a 7", 7)]
    [InlineData("a 1 08:00-20:00=5 10:00-12:00=9", "10:00-12:00 a 9", 9)]
    [InlineData("a 1 08:00-10:00=5 10:00-12:00=5", "08:00-12:00 a 5", 5)]
    [InlineData("a 1 08:00-11:00=5 10:00-12:00=5", "08:00-12:00 a 5", 5)]
    public void Where_windows_of_one_app_overlap_the_larger_counts(string demand, string peaks, long shared)
    {
        var plan = Plan(demand);

        Assert.Equal(shared, plan.SharedMbps);
        Assert.Equal(shared, plan.SeparateMbps);
        Assert.Equal(peaks, DemandText.Of(plan.Peaks));
    }

    [Fact]
    public void A_window_replaces_the_base_also_when_it_is_smaller()
    {
        var plan = Plan("a 10 00:00-12:00=2 06:00-18:00=4");
        int[] minutes = [0, 359, 360, 1079, 1080];

        Assert.Equal([2, 2, 4, 4, 10], minutes.Select(minute => plan.JointMbpsByMinute[minute]));
        Assert.Equal("18:00-24:00 a 10", DemandText.Of(plan.Peaks));
        Assert.Equal(((6 * 2) + (12 * 4) + (6 * 10)) / 24.0, plan.MeanMbps, 9);
    }

    [Fact]
    public void A_window_of_zero_switches_the_app_off()
    {
        var plan = Plan("a 10 06:00-18:00=0 | b 3");

        Assert.Equal(3, plan.JointMbpsByMinute[720]);
        Assert.Equal("18:00-06:00 a 10, b 3", DemandText.Of(plan.Peaks));
    }

    [Theory]
    [InlineData("a 700")]
    [InlineData("a 1 00:00-24:00=700")]
    [InlineData("a 1 00:00-12:00=700 12:00-24:00=700")]
    [InlineData("a 1 12:00-11:59=700 11:59-12:00=700")]
    public void Constant_demand_is_one_peak_of_the_whole_day(string demand)
    {
        var plan = Plan(demand);

        Assert.Equal(700, plan.SharedMbps);
        Assert.Equal(700, plan.SeparateMbps);
        Assert.Equal(700, plan.MeanMbps);
        Assert.Equal(100, plan.UtilisationPercent);
        Assert.Equal("00:00-24:00 a 700", DemandText.Of(plan.Peaks));
    }

    [Fact]
    public void A_level_joint_demand_is_split_where_its_composition_changes()
    {
        Assert.Equal("00:00-12:00 a 3, b 1; 12:00-24:00 a 1, b 3", DemandText.Of(Plan("a 1 00:00-12:00=3 | b 1 12:00-24:00=3").Peaks));
        Assert.Equal("06:00-18:00 a 3, b 1; 18:00-06:00 a 1, b 3", DemandText.Of(Plan("a 1 06:00-18:00=3 | b 1 18:00-06:00=3").Peaks));
    }

    [Fact]
    public void A_last_minute_of_the_day_counts()
    {
        var plan = Plan("a 1 23:59-24:00=9");

        Assert.Equal(9, plan.SharedMbps);
        Assert.Equal("23:59-24:00 a 9", DemandText.Of(plan.Peaks));
    }

    [Fact]
    public void Apps_that_need_nothing_are_no_part_of_a_peak()
    {
        var plan = Plan("a 5 | b 0 | c 0 01:00-02:00=1");

        Assert.Equal("01:00-02:00 a 5, c 1", DemandText.Of(plan.Peaks));
    }

    [Fact]
    public void Demand_of_nothing_has_no_peak_and_plans_the_smallest_package()
    {
        var plan = Plan("a 0");

        Assert.Equal(0, plan.SharedMbps);
        Assert.Empty(plan.Peaks);
        Assert.Equal((2, SizeReason.ServiceMinimum), (plan.PackageMbps, plan.DecidedBy));
        Assert.Equal(0, plan.SavedPercent);
        Assert.Equal(0, plan.UtilisationPercent);
    }

    [Fact]
    public void Without_any_app_nothing_decides_the_size()
    {
        var plan = Plan("");

        Assert.Equal((null, SizeReason.Unknown), (plan.PackageMbps, plan.DecidedBy));
        Assert.Equal((0L, 0L, 0.0), (plan.SeparateMbps, plan.SharedMbps, plan.MeanMbps));
        Assert.Equal((0.0, 0.0), (plan.SavedPercent, plan.UtilisationPercent));
        Assert.Equal(1440, plan.JointMbpsByMinute.Length);
        Assert.Empty(plan.Demands);
        Assert.Empty(plan.Peaks);
        Assert.Empty(plan.TimesOver(0));
    }

    [Fact]
    public void One_app_saves_nothing_by_sharing()
    {
        var plan = Plan("a 500 13:00-18:00=1000");

        Assert.Equal((1000L, 1000L, 0.0), (plan.SeparateMbps, plan.SharedMbps, plan.SavedPercent));
    }

    [Theory]
    [InlineData("a 1000", 0, 1000, SizeReason.JointPeak)]
    [InlineData("a 1000", 20, 1200, SizeReason.Headroom)]
    [InlineData("a 101", 10, 112, SizeReason.Headroom)]
    [InlineData("a 100", 1, 101, SizeReason.Headroom)]
    [InlineData("a 3", 1, 4, SizeReason.Headroom)]
    [InlineData("a 1500", 500, 9000, SizeReason.Headroom)]
    [InlineData("a 1", 0, 2, SizeReason.ServiceMinimum)]
    [InlineData("a 1", 50, 2, SizeReason.Headroom)]
    [InlineData("a 2", 0, 2, SizeReason.JointPeak)]
    [InlineData("a 0", 100, 2, SizeReason.ServiceMinimum)]
    public void Headroom_is_added_and_rounded_up_and_no_package_is_below_the_service_minimum(
        string demand, int headroom, long package, SizeReason reason)
    {
        var plan = BandwidthPlanner.Plan(DemandText.Read(demand), new BandwidthRequest(null, headroom));

        Assert.Equal((package, reason), (plan.PackageMbps, plan.DecidedBy));
    }

    [Theory]
    [InlineData(V1, 1500)]
    [InlineData(V1, 1)]
    [InlineData(V1, 3000)]
    [InlineData("", 100)]
    public void A_declared_size_is_taken_as_it_is(string demand, int declared)
    {
        var plan = BandwidthPlanner.Plan(DemandText.Read(demand), new BandwidthRequest(declared, 50));

        Assert.Equal((declared, SizeReason.Declared), (plan.PackageMbps, plan.DecidedBy));
    }

    [Fact]
    public void A_package_larger_than_buying_separately_saves_less_than_nothing()
    {
        var plan = BandwidthPlanner.Plan(DemandText.Read(V1), new BandwidthRequest(3000, 0));

        Assert.Equal(-50.0, plan.SavedPercent);
        Assert.Equal(100 * 1187.5 / 3000, plan.UtilisationPercent, 9);
    }

    [Fact]
    public void Megabits_are_never_converted_to_powers_of_two()
    {
        var plan = Plan("a 1024 | b 1000");

        Assert.Equal(2024, plan.SharedMbps);
        Assert.Equal(2024, plan.PackageMbps);
        Assert.Equal(2024.0, plan.MeanMbps);
    }

    [Fact]
    public void Many_large_apps_do_not_overflow()
    {
        var demands = Enumerable.Range(0, 30_000).Select(i => new AppDemand($"a{i}", 100_000, []));

        var plan = BandwidthPlanner.Plan(demands, new BandwidthRequest(null, 500));

        Assert.Equal(3_000_000_000, plan.SharedMbps);
        Assert.Equal(18_000_000_000, plan.PackageMbps);
    }

    [Fact]
    public void Demands_are_listed_by_key_in_ordinal_order_whatever_the_order_they_came_in()
    {
        var plan = Plan("b 1 | a-1 1 | B 1 | a 1 | a_1 1");

        Assert.Equal(["B", "a", "a-1", "a_1", "b"], plan.Demands.Select(d => d.App));
        Structure.AssertEqual(plan, Plan("a_1 1 | a 1 | B 1 | a-1 1 | b 1"));
    }

    [Theory]
    [InlineData(1499, "13:00-18:00 19:00-23:00")]
    [InlineData(1500, "")]
    [InlineData(1200, "13:00-18:00 19:00-23:00")]
    [InlineData(1000, "13:00-18:00 19:00-23:00")]
    [InlineData(999, "00:00-24:00")]
    [InlineData(0, "00:00-24:00")]
    public void Times_over_a_size_are_those_at_which_the_apps_need_more(long mbps, string times) =>
        Assert.Equal(times, string.Join(' ', Plan(V1).TimesOver(mbps).Select(t => t.Replace(" to ", "-", StringComparison.Ordinal))));

    [Fact]
    public void Times_over_a_size_are_in_order_of_the_day_and_end_at_midnight() =>
        Assert.Equal(["00:00 to 02:00", "22:00 to 24:00"], Plan("a 1 22:00-02:00=10").TimesOver(5));

    [Theory]
    [InlineData("a 500 13:00-18:00=1000", 1000)]
    [InlineData("a 500 13:00-18:00=100", 500)]
    [InlineData("a 500 00:00-24:00=100", 100)]
    [InlineData("a 500 22:00-02:00=700 01:00-03:00=900", 900)]
    public void The_peak_of_one_app_is_the_most_it_needs_at_any_minute(string demand, int peak) =>
        Assert.Equal(peak, DemandText.Read(demand)[0].PeakMbps);

    private static BandwidthPlan Plan(string demand) => BandwidthPlanner.Plan(DemandText.Read(demand), new BandwidthRequest(null, 0));
}
