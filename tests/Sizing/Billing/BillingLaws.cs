using System.Collections.Immutable;
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
    public void What_a_package_carries_is_what_is_used_up_to_its_size_at_each_time(Values rates, ushort packageMbps)
    {
        var usage = new UsageProfile
        {
            Days = [new UsageDay(null, [.. rates.Mbps.Chunk(5).Select(minutes => minutes.ToImmutableArray())])],
            BilledDays = 30,
            IsMeasured = false,
            MinutesPerMean = 5,
        };
        var carried = usage.Within(packageMbps);

        Assert.InRange(carried.MeanMbps, 0, Math.Min(packageMbps, usage.MeanMbps));
        Assert.InRange(carried.MeanMbps, usage.Within(packageMbps / 2).MeanMbps, usage.Within(packageMbps + 1).MeanMbps);
        Assert.Equal(rates.Mbps.Max() <= packageMbps, carried.MeanMbps == usage.MeanMbps);

        // By five minutes, too: what is held back in one of them is not made up in the others.
        Assert.Equal(
            rates.Mbps.Chunk(5).Select(minutes => minutes.Average(rate => Math.Min(rate, packageMbps))), carried.Days[0].MeansMbps);
    }

    [Property]
    public void A_months_peak_lies_between_its_days(Values days) =>
        Assert.InRange(Enhanced95.MonthlyPeakMbps(days.Mbps), days.Mbps.Min() - 1e-9, days.Mbps.Max() + 1e-9);
}
