using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using SharedBandwidth.Planning.Demand;
using Xunit;

namespace SharedBandwidth.Tests.Planning.Demand;

public sealed class WeekdayTests
{
    private const Weekdays Workdays = Weekdays.Monday | Weekdays.Tuesday | Weekdays.Wednesday | Weekdays.Thursday | Weekdays.Friday;

    [Theory]
    [InlineData("mon", Weekdays.Monday)]
    [InlineData("SUN", Weekdays.Sunday)]
    [InlineData("mon-fri", Workdays)]
    [InlineData("sat-mon", Weekdays.Saturday | Weekdays.Sunday | Weekdays.Monday)]
    [InlineData("wed-wed", Weekdays.Wednesday)]
    [InlineData("mon-sun", Weekdays.All)]
    [InlineData("", null)]
    [InlineData("monday", null)]
    [InlineData("mon-", null)]
    [InlineData("mon fri", null)]
    [InlineData("mon-fri-sun", null)]
    public void A_weekday_or_a_range_of_them_is_read(string text, Weekdays? days) => Assert.Equal(days, WeekdaysText.Parse(text));

    [Theory]
    [InlineData(Weekdays.All, "every day")]
    [InlineData(Workdays, "mon-fri")]
    [InlineData(Weekdays.Sunday, "sun")]
    [InlineData(Weekdays.Monday | Weekdays.Wednesday | Weekdays.Saturday | Weekdays.Sunday, "mon, wed, sat-sun")]
    public void Weekdays_are_written_in_runs(Weekdays days, string text) => Assert.Equal(text, WeekdaysText.Format(days));

    [Fact]
    public void Apps_that_are_busy_on_different_days_share_more_than_their_daily_peaks_would_allow()
    {
        var plan = Plan(
            new AppDemand("shop", 100, [new DemandWindow(600, 1200, 1000) { Days = Weekdays.Saturday | Weekdays.Sunday }]),
            new AppDemand("office", 100, [new DemandWindow(540, 1020, 800) { Days = Workdays }]));

        Assert.Equal((1800, 1100, false), (plan.SeparateMbps, plan.SharedMbps, plan.IsDaily));
        var peak = Assert.Single(plan.Peaks);
        Assert.Equal("10:00 to 20:00 on sat-sun", peak.When);
        Assert.Equal([("office", 100), ("shop", 1000)], peak.Apps.Select(app => (app.Key, app.Value)));
        Assert.Equal(Weekdays.Saturday | Weekdays.Sunday, plan.BusiestDays);
        Assert.Equal(5 * DayMinute.PerDay, plan.BusiestDayStart);
        Assert.Equal(["09:00 to 17:00 on mon-fri", "10:00 to 20:00 on sat-sun"], plan.TimesOver(500));
        Assert.Equal(200 + (((700.0 * 480 * 5) + (900.0 * 600 * 2)) / DayMinute.PerWeek), plan.MeanMbps, 9);
    }

    [Fact]
    public void A_window_past_midnight_ends_on_the_day_after_those_it_starts_on()
    {
        var plan = Plan(new AppDemand("a", 1, [new DemandWindow(1320, 120, 10) { Days = Weekdays.Sunday }]));

        Assert.Equal(["22:00 to 24:00 on sun", "00:00 to 02:00 on mon"], plan.Peaks.Select(peak => peak.When).OrderDescending());
        Assert.Equal(10, plan.JointMbpsByMinute[0]);
        Assert.Equal(1, plan.JointMbpsByMinute[120]);
        Assert.Equal(10, plan.JointMbpsByMinute[DayMinute.PerWeek - 1]);
    }

    [Fact]
    public void Every_day_named_one_by_one_is_as_every_day_named_together()
    {
        var together = Plan(new AppDemand("a", 1, [new DemandWindow(600, 660, 10)]));
        var apart = Plan(new AppDemand(
            "a", 1, [.. Enumerable.Range(0, 7).Select(day => new DemandWindow(600, 660, 10) { Days = WeekdaysText.Of(day) })]));

        Assert.Equal((together.SharedMbps, together.MeanMbps), (apart.SharedMbps, apart.MeanMbps));
        Assert.Equal("10:00 to 11:00", Assert.Single(apart.Peaks).When);
    }

    [Property(MaxTest = 100, Arbitrary = [typeof(WeeklyDemands)])]
    public void The_joint_demand_of_a_week_is_that_of_a_walk_through_all_its_minutes(ImmutableArray<AppDemand> demands)
    {
        var plan = BandwidthPlanner.Plan(demands, new BandwidthRequest(null, 0));

        var walked = new long[DayMinute.PerWeek];
        foreach (var demand in demands)
        {
            var needs = Walk(demand);
            for (var minute = 0; minute < walked.Length; minute++)
            {
                walked[minute] += needs[minute];
            }
        }

        var planned = new long[DayMinute.PerWeek];
        for (var minute = 0; minute < planned.Length; minute++)
        {
            planned[minute] = plan.JointMbpsByMinute[minute % plan.JointMbpsByMinute.Length];
        }

        Assert.Equal(walked, planned);
        Assert.Equal(walked.Max(), plan.SharedMbps);
        Assert.All(plan.Peaks, peak => Assert.Equal(plan.SharedMbps, peak.Apps.Values.Sum()));
    }

    /// <summary>Up to three apps with up to three windows each, on any days and past any midnight.</summary>
    private static class WeeklyDemands
    {
        public static Arbitrary<ImmutableArray<AppDemand>> Demands()
        {
            var window =
                from fromMinute in Gen.Choose(0, 1439)
                from length in Gen.Choose(1, 1439)
                from mbps in Gen.Choose(0, 100)
                from days in Gen.Choose(1, 127)
                select new DemandWindow(fromMinute, (fromMinute + length) % DayMinute.PerDay, mbps) { Days = (Weekdays)days };
            var app =
                from baseMbps in Gen.Choose(0, 50)
                from count in Gen.Choose(0, 3)
                from windows in window.ListOf(count)
                select (baseMbps, windows);
            var apps = from count in Gen.Choose(0, 3) from list in app.ListOf(count) select list;
            return apps
                .Select(
                    list => ImmutableArray.CreateRange(list.Select((one, i) => new AppDemand($"app{i}", one.baseMbps, [.. one.windows]))))
                .ToArbitrary();
        }
    }

    // Day by day and minute by minute, with nothing of the code under test.
    private static int[] Walk(AppDemand demand)
    {
        var inWindow = new int?[DayMinute.PerWeek];
        foreach (var window in demand.Windows)
        {
            for (var day = 0; day < 7; day++)
            {
                if (((int)window.Days >> day & 1) == 0)
                {
                    continue;
                }

                var length = BruteForce.MinutesOf(window.FromMinute, window.ToMinute).Count();
                for (var i = 0; i < length; i++)
                {
                    ref var inMinute = ref inWindow[((day * 1440) + window.FromMinute + i) % DayMinute.PerWeek];
                    inMinute = Math.Max(inMinute ?? 0, window.Mbps);
                }
            }
        }

        return [.. inWindow.Select(mbps => mbps ?? demand.BaseMbps)];
    }

    private static BandwidthPlan Plan(params ImmutableArray<AppDemand> demands) =>
        BandwidthPlanner.Plan(demands, new BandwidthRequest(null, 0));
}
