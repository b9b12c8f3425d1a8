using System.Text.Json.Nodes;
using SharedBandwidth.Planning.Demand;

namespace SharedBandwidth.CommandLine.Bandwidth;

/// <summary>A demand with the keys that the configuration has for it.</summary>
internal static class DemandNode
{
    public static JsonObject Of(AppDemand demand)
    {
        var node = new JsonObject { ["baseMbps"] = demand.BaseMbps };
        if (!demand.Windows.IsEmpty)
        {
            node["windows"] = new JsonArray([.. demand.Windows.Select(Of)]);
        }

        return node;
    }

    private static JsonObject Of(DemandWindow window)
    {
        var node = new JsonObject
        {
            ["from"] = DayMinute.Format(window.FromMinute),
            ["to"] = DayMinute.Format(window.ToMinute),
            ["mbps"] = window.Mbps,
        };
        if (window.Days != Weekdays.All)
        {
            node["days"] = new JsonArray([.. WeekdaysText.Runs(window.Days).Select(run => JsonValue.Create(run))]);
        }

        return node;
    }
}
