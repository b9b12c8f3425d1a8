using SharedBandwidth.Sizing.Measured;
using Xunit;

namespace SharedBandwidth.Tests.Sizing.Measured;

public sealed class MeasuredDemandTests
{
    [Fact]
    public void The_joint_peak_is_that_of_the_sum_and_the_separate_one_the_sum_of_the_peaks()
    {
        var demand = MeasuredDemand.Of(Samples.Of("api 500 1000 500 | web 500 500 1000"), 0);

        Assert.Equal(2000, demand.SeparateMbps);
        Assert.Equal((1500, Samples.Start + 60, 3), (demand.Joint!.PeakMbps, demand.Joint.PeakUnixSeconds, demand.Joint.Samples));
        Assert.Equal([("api", 1000), ("web", 500)], demand.AppsAtPeak.Select(a => (a.Key, (int)a.Value)));
        Assert.Equal(4000.0 / 3, demand.Joint.MeanMbps, 9);
        Assert.Equal(
            [("api", Samples.Start + 60), ("web", Samples.Start + 120)],
            demand.Apps.Select(a => (a.App, a.Measure.PeakUnixSeconds)));
    }

    [Fact]
    public void Times_at_which_one_app_has_no_sample_are_left_out_of_the_sum_and_not_of_the_app()
    {
        var demand = MeasuredDemand.Of(Samples.Of("api 1 - 3 4 | web 10 900 - 40"), 0);

        Assert.Equal((2, 2), (demand.Series.LeftOut, demand.Series.Used));
        Assert.Equal((44, 904), (demand.Joint!.PeakMbps, demand.SeparateMbps));
        Assert.Equal(25, demand.Apps[1].MissingPercent);
    }

    [Fact]
    public void Without_a_common_time_there_is_no_joint_demand()
    {
        var demand = MeasuredDemand.Of(Samples.Of("api 1 - | web - 2"), 0);

        Assert.Null(demand.Joint);
        Assert.Null(demand.Target);
        Assert.Empty(demand.AppsAtPeak);
        Assert.Equal(3, demand.SeparateMbps);
    }

    [Fact]
    public void Percentiles_of_a_thousand_steps_are_their_ranks()
    {
        var demand = MeasuredDemand.Of(Samples.Of([("app", [.. Enumerable.Range(1, 1000).Reverse().Select(i => (double)i)])]), 0);

        Assert.Equal(new Percentiles(500, 950, 990, 995), demand.Joint!.Percentiles);
        Assert.Equal(demand.Joint.Percentiles, demand.Apps[0].Measure.Percentiles);
    }

    [Theory]
    [InlineData(1000, 0, 950, 995, TargetReason.Percentile995)]
    [InlineData(1000, 20, 950, 1194, TargetReason.Headroom)]
    [InlineData(1000, 1, 950, 1005, TargetReason.Headroom)]
    [InlineData(100, 0, 95, 100, TargetReason.JointPeak)]
    [InlineData(1, 0, null, 2, TargetReason.ServiceMinimum)]
    [InlineData(1, 500, null, 6, TargetReason.Headroom)]
    public void The_target_is_the_99_and_a_half_with_the_headroom_rounded_up(
        int samples, int headroom, int? lower, long target, TargetReason reason)
    {
        var found = MeasuredDemand.Of(
            Samples.Of([("app", [.. Enumerable.Range(1, samples).Select(i => (double)i)])], 900), headroom).Target!;

        Assert.Equal((lower, target, reason), (found.Bounds?.LowerMbps, found.TargetMbps, found.DecidedBy));
        Assert.True(found.Bounds is null || found.Bounds.UpperMbps >= target);
    }

    [Theory]
    [InlineData(1, 2000)]
    [InlineData(2, 1500)]
    [InlineData(7, 1143)]
    [InlineData(30, 1034)]
    public void The_upper_bound_widens_when_the_history_is_short(int days, long upper)
    {
        var target = MeasuredDemand.Of(Samples.Days(days, minute => minute == 0 ? 1000 : 100, stepSeconds: 300), 0).Target!;

        Assert.Equal((100, upper, days), (target.TargetMbps, target.Bounds!.UpperMbps, target.Days));
    }

    [Theory]
    [InlineData(287, false)]
    [InlineData(288, true)]
    public void Less_than_a_day_gives_a_target_and_no_bounds(int samples, bool hasBounds)
    {
        var target = MeasuredDemand.Of(Samples.Of([("app", [.. Enumerable.Repeat(100.0, samples)])], 300), 0).Target!;

        Assert.Equal((100, hasBounds), (target.TargetMbps, target.Bounds is not null));
    }

    [Fact]
    public void A_headroom_above_the_upper_bound_lifts_it()
    {
        var target = MeasuredDemand.Of(Samples.Days(30, _ => 1000, stepSeconds: 300), 100).Target!;

        Assert.Equal((1000, 2000, 2000), (target.Bounds!.LowerMbps, target.TargetMbps, target.Bounds.UpperMbps));
    }

    // The package's own samples are of all apps; those of single ones are not.
    [Fact]
    public void What_is_bought_separately_is_not_known_while_an_app_that_needs_something_has_no_samples()
    {
        var apps = Samples.Of([("app", [1, 2, 3])]);
        var samples = new SampleSet(apps.StartUnixSeconds, apps.StepSeconds, apps.Length, apps.Series, apps.Series[0]);

        Assert.Equal((3, 3), Figures("app 5"));
        Assert.Equal((3, null), Figures("app 5 | b 10"));

        (double?, double?) Figures(string declared)
        {
            var demand = MeasuredDemand.Of(samples, 0, DemandText.Read(declared));
            return (demand.Joint?.PeakMbps, demand.SeparateMbps);
        }
    }

    [Theory]
    [InlineData("b 10", "b")]
    [InlineData("c 0 08:00-09:00=1 | b 10 | a 5", "b c")]
    [InlineData("b 0 | a 5", "")]
    [InlineData("", "")]
    public void While_an_app_that_needs_something_has_no_samples_nothing_is_known_of_all_together(string declared, string unmeasured)
    {
        var samples = Samples.Days(2, _ => 1);

        var demand = MeasuredDemand.Of(samples, 0, DemandText.Read(declared.Replace("a ", "app ", StringComparison.Ordinal)));

        var isKnown = unmeasured.Length == 0;
        Assert.Equal(unmeasured, string.Join(' ', demand.Unmeasured));
        Assert.Equal(
            (isKnown, isKnown, isKnown, isKnown),
            (demand.Joint is not null, demand.Target is not null, demand.SeparateMbps is not null, demand.AppsAtPeak.Count > 0));
        Assert.Equal("app", Assert.Single(demand.Apps).App);
    }

    [Fact]
    public void A_packages_own_samples_are_of_apps_without_samples_too()
    {
        var builder = new SampleSetBuilder(new RowProblemLog());
        builder.Add(Samples.Start, "cbwp-1", 70, 2);

        var demand = MeasuredDemand.Of(builder.Build().Samples!, 0, DemandText.Read("a 10"));

        Assert.Empty(demand.Unmeasured);
        Assert.Equal(70, demand.Target!.TargetMbps);
    }

    [Fact]
    public void Single_precision_does_not_cost_a_megabit() =>
        Assert.Equal(3, MeasuredDemand.Of(Samples.Of("a 0.1 | b 0.2 | c 2.7"), 0).Target!.TargetMbps);
}
