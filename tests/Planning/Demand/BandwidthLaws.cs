using System.Globalization;
using FsCheck.Xunit;
using SharedBandwidth.Planning.Demand;
using Xunit;

namespace SharedBandwidth.Tests.Planning.Demand;

/// <summary>What holds for any demand.</summary>
[Properties(Arbitrary = new[] { typeof(Generators) }, MaxTest = 200)]
public sealed class BandwidthLaws
{
    [Property]
    public void The_joint_demand_of_every_minute_is_the_sum_of_what_the_apps_need_then(Demands demands) =>
        Assert.Equal(BruteForce.JointDay(demands.Apps), Plan(demands).JointMbpsByMinute);

    [Property]
    public void The_figures_are_those_of_counting_every_minute(Demands demands)
    {
        var plan = Plan(demands);
        var day = BruteForce.JointDay(demands.Apps);

        Assert.Equal(day.Max(), plan.SharedMbps);
        Assert.Equal(demands.Apps.Sum(app => (long)BruteForce.Day(app).Max()), plan.SeparateMbps);
        Assert.Equal(day.Average(), plan.MeanMbps, 6);
    }

    [Property]
    public void One_apps_need_at_a_minute_and_its_peak_are_those_of_counting(Demands demands) =>
        Assert.All(demands.Apps, app =>
        {
            Assert.Equal(BruteForce.Day(app), BruteForce.Minutes.Select(app.MbpsAt).ToArray());
            Assert.Equal(BruteForce.Day(app).Max(), app.PeakMbps);
        });

    [Property]
    public void Sharing_never_needs_more_than_buying_separately_nor_less_than_the_largest_app(Demands demands)
    {
        var plan = Plan(demands);

        Assert.InRange(plan.SharedMbps, demands.Apps.Select(app => (long)app.PeakMbps).DefaultIfEmpty().Max(), plan.SeparateMbps);
        Assert.InRange(plan.MeanMbps, 0, plan.SharedMbps);
    }

    [Property]
    public void One_more_app_never_lowers_the_joint_peak(Demands demands, Demands more) =>
        Assert.All(more.Apps, app => Assert.True(
            Plan(demands with { Apps = demands.Apps.Add(app with { App = "one-more" }) }).SharedMbps >= Plan(demands).SharedMbps));

    [Property]
    public void The_order_of_the_apps_does_not_matter(Demands demands) =>
        Structure.AssertEqual(Plan(demands), Plan(demands with { Apps = [.. demands.Apps.Reverse()] }));

    [Property]
    public void The_order_of_an_apps_windows_does_not_matter(Demands demands)
    {
        var reversed = demands with { Apps = [.. demands.Apps.Select(app => app with { Windows = [.. app.Windows.Reverse()] })] };

        Structure.AssertEqual(Plan(demands) with { Demands = [] }, Plan(reversed) with { Demands = [] });
    }

    [Property]
    public void A_window_said_twice_counts_once(Demands demands)
    {
        var twice = demands with { Apps = [.. demands.Apps.Select(app => app with { Windows = [.. app.Windows, .. app.Windows] })] };

        Structure.AssertEqual(Plan(demands) with { Demands = [] }, Plan(twice) with { Demands = [] });
    }

    [Property]
    public void Another_start_of_the_day_changes_no_figure(Demands demands, uint shift)
    {
        var minutes = (int)(shift % 1440);
        var moved =
            demands with { Apps = [.. demands.Apps.Select(app => app with { Windows = [.. app.Windows.Select(w => Moved(w, minutes))] })] };

        var (before, after) = (Plan(demands), Plan(moved));

        Assert.Equal((before.SharedMbps, before.SeparateMbps, before.MeanMbps), (after.SharedMbps, after.SeparateMbps, after.MeanMbps));
        if (before.Peaks is not [{ FromMinute: 0, ToMinute: 1440 }])
        {
            Assert.Equal(
                before.Peaks.Select(p => ((p.FromMinute + minutes) % 1440, Structure.Of(p.Apps))).Order(),
                after.Peaks.Select(p => (p.FromMinute, Structure.Of(p.Apps))).Order());
        }
    }

    [Property]
    public void Peaks_are_all_the_minutes_of_the_joint_peak_each_once(Demands demands)
    {
        var plan = Plan(demands);
        var day = BruteForce.JointDay(demands.Apps);

        Assert.Equal(
            BruteForce.Minutes.Where(minute => plan.SharedMbps > 0 && day[minute] == plan.SharedMbps),
            plan.Peaks.SelectMany(p => BruteForce.MinutesOf(p.FromMinute, p.ToMinute)).Order());
    }

    [Property]
    public void A_peaks_apps_add_up_to_the_joint_peak_and_need_that_throughout(Demands demands)
    {
        var plan = Plan(demands);
        var days = demands.Apps.ToDictionary(app => app.App, BruteForce.Day);

        Assert.All(plan.Peaks, peak =>
        {
            Assert.Equal(plan.SharedMbps, peak.Apps.Values.Sum(mbps => (long)mbps));
            Assert.All(peak.Apps, app =>
                Assert.All(BruteForce.MinutesOf(peak.FromMinute, peak.ToMinute), minute => Assert.Equal(days[app.Key][minute], app.Value)));
        });
    }

    [Property]
    public void Neighbouring_peaks_differ_in_what_they_are_made_of(Demands demands)
    {
        var peaks = Plan(demands).Peaks;

        Assert.Equal(peaks.OrderBy(p => p.FromMinute), peaks);
        foreach (var (peak, next) in peaks.Zip(peaks.Skip(1).Append(peaks.FirstOrDefault()))
            .Where(x => x.First != x.Second && x.First.ToMinute % 1440 == x.Second!.FromMinute))
        {
            Assert.NotEqual(Structure.Of(peak.Apps), Structure.Of(next!.Apps));
        }
    }

    [Property]
    public void Times_over_a_size_are_the_minutes_that_need_more(Demands demands, ushort mbps)
    {
        var day = BruteForce.JointDay(demands.Apps);
        var times = Plan(demands).TimesOver(mbps).Select(t => (From: Minute(t[..5]), To: Minute(t[9..]))).ToArray();

        Assert.Equal(
            BruteForce.Minutes.Where(minute => day[minute] > mbps),
            times.SelectMany(t => Enumerable.Range(t.From, t.To - t.From)));
        Assert.All(times.Zip(times.Skip(1)), pair => Assert.True(pair.First.To < pair.Second.From));
    }

    [Property]
    public void A_planned_package_carries_the_joint_peak_and_its_headroom_and_not_one_more(Demands demands, byte headroom)
    {
        var plan = BandwidthPlanner.Plan(demands.Apps, new BandwidthRequest(null, headroom));

        if (plan.PackageMbps is { } package and > BandwidthPlanner.ServiceMinimumMbps)
        {
            Assert.True(package * 100 >= plan.SharedMbps * (100 + headroom));
            Assert.True((package - 1) * 100 < plan.SharedMbps * (100 + headroom));
        }
    }

    [Property]
    public void Planning_twice_gives_the_same(Demands demands) => Structure.AssertEqual(Plan(demands), Plan(demands));

    private static BandwidthPlan Plan(Demands demands) => BandwidthPlanner.Plan(demands.Apps, new BandwidthRequest(null, 0));

    // The whole day stays the whole day.
    private static DemandWindow Moved(DemandWindow window, int minutes)
    {
        var length = (window.ToMinute - window.FromMinute + 1440) % 1440;
        var from = (window.FromMinute + minutes) % 1440;
        var to = (from + length) % 1440;
        return length == 0 ? window : new DemandWindow(from, to == 0 ? 1440 : to, window.Mbps);
    }

    private static int Minute(string text) => (Number(text[..2]) * 60) + Number(text[3..]);

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
