using FsCheck.Xunit;
using SharedBandwidth.Sizing.Billing;
using Xunit;

namespace SharedBandwidth.Tests.Sizing.Billing;

/// <summary>What holds for any use.</summary>
[Properties(Arbitrary = new[] { typeof(MeasuredGenerators) }, MaxTest = 200)]
public sealed class BillingLaws
{
    [Property]
    public void A_billed_peak_is_one_of_the_samples_and_only_what_is_forgiven_lies_above_it(Values values)
    {
        var (day, month) = (Enhanced95.DailyPeakMbps(values.Mbps), Monthly95.PeakMbps(values.Mbps));

        Assert.Contains(day, values.Mbps);
        Assert.Contains(month, values.Mbps);
        Assert.True(values.Mbps.Count(v => v > day) <= 4);
        Assert.True(values.Mbps.Count(v => v > month) <= values.Mbps.Length / 20);
    }

    [Property]
    public void A_months_peak_lies_between_its_days(Values days) =>
        Assert.InRange(Enhanced95.MonthlyPeakMbps(days.Mbps), days.Mbps.Min() - 1e-9, days.Mbps.Max() + 1e-9);
}
