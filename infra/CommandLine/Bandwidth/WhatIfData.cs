using System.Text.Json.Serialization;
using SharedBandwidth.CommandLine.Reports;
using SharedBandwidth.Planning.Demand;

namespace SharedBandwidth.CommandLine.Bandwidth;

/// <summary>What would be otherwise; the package is null where its size is unknown.</summary>
internal sealed record WhatIfData(
    int? Mbps,
    IEnumerable<string> Without,
    IEnumerable<MoveData> Moves,
    long SharedMbps,
    long? PackageMbps,
    int MinutesOver,
    int MinutesOfPeriod,
    IEnumerable<OverData> Over,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] MeasuredOverData? Measured,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] BillingChangeData? Bill)
{
    public static WhatIfData Of(WhatIfReport report) => new(
        report.Supposed.PackageMbps,
        report.Supposed.Without,
        report.Supposed.PeakStarts.Select(move => new MoveData(move.Key, DayMinute.Format(move.Value))),
        report.After.SharedMbps,
        report.After.PackageMbps,
        report.After.PackageMbps is { } packageMbps ? report.After.MinutesOver(packageMbps) : 0,
        report.After.JointMbpsByMinute.Length,
        report.Over.Select(OverData.Of),
        report.Backtest is { } test ? new MeasuredOverData(test.MinutesMeasured, test.MinutesOver, test.MaxExcessMbps) : null,
        report.Change is { } change ? BillingChangeData.Of(change) : null);
}

/// <summary>An app whose peak begins at another time.</summary>
internal sealed record MoveData(string App, string To);

/// <summary>How the package would have done in what was measured.</summary>
internal sealed record MeasuredOverData(
    long MinutesMeasured, long MinutesOver, TwoDecimals MaxExcessMbps);
