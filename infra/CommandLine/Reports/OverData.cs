using SharedBandwidth.Planning.Demand;

namespace SharedBandwidth.CommandLine.Reports;

/// <summary>A time at which a package is too small, and what each app needs then.</summary>
internal sealed record OverData(string When, long MissingMbps, IReadOnlyDictionary<string, int> Apps)
{
    public static OverData Of(DemandOver over) => new(over.When, over.MissingMbps, over.Apps);
}
