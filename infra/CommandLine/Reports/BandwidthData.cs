using System.Text.Json.Serialization;
using SharedBandwidth.Planning.Demand;

namespace SharedBandwidth.CommandLine.Reports;

/// <summary>The bandwidth that is planned, as every verb's data has it under <c>bandwidth</c>.</summary>
internal sealed record BandwidthData(
    long SeparateMbps,
    long SharedMbps,
    long? PackageMbps,
    TwoDecimals SavedPercent,
    TwoDecimals MeanMbps,
    IReadOnlyList<PeakData> Peaks)
{
    public static BandwidthData Of(BandwidthPlan plan) => new(
        plan.SeparateMbps,
        plan.SharedMbps,
        plan.PackageMbps,
        plan.SavedPercent,
        plan.MeanMbps,
        [
            .. plan.Peaks.Select(peak =>
                new PeakData(peak.From, peak.To, plan.IsDaily ? null : [.. WeekdaysText.Names(peak.Days)], peak.Apps)),
        ]);
}

/// <summary>A time at which all apps together need the most; <paramref name="Days"/> only where days differ.</summary>
internal sealed record PeakData(
    string From,
    string To,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? Days,
    IReadOnlyDictionary<string, int> Apps);
