using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using SharedBandwidth.CommandLine.Reports;
using SharedBandwidth.Planning.Demand;
using SharedBandwidth.Sizing.WhatIf;

namespace SharedBandwidth.CommandLine.Bandwidth;

/// <summary>What <c>bandwidth</c> says, as data with the same facts as the text.</summary>
internal sealed record ReportData(
    string Project,
    string Stack,
    string? Region,
    string? Profile,
    string AccountSite,
    string? TimeZone,
    BandwidthData Bandwidth,
    DeclaredData Declared,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] WhatIfData? WhatIf,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] MeasuredData? Measured,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] BillingData? Billing)
{
    public static ReportData Of(BandwidthReport report) => new(
        report.Project,
        report.Stack,
        report.Place.Region,
        report.Place.Profile,
        report.Place.AccountSite.Text,
        report.TimeZone,
        BandwidthData.Of(report.Plan.Bandwidth),
        DeclaredData.Of(report.Plan.Bandwidth),
        report.WhatIf is { } whatIf ? WhatIfData.Of(whatIf) : null,
        report.Measured is { } measured ? MeasuredData.Of(measured) : null,
        report.Billing is { } billing ? BillingData.Of(billing, report.BillingChange) : null);

    public void Write(Stream stream) => JsonOutput.Write(stream, this, ReportJsonContext.Default.ReportData);
}

/// <summary>What the declared demand comes to.</summary>
internal sealed record DeclaredData(
    string DecidedBy,
    TwoDecimals? DiversityFactor,
    long? HeadroomMbps,
    TwoDecimals? UtilisationPercent,
    IEnumerable<ContributionData> Apps,
    CheapestMoveData? CheapestMove)
{
    public static DeclaredData Of(BandwidthPlan plan) => new(
        JsonOutput.Name(plan.DecidedBy),
        plan.DiversityFactor,
        plan.PackageMbps - plan.SharedMbps,
        plan.PackageMbps is null ? null : plan.UtilisationPercent,
        AppContribution.Of(plan).Zip(plan.Demands, (c, demand) =>
            new ContributionData(c.App, c.PeakMbps, c.AddsMbps, c.WithoutMbps, DemandNode.Of(demand))),
        CheapestMoveData.Of(plan));
}

/// <summary>The shortest move of one app's peak that does enough, see <see cref="CheapestMove"/>; null: no move does.</summary>
internal sealed record CheapestMoveData(string App, string From, string To, long SharedMbps)
{
    public static CheapestMoveData? Of(BandwidthPlan plan) => CheapestMove.Of(plan) is { } move
        ? new(move.App, DayMinute.Format(move.FromMinute), DayMinute.Format(move.ToMinute), move.SharedMbps)
        : null;
}

/// <summary>What one app has to do with the package's size.</summary>
internal sealed record ContributionData(string App, int PeakMbps, long AddsMbps, long WithoutMbps, JsonObject Demand);
