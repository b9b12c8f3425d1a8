using System.Text.Json;
using SharedBandwidth.CommandLine.Reports;
using SharedBandwidth.Planning.Demand;

namespace SharedBandwidth.CommandLine.Bandwidth;

/// <summary>Which bandwidth to buy and why, as data with the same facts as the text.</summary>
internal static class BandwidthJson
{
    public static void Write(BandwidthReport report, Stream stream) => PlanJson.WriteObject(stream, json =>
    {
        json.WriteString("project", report.Project);
        json.WriteString("stack", report.Stack);
        json.WriteString("timeZone", report.TimeZone);
        PlanJson.Write(json, report.Plan.Bandwidth);
        WriteDeclared(json, report.Plan.Bandwidth);
        if (report.Measured is { } measured)
        {
            MeasuredJson.Write(json, measured);
        }

        if (report.Billing is { } billing)
        {
            BillingJson.Write(json, billing);
        }
    });

    private static void WriteDeclared(Utf8JsonWriter json, BandwidthPlan plan)
    {
        json.WriteStartObject("declared");
        json.WriteString("decidedBy", PlanJson.Name(plan.DecidedBy));
        json.WriteRounded("diversityFactor", plan.DiversityFactor);
        json.WriteNumberOrNull("headroomMbps", plan.PackageMbps - plan.SharedMbps);
        json.WriteRounded("utilisationPercent", plan.PackageMbps is null ? null : plan.UtilisationPercent);
        json.WriteObjects("apps", AppContribution.Of(plan).Zip(plan.Demands), app =>
        {
            var (contribution, demand) = app;
            json.WriteString("app", contribution.App);
            json.WriteNumber("peakMbps", contribution.PeakMbps);
            json.WriteNumber("addsMbps", contribution.AddsMbps);
            json.WriteNumber("withoutMbps", contribution.WithoutMbps);
            json.WritePropertyName("demand");
            DemandNode.Of(demand).WriteTo(json);
        });
        json.WriteEndObject();
    }
}
