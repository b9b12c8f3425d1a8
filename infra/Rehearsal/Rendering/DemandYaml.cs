using System.Globalization;
using System.Text;
using SharedBandwidth.Planning.Demand;

namespace SharedBandwidth.Rehearsal.Rendering;

/// <summary>Suggested demand as it is written in a stack file, under <c>apps</c>.</summary>
internal static class DemandYaml
{
    public static string Of(MeasuredReport report)
    {
        var yaml = new StringBuilder();
        foreach (var demand in report.Suggestions.Select(suggestion => suggestion.Demand))
        {
            var windows = demand.Windows.Select(w => string.Create(
                CultureInfo.InvariantCulture,
                $"{{ from: \"{DayMinute.Format(w.FromMinute)}\", to: \"{DayMinute.Format(w.ToMinute)}\", mbps: {w.Mbps} }}"));
            yaml.Append(CultureInfo.InvariantCulture, $"{demand.App}:\n  demand: {{ baseMbps: {demand.BaseMbps}, windows: [{string.Join(", ", windows)}] }}\n");
        }

        return yaml.ToString();
    }
}
