using FsCheck.Xunit;
using SharedBandwidth.Planning.Demand;
using Xunit;

namespace SharedBandwidth.Tests.Planning.Demand;

[Properties(Arbitrary = new[] { typeof(Generators) })]
public sealed class AppContributionTests
{
    [Fact]
    public void An_app_adds_what_the_joint_peak_would_be_lower_without_it()
    {
        var plan = BandwidthPlanner.Plan(
            DemandText.Read("a 500 13:00-18:00=1000 | b 500 19:00-23:00=1000 | c 0"), new BandwidthRequest(null, 0));

        Assert.Equal(
            [new AppContribution("a", 1000, 500, 1000), new AppContribution("b", 1000, 500, 1000), new AppContribution("c", 0, 0, 1500)],
            AppContribution.Of(plan));
    }

    [Property]
    public void The_joint_peak_without_an_app_is_that_of_the_others_planned_alone(Demands demands)
    {
        var plan = BandwidthPlanner.Plan(demands.Apps, new BandwidthRequest(null, 0));

        Assert.All(AppContribution.Of(plan), app =>
        {
            var others = BandwidthPlanner.Plan(demands.Apps.Where(d => d.App != app.App), new BandwidthRequest(null, 0));
            Assert.Equal((others.SharedMbps, plan.SharedMbps - others.SharedMbps), (app.WithoutMbps, app.AddsMbps));
            Assert.InRange(app.AddsMbps, 0, app.PeakMbps);
        });
    }
}
