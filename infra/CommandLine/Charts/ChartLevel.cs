using SharedBandwidth.CommandLine.Console;
using SharedBandwidth.Planning.Demand;
using SharedBandwidth.Planning.Exposure.Plan;
using Spectre.Console;

namespace SharedBandwidth.CommandLine.Charts;

/// <summary>A line across the chart, on a row of its own between two rows of bars.</summary>
/// <param name="Name">What stands in the line.</param>
/// <param name="Mbps">Its height.</param>
/// <param name="MostTimesThePeak">Above this, it would press the demand down to the ground, and goes into the legend.</param>
/// <param name="Dash">What the line is made of.</param>
/// <param name="Style">The style of the line and its name.</param>
internal sealed record ChartLevel(string Name, long Mbps, double MostTimesThePeak, char Dash, Style Style)
{
    public static IEnumerable<ChartLevel> Of(ExposurePlan plan)
    {
        if (plan.Bandwidth.PackageMbps is { } packageMbps)
        {
            yield return new ChartLevel("package", packageMbps, 3, '─', Styles.Bold);
        }

        if (plan.Bandwidth.Demands.Length > 1)
        {
            yield return new ChartLevel("bought separately", plan.Bandwidth.SeparateMbps, 1.5, '╌', Styles.Dim);
        }
    }

    public bool Fits(BandwidthPlan plan) => Mbps <= plan.SharedMbps * MostTimesThePeak;
}
