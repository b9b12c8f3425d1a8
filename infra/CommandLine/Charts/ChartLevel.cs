using SharedBandwidth.Planning.Demand;
using SharedBandwidth.Planning.Exposure.Plan;

namespace SharedBandwidth.CommandLine.Charts;

/// <summary>What a level of a chart stands for.</summary>
internal enum LevelKind
{
    Package,
    BoughtSeparately,
}

/// <summary>A line across a chart.</summary>
/// <param name="Kind">What it stands for.</param>
/// <param name="Name">What stands in the line.</param>
/// <param name="Mbps">Its height.</param>
/// <param name="MostTimesThePeak">Above this, it would press the demand down to the ground, and goes into the legend.</param>
internal sealed record ChartLevel(LevelKind Kind, string Name, long Mbps, double MostTimesThePeak)
{
    public static IEnumerable<ChartLevel> Of(ExposurePlan plan)
    {
        if (plan.Bandwidth.PackageMbps is { } packageMbps)
        {
            yield return new ChartLevel(LevelKind.Package, "package", packageMbps, 3);
        }

        if (plan.Bandwidth.Demands.Length > 1)
        {
            yield return new ChartLevel(LevelKind.BoughtSeparately, "bought separately", plan.Bandwidth.SeparateMbps, 1.5);
        }
    }

    public bool Fits(BandwidthPlan plan) => Mbps <= plan.SharedMbps * MostTimesThePeak;
}
