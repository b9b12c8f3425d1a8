namespace SharedBandwidth.Planning.Demand;

/// <summary>What one app has to do with the package's size.</summary>
/// <param name="App">The app's key.</param>
/// <param name="PeakMbps">The app's own peak.</param>
/// <param name="AddsMbps">How much lower the joint peak would be without the app.</param>
/// <param name="WithoutMbps">The joint peak without the app.</param>
public sealed record AppContribution(string App, int PeakMbps, long AddsMbps, long WithoutMbps)
{
    /// <summary>One contribution for each app of a plan, in the plan's order.</summary>
    public static IEnumerable<AppContribution> Of(BandwidthPlan plan)
    {
        foreach (var demand in plan.Demands)
        {
            var withoutMbps = 0L;
            foreach (var step in demand.Steps(plan.JointMbpsByMinute.Length))
            {
                for (var minute = step.FromMinute; minute < step.ToMinute; minute++)
                {
                    withoutMbps = Math.Max(withoutMbps, plan.JointMbpsByMinute[minute] - step.Mbps);
                }
            }

            yield return new AppContribution(demand.App, demand.PeakMbps, plan.SharedMbps - withoutMbps, withoutMbps);
        }
    }
}
