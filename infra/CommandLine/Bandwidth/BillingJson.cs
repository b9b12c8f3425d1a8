using System.Text.Json;
using SharedBandwidth.CommandLine.Reports;

namespace SharedBandwidth.CommandLine.Bandwidth;

/// <summary>What each way of paying bills and costs, as data.</summary>
internal static class BillingJson
{
    public static void Write(Utf8JsonWriter json, BillingReport report)
    {
        var comparison = report.Comparison;
        json.WriteStartObject("billing");
        json.WriteString("currency", comparison.Currency);
        json.WriteNumber("billedDays", comparison.BilledDays);
        json.WriteString("demand", report.IsMeasured ? "measured" : "declared");
        json.WriteString("site", report.Site.ToString());
        json.WriteString("cheapest", comparison.Cheapest?.Mode.ToString());
        json.WriteObjects("modes", comparison.Offers, offer =>
        {
            json.WriteString("mode", offer.Mode.ToString());
            json.WriteRounded("quantity", (double)offer.Quantity);
            json.WriteString("unit", offer.QuantityUnit);
            json.WriteString("why", offer.Why);
            json.WriteRounded("costPerMonth", (double?)offer.CostPerMonth);
            json.WriteRounded("eipFeePerMonth", (double?)offer.EipFeePerMonth);
            json.WriteBoolean("sold", offer.IsSold);
            json.WriteString("availability", offer.Availability.Reason);
        });
        json.WriteTexts("withoutPrice", report.WithoutPrice.Select(mode => mode.ToString()));
        json.WriteObjects("breakEvens", comparison.BreakEvens, even =>
        {
            json.WriteString("mode", even.Mode.ToString());
            json.WriteString("against", even.Against.ToString());
            json.WriteRounded("threshold", (double)even.Threshold);
            json.WriteRounded("actual", (double?)even.Actual);
            json.WriteString("unit", even.Unit);
            json.WriteString("sentence", even.Sentence);
        });
        json.WriteTexts("truths", comparison.Truths);
        json.WriteEndObject();
    }
}
